//! An enum of strings.

use codegen_attrs::{ChoiceAttrs, VariantAttrs};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::alias::Alias;
use super::docs::{Aliases, Docs, deprecated, is_same_word};
use super::ident;
use crate::emit::{Scope, text};
use crate::model::{Choice, Enum};
use crate::names;

/// An enum of strings, open or closed.
pub(super) struct ChoicesItem<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) choices: &'a Enum,
}

impl ToTokens for ChoicesItem<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let choices = self.choices;
        let docs = self.docs();
        let (above, below) = (docs.above(), docs.below());
        let deprecated = deprecated(choices.deprecated.as_deref());
        let name = ident(&choices.name);
        let variants = choices.choices.iter().map(VariantItem);
        let attributes = codegen_attrs::attribute(&ChoiceAttrs {
            eq: true,
            debug: true,
            ..ChoiceAttrs::default()
        });
        let copy = (!choices.open).then(|| quote!(Copy,));
        let unrecognized = choices.open.then(|| {
            quote! {
                /// A value that this version does not know, kept as it came.
                Unrecognized(::codegen_runtime::Unrecognized),
            }
        });
        let alias = Alias::of(choices.renamed_from.as_deref(), &choices.name);
        tokens.extend(quote! {
            #above
            #deprecated
            #[derive(Clone, #copy PartialEq, ::codegen_runtime::Choice)]
            #attributes
            #[non_exhaustive]
            #below
            pub enum #name {
                #(#variants)*
                #unrecognized
            }
            #alias
        });
    }
}

impl ChoicesItem<'_> {
    fn docs(&self) -> Docs {
        let choices = self.choices;
        let mut docs = Docs::of(&choices.doc);
        if let Some((holder, property)) = &choices.inline_in {
            let holder = &self.scope.api.model(*holder).name;
            docs.paragraph(&format!("The choices of {} of `{holder}`.", text::code(property)));
        }
        if !choices.open {
            docs.paragraph("Closed: there are no other values.");
        }
        docs.paragraph(&format!("[Reference]({})", self.scope.reference(&choices.name)));
        docs
    }
}

struct VariantItem<'a>(&'a Choice);

impl ToTokens for VariantItem<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let choice = self.0;
        let docs = choice_docs(&choice.value, choice.doc.as_deref());
        let (above, below) = (docs.above(), docs.below());
        let deprecated = deprecated(choice.deprecated.as_deref());
        let found_anyway = is_same_word(&choice.value, &choice.variant);
        let alias = (!found_anyway).then_some(choice.value.as_str());
        let aliases = Aliases::of(&choice.variant, alias);
        let attributes = codegen_attrs::attribute(&VariantAttrs {
            value: Some(choice.value.clone()),
            renamed_from: choice.renamed_from.as_deref().map(names::variant),
        });
        let name = ident(&choice.variant);
        tokens.extend(quote! {
            #above
            #aliases
            #deprecated
            #attributes
            #below
            #name,
        });
    }
}

/// What a choice means, and its value on the wire.
pub(super) fn choice_docs(value: &str, doc: Option<&str>) -> Docs {
    let mut docs = Docs::of(doc.unwrap_or_default());
    docs.paragraph(&format!("On the wire {}.", text::code(value)));
    docs
}
