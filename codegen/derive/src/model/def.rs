//! The constant data about a model.

use codegen_attrs::{Direction, Literal, Number};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Index;

use super::input::{Input, Property};
use super::shape::{Presence, last, named};
use crate::common::{deprecated, literal, option};

/// What stands beside the data about the properties: their limits, and what the compiler holds against their types.
pub(crate) fn statics(input: &Input<'_>) -> TokenStream {
    let limits: Vec<TokenStream> = input.limited().map(self::limits).collect();
    let limits = (!limits.is_empty()).then(|| {
        let count = Index::from(limits.len());
        quote!(static LIMITS: [__rt::Limits; #count] = [#(#limits),*];)
    });
    let accepted: Vec<TokenStream> = input
        .properties
        .iter()
        .filter_map(|property| accept(input, property))
        .collect();
    let accepted = (!accepted.is_empty()).then(|| quote!(const _: () = { #(#accepted)* };));
    quote!(#limits #accepted)
}

/// What is known about the model as a whole.
pub(crate) fn definition(input: &Input<'_>) -> TokenStream {
    let (name, doc) = (&input.name, &input.doc);
    let plain = input
        .properties
        .iter()
        .enumerate()
        .filter(|(_, property)| property.shape.presence == Presence::Plain);
    let plain = plain.map(|(index, _)| Index::from(index));
    // No property has the index behind the last.
    let id = Index::from(input.source("id").map_or(input.properties.len(), |(index, _)| index));
    let direction = input.attrs.direction.map(|direction| match direction {
        Direction::Request => quote!(.direction(__rt::Direction::Request)),
        Direction::Response => quote!(.direction(__rt::Direction::Response)),
    });
    let computed = computed(input);
    let deprecated = deprecated(input.attributes);
    let count = Index::from(input.properties.len());
    quote!(#name #doc [#(#plain)*] #id #count { #direction #computed #deprecated })
}

/// The type, the names, doc and flags of a property, and what else is known of it.
pub(crate) fn property(input: &Input<'_>, property: &Property<'_>) -> TokenStream {
    let Property {
        name, wire, doc, attrs, ..
    } = property;
    let optional = match property.shape.presence {
        Presence::Plain => false,
        Presence::Optional => true,
        Presence::ThreeState => attrs.serde,
    };
    let flags = u8::from(attrs.required)
        | u8::from(attrs.nullable) << 1
        | u8::from(attrs.read_only) << 2
        | u8::from(attrs.write_only) << 3
        | u8::from(attrs.sensitive) << 4
        | u8::from(optional) << 5;
    let flags = proc_macro2::Literal::u8_unsuffixed(flags);
    let foreign = attrs.serde.then(|| {
        let name = last(property.shape.ty).map_or_else(String::new, |(name, _)| name.to_string());
        quote!(.foreign(#name))
    });
    let ty = match &foreign {
        Some(_) => quote!(__rt::Value),
        // Below the `Option`, which has no type of its own: a shorter path.
        None => named(if optional { property.shape.ty } else { property.ty }, input.ident),
    };
    let aliases = (!attrs.aliases.is_empty()).then(|| {
        let aliases = &attrs.aliases;
        quote!(.aliases(&[#(#aliases),*]))
    });
    let default = attrs.default.as_ref().map(|default| {
        let default = literal(default);
        quote!(.default(#default))
    });
    let limits = limits_of(input, property).map(|limits| quote!(.limits(#limits)));
    let by = attrs.by.as_ref().map(|by| quote!(.by(#by)));
    let deprecated = deprecated(property.attributes);
    quote!(#ty, #name #wire #doc #flags { #foreign #aliases #default #limits #by #deprecated })
}

/// Where the limits of a property are: there is one static of them all, because each constant costs the compiler time.
fn limits_of(input: &Input<'_>, property: &Property<'_>) -> Option<TokenStream> {
    let index = Index::from(input.limited().position(|limited| std::ptr::eq(limited, property))?);
    Some(quote!(&LIMITS[#index]))
}

fn limits(property: &Property<'_>) -> TokenStream {
    let attrs = &property.attrs;
    let mut calls = TokenStream::new();
    for (key, limit) in [("min", attrs.min), ("max", attrs.max)] {
        let key = format_ident!("{key}");
        match limit {
            Some(Number::Integer(limit)) => calls.extend(quote!(.#key(__rt::Number::Integer(#limit)))),
            Some(Number::Float(limit)) => calls.extend(quote!(.#key(__rt::Number::Float(#limit)))),
            None => {}
        }
    }
    for (key, limit) in [
        ("min_length", attrs.min_length),
        ("max_length", attrs.max_length),
        ("min_items", attrs.min_items),
        ("max_items", attrs.max_items),
    ] {
        if let Some(limit) = limit {
            let key = format_ident!("{key}");
            calls.extend(quote!(.#key(#limit)));
        }
    }
    if let Some(pattern) = &attrs.pattern {
        calls.extend(quote! {
            .pattern(#pattern, |text| {
                static PATTERN: __rt::Pattern = __rt::Pattern::new(#pattern);
                PATTERN.found_in(text)
            })
        });
    }
    if let Some(format) = &attrs.format {
        let format = format_variant(format);
        calls.extend(quote!(.format(__rt::Format::#format)));
    }
    quote!(__rt::Limits::NONE #calls)
}

fn format_variant(name: &str) -> Ident {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let variant: String = first.into_iter().chain(letters).collect();
    format_ident!("{variant}")
}

/// Where the tokens do not tell whether a default or a limit belongs to the type, the compiler does.
fn accept(input: &Input<'_>, property: &Property<'_>) -> Option<TokenStream> {
    let unknown = property.shape.kind.leaf().is_other() && !property.attrs.serde;
    if !unknown || (property.attrs.default.is_none() && !property.has_limits()) {
        return None;
    }
    let ty = named(property.ty, input.ident);
    let default = option(property.attrs.default.as_ref().map(literal));
    let limits = limits_of(input, property).unwrap_or_else(|| quote!(&__rt::Limits::NONE));
    let span = if property.attrs.default.is_some() {
        property.span("default")
    } else {
        property.span("model")
    };
    Some(quote_spanned!(span=> __rt::accept::<#ty>(#default, #limits);))
}

fn computed(input: &Input<'_>) -> Option<TokenStream> {
    if input.attrs.computed.is_empty() {
        return None;
    }
    let definitions = input.attrs.computed.iter().map(|computed| {
        let name = &computed.name;
        let wire = option(computed.wire.as_ref());
        let doc = computed.doc.as_deref().unwrap_or_default();
        let from = Index::from(input.source(&computed.from).map_or(0, |(index, _)| index));
        let form = match &computed.equals {
            Some(equals) => {
                let equals = literal(equals);
                let otherwise = computed.otherwise.as_ref().map(literal);
                // The opposite of a boolean needs no saying.
                let otherwise = match (&computed.equals, otherwise) {
                    (Some(Literal::Boolean(value)), None) => {
                        let opposite = !value;
                        Some(quote!(__rt::LiteralDef::Boolean(#opposite)))
                    }
                    (_, otherwise) => otherwise,
                };
                let otherwise = option(otherwise);
                quote!(__rt::equals(#equals, #otherwise))
            }
            None => quote!(__rt::ComputedForm::Base64),
        };
        let settable = computed.settable;
        quote!(__rt::computed_def(#name, #wire, #doc, #from, #form, #settable))
    });
    Some(quote!(.computed(&const { [#(#definitions),*] })))
}
