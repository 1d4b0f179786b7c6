//! `#[derive(Model)]`.

mod build;
mod check;
mod def;
mod input;
mod shape;
mod types;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Index;

use codegen_attrs::Direction;
use crate::item::Item;
use input::{Input, Property};
use shape::Presence;

pub(crate) fn expand(input: &Item) -> syn::Result<TokenStream> {
    let input = Input::read(input)?;
    let runtime = &input.runtime;
    let statics = def::statics(&input);
    let impls = impls(&input);
    let (builder, build) = build::builder(&input);
    let extras = build::impls(&input);
    Ok(quote! {
        #builder
        #[allow(deprecated)]
        const _: () = {
            use #runtime::__private as __rt;
            #statics
            #impls
            #build
            #extras
        };
    })
}

/// What the runtime's template makes of the properties.
fn impls(input: &Input<'_>) -> TokenStream {
    let ident = &input.ident;
    let extra = input.extra;
    let definition = def::definition(input);
    let start = build::start_method(input);
    let computed = build::computed(input);
    let accessors = build::accessors(input);
    let views = views(input);
    let computed_views = (0..input.attrs.computed.len()).map(|nth| {
        let (index, nth) = (Index::from(input.properties.len() + nth), Index::from(nth));
        quote!(#index #nth)
    });
    let (read_late, read_now) = numbered(input).partition::<Vec<_>, _>(|(_, property)| property.attrs.by.is_some());
    let reads = read_now.iter().map(|(index, property)| {
        let field = &property.field;
        let read = if property.attrs.serde {
            quote!(read_foreign)
        } else {
            quote!(read)
        };
        quote!(#index #field #read)
    });
    let late_reads = read_late.iter().map(|(index, _)| index);
    let blanks = blanks(input);
    let late = late(input);
    let checks = checks(input);
    quote! {
        __rt::model! {
            #ident { #definition } [#extra] { #start #computed #accessors }
            views [#(#views)*] computed [#(#computed_views)*]
            reads [#(#reads)*] late [#(#late_reads)*]
            blank { #(#blanks)* } #late #checks
        }
    }
}

fn numbered<'a>(input: &'a Input<'a>) -> impl Iterator<Item = (Index, &'a Property<'a>)> {
    let properties = input.properties.iter().enumerate();
    properties.map(|(index, property)| (Index::from(index), property))
}

fn views<'a>(input: &'a Input<'a>) -> impl Iterator<Item = TokenStream> {
    numbered(input).map(|(index, property)| {
        let field = &property.field;
        let view = match (property.attrs.serde, property.shape.presence) {
            (true, Presence::Plain) => quote!(view_foreign_plain),
            (true, _) => quote!(view_foreign),
            (false, _) if property.attrs.sensitive => quote!(sensitive),
            (false, _) => quote!(view),
        };
        quote!(#index #field #view)
    })
}

fn blanks<'a>(input: &'a Input<'a>) -> impl Iterator<Item = TokenStream> {
    input.properties.iter().map(|property| {
        let field = &property.field;
        match (property.shape.presence, property.attrs.serde) {
            (Presence::Optional, _) => quote!(#field: __rt::None,),
            (Presence::ThreeState, _) => quote!(#field: __rt::Nullable::Absent,),
            (Presence::Plain, true) => quote!(#field: __rt::Default::default(),),
            (Presence::Plain, false) => quote!(#field: __rt::blank(),),
        }
    })
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
            fn check_properties(&self, at: &__rt::Path<'_>, out: &mut __rt::Checker) {
                #(#lines)*
            }
        }
    })
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
