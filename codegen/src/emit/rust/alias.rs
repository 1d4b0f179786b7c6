//! The former name of a type.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::ident;

/// A deprecated type under a type's former name.
pub(in crate::emit) struct Alias<'a> {
    former: &'a str,
    name: &'a str,
}

impl<'a> Alias<'a> {
    pub(in crate::emit) fn of(former: Option<&'a str>, name: &'a str) -> Option<Self> {
        former.map(|former| Alias { former, name })
    }
}

impl ToTokens for Alias<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let note = format!("renamed to `{}`", self.name);
        let doc = format!(" The former name of [`{0}`](super::{0}).", self.name);
        let (former, name) = (ident(self.former), ident(self.name));
        tokens.extend(quote! {
            #[doc = #doc]
            #[deprecated(note = #note)]
            pub type #former = #name;
        });
    }
}
