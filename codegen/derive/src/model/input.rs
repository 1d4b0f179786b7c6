//! The struct as the derive sees it: read, and checked.

use codegen_attrs::{ModelAttrs, PropertyAttrs};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use syn::ext::IdentExt;
use syn::{Error, Visibility};

use super::shape::{Presence, Shape, is_own, last};
use super::{check, types};
use crate::common::{Mistakes, refuse_generics, refuse_name, runtime};
use crate::item::{Attributes, Body, Field, Item};

pub(crate) struct Input<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) attributes: &'a Attributes,
    pub(crate) attrs: ModelAttrs,
    pub(crate) name: String,
    pub(crate) doc: Literal,
    pub(crate) runtime: TokenStream,
    pub(crate) properties: Vec<Property<'a>>,
    /// The field for unknown properties.
    pub(crate) extra: Option<&'a Ident>,
}

pub(crate) struct Property<'a> {
    pub(crate) field: &'a Ident,
    pub(crate) name: String,
    pub(crate) wire: String,
    pub(crate) doc: Literal,
    pub(crate) ty: &'a syn::Type,
    pub(crate) shape: Shape<'a>,
    pub(crate) attrs: PropertyAttrs,
    pub(crate) attributes: &'a Attributes,
}

impl<'a> Input<'a> {
    pub(crate) fn read(input: &'a Item) -> syn::Result<Self> {
        let fields = match &input.body {
            Body::Struct(fields) => fields,
            Body::Enum(_) => {
                let message = "a model is a struct with named fields; for an enum there are `Choice` and `Union`";
                return Err(Error::new(input.ident.span(), message));
            }
            Body::Other => return Err(Error::new(input.ident.span(), "a model is a struct with named fields")),
        };
        let mut mistakes = Mistakes::default();
        refuse_generics(input, &mut mistakes);
        let attrs: ModelAttrs = mistakes.take(input.attributes.read()).unwrap_or_default();
        let name = attrs.name.clone().unwrap_or_else(|| input.ident.unraw().to_string());
        refuse_name(&name, input.ident.span(), &mut mistakes);
        let mut model = Input {
            ident: &input.ident,
            vis: &input.vis,
            attributes: &input.attributes,
            name,
            doc: input.attributes.text(),
            runtime: runtime(attrs.runtime.as_ref(), &mut mistakes),
            attrs,
            properties: Vec::with_capacity(fields.len()),
            extra: None,
        };
        for field in fields {
            model.field(field, &mut mistakes);
        }
        check::check(&model, &mut mistakes);
        mistakes.finish()?;
        Ok(model)
    }

    fn field(&mut self, field: &'a Field, mistakes: &mut Mistakes) {
        let ident = &field.ident;
        if !is_own(&field.ty) && last(&field.ty).is_some_and(|(name, _)| name == "Extra") {
            if self.extra.is_some() {
                mistakes.add(ident.span(), "there is a field for unknown properties already");
            }
            if !field.attributes.model.is_empty() {
                mistakes.add(ident.span(), "the field for unknown properties is no property");
            }
            self.extra = Some(ident);
            return;
        }
        let Some(attrs) = mistakes.take(field.attributes.read::<PropertyAttrs>()) else {
            return;
        };
        if !attrs.serde {
            types::refuse(&field.ty, mistakes);
        }
        let name = attrs.name.clone().unwrap_or_else(|| ident.unraw().to_string());
        let case = self.attrs.wire_case.unwrap_or_default();
        self.properties.push(Property {
            field: ident,
            wire: attrs.wire.clone().unwrap_or_else(|| case.apply(&name)),
            name,
            doc: field.attributes.text(),
            ty: &field.ty,
            shape: Shape::of(&field.ty),
            attrs,
            attributes: &field.attributes,
        });
    }

    /// The field that holds the tag of a union.
    pub(crate) fn tag_of(&self, property: &Property<'_>) -> Option<&'a Ident> {
        let by = property.attrs.by.as_ref()?;
        self.properties
            .iter()
            .find(|other| other.name == *by)
            .map(|other| other.field)
    }

    /// The properties that have limits.
    pub(crate) fn limited(&self) -> impl Iterator<Item = &Property<'a>> {
        self.properties.iter().filter(|property| property.has_limits())
    }

    /// The property that a computed one is derived from, with its index.
    pub(crate) fn source(&self, from: &str) -> Option<(usize, &Property<'a>)> {
        self.properties
            .iter()
            .enumerate()
            .find(|(_, property)| property.name == from)
    }
}

impl Property<'_> {
    /// Where a key of `#[model(..)]` stands.
    pub(crate) fn span(&self, key: &str) -> Span {
        self.attributes.span(key, self.field.span())
    }

    /// Whether there is a limit.
    pub(crate) fn has_limits(&self) -> bool {
        let attrs = &self.attrs;
        attrs.min.is_some() || attrs.max.is_some() || self.has_counts()
    }

    fn has_counts(&self) -> bool {
        let attrs = &self.attrs;
        attrs.min_length.is_some()
            || attrs.max_length.is_some()
            || attrs.min_items.is_some()
            || attrs.max_items.is_some()
            || attrs.pattern.is_some()
            || attrs.format.is_some()
    }

    /// Whether a value can break a rule. What is inside a type that is not known here may.
    pub(crate) fn has_checks(&self) -> bool {
        let can_lack = self.attrs.required && self.shape.presence != Presence::Plain;
        let nested = !self.attrs.serde && self.shape.kind.leaf().is_other();
        can_lack || self.has_limits() || nested
    }
}
