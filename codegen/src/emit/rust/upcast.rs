//! From a model to one that it extends.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::types::named;
use super::{ident, value_ident};
use crate::emit::Scope;
use crate::model::{Enum, EnumId, ModelId, Property, Type};
use crate::policy::{self, Presence};

/// `From<SearchCustomer> for Person`, or nothing where an override changed a type on the way.
pub(super) struct Upcast<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) from: ModelId,
    pub(super) to: ModelId,
}

impl ToTokens for Upcast<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if !policy::upcasts(self.scope.api, self.from, self.to) {
            return;
        }
        let (child, ancestor) = (self.scope.api.model(self.from), self.scope.api.model(self.to));
        let fields: Option<Vec<TokenStream>> = ancestor
            .properties
            .iter()
            .map(|property| self.field(property))
            .collect();
        let Some(fields) = fields else { return };
        let (from, to) = (named(&child.name), named(&ancestor.name));
        tokens.extend(quote! {
            impl ::core::convert::From<#from> for #to {
                #[inline]
                fn from(value: #from) -> Self {
                    Self {
                        #(#fields)*
                        extra: value.extra,
                    }
                }
            }
        });
    }
}

impl Upcast<'_> {
    fn field(&self, to: &Property) -> Option<TokenStream> {
        let api = self.scope.api;
        let (child, ancestor) = (api.model(self.from), api.model(self.to));
        let from = child.property(&to.name)?;
        let name = value_ident(&to.name);
        let value = quote!(value.#name);
        let presence = (policy::presence(child, from), policy::presence(ancestor, to));
        let value = self.converted(value, presence, &from.ty, &to.ty)?;
        Some(quote!(#name: #value,))
    }

    /// The value as the ancestor has it. A way that travels in one direction may know more about presence than its
    /// base; what would lose a state is no upcast.
    fn converted(
        &self,
        value: TokenStream,
        presence: (Presence, Presence),
        from: &Type,
        to: &Type,
    ) -> Option<TokenStream> {
        use Presence::{Optional, Plain, ThreeState};
        let some = quote!(::core::option::Option::Some);
        let none = quote!(::core::option::Option::None);
        let nullable = quote!(::codegen_runtime::Nullable);
        let inner = self.value(quote!(value), from, to)?;
        Some(match presence {
            (a, b) if a == b && from == to => value,
            (Plain, Plain) => self.value(value, from, to)?,
            (Plain, Optional) => {
                let inner = self.value(value, from, to)?;
                quote!(#some(#inner))
            }
            (Plain, ThreeState) => {
                let inner = self.value(value, from, to)?;
                quote!(#nullable::Value(#inner))
            }
            (Optional, Optional) => quote!(#value.map(|value| #inner)),
            (Optional, ThreeState) => quote! {
                match #value {
                    #some(value) => #nullable::Value(#inner),
                    #none => #nullable::Absent,
                }
            },
            (ThreeState, ThreeState) => quote! {
                match #value {
                    #nullable::Absent => #nullable::Absent,
                    #nullable::Null => #nullable::Null,
                    #nullable::Value(value) => #nullable::Value(#inner),
                }
            },
            (Optional | ThreeState, Plain) | (ThreeState, Optional) => return None,
        })
    }

    /// One value: moved, or an enum of the one side as that of the other.
    fn value(&self, value: TokenStream, from: &Type, to: &Type) -> Option<TokenStream> {
        match (from, to) {
            _ if from == to => Some(value),
            (Type::Enum(from), Type::Enum(to)) => self.choice(value, *from, *to),
            (Type::List(from), Type::List(to)) => {
                let item = self.value(quote!(value), from, to)?;
                Some(quote!(#value.into_iter().map(|value| #item).collect()))
            }
            (Type::Map(from), Type::Map(to)) => {
                let item = self.value(quote!(value), from, to)?;
                Some(quote!(#value.into_iter().map(|(key, value)| (key, #item)).collect()))
            }
            _ => None,
        }
    }

    /// By wire value into an open enum; into a closed one only from a closed one that has no other values.
    fn choice(&self, value: TokenStream, from: EnumId, to: EnumId) -> Option<TokenStream> {
        let (from, to) = (self.scope.api.choices(from), self.scope.api.choices(to));
        if to.open {
            let to = named(&to.name);
            return Some(quote!(#to::from(#value.as_str())));
        }
        if from.open {
            return None;
        }
        let arms: Option<Vec<TokenStream>> = from.choices.iter().map(|choice| arm(from, to, &choice.value)).collect();
        let arms = arms?;
        Some(quote!(match #value { #(#arms)* }))
    }
}

fn arm(from: &Enum, to: &Enum, value: &str) -> Option<TokenStream> {
    let variant = |choices: &Enum| {
        let choice = choices.choices.iter().find(|choice| choice.value == value)?;
        let (name, variant) = (ident(&choices.name), format_ident!("{}", choice.variant));
        Some(quote!(super::#name::#variant))
    };
    let (from, to) = (variant(from)?, variant(to)?);
    Some(quote!(#from => #to,))
}
