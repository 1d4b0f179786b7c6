//! `key`, `key = value`, `key(..)`, separated by commas: what all places have in common.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, LitStr, Token};

/// Reads every entry, handing each key to `entry`, which reads what follows the key.
/// A key that is unknown or stands twice is an error at its place; `repeatable` keys may stand more than once.
pub(crate) fn parse_entries(
    input: ParseStream<'_>,
    known: &[&str],
    repeatable: &[&str],
    mut entry: impl FnMut(&str, ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let mut seen: Vec<String> = Vec::new();
    while !input.is_empty() {
        let key = input.call(Ident::parse_any)?;
        let name = key.to_string();
        if !known.contains(&name.as_str()) {
            return Err(syn::Error::new(key.span(), unknown(&name, known)));
        }
        if seen.contains(&name) && !repeatable.contains(&name.as_str()) {
            return Err(syn::Error::new(key.span(), format!("`{name}` stands twice")));
        }
        entry(&name, input)?;
        seen.push(name);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(())
}

/// Names the near key, if there is one, and all keys.
fn unknown(name: &str, known: &[&str]) -> String {
    let near = known.iter().map(|key| (distance(name, key), *key)).min();
    match near {
        Some((steps, key)) if steps <= 1 + name.len() / 4 => format!("unknown key `{name}`; did you mean `{key}`?"),
        _ => format!("unknown key `{name}`; known are {}", known.join(", ")),
    }
}

/// Levenshtein distance.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.chars().enumerate() {
            let substitution = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substitution.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.chars().count()]
}

/// `= "text"`.
pub(crate) fn text(input: ParseStream<'_>) -> syn::Result<String> {
    input.parse::<Token![=]>()?;
    Ok(input.parse::<LitStr>()?.value())
}

/// `= value` of any type that parses.
pub(crate) fn value<T: Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// `= 40`.
pub(crate) fn count(input: ParseStream<'_>) -> syn::Result<u64> {
    input.parse::<Token![=]>()?;
    input.parse::<syn::LitInt>()?.base10_parse()
}

/// `= "word"`, one of a closed set.
pub(crate) fn word<T>(input: ParseStream<'_>, read: impl Fn(&str) -> Option<T>, known: &[&str]) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    let literal: LitStr = input.parse()?;
    read(&literal.value())
        .ok_or_else(|| syn::Error::new(literal.span(), format!("expected one of {}", known.join(", "))))
}

/// Collects what stands between the parentheses, entry by entry.
#[derive(Default)]
pub(crate) struct Printer {
    entries: Vec<TokenStream>,
}

impl Printer {
    pub(crate) fn flag(&mut self, key: &str, on: bool) {
        if on {
            let key = ident(key);
            self.entries.push(quote!(#key));
        }
    }

    pub(crate) fn value(&mut self, key: &str, value: Option<impl ToTokens>) {
        if let Some(value) = value {
            let key = ident(key);
            self.entries.push(quote!(#key = #value));
        }
    }

    pub(crate) fn group(&mut self, key: &str, inside: &impl ToTokens) {
        let key = ident(key);
        self.entries.push(quote!(#key(#inside)));
    }

    pub(crate) fn finish(self, tokens: &mut TokenStream) {
        let entries = self.entries;
        tokens.extend(quote!(#(#entries),*));
    }
}

fn ident(key: &str) -> Ident {
    Ident::new(key, proc_macro2::Span::call_site())
}

/// The whole attribute `#[model(..)]`, or nothing where nothing is said.
#[must_use]
pub fn attribute(attrs: &impl ToTokens) -> Option<TokenStream> {
    let inside = attrs.to_token_stream();
    (!inside.is_empty()).then(|| quote!(#[model(#inside)]))
}

/// Reads the `#[model(..)]` among some attributes; several count as one.
///
/// # Errors
/// An unknown key, a key that stands twice, or a value of the wrong form, at its place.
pub fn from_attributes<T: Parse + Default>(attributes: &[Attribute]) -> syn::Result<T> {
    let mut all = TokenStream::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("model")) {
        let list = attribute.meta.require_list()?;
        if !all.is_empty() && !list.tokens.is_empty() {
            all.extend(quote!(,));
        }
        all.extend(list.tokens.clone());
    }
    if all.is_empty() {
        Ok(T::default())
    } else {
        syn::parse2(all)
    }
}
