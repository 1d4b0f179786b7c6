//! The struct or enum under a derive.
//!
//! Not [`syn::DeriveInput`], which decodes the text of every doc line: for a crate of many models that is the greater
//! part of reading them. Where something is wrong, `DeriveInput` reads it again.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Expr, Fields, Generics, Lit, Token, Type, Visibility, WhereClause, braced};

/// A struct with named fields, or an enum.
pub(crate) struct Item {
    pub(crate) attributes: Attributes,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
    /// A struct without named fields, a union.
    Other,
}

pub(crate) struct Field {
    pub(crate) attributes: Attributes,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
}

pub(crate) struct Variant {
    pub(crate) attributes: Attributes,
    pub(crate) ident: Ident,
    pub(crate) fields: Fields,
}

/// The attributes that matter here.
#[derive(Default)]
pub(crate) struct Attributes {
    /// The doc, line by line: what stands above the other attributes. What stands below them is for rustdoc alone,
    /// which shows both.
    pub(crate) doc: Vec<Literal>,
    /// What stands in `#[model(..)]`.
    pub(crate) model: TokenStream,
    pub(crate) deprecated: Option<Attribute>,
}

fn decoded(line: &Literal) -> Option<String> {
    match Lit::new(line.clone()) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.parse()?;
        let vis = input.parse()?;
        let is_enum = input.peek(Token![enum]);
        let is_struct = input.peek(Token![struct]);
        input.parse::<TokenTree>()?;
        let ident = input.parse()?;
        let mut generics: Generics = input.parse()?;
        generics.where_clause = input.parse::<Option<WhereClause>>()?;
        let body = if is_enum {
            let inside;
            braced!(inside in input);
            Body::Enum(list(&inside)?)
        } else if is_struct && input.peek(syn::token::Brace) {
            let inside;
            braced!(inside in input);
            Body::Struct(list(&inside)?)
        } else {
            input.parse::<TokenStream>()?;
            Body::Other
        };
        Ok(Item {
            attributes,
            vis,
            ident,
            generics,
            body,
        })
    }
}

fn list<T: Parse>(input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    Ok(Punctuated::<T, Token![,]>::parse_terminated(input)?
        .into_iter()
        .collect())
}

impl Parse for Field {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.parse()?;
        input.parse::<Visibility>()?;
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        Ok(Field {
            attributes,
            ident,
            ty: input.parse()?,
        })
    }
}

impl Parse for Variant {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.parse()?;
        let ident = input.parse()?;
        let fields = if input.peek(syn::token::Paren) {
            Fields::Unnamed(input.parse()?)
        } else if input.peek(syn::token::Brace) {
            Fields::Named(input.parse()?)
        } else {
            Fields::Unit
        };
        if input.parse::<Option<Token![=]>>()?.is_some() {
            input.parse::<Expr>()?;
        }
        Ok(Variant {
            attributes,
            ident,
            fields,
        })
    }
}

impl Parse for Attributes {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attributes = Attributes::default();
        let mut above = true;
        while input.peek(Token![#]) {
            let hash: Token![#] = input.parse()?;
            let inside: Group = input.parse()?;
            let mut tokens = inside.stream().into_iter();
            let Some(TokenTree::Ident(name)) = tokens.next() else {
                above = false;
                continue;
            };
            if name == "doc" {
                // `doc = ".."`; others are `doc(..)`.
                match tokens.nth(1).map(visible) {
                    Some(TokenTree::Literal(line)) if above => attributes.doc.push(line),
                    Some(_) => {}
                    None => above = false,
                }
                continue;
            }
            above = false;
            if name == "model" {
                attributes.model(&name, tokens.next())?;
            } else if name == "deprecated" {
                let attribute = Attribute::parse_outer.parse2(quote!(#hash #inside))?;
                attributes.deprecated = attribute.into_iter().next();
            }
        }
        Ok(attributes)
    }
}

/// What a `macro_rules!` handed on stands in a group without delimiters.
fn visible(token: TokenTree) -> TokenTree {
    match &token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().next().map_or(token, visible)
        }
        _ => token,
    }
}

impl Attributes {
    /// Several `#[model(..)]` count as one.
    fn model(&mut self, name: &Ident, inside: Option<TokenTree>) -> syn::Result<()> {
        let Some(TokenTree::Group(inside)) = inside else {
            return Err(Error::new(name.span(), "expected `#[model(..)]`"));
        };
        let inside = inside.stream();
        if !self.model.is_empty() && !inside.is_empty() {
            self.model.extend(quote!(,));
        }
        self.model.extend(inside);
        Ok(())
    }

    /// What `#[model(..)]` says.
    pub(crate) fn read<T: Parse + Default>(&self) -> syn::Result<T> {
        if self.model.is_empty() {
            return Ok(T::default());
        }
        syn::parse2(self.model.clone())
    }

    /// The doc as one text, which begins with the space that stands behind `///`.
    pub(crate) fn text(&self) -> Literal {
        match self.doc.as_slice() {
            [] => Literal::string(""),
            [line] => line.clone(),
            lines => {
                let lines = lines.iter().filter_map(decoded);
                let lines = lines.map(|line| line.strip_prefix(' ').map_or_else(|| line.clone(), str::to_owned));
                Literal::string(&format!(" {}", lines.collect::<Vec<_>>().join("\n")))
            }
        }
    }

    /// The first line of the doc, if something stands there.
    pub(crate) fn first_line(&self) -> Option<&Literal> {
        let line = self.doc.first()?;
        let written = line.to_string();
        let is_blank = written.trim_matches('"').trim().is_empty();
        (!is_blank).then_some(line)
    }

    /// Where a key of `#[model(..)]` stands, or the attribute, or whatever else is at hand.
    pub(crate) fn span(&self, key: &str, otherwise: Span) -> Span {
        let found = self.model.clone().into_iter().find_map(|token| match token {
            TokenTree::Ident(ident) if ident == key => Some(ident.span()),
            _ => None,
        });
        found.unwrap_or(otherwise)
    }
}
