//! Skeleton.
use proc_macro::TokenStream;
/// x
#[proc_macro_derive(Model, attributes(model))]
pub fn model(_: TokenStream) -> TokenStream { TokenStream::new() }
/// x
#[proc_macro_derive(Choice, attributes(model))]
pub fn choice(_: TokenStream) -> TokenStream { TokenStream::new() }
/// x
#[proc_macro_derive(Union, attributes(model))]
pub fn union(_: TokenStream) -> TokenStream { TokenStream::new() }
