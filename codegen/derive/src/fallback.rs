//! Stand-ins for the impls where there is a mistake, so that the compiler talks about nothing else.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error};

/// The mistake, and nothing else where even a stand-in would be wrong.
fn with(input: &DeriveInput, error: &Error, body: TokenStream, outside: TokenStream) -> TokenStream {
    let error = error.to_compile_error();
    if !input.generics.params.is_empty() {
        return error;
    }
    let ident = &input.ident;
    quote! {
        #error
        #outside
        #[automatically_derived]
        #[allow(unused)]
        const _: () = {
            use ::codegen_runtime::__private as __rt;
            #body
            impl __rt::Serialize for #ident {
                fn serialize<S: __rt::Serializer>(&self, _: S) -> __rt::Result<S::Ok, S::Error> {
                    __rt::broken()
                }
            }
            impl<'de> __rt::Deserialize<'de> for #ident {
                fn deserialize<D: __rt::Deserializer<'de>>(_: D) -> __rt::Result<Self, D::Error> {
                    __rt::broken()
                }
            }
        };
    }
}

/// What the three have in common.
fn property(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    quote! {
        impl __rt::Property for #ident {
            type Form = Self;
        }
        impl __rt::Form<Self> for #ident {
            const TYPE: __rt::TypeDef = __rt::TypeDef::Any;
            fn blank() -> Self {
                __rt::broken()
            }
            fn decode<'de, D: __rt::Deserializer<'de>>(_: D) -> __rt::Result<Self, D::Error> {
                __rt::broken()
            }
            fn view(_: &Self) -> __rt::PropertyRef<'_> {
                __rt::broken()
            }
        }
    }
}

/// Whether the struct asks for something that has to be there, said as it may be wrong.
fn asks_for(input: &DeriveInput, word: &str) -> bool {
    let ours = input
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("model"));
    let mut tokens = ours
        .filter_map(|attribute| attribute.meta.require_list().ok())
        .flat_map(|list| list.tokens.clone());
    tokens.any(|token| matches!(token, proc_macro2::TokenTree::Ident(ident) if ident == word))
}

pub(crate) fn model(input: &DeriveInput, error: &Error) -> TokenStream {
    let ident = &input.ident;
    let property = property(input);
    let default = asks_for(input, "default").then(|| {
        quote! {
            impl __rt::Default for #ident {
                fn default() -> Self {
                    __rt::broken()
                }
            }
        }
    });
    let debug = asks_for(input, "debug").then(|| {
        quote! {
            impl __rt::fmt::Debug for #ident {
                fn fmt(&self, _: &mut __rt::fmt::Formatter<'_>) -> __rt::fmt::Result {
                    __rt::broken()
                }
            }
        }
    });
    let body = quote! {
        static DEF: __rt::ModelDef = __rt::model_def("", "", &[], &[], &[], 0);
        impl #ident {
            pub const DEF: &'static __rt::ModelDef = &DEF;
            pub fn validate(&self) -> __rt::Result<(), __rt::Violations> {
                __rt::broken()
            }
            pub fn validate_partial(&self) -> __rt::Result<(), __rt::Violations> {
                __rt::broken()
            }
            pub fn get(&self, _: &__rt::str) -> __rt::Option<__rt::PropertyRef<'_>> {
                __rt::broken()
            }
        }
        #property
        impl __rt::Model for #ident {
            const DEF: &'static __rt::ModelDef = &DEF;
            fn unset() -> Self {
                __rt::broken()
            }
            fn property_at(&self, _: __rt::usize) -> __rt::PropertyRef<'_> {
                __rt::broken()
            }
            fn decode_property<'de, A: __rt::MapAccess<'de>>(
                &mut self,
                _: __rt::usize,
                _: &mut A,
                _: &mut __rt::Late,
            ) -> __rt::Result<(), A::Error> {
                __rt::broken()
            }
        }
        #default
        #debug
    };
    with(input, error, body, TokenStream::new())
}

pub(crate) fn choice(input: &DeriveInput, error: &Error) -> TokenStream {
    let ident = &input.ident;
    let property = property(input);
    let body = quote! {
        static DEF: __rt::ChoiceDef = __rt::choice_def("", "", true, &[]);
        impl #ident {
            pub const DEF: &'static __rt::ChoiceDef = &DEF;
            pub const ALL: &'static [Self] = &[];
            pub fn as_str(&self) -> &__rt::str {
                __rt::broken()
            }
        }
        #property
        impl __rt::Choice for #ident where Self: __rt::Clone {
            const CHOICES: __rt::Choices<Self> = __rt::Choices::new(&DEF, &[], Self::as_str, __rt::first);
        }
        impl __rt::fmt::Display for #ident {
            fn fmt(&self, _: &mut __rt::fmt::Formatter<'_>) -> __rt::fmt::Result {
                __rt::broken()
            }
        }
        impl __rt::FromStr for #ident {
            type Err = __rt::UnknownChoice;
            fn from_str(_: &__rt::str) -> __rt::Result<Self, __rt::UnknownChoice> {
                __rt::broken()
            }
        }
        impl __rt::From<&__rt::str> for #ident {
            fn from(_: &__rt::str) -> Self {
                __rt::broken()
            }
        }
    };
    with(input, error, body, TokenStream::new())
}

pub(crate) fn union(input: &DeriveInput, error: &Error) -> TokenStream {
    let ident = &input.ident;
    let property = property(input);
    let body = quote! {
        static DEF: __rt::UnionDef = __rt::union_def("", "", __rt::None, __rt::Matching::Exact, &[]);
        impl #ident {
            pub const DEF: &'static __rt::UnionDef = &DEF;
        }
        #property
        impl __rt::Union for #ident {
            const DEF: &'static __rt::UnionDef = &DEF;
        }
    };
    with(input, error, body, TokenStream::new())
}
