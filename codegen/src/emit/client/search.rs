//! What can be searched by: one constant a field.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::inner;
use crate::emit::rust::docs::{Aliases, Docs, is_same_word};
use crate::emit::rust::ident;
use crate::emit::{Scope, text};
use crate::model::{Parameter, SearchDomain, Type};
use crate::names;
use crate::policy;

/// `src/v2/search.rs`.
pub(super) struct Module<'a>(pub(super) &'a Scope<'a>);

impl ToTokens for Module<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(inner(
            "What can be searched by. A field gives a [`Query`], and queries are joined by `and`, `or` and `not`.",
        ));
        tokens.extend(quote!(
            pub use ::codegen_client::search::Query;
        ));
        for domain in &self.0.api.protocol.search {
            DomainItem { scope: self.0, domain }.to_tokens(tokens);
        }
    }
}

struct DomainItem<'a> {
    scope: &'a Scope<'a>,
    domain: &'a SearchDomain,
}

impl ToTokens for DomainItem<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let DomainItem { scope, domain } = *self;
        let mut docs = Docs::of(&domain.doc);
        docs.or(|| "Fields that can be searched by.".to_owned());
        let (above, below) = (docs.above(), docs.below());
        let name = ident(&domain.name);
        let fields = domain.fields.iter().map(|parameter| field(scope, parameter));
        tokens.extend(quote! {
            #above
            #below
            #[derive(Clone, Copy, Debug)]
            #[non_exhaustive]
            pub struct #name;
            impl #name {
                #(#fields)*
            }
        });
    }
}

fn field(scope: &Scope<'_>, field: &Parameter) -> TokenStream {
    let mut docs = Docs::of(&field.doc);
    if let Type::Enum(id) = &field.ty {
        let choices = &scope.api.choices(*id).name;
        docs.paragraph(&format!("One of [`{choices}`](super::{choices})."));
    }
    docs.paragraph(&format!("On the wire {}.", text::code(&field.wire)));
    let (above, below) = (docs.above(), docs.below());
    let name = names::constant(&field.name);
    let alias = (!is_same_word(&name, &field.wire)).then_some(field.wire.as_str());
    let aliases = Aliases::of(&name, alias);
    let kind = format_ident!("{}", policy::kind_of_field(&field.ty));
    let (name, wire) = (format_ident!("{name}"), &field.wire);
    quote! {
        #above
        #aliases
        #below
        pub const #name: ::codegen_client::search::#kind = ::codegen_client::search::#kind::new(#wire);
    }
}
