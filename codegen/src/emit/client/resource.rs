//! The file of a resource: what describes its endpoints, the handle that calls them, and what they are given.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::call::Call;
use super::patch::PatchItem;
use super::request::RequestItem;
use super::{inner, outer};
use crate::emit::rust::docs::Docs;
use crate::emit::rust::ident;
use crate::emit::{Scope, text};
use crate::model::Resource;

/// `src/v2/client/conversations.rs`.
pub(super) struct ResourceFile<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) resource: &'a Resource,
}

impl ToTokens for ResourceFile<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ResourceFile { scope, resource } = *self;
        let name = &resource.name;
        let calls: Vec<Call<'_>> = Call::all(scope, resource).collect();
        let about = inner(&format!("Calls of {}: see [`{name}`].", text::code(&resource.path)));
        tokens.extend(about);
        self.handle(&calls, tokens);
        for call in calls.iter().filter(|call| call.has_request()) {
            RequestItem(*call).to_tokens(tokens);
        }
        for call in &calls {
            if let Some(patch) = &call.endpoint.patch {
                PatchItem { call: *call, patch }.to_tokens(tokens);
            }
        }
        let descriptors = calls.iter().map(Call::descriptor);
        tokens.extend(quote!(#(#descriptors)*));
    }
}

impl ResourceFile<'_> {
    fn handle(&self, calls: &[Call<'_>], tokens: &mut TokenStream) {
        let ResourceFile { scope, resource } = *self;
        let mut docs = Docs::of(&resource.doc);
        let accessor = crate::names::accessor(&resource.name);
        docs.paragraph(&format!("Given by [`Client::{accessor}`](super::Client::{accessor})."));
        let page = format!("resources/{}", resource.name);
        docs.paragraph(&format!("[Reference]({})", scope.reference_below(2, &page)));
        let (above, below) = (docs.above(), docs.below());
        let name = ident(&resource.name);
        let methods = calls.iter().map(Call::method);
        let client = outer("How they are called.");
        tokens.extend(quote! {
            #above
            #below
            #[derive(Clone, Debug)]
            pub struct #name {
                #client
                pub(super) client: ::codegen_client::Client,
            }
            impl #name {
                #(#methods)*
            }
        });
    }
}
