//! The client of an API: how it is called, searched, listened to and stood in for.
//!
//! ```text
//! protocol ──▶ service   client/mod.rs               SERVICE, the styles of its lists, Client, ClientBuilder
//! resource ──▶ resource  client/conversations.rs     one static an endpoint, the handle with one method an endpoint,
//!              request                               a type for each call that has something to set,
//!              patch                                 and the changes that can be sent
//! domains  ──▶ search    search.rs                   the fields that can be searched by
//! webhooks ──▶ webhooks  webhooks.rs                 Receiver, Event
//! samples  ──▶ mock      mock.rs                     what the stand-in of the service answers
//! ```
//! What all of them have in common stands in `codegen-client`, once; what is emitted says what is particular.

mod arguments;
mod call;
mod mock;
mod patch;
mod request;
mod resource;
mod search;
mod service;
mod webhooks;

#[cfg(test)]
pub(in crate::emit) mod tests;

use proc_macro2::{Literal as Token, TokenStream};
use quote::{ToTokens, quote};

pub(super) use call::Call;

use super::rust::docs::Docs;
use super::rust::{file, ident};
use super::{Error, File, Scope};
use crate::model::{Literal, Resource};
use crate::names;

/// Hands the files of an API's client to `sink`.
pub(crate) fn each<E: From<Error>>(scope: &Scope<'_>, sink: &mut dyn FnMut(File) -> Result<(), E>) -> Result<(), E> {
    let api = scope.api;
    let mut write =
        |stem: &str, source: &str, items: TokenStream| -> Result<(), E> { sink(file(scope, stem, source, items)?) };
    if has_client(scope) {
        write("client/mod", &api.file, service::Module(scope).to_token_stream())?;
        for resource in &api.resources {
            let stem = format!("client/{}", names::resource_module(&resource.name));
            let items = resource::ResourceFile { scope, resource };
            write(&stem, &resource.file, items.to_token_stream())?;
        }
        write("mock", &format!("{}/", api.name), mock::Module(scope).to_token_stream())?;
    }
    if !api.protocol.search.is_empty() {
        write("search", &api.file, search::Module(scope).to_token_stream())?;
    }
    if let Some(webhooks) = &api.protocol.webhooks {
        let items = webhooks::Module { scope, webhooks };
        write("webhooks", &api.file, items.to_token_stream())?;
    }
    Ok(())
}

/// Whether anything can be called.
pub(super) fn has_client(scope: &Scope<'_>) -> bool {
    !scope.api.resources.is_empty()
}

/// What the module of an API declares and shows of its client.
pub(super) struct Declarations<'a>(pub(super) &'a Scope<'a>);

impl ToTokens for Declarations<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let scope = self.0;
        let mut parts: Vec<(&str, &str)> = Vec::new();
        if has_client(scope) {
            parts.extend([("client", "client"), ("mock", "mock")]);
        }
        if !scope.api.protocol.search.is_empty() {
            parts.push(("client", "search"));
        }
        if scope.api.protocol.webhooks.is_some() {
            parts.push(("webhooks", "webhooks"));
        }
        for (feature, module) in parts {
            let module = ident(module);
            tokens.extend(quote! {
                #[cfg(feature = #feature)]
                #[cfg_attr(docsrs, doc(cfg(feature = #feature)))]
                pub mod #module;
            });
        }
        let shown = shown(scope);
        if !shown.is_empty() {
            let shown = shown.iter().map(|name| ident(name));
            tokens.extend(quote! {
                #[cfg(feature = "client")]
                #[cfg_attr(docsrs, doc(cfg(feature = "client")))]
                pub use client::{#(#shown),*};
            });
        }
    }
}

/// What is shown beside the models: the client, and the changes that it sends.
fn shown(scope: &Scope<'_>) -> Vec<String> {
    let api = scope.api;
    let client = (has_client(scope) && crate::policy::shows_client(api)).then(|| "Client".to_owned());
    let mut shown: Vec<String> = client
        .into_iter()
        .chain(api.resources.iter().flat_map(patches))
        .collect();
    shown.sort();
    shown
}

/// The names of a resource's changes.
fn patches(resource: &Resource) -> impl Iterator<Item = String> {
    let patches = resource.endpoints.iter().filter_map(|endpoint| endpoint.patch.as_ref());
    patches.map(|patch| patch.name.clone())
}

/// A value of the schema as an expression of its own type: a fixed value, or nothing.
fn constant(literal: &Literal) -> Option<TokenStream> {
    Some(match literal {
        Literal::Boolean(value) => quote!(#value),
        Literal::Integer(value) => quote!(#value),
        Literal::Number(value) => quote!(#value),
        Literal::String(text) => quote!(::std::string::String::from(#text)),
        Literal::Null | Literal::List(_) | Literal::Object(_) => return None,
    })
}

/// A string, or none.
fn optional(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}

/// A path of keys, or none.
fn optional_path(path: Option<&Vec<String>>) -> TokenStream {
    match path {
        Some(keys) => quote!(::core::option::Option::Some(&[#(#keys),*])),
        None => quote!(::core::option::Option::None),
    }
}

/// A number without the suffix of its type.
fn whole(number: impl Into<i64>) -> Token {
    Token::i64_unsuffixed(number.into())
}

/// The doc of a file.
fn inner(docs: &str) -> TokenStream {
    let lines = docs.lines().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#![doc = #lines])*)
}

/// A doc of one's own as attributes.
fn outer(text: &str) -> TokenStream {
    let mut docs = Docs::default();
    docs.paragraph(text);
    let lines = docs.below();
    quote!(#lines)
}
