//! The Rust type of a property.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{ident, value_ident};
use crate::emit::Scope;
use crate::model::{Model, ModelId, Property, Type};
use crate::names;
use crate::policy::{self, Presence};

/// The type of a property's field: its value's type, boxed where a cycle needs it, and how it is absent.
pub(in crate::emit) struct FieldType<'a> {
    pub(in crate::emit) scope: &'a Scope<'a>,
    pub(in crate::emit) holder: ModelId,
    pub(in crate::emit) model: &'a Model,
    pub(in crate::emit) property: &'a Property,
}

impl ToTokens for FieldType<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let FieldType { scope, property, .. } = *self;
        let held = Held {
            value: ValueType {
                scope,
                ty: &property.ty,
            },
            is_boxed: scope.shape.is_boxed(scope.api, self.holder, property),
        };
        match policy::presence(self.model, property) {
            Presence::Plain => held.to_tokens(tokens),
            Presence::Optional => tokens.extend(quote!(::core::option::Option<#held>)),
            Presence::ThreeState => tokens.extend(quote!(::codegen_runtime::Nullable<#held>)),
        }
    }
}

/// The type of a value that is there.
struct Held<'a> {
    value: ValueType<'a>,
    is_boxed: bool,
}

impl ToTokens for Held<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let value = &self.value;
        if self.is_boxed {
            tokens.extend(quote!(::std::boxed::Box<#value>));
        } else {
            value.to_tokens(tokens);
        }
    }
}

/// The Rust type of a value, as it is written in a file beside the types of its API.
pub(in crate::emit) struct ValueType<'a> {
    pub(in crate::emit) scope: &'a Scope<'a>,
    pub(in crate::emit) ty: &'a Type,
}

/// The same, as it is written anywhere in the crate.
pub(in crate::emit) struct FullType<'a> {
    pub(in crate::emit) scope: &'a Scope<'a>,
    pub(in crate::emit) ty: &'a Type,
}

impl ToTokens for ValueType<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(value_type(self.scope, self.ty, &named));
    }
}

impl ToTokens for FullType<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let module = value_ident(&names::module(&self.scope.api.name));
        let full = |name: &str| {
            let name = ident(name);
            quote!(crate::#module::#name)
        };
        tokens.extend(value_type(self.scope, self.ty, &full));
    }
}

fn value_type(scope: &Scope<'_>, ty: &Type, named: &dyn Fn(&str) -> TokenStream) -> TokenStream {
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
            let item = value_type(scope, item, named);
            quote!(::std::vec::Vec<#item>)
        }
        Type::Map(item) => {
            let item = value_type(scope, item, named);
            quote!(::std::collections::BTreeMap<::std::string::String, #item>)
        }
    }
}

/// A type of the same API.
pub(in crate::emit) fn named(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(super::#name)
}
