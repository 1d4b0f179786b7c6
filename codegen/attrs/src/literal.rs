//! Values that stand in attributes.

use proc_macro2::{Literal as Token, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Lit, Token, bracketed, token};

/// A number as a limit or a default: an integer, or a finite number with a fraction or exponent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// 64 bits, signed.
    Integer(i64),
    /// Double precision, finite.
    Float(f64),
}

/// A default.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `true`, `false`.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// Text, a choice by its wire value, a datetime, a date, a colour, bytes in base64.
    String(String),
    /// `[a, b]`.
    List(Vec<Literal>),
}

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        let sign = if minus.is_some() { "-" } else { "" };
        match input.parse::<Lit>()? {
            Lit::Int(int) => match format!("{sign}{}", int.base10_digits()).parse() {
                Ok(value) => Ok(Number::Integer(value)),
                Err(_) => Err(syn::Error::new(int.span(), "does not fit into 64 bits")),
            },
            Lit::Float(float) => match format!("{sign}{}", float.base10_digits()).parse::<f64>() {
                Ok(value) if value.is_finite() => Ok(Number::Float(value)),
                _ => Err(syn::Error::new(float.span(), "is not a finite number")),
            },
            other => Err(syn::Error::new_spanned(other, "expected a number")),
        }
    }
}

impl ToTokens for Number {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (negative, token) = match *self {
            Number::Integer(value) => (value < 0, Token::u64_unsuffixed(value.unsigned_abs())),
            Number::Float(value) => (value.is_sign_negative(), Token::f64_unsuffixed(value.abs())),
        };
        if negative {
            tokens.extend(quote!(-));
        }
        token.to_tokens(tokens);
    }
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(token::Bracket) {
            let inside;
            bracketed!(inside in input);
            let items = inside.parse_terminated(Literal::parse, Token![,])?;
            return Ok(Literal::List(items.into_iter().collect()));
        }
        if input.peek(syn::LitStr) {
            return Ok(Literal::String(input.parse::<syn::LitStr>()?.value()));
        }
        if input.peek(syn::LitBool) {
            return Ok(Literal::Boolean(input.parse::<syn::LitBool>()?.value));
        }
        if input.peek(Token![-]) || input.peek(syn::LitInt) || input.peek(syn::LitFloat) {
            return input.parse().map(Literal::Number);
        }
        Err(input.error("expected a string, a number, true, false or a list of these in brackets"))
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Literal::Boolean(value) => value.to_tokens(tokens),
            Literal::Number(number) => number.to_tokens(tokens),
            Literal::String(text) => text.to_tokens(tokens),
            Literal::List(items) => tokens.extend(quote!([#(#items),*])),
        }
    }
}
