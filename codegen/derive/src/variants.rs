//! The enum as the derives see it: read, and checked.

use std::collections::HashMap;

use codegen_attrs::VariantAttrs;
use proc_macro2::{Ident, Literal};
use syn::ext::IdentExt;
use syn::{Error, Fields, Type};

use crate::common::{Mistakes, refuse_generics, snake};
use crate::item::{self, Attributes, Body, Item};

/// An enum whose last variant may keep what is not known.
pub(crate) struct Variants<'a> {
    pub(crate) listed: Vec<Variant<'a>>,
    /// The variant `Unrecognized`.
    pub(crate) unrecognized: Option<&'a Ident>,
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    /// The value on the wire.
    pub(crate) value: String,
    pub(crate) doc: Literal,
    pub(crate) attrs: VariantAttrs,
    pub(crate) attributes: &'a Attributes,
    /// What it holds.
    pub(crate) holds: Option<&'a Type>,
}

/// Reads the variants. `holding`: each holds a model.
pub(crate) fn read<'a>(
    input: &'a Item,
    what: &str,
    holding: bool,
    mistakes: &mut Mistakes,
) -> syn::Result<Variants<'a>> {
    let Body::Enum(all) = &input.body else {
        return Err(Error::new(input.ident.span(), format!("{what} is an enum")));
    };
    refuse_generics(input, mistakes);
    let mut variants = Variants {
        listed: Vec::with_capacity(all.len()),
        unrecognized: None,
    };
    let mut values: HashMap<String, String> = HashMap::new();
    for variant in all {
        let holds = held(&variant.fields);
        if variant.ident == "Unrecognized" {
            if holds.is_none() {
                let inside = if holding {
                    "serde_json::Value"
                } else {
                    "codegen_runtime::Unrecognized"
                };
                mistakes.add(
                    variant.ident.span(),
                    format!("`Unrecognized` holds what is not known: `Unrecognized({inside})`"),
                );
            }
            if mistakes
                .take(variant.attributes.read::<VariantAttrs>())
                .is_some_and(|attrs| attrs.value.is_some())
            {
                mistakes.add(
                    variant.attributes.span("value", variant.ident.span()),
                    "what is not known has no value of its own",
                );
            }
            variants.unrecognized = Some(&variant.ident);
            continue;
        }
        match (&variant.fields, holding) {
            (Fields::Unit, false) => {}
            (_, false) => mistakes.add(variant.ident.span(), "a choice holds nothing; only `Unrecognized` does"),
            (_, true) if holds.is_some() => {}
            (_, true) => mistakes.add(
                variant.ident.span(),
                "a variant of a union holds one model: `Variant(Model)`",
            ),
        }
        let Some(attrs) = mistakes.take(variant.attributes.read::<VariantAttrs>()) else {
            continue;
        };
        let value = attrs
            .value
            .clone()
            .unwrap_or_else(|| snake(&variant.ident.unraw().to_string()));
        if let Some(other) = values.insert(value.clone(), variant.ident.to_string()) {
            let span = variant.attributes.span("value", variant.ident.span());
            mistakes.add(span, format!("the value `{value}` belongs to `{other}` already"));
        }
        former_name(&attrs, variant, holding, mistakes);
        variants.listed.push(Variant {
            ident: &variant.ident,
            value,
            doc: variant.attributes.text(),
            attrs,
            attributes: &variant.attributes,
            holds,
        });
    }
    if variants.listed.is_empty() {
        mistakes.add(
            input.ident.span(),
            format!("{what} has at least one variant that is known"),
        );
    }
    Ok(variants)
}

/// The one type that a variant holds.
fn held(fields: &Fields) -> Option<&Type> {
    match fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Some(&fields.unnamed[0].ty),
        _ => None,
    }
}

fn former_name(attrs: &VariantAttrs, variant: &item::Variant, holding: bool, mistakes: &mut Mistakes) {
    let Some(name) = &attrs.renamed_from else { return };
    let span = variant.attributes.span("renamed_from", variant.ident.span());
    if holding {
        mistakes.add(span, "only choices keep a former name");
    } else if syn::parse_str::<Ident>(name).is_err() {
        mistakes.add(span, format!("`{name}` is no name of a variant"));
    }
}

impl Variant<'_> {
    /// The former name as an identifier.
    pub(crate) fn former(&self) -> Option<Ident> {
        syn::parse_str(self.attrs.renamed_from.as_ref()?).ok()
    }
}
