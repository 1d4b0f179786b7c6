//! A field of a struct.

use codegen_attrs::{Literal as Value, Number, PropertyAttrs};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::docs::{Aliases, Docs, deprecated};
use super::types::FieldType;
use super::value_ident;
use crate::emit::{Scope, facts, text};
use crate::model::{Limits, Literal, Model, ModelId, Property, TagHolder, Type};
use crate::names;

/// A field of a struct, with everything that was declared about its property.
pub(super) struct Field<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) holder: ModelId,
    pub(super) model: &'a Model,
    pub(super) property: &'a Property,
}

impl ToTokens for Field<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Field {
            scope,
            holder,
            model,
            property,
        } = *self;
        let other_names = [&property.wire]
            .into_iter()
            .chain(&property.aliases)
            .chain(&property.renamed_from);
        let aliases = Aliases::of(&property.name, other_names.map(String::as_str));
        let deprecated = deprecated(property.deprecated.as_deref());
        let model_attribute = codegen_attrs::attribute(&self.attrs());
        let docs = self.docs(model_attribute.is_some());
        let (above, below) = (docs.above(), docs.below());
        let name = value_ident(&property.name);
        let ty = FieldType {
            scope,
            holder,
            model,
            property,
        };
        tokens.extend(quote! {
            #above
            #aliases
            #deprecated
            #model_attribute
            #below
            pub #name: #ty,
        });
    }
}

impl Field<'_> {
    fn attrs(&self) -> PropertyAttrs {
        let Property { name, wire, limits, .. } = self.property;
        let is_derived = self.scope.api.wire_case.apply(name) == *wire;
        PropertyAttrs {
            name: names::is_never_raw(name).then(|| name.clone()),
            wire: (!is_derived).then(|| wire.clone()),
            aliases: self.property.aliases.clone(),
            required: self.property.required,
            nullable: self.property.nullable,
            read_only: self.property.read_only,
            write_only: self.property.write_only,
            sensitive: self.property.sensitive,
            default: self.property.default.as_ref().and_then(value),
            by: self.tag_beside(),
            ..limit_attrs(limits)
        }
    }

    /// The property beside a union that holds its tag.
    fn tag_beside(&self) -> Option<String> {
        match self.property.ty.innermost() {
            Type::Union(id) => Some(self.scope.api.union(*id))
                .filter(|union| union.on == TagHolder::Holder)
                .map(|union| union.by.clone()),
            _ => None,
        }
    }

    /// The doc of the property; for rustdoc alone, what was declared beside it, which at run time is data.
    fn docs(&self, stands_apart: bool) -> Docs {
        let property = self.property;
        let mut docs = Docs::of(&property.doc);
        let mut said: Vec<String> = facts::flags(property).into_iter().map(Into::into).collect();
        said.extend(facts::limits(&property.ty, &property.limits));
        if let Some(default) = &property.default {
            said.push(format!("default {}", text::code(&facts::literal(default))));
        }
        if property.wire != property.name {
            said.push(format!("on the wire {}", text::code(&property.wire)));
        }
        if let Some(former) = &property.renamed_from {
            said.push(format!("formerly {}", text::code(former)));
        }
        // Without another attribute between them the derives would take it for the doc.
        if let Some(example) = property
            .examples
            .first()
            .filter(|_| stands_apart && !property.sensitive)
        {
            said.push(format!("for example {}", text::code(&facts::literal(example))));
        }
        docs.paragraph(&said.join(" · "));
        docs.or(|| format!("The property {}.", text::code(&property.name)));
        docs
    }
}

fn limit_attrs(limits: &Limits) -> PropertyAttrs {
    PropertyAttrs {
        min: limits.min.as_ref().and_then(number),
        max: limits.max.as_ref().and_then(number),
        min_length: limits.min_length,
        max_length: limits.max_length,
        min_items: limits.min_items,
        max_items: limits.max_items,
        pattern: limits.pattern.clone(),
        format: limits.format.map(|format| format.name().to_owned()),
        ..PropertyAttrs::default()
    }
}

fn number(literal: &Literal) -> Option<Number> {
    match *literal {
        Literal::Integer(value) => Some(Number::Integer(value)),
        Literal::Number(value) => Some(Number::Float(value)),
        _ => None,
    }
}

/// A default as an attribute can say it; null is what a property without a default has.
fn value(literal: &Literal) -> Option<Value> {
    match literal {
        Literal::Null | Literal::Object(_) => None,
        Literal::Boolean(value) => Some(Value::Boolean(*value)),
        Literal::Integer(_) | Literal::Number(_) => number(literal).map(Value::Number),
        Literal::String(text) => Some(Value::String(text.clone())),
        Literal::List(items) => items.iter().map(value).collect::<Option<_>>().map(Value::List),
    }
}
