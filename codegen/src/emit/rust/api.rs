//! The module of an API: what it declares and what it re-exports.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::docs::Docs;
use super::{has_file, ident};
use crate::emit::client::Declarations;
use crate::emit::{Scope, text};
use crate::model::Api;
use crate::names;

/// `src/v1/mod.rs`.
pub(super) struct Module<'a>(pub(super) &'a Scope<'a>);

impl ToTokens for Module<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut files = self.files();
        files.sort();
        let docs = self.docs();
        let lines = docs.lines().map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            }
        });
        tokens.extend(quote!(#(#![doc = #lines])*));
        // What is deprecated is still declared, re-exported and read by what stands beside it; and what clippy says
        // about docs and shapes is for the schema to heed, not for those who compile this.
        tokens.extend(quote!(#![allow(deprecated, clippy::all)]));
        for (module, _) in &files {
            let module = ident(module);
            tokens.extend(quote!(mod #module;));
        }
        for (module, exported) in &files {
            let module = ident(module);
            let exported = exported.iter().map(|name| ident(name));
            tokens.extend(quote!(pub use #module::{#(#exported),*};));
        }
        Declarations(self.0).to_tokens(tokens);
    }
}

impl Module<'_> {
    /// Each module with the sorted names that it exports.
    fn files(&self) -> Vec<(String, Vec<String>)> {
        let scope = self.0;
        let api = scope.api;
        let mut files = Vec::new();
        for (id, model) in api.models().filter(|(id, model)| has_file(scope, *id, model)) {
            let mut exported = Vec::new();
            if !model.is_abstract {
                exported.extend([model.name.clone(), format!("{}Builder", model.name)]);
                exported.extend(model.renamed_from.clone());
                exported.extend(model.renamed_from.as_ref().map(|former| format!("{former}Builder")));
            }
            for choices in scope.shape.inline(id).iter().map(|id| api.choices(*id)) {
                exported.push(choices.name.clone());
                exported.extend(choices.renamed_from.clone());
            }
            exported.sort();
            files.push((names::module(&model.name), exported));
        }
        let choices = api.enums.iter().filter(|choices| choices.inline_in.is_none());
        let alone = choices.map(|choices| (&choices.name, &choices.renamed_from));
        let unions = api.unions.iter().map(|union| (&union.name, &union.renamed_from));
        for (name, former) in alone.chain(unions) {
            let mut exported: Vec<String> = [name].into_iter().chain(former).cloned().collect();
            exported.sort();
            files.push((names::module(name), exported));
        }
        files
    }

    fn docs(&self) -> String {
        let Scope {
            schema, target, api, ..
        } = self.0;
        let mut docs = Docs::default();
        docs.paragraph(&title(api));
        if let Some(url) = &api.docs_url {
            docs.paragraph(&format!("Documented by the service at {}.", text::inline(url)));
        }
        docs.paragraph(&match &schema.package.docs_url {
            Some(base) => format!("[Reference]({}/README.md)", base.trim_end_matches('/')),
            None => format!("[Reference]({}/README.md)", target.docs_from_rustdoc(4)),
        });
        docs.into_text()
    }
}

/// What the API is called, as a sentence.
fn title(api: &Api) -> String {
    match &api.title {
        Some(title) => format!("{}.", text::inline(title.trim().trim_end_matches('.'))),
        None => format!("The API `{}`.", api.name),
    }
}
