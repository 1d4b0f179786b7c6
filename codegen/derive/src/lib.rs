//! `#[derive(Model)]`, `#[derive(Choice)]` and `#[derive(Union)]`.
//!
//! `codegen-runtime` re-exports them beside the traits of the same names; its documentation tells what they do, and
//! that of `codegen-attrs` what `#[model(..)]` can say. What is written here is mostly calls of the runtime: the less
//! a derive writes, the less there is to compile.
//!
//! Each derive reads its input into a checked form (`model/input.rs`, `variants.rs`), collecting every mistake, and
//! only then writes. Where there is a mistake it writes stand-ins for the impls as well, so that the mistake is the only
//! thing that the compiler talks about.

mod choice;
mod common;
mod fallback;
mod item;
mod model;
mod union;
mod variants;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::item::Item;

/// Turns a struct into a model: reading, writing, checking, by-name access, constant data about it.
#[proc_macro_derive(Model, attributes(model))]
pub fn derive_model(input: TokenStream) -> TokenStream {
    expand(input, model::expand, fallback::model)
}

/// Turns an enum into one of choices, which are strings on the wire.
#[proc_macro_derive(Choice, attributes(model))]
pub fn derive_choice(input: TokenStream) -> TokenStream {
    expand(input, choice::expand, fallback::choice)
}

/// Turns an enum into a union: one of some models, told by a tag.
#[proc_macro_derive(Union, attributes(model))]
pub fn derive_union(input: TokenStream) -> TokenStream {
    expand(input, union::expand, fallback::union)
}

/// What a derive makes of an item, or the stand-in where there is a mistake.
fn expand(
    input: TokenStream,
    expand: fn(&Item) -> syn::Result<proc_macro2::TokenStream>,
    fallback: fn(&DeriveInput, &syn::Error) -> proc_macro2::TokenStream,
) -> TokenStream {
    match syn::parse(input.clone()).and_then(|item| expand(&item)) {
        Ok(tokens) => tokens.into(),
        Err(error) => fallback(&parse_macro_input!(input as DeriveInput), &error).into(),
    }
}
