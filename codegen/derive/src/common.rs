//! What the three derives share.

use codegen_attrs::{Literal, Number};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Error, Expr, ExprLit, Lit, Meta, MetaNameValue, Token};

use crate::item::{Attributes, Item};

/// Collects mistakes.
#[derive(Default)]
pub(crate) struct Mistakes(Option<Error>);

impl Mistakes {
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            None => self.0 = Some(error),
        }
    }

    pub(crate) fn add(&mut self, span: Span, message: impl std::fmt::Display) {
        self.push(Error::new(span, message));
    }

    /// The value, or what went wrong on the way.
    pub(crate) fn take<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    pub(crate) fn finish(self) -> syn::Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}

fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text), ..
        }) => Some(text.value()),
        _ => None,
    }
}

/// What `#[deprecated]` says, as the call that says it again.
pub(crate) fn deprecated(attributes: &Attributes) -> Option<TokenStream> {
    let attribute = attributes.deprecated.as_ref()?;
    let (mut since, mut note) = (None, None);
    match &attribute.meta {
        Meta::Path(_) => {}
        Meta::NameValue(value) => note = text(&value.value),
        Meta::List(list) => {
            let parts = Punctuated::<MetaNameValue, Token![,]>::parse_terminated;
            for part in list.parse_args_with(parts).unwrap_or_default() {
                match text(&part.value) {
                    since_ if part.path.is_ident("since") => since = since_,
                    note_ if part.path.is_ident("note") => note = note_,
                    _ => {}
                }
            }
        }
    }
    let (since, note) = (option(since.as_ref()), option(note.as_ref()));
    Some(quote!(.deprecated(#since, #note)))
}

/// `Some(..)` or `None`, as the runtime calls them.
pub(crate) fn option(value: Option<impl ToTokens>) -> TokenStream {
    value.map_or_else(|| quote!(__rt::None), |value| quote!(__rt::Some(#value)))
}

/// Where the runtime is.
pub(crate) fn runtime(path: Option<&String>, mistakes: &mut Mistakes) -> TokenStream {
    let path = path.map_or("::codegen_runtime", String::as_str);
    match syn::parse_str::<syn::Path>(path) {
        Ok(path) => path.into_token_stream(),
        Err(_) => {
            mistakes.add(Span::call_site(), format!("`crate = \"{path}\"` is no path"));
            quote!(::codegen_runtime)
        }
    }
}

/// Generics have no place in a schema.
pub(crate) fn refuse_generics(input: &Item, mistakes: &mut Mistakes) {
    if !input.generics.params.is_empty() {
        mistakes.push(Error::new_spanned(
            &input.generics,
            "a model, choice or union has no generic parameters",
        ));
    }
}

/// A name that stands in messages and in documentation: letters, digits and `_`.
pub(crate) fn refuse_name(name: &str, span: Span, mistakes: &mut Mistakes) {
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        mistakes.add(span, format!("`{name}` is no name: letters, digits and `_` are"));
    }
}

/// A literal as constant data.
pub(crate) fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Boolean(value) => quote!(__rt::LiteralDef::Boolean(#value)),
        Literal::Number(Number::Integer(value)) => quote!(__rt::LiteralDef::Integer(#value)),
        Literal::Number(Number::Float(value)) => quote!(__rt::LiteralDef::Number(#value)),
        Literal::String(value) => quote!(__rt::LiteralDef::String(#value)),
        Literal::List(items) => {
            let items = items.iter().map(self::literal);
            quote!(__rt::LiteralDef::List(&[#(#items),*]))
        }
    }
}

/// `snake_case` of a variant's name.
pub(crate) fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut before_lower = false;
    for c in name.chars() {
        if c.is_uppercase() && before_lower {
            out.push('_');
        }
        before_lower = c.is_lowercase() || c.is_ascii_digit();
        out.extend(c.to_lowercase());
    }
    out
}
