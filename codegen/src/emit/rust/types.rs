//! The Rust type of a property.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::ident;
use crate::emit::Scope;
use crate::model::{Model, ModelId, Property, Type};
use crate::policy::{self, Presence};

/// The type of a property's field: its value's type, boxed where a cycle needs it, and how it is absent.
pub(super) struct FieldType<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) holder: ModelId,
    pub(super) model: &'a Model,
    pub(super) property: &'a Property,
}

impl ToTokens for FieldType<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut inner = value_type(self.scope, &self.property.ty);
        if self.scope.shape.is_boxed(self.scope.api, self.holder, self.property) {
            inner = quote!(::std::boxed::Box<#inner>);
        }
        tokens.extend(match policy::presence(self.model, self.property) {
            Presence::Plain => inner,
            Presence::Optional => quote!(::core::option::Option<#inner>),
            Presence::ThreeState => quote!(::codegen_runtime::Nullable<#inner>),
        });
    }
}

/// The Rust type of a value.
pub(super) fn value_type(scope: &Scope<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::String => quote!(::std::string::String),
        Type::Integer => quote!(i64),
        Type::Number => quote!(f64),
        Type::Boolean => quote!(bool),
        Type::Datetime => quote!(::codegen_runtime::jiff::Timestamp),
        Type::Date => quote!(::codegen_runtime::jiff::civil::Date),
        Type::Color => quote!(::codegen_runtime::Color),
        Type::Bytes => quote!(::std::vec::Vec<u8>),
        Type::Any => quote!(::codegen_runtime::serde_json::Value),
        Type::Model(id) => named(&scope.api.model(*id).name),
        Type::Enum(id) => named(&scope.api.choices(*id).name),
        Type::Union(id) => named(&scope.api.union(*id).name),
        Type::List(item) => {
            let item = value_type(scope, item);
            quote!(::std::vec::Vec<#item>)
        }
        Type::Map(item) => {
            let item = value_type(scope, item);
            quote!(::std::collections::BTreeMap<::std::string::String, #item>)
        }
    }
}

/// A type of the same API.
pub(super) fn named(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(super::#name)
}
