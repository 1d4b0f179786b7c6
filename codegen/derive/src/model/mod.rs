//! `#[derive(Model)]`.

mod build;
mod check;
mod def;
mod input;
mod shape;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Index};

use codegen_attrs::Direction;
use input::{Input, Property};
use shape::Presence;

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let input = Input::read(input)?;
    let ident = &input.ident;
    let runtime = &input.runtime;
    let definition = def::definition(&input);
    let inherent = inherent(&input);
    let any = any_model(&input);
    let model = model(&input);
    let property = property(&input);
    let (builder, build) = build::builder(&input);
    let extras = build::impls(&input);
    Ok(quote! {
        #builder
        #[allow(deprecated)]
        const _: () = {
            use #runtime::__private as __rt;
            #definition
            #inherent
            #any
            #model
            #property
            #build
            #extras
            #[automatically_derived]
            impl __rt::Serialize for #ident {
                fn serialize<S: __rt::Serializer>(&self, serializer: S) -> __rt::Result<S::Ok, S::Error> {
                    __rt::encode_model(self, serializer)
                }
            }
            #[automatically_derived]
            impl<'de> __rt::Deserialize<'de> for #ident {
                fn deserialize<D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                    __rt::decode_model(deserializer)
                }
            }
        };
    })
}

/// What everybody calls, so that no trait has to be imported.
fn inherent(input: &Input<'_>) -> TokenStream {
    let ident = &input.ident;
    let computed = build::computed(input);
    let accessors = build::accessors(input);
    quote! {
        #[automatically_derived]
        impl #ident {
            /// What the schema says about this model.
            pub const DEF: &'static __rt::ModelDef = &DEF;

            /// Checks what is required, and the limits.
            ///
            /// # Errors
            /// All that is wrong, in the order of the properties.
            #[inline]
            pub fn validate(&self) -> __rt::Result<(), __rt::Violations> {
                __rt::validate(self)
            }

            /// Checks the limits, but does not ask for what is required: for a body that changes only what it says.
            ///
            /// # Errors
            /// All that is wrong, in the order of the properties.
            #[inline]
            pub fn validate_partial(&self) -> __rt::Result<(), __rt::Violations> {
                __rt::validate_partial(self)
            }

            /// The value of a property, by its name. `None`: the model has no such property.
            #[must_use]
            #[inline]
            pub fn get(&self, name: &__rt::str) -> __rt::Option<__rt::PropertyRef<'_>> {
                __rt::get(self, name)
            }

            #computed
            #accessors
        }
    }
}

fn any_model(input: &Input<'_>) -> TokenStream {
    let ident = &input.ident;
    let views = input.properties.iter().enumerate().map(|(index, property)| {
        let (index, field) = (Index::from(index), &property.field);
        match (property.attrs.serde, property.shape.presence) {
            (true, Presence::Plain) => quote!(#index => __rt::view_foreign(__rt::Some(&self.#field)),),
            (true, _) => quote!(#index => __rt::view_foreign(self.#field.as_ref()),),
            (false, _) if property.attrs.sensitive => quote!(#index => __rt::sensitive(&self.#field),),
            (false, _) => quote!(#index => __rt::view(&self.#field),),
        }
    });
    let computed = (0..input.attrs.computed.len()).map(|computed| {
        let index = Index::from(input.properties.len() + computed);
        let computed = Index::from(computed);
        quote!(#index => __rt::computed(self, #computed),)
    });
    let extra = input.extra.map(|extra| {
        quote! {
            #[inline]
            fn extra(&self) -> __rt::Option<&__rt::Extra> {
                __rt::Some(&self.#extra)
            }
        }
    });
    let check = checks(input);
    quote! {
        #[automatically_derived]
        impl __rt::AnyModel for #ident {
            #[inline]
            fn def(&self) -> &'static __rt::ModelDef {
                &DEF
            }

            #[inline]
            fn property(&self, index: __rt::usize) -> __rt::PropertyRef<'_> {
                match index {
                    #(#views)*
                    #(#computed)*
                    _ => __rt::PropertyRef::Absent,
                }
            }

            #extra
            #check
        }
    }
}

/// Only what can be wrong in what is sent is looked at.
fn checks(input: &Input<'_>) -> Option<TokenStream> {
    if input.attrs.direction == Some(Direction::Response) {
        return None;
    }
    let checked = |property: &&(usize, &Property<'_>)| !property.1.attrs.read_only && property.1.has_checks();
    let properties: Vec<(usize, &Property<'_>)> = input.properties.iter().enumerate().collect();
    let lines: Vec<TokenStream> = properties
        .iter()
        .filter(checked)
        .map(|(index, property)| {
            let (index, field) = (Index::from(*index), &property.field);
            if property.attrs.serde {
                return quote!(if self.#field.is_none() { __rt::missing_value(&PROPERTIES[#index], at, out); });
            }
            quote!(__rt::check(&self.#field, &PROPERTIES[#index], at, out);)
        })
        .collect();
    (!lines.is_empty()).then(|| {
        quote! {
            #[inline]
            fn check(&self, at: &__rt::Path<'_>, out: &mut __rt::Checker) {
                #(#lines)*
            }
        }
    })
}

fn model(input: &Input<'_>) -> TokenStream {
    let ident = &input.ident;
    let reads = input.properties.iter().enumerate().map(|(index, property)| {
        let (index, field) = (Index::from(index), &property.field);
        if property.attrs.by.is_some() {
            quote!(#index => late.keep(#index, map),)
        } else if property.attrs.serde {
            quote!(#index => __rt::read_foreign(&mut self.#field, map),)
        } else {
            quote!(#index => __rt::read(&mut self.#field, map),)
        }
    });
    let late = late(input);
    let extra = input.extra.map(|extra| {
        quote! {
            #[inline]
            fn extra_mut(&mut self) -> __rt::Option<&mut __rt::Extra> {
                __rt::Some(&mut self.#extra)
            }
        }
    });
    let late_name = if input.properties.iter().any(|property| property.attrs.by.is_some()) {
        quote!(late)
    } else {
        quote!(_)
    };
    quote! {
        #[automatically_derived]
        impl __rt::Model for #ident {
            const DEF: &'static __rt::ModelDef = &DEF;

            fn decode_property<'de, A: __rt::MapAccess<'de>>(
                &mut self,
                index: __rt::usize,
                map: &mut A,
                #late_name: &mut __rt::Late,
            ) -> __rt::Result<(), A::Error> {
                match index {
                    #(#reads)*
                    _ => __rt::skip(map),
                }
            }

            #late
            #extra
        }
    }
}

/// What comes under an alias, and unions whose tag is beside them.
fn late(input: &Input<'_>) -> Option<TokenStream> {
    let arms: Vec<TokenStream> = input.properties.iter().enumerate().filter_map(|(index, property)| {
        let (index, field) = (Index::from(index), &property.field);
        match input.tag_of(property) {
            Some(tag) => Some(quote! {
                #index => __rt::read_tagged(&mut self.#field, __rt::PropertyRef::as_str(__rt::view(&self.#tag)), value),
            }),
            None if property.attrs.aliases.is_empty() => None,
            None if property.attrs.serde => Some(quote!(#index => __rt::read_foreign_value(&mut self.#field, value),)),
            None => Some(quote!(#index => __rt::read_value(&mut self.#field, value),)),
        }
    }).collect();
    (!arms.is_empty()).then(|| {
        quote! {
            #[inline]
            fn decode_late(&mut self, index: __rt::usize, value: __rt::Value) -> __rt::Result<(), __rt::JsonError> {
                match index {
                    #(#arms)*
                    _ => __rt::Ok(()),
                }
            }
        }
    })
}

fn property(input: &Input<'_>) -> TokenStream {
    let ident = &input.ident;
    let blanks = input.properties.iter().map(|property| {
        let field = &property.field;
        match (property.shape.presence, property.attrs.serde) {
            (Presence::Optional, _) => quote!(#field: __rt::None,),
            (Presence::ThreeState, _) => quote!(#field: __rt::Nullable::Absent,),
            (Presence::Plain, true) => quote!(#field: __rt::Default::default(),),
            (Presence::Plain, false) => quote!(#field: __rt::blank(),),
        }
    });
    let extra = input.extra.map(|extra| quote!(#extra: __rt::Extra::new(),));
    quote! {
        #[automatically_derived]
        impl __rt::Property for #ident {
            const TYPE: __rt::TypeDef = __rt::TypeDef::Model(|| &DEF);
            const NESTED: __rt::bool = true;

            #[inline]
            fn blank() -> Self {
                Self { #(#blanks)* #extra }
            }

            fn decode<'de, D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                __rt::decode_model(deserializer)
            }

            #[inline]
            fn view(&self) -> __rt::PropertyRef<'_> {
                __rt::PropertyRef::Model(self)
            }

            #[inline]
            fn check(&self, _: &'static __rt::Limits, at: &__rt::Path<'_>, out: &mut __rt::Checker) {
                __rt::check_nested(self, at, out)
            }
        }
    }
}
