//! The changes that an endpoint takes: one constructor an operation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::arguments::{Argument, Place};
use super::call::Call;
use super::constant;
use crate::emit::rust::docs::{Docs, Lines};
use crate::emit::rust::{ident, value_ident};
use crate::emit::{Scope, text};
use crate::model::{Operation, Parameter, Patch};

/// The type of a change.
pub(super) struct PatchItem<'a> {
    pub(super) call: Call<'a>,
    pub(super) patch: &'a Patch,
}

impl ToTokens for PatchItem<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let PatchItem { call, patch } = *self;
        let name = ident(&patch.name);
        let sent = if patch.is_list {
            "several may be sent at once"
        } else {
            "one is sent at a time"
        };
        let doc = format!(
            " A change that [`{0}`]({1}::{0}) sends; {sent}.",
            call.endpoint.name, call.resource.name
        );
        let operations = patch.operations.iter().map(|operation| OperationItem {
            scope: call.scope,
            operation,
        });
        tokens.extend(quote! {
            #[doc = #doc]
            #[derive(Clone, Debug, PartialEq)]
            #[must_use = "a change does nothing until it is sent"]
            pub struct #name {
                operation: ::codegen_client::patch::Operation,
            }
            impl #name {
                #(#operations)*
            }
        });
    }
}

struct OperationItem<'a> {
    scope: &'a Scope<'a>,
    operation: &'a Operation,
}

impl<'a> OperationItem<'a> {
    fn argument(&self, parameter: &'a Parameter) -> Argument<'a> {
        Argument {
            scope: self.scope,
            parameter,
        }
    }

    /// Parameters of the path, and the value if the caller has a say.
    fn arguments(&self) -> impl Iterator<Item = Argument<'a>> {
        let value = self
            .operation
            .value
            .as_ref()
            .filter(|parameter| parameter.value.is_none());
        let parameters = self.operation.params.iter().chain(value);
        let scope = self.scope;
        parameters.map(move |parameter| Argument { scope, parameter })
    }

    fn value(&self) -> Option<TokenStream> {
        let parameter = self.operation.value.as_ref()?;
        let name = &parameter.name;
        if let Some(fixed) = &parameter.value {
            let value = constant(fixed)?;
            return Some(quote!(.value(#name, &#value, &::codegen_runtime::Limits::NONE)));
        }
        let argument = self.argument(parameter);
        let (value, limits) = (argument.name(), argument.limits());
        Some(quote!(.value(#name, &#value, #limits)))
    }

    fn docs(&self) -> Docs {
        let Operation { op, path, .. } = self.operation;
        let mut docs = Docs::of(&self.operation.doc);
        docs.paragraph(&text::code(&format!("{op} {path}")));
        let lines = self.arguments().filter_map(|argument| {
            let said = argument.facts(Place::Path);
            let name = text::code(&argument.parameter.name);
            (!said.is_empty()).then(|| format!("- {name}: {}", said.join(" · ")))
        });
        docs.paragraph(&lines.collect::<Vec<_>>().join("\n"));
        docs
    }
}

impl ToTokens for OperationItem<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Operation { name, op, path, .. } = self.operation;
        let docs = self.docs();
        let (above, below): (Lines<'_>, Lines<'_>) = (docs.above(), docs.below());
        let name = value_ident(name);
        let declarations = self.arguments().map(|argument| argument.declaration());
        let conversions = self.arguments().filter_map(|argument| argument.conversion());
        let params = self.operation.params.iter().map(|parameter| {
            let argument = self.argument(parameter);
            let (key, name) = (&parameter.name, argument.name());
            quote!(.param(#key, &#name))
        });
        let value = self.value();
        tokens.extend(quote! {
            #above
            #below
            pub fn #name(#(#declarations),*) -> Self {
                #(#conversions)*
                Self {
                    operation: ::codegen_client::patch::Operation::new(#op, #path) #(#params)* #value,
                }
            }
        });
    }
}
