//! The proof of a finding: Rust that compiled, or the smallest JSON that was taken.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::patterns;
use crate::model::{Api, Format, Limits, Literal, Model, Type};
use crate::policy::{self, Presence};

/// The proof of a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Witness {
    /// Rust against the generated crate, in which `use helpscout::v1::*` is understood.
    Rust(String),
    /// A JSON document and the model that it is.
    Json {
        /// Name of the model, or of what else the document is.
        of: String,
        /// The document.
        value: Value,
    },
}

impl Witness {
    /// The witness as reports write it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Witness::Rust(code) => json!({"kind": "rust", "code": code}),
            Witness::Json { of, value } => json!({"kind": "json", "of": of, "value": value}),
        }
    }

    /// The witness in one line.
    #[must_use]
    pub fn to_line(&self) -> String {
        match self {
            Witness::Rust(code) => code.clone(),
            Witness::Json { of, value } => format!("{of}: {value}"),
        }
    }
}

/// Rust that is a witness.
pub(super) fn rust(code: impl Into<String>) -> Witness {
    Witness::Rust(code.into())
}

/// A property as it stands in Rust.
pub(super) fn field_name(name: &str) -> std::borrow::Cow<'_, str> {
    crate::names::value_ident(name)
}

/// The smallest document of a model in which a property has this value; without a value it is left out.
pub(super) fn document(api: &Api, model: &Model, wire: &str, value: Option<Value>) -> Witness {
    let mut object = smallest(api, model, 0);
    object.remove(wire);
    if let Some(value) = value {
        object.insert(wire.to_owned(), value);
    }
    Witness::Json {
        of: model.name.clone(),
        value: Value::Object(object),
    }
}

/// The same, where the value is a plain value of the property's innermost type.
pub(super) fn wrapped(ty: &Type, value: Value) -> Value {
    match ty {
        Type::List(item) => json!([wrapped(item, value)]),
        Type::Map(item) => json!({"a": wrapped(item, value)}),
        _ => value,
    }
}

/// The smallest document of a type that lacks what is required; `None`: nothing is.
pub(super) fn lacking(api: &Api, ty: &Type) -> Option<Value> {
    lacking_within(api, ty, &mut BTreeSet::new())
}

/// A model that was seen has nothing that is required, or nobody would still be looking.
fn lacking_within(api: &Api, ty: &Type, seen: &mut BTreeSet<usize>) -> Option<Value> {
    match ty {
        Type::List(item) => Some(json!([lacking_within(api, item, seen)?])),
        Type::Map(item) => Some(json!({"a": lacking_within(api, item, seen)?})),
        Type::Model(id) if seen.insert(id.0) => {
            let model = api.model(*id);
            if model
                .properties
                .iter()
                .any(|property| policy::is_asked_for(model, property))
            {
                return Some(json!({}));
            }
            let mut written = model.properties.iter().filter(|property| !property.read_only);
            written.find_map(|property| Some(json!({property.wire.as_str(): lacking_within(api, &property.ty, seen)?})))
        }
        _ => None,
    }
}

fn smallest(api: &Api, model: &Model, depth: usize) -> Map<String, Value> {
    let needed = model.properties.iter().filter(|property| {
        policy::is_asked_for(model, property) || policy::presence(model, property) == Presence::Plain
    });
    needed
        .map(|property| {
            (
                property.wire.clone(),
                sample(api, &property.ty, &property.limits, depth),
            )
        })
        .collect()
}

/// A small value of a type within its limits.
pub(super) fn sample(api: &Api, ty: &Type, limits: &Limits, depth: usize) -> Value {
    const DEEPEST: usize = 8;
    match ty {
        _ if depth > DEEPEST => Value::Null,
        Type::String => json!(text(limits)),
        Type::Integer | Type::Number => number(limits),
        Type::Boolean => json!(true),
        Type::Datetime => json!("2020-01-01T00:00:00Z"),
        Type::Date => json!("2020-01-01"),
        Type::Color => json!("red"),
        Type::Bytes => json!("YQ=="),
        Type::Any => json!(1),
        Type::Model(id) => Value::Object(smallest(api, api.model(*id), depth + 1)),
        Type::Enum(id) => json!(api.choices(*id).choices.first().map(|choice| choice.value.as_str())),
        Type::Union(id) => api.union(*id).variants.first().map_or(Value::Null, |variant| {
            Value::Object(smallest(api, api.model(variant.model), depth + 1))
        }),
        Type::List(item) => {
            let items = limits.min_items.unwrap_or(0).min(8);
            (0..items).map(|_| sample(api, item, limits, depth + 1)).collect()
        }
        Type::Map(_) => json!({}),
    }
}

/// A text of a format or pattern, else one of a good length.
pub(super) fn text(limits: &Limits) -> String {
    match limits.format {
        Some(Format::Email) => "a@example.com".into(),
        Some(Format::Url) => "https://example.com".into(),
        Some(Format::Base64) => "YQ==".into(),
        Some(Format::Timezone) => "Europe/Berlin".into(),
        _ => {
            let of_pattern = limits.pattern.as_ref().and_then(|pattern| patterns::shortest(pattern));
            of_pattern.filter(|text| !text.is_empty()).unwrap_or_else(|| {
                let most = limits.max_length.unwrap_or(u64::MAX);
                let length = limits.min_length.unwrap_or(1).min(most).min(1000);
                "a".repeat(usize::try_from(length).unwrap_or(1))
            })
        }
    }
}

fn number(limits: &Limits) -> Value {
    let bound = limits.min.as_ref().or(limits.max.as_ref());
    bound.map_or(json!(1), literal)
}

/// A literal of the schema as JSON.
pub(super) fn literal(value: &Literal) -> Value {
    match value {
        Literal::Null => Value::Null,
        Literal::Boolean(value) => json!(value),
        Literal::Integer(value) => json!(value),
        Literal::Number(value) => json!(value),
        Literal::String(value) => json!(value),
        Literal::List(items) => items.iter().map(literal).collect(),
        Literal::Object(entries) => Value::Object(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), literal(value)))
                .collect(),
        ),
    }
}
