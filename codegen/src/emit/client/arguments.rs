//! How values come into methods: by types that read well where they are called.

use proc_macro2::{Ident, Literal as Token, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::emit::rust::types::FullType;
use crate::emit::rust::value_ident;
use crate::emit::{Scope, facts, text};
use crate::model::{Limits, Literal, Parameter, Type};

/// Where a parameter travels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Body,
}

impl Place {
    /// The method of a call that takes it.
    pub(super) fn method(self) -> Ident {
        match self {
            Place::Path => format_ident!("path"),
            Place::Query => format_ident!("query"),
            Place::Body => format_ident!("body_param"),
        }
    }

    /// The name by which it travels.
    pub(super) fn key(self, parameter: &Parameter) -> &str {
        match self {
            Place::Path => &parameter.name,
            Place::Query | Place::Body => &parameter.wire,
        }
    }
}

/// An argument of a method, or the only one of a setter.
pub(super) struct Argument<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) parameter: &'a Parameter,
}

impl Argument<'_> {
    /// Its name in Rust.
    pub(super) fn name(&self) -> Ident {
        value_ident(&self.parameter.name)
    }

    /// `status: crate::v2::Status`
    pub(super) fn declaration(&self) -> TokenStream {
        let (name, ty) = (self.name(), self.taken());
        quote!(#name: #ty)
    }

    /// What callers may write.
    fn taken(&self) -> TokenStream {
        let ty = &self.parameter.ty;
        if self.parameter.search.is_some() {
            return quote!(impl ::core::convert::Into<::codegen_client::search::Query>);
        }
        let full = self.full(ty);
        match ty {
            Type::List(item) => {
                let full = self.full(item);
                let item = match **item {
                    Type::String => quote!(impl ::core::convert::Into<#full>),
                    _ => quote!(#full),
                };
                quote!(impl ::core::iter::IntoIterator<Item = #item>)
            }
            _ if is_converted(ty) => quote!(impl ::core::convert::Into<#full>),
            _ => quote!(#full),
        }
    }

    /// The statement that makes a value of what came, where it is not one already.
    pub(super) fn conversion(&self) -> Option<TokenStream> {
        let (name, ty) = (self.name(), &self.parameter.ty);
        let full = self.full(ty);
        if self.parameter.search.is_some() {
            return Some(quote!(let #name = #name.into().to_string();));
        }
        match ty {
            Type::List(item) if **item == Type::String => {
                Some(quote!(let #name: #full = #name.into_iter().map(::core::convert::Into::into).collect();))
            }
            Type::List(_) => Some(quote!(let #name: #full = #name.into_iter().collect();)),
            _ if is_converted(ty) => Some(quote!(let #name: #full = #name.into();)),
            _ => None,
        }
    }

    /// `.check("subject", &subject, &LIMITS)`, if there is a limit.
    pub(super) fn check(&self) -> Option<TokenStream> {
        if *self.parameter.limits == Limits::default() {
            return None;
        }
        let (name, value, limits) = (&self.parameter.name, self.name(), self.limits());
        Some(quote!(.check(#name, &#value, #limits)))
    }

    /// Its limits as an expression, a reference that lives forever.
    pub(super) fn limits(&self) -> TokenStream {
        if *self.parameter.limits == Limits::default() {
            return quote!(&::codegen_runtime::Limits::NONE);
        }
        let limits = LimitsItem(&self.parameter.limits);
        quote!(const { &#limits })
    }

    fn full<'b>(&'b self, ty: &'b Type) -> FullType<'b> {
        FullType { scope: self.scope, ty }
    }

    /// What was declared beside its type and doc: `at most 40 characters · default `x``.
    pub(super) fn facts(&self, place: Place) -> Vec<String> {
        let parameter = self.parameter;
        let mut said = facts::limits(&parameter.ty, &parameter.limits);
        if let Some(default) = &parameter.default {
            said.push(format!("default {}", text::code(&facts::literal(default))));
        }
        if place.key(parameter) != parameter.name {
            said.push(format!("on the wire {}", text::code(&parameter.wire)));
        }
        said
    }
}

/// Whether callers may write what becomes a value of this type.
fn is_converted(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Color | Type::Bytes | Type::Any)
}

/// Limits as an expression.
struct LimitsItem<'a>(&'a Limits);

impl ToTokens for LimitsItem<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Limits {
            min,
            max,
            min_length,
            max_length,
            min_items,
            max_items,
            pattern,
            format,
        } = self.0;
        let number = |limit: &Option<Literal>, method: TokenStream| {
            let number = match limit.as_ref()? {
                Literal::Integer(value) => quote!(Integer(#value)),
                Literal::Number(value) => quote!(Float(#value)),
                _ => return None,
            };
            Some(quote!(.#method(::codegen_runtime::Number::#number)))
        };
        let count = |limit: &Option<u64>, method: TokenStream| {
            let limit = Token::u64_unsuffixed((*limit)?);
            Some(quote!(.#method(#limit)))
        };
        let parts = [
            number(min, quote!(min)),
            number(max, quote!(max)),
            count(min_length, quote!(min_length)),
            count(max_length, quote!(max_length)),
            count(min_items, quote!(min_items)),
            count(max_items, quote!(max_items)),
            pattern.as_ref().map(|pattern| {
                quote! {
                    .pattern(#pattern, |text| {
                        static PATTERN: ::codegen_runtime::__private::Pattern =
                            ::codegen_runtime::__private::Pattern::new(#pattern);
                        PATTERN.found_in(text)
                    })
                }
            }),
            format.map(|format| {
                let variant = format_ident!("{format:?}");
                quote!(.format(::codegen_runtime::Format::#variant))
            }),
        ];
        let parts = parts.into_iter().flatten();
        tokens.extend(quote!(::codegen_runtime::Limits::NONE #(#parts)*));
    }
}
