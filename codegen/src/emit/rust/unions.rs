//! An enum of models.

use codegen_attrs::{Matching as Match, UnionAttrs, VariantAttrs};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::alias::Alias;
use super::choices::choice_docs;
use super::docs::{Docs, deprecated};
use super::ident;
use super::types::named;
use crate::emit::{Scope, text};
use crate::model::{Matching, TagHolder, Union, UnionId, Variant};
use crate::policy;

/// One of several models, chosen by a tag.
pub(crate) struct UnionItem<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) id: UnionId,
    pub(super) union: &'a Union,
}

impl ToTokens for UnionItem<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let UnionItem { scope, id, union } = *self;
        let docs = self.docs();
        let (above, below) = (docs.above(), docs.below());
        let deprecated = deprecated(union.deprecated.as_deref());
        let attributes = codegen_attrs::attribute(&self.attrs());
        let comparable = scope.shape.is_union_comparable(id).then(|| quote!(Eq, Hash,));
        let name = ident(&union.name);
        let variants = union.variants.iter().map(|variant| self.variant(variant));
        let alias = Alias::of(union.renamed_from.as_deref(), &union.name);
        tokens.extend(quote! {
            #above
            #deprecated
            #[derive(Clone, Debug, PartialEq, #comparable ::codegen_runtime::Union)]
            #attributes
            #[non_exhaustive]
            #below
            pub enum #name {
                #(#variants)*
                /// A value with a tag that this version does not know, kept as it came.
                Unrecognized(::codegen_runtime::serde_json::Value),
            }
            #alias
        });
        let joining = union.variants.iter().filter(|variant| policy::joins(union, variant));
        tokens.extend(joining.map(|variant| self.conversion(variant)).collect::<TokenStream>());
    }
}

impl UnionItem<'_> {
    fn attrs(&self) -> UnionAttrs {
        let union = self.union;
        UnionAttrs {
            tag: (union.on == TagHolder::Variant).then(|| self.tag_wire()),
            matching: match union.matching {
                Matching::Exact => None,
                Matching::Prefix => Some(Match::Prefix),
            },
            ..UnionAttrs::default()
        }
    }

    /// The tag's name on the wire, as the models that have it say.
    fn tag_wire(&self) -> String {
        let api = self.scope.api;
        let by = &self.union.by;
        let mut models = self.union.variants.iter().map(|variant| api.model(variant.model));
        models
            .find_map(|model| model.property(by))
            .map_or_else(|| api.wire_case.apply(by), |property| property.wire.clone())
    }

    fn variant(&self, variant: &Variant) -> TokenStream {
        let docs = choice_docs(&variant.value, variant.doc.as_deref());
        let (above, below) = (docs.above(), docs.below());
        let attributes = codegen_attrs::attribute(&VariantAttrs {
            value: Some(variant.value.clone()),
            renamed_from: None,
        });
        let name = ident(&variant.variant);
        let model = named(&self.scope.api.model(variant.model).name);
        quote! {
            #above
            #attributes
            #below
            #name(::std::boxed::Box<#model>),
        }
    }

    /// From a model that makes one variant only.
    fn conversion(&self, variant: &Variant) -> TokenStream {
        let (union, name) = (ident(&self.union.name), ident(&variant.variant));
        let model = named(&self.scope.api.model(variant.model).name);
        quote! {
            impl ::core::convert::From<#model> for #union {
                #[inline]
                fn from(value: #model) -> Self {
                    Self::#name(::std::boxed::Box::new(value))
                }
            }
        }
    }

    fn docs(&self) -> Docs {
        let union = self.union;
        let mut docs = Docs::of(&union.doc);
        let by = text::code(&union.by);
        docs.paragraph(&match union.on {
            TagHolder::Variant => format!("Chosen by its property {by}."),
            TagHolder::Holder => format!("Chosen by the property {by} beside it."),
        });
        docs.paragraph(&format!("[Reference]({})", self.scope.reference(&union.name)));
        docs
    }
}
