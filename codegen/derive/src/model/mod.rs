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

use crate::item::Item;
use codegen_attrs::Direction;
use input::{Input, Property};
use shape::Presence;

pub(crate) fn expand(input: &Item) -> syn::Result<TokenStream> {
    let input = Input::read(input)?;
    let runtime = &input.runtime;
    let statics = def::statics(&input);
    let model = model(&input);
    let builder = build::structure(&input);
    let asked = build::impls(&input);
    Ok(quote! {
        #builder
        #[allow(deprecated)]
        const _: () = {
            use #runtime::__private as __rt;
            #statics
            #model
            #asked
        };
    })
}

/// What the runtime's template is told.
fn model(input: &Input<'_>) -> TokenStream {
    let ident = &input.ident;
    let extra = input.extra;
    let builder = input.attrs.builder.then(|| build::name(input));
    let definition = def::definition(input);
    let start = build::start_method(input);
    let computed = build::computed(input);
    let accessors = build::accessors(input);
    let computed_views = (0..input.attrs.computed.len()).map(|nth| {
        let (index, nth) = (Index::from(input.properties.len() + nth), Index::from(nth));
        quote!(#index #nth)
    });
    let late_reads = numbered(input).filter(|(_, property)| property.attrs.by.is_some());
    let late_reads = late_reads.map(|(index, _)| index);
    let blanks = blanks(input);
    let checks: Vec<TokenStream> = checks(input).collect();
    let checks = (!checks.is_empty()).then(|| quote!(check [#(#checks)*]));
    let late = late(input);
    let properties = numbered(input).map(|(index, property)| self::property(input, &index, property));
    quote! {
        __rt::model! {
            #ident [#builder] [#extra]
            {
                #definition
                methods { #start #computed #accessors }
                computed [#(#computed_views)*] late [#(#late_reads)*] #blanks #checks
                more { #late }
            }
            [#(#properties)*]
        }
    }
}

fn numbered<'a>(input: &'a Input<'a>) -> impl Iterator<Item = (Index, &'a Property<'a>)> {
    let properties = input.properties.iter().enumerate();
    properties.map(|(index, property)| (Index::from(index), property))
}

/// All that the template is told of a property.
fn property(input: &Input<'_>, index: &Index, property: &Property<'_>) -> TokenStream {
    let Property { field, attrs, .. } = property;
    let definition = def::property(input, property);
    let view = match (attrs.serde, property.shape.presence) {
        (true, Presence::Plain) => quote!(view_foreign_plain),
        (true, _) => quote!(view_foreign),
        (false, _) if attrs.sensitive => quote!(sensitive),
        (false, _) => quote!(view),
    };
    let read = match (attrs.by.is_some(), attrs.serde) {
        (true, _) => None,
        (false, true) => Some(quote!(read_foreign)),
        (false, false) => Some(quote!(read)),
    };
    let setter = input.attrs.builder.then(|| build::setter(input, index, property));
    quote!({ #index #field #definition #view [#read] { #setter } })
}

/// The fields, by what they are in a model in which nothing is set.
fn blanks(input: &Input<'_>) -> TokenStream {
    let fields = |wanted: fn(&Property<'_>) -> bool| {
        let properties = input.properties.iter().filter(move |property| wanted(property));
        properties.map(|property| property.field)
    };
    let is_none = |property: &Property<'_>| property.shape.presence == Presence::Optional;
    let none = fields(is_none);
    let blank = fields(|property| property.shape.presence != Presence::Optional && !property.attrs.serde);
    let default = fields(|property| property.shape.presence != Presence::Optional && property.attrs.serde);
    quote!(none [#(#none)*] blank [#(#blank)*] default [#(#default)*])
}

/// Only what can be wrong in what is sent is looked at.
fn checks<'a>(input: &'a Input<'a>) -> impl Iterator<Item = TokenStream> {
    let is_sent = input.attrs.direction != Some(Direction::Response);
    let checked = move |property: &Property<'_>| is_sent && !property.attrs.read_only && property.has_checks();
    let checked = numbered(input).filter(move |(_, property)| checked(property));
    checked.map(|(index, property)| {
        let field = &property.field;
        if property.attrs.serde {
            quote!(check_foreign #field #index)
        } else {
            quote!(check #field #index)
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
