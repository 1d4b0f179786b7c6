//! Types and limits.

use crate::emit::json::Json;
use crate::model::{Api, Limits, Type};

/// `{"kind": "list", "of": {"kind": "model", "name": "Person"}}`.
pub(super) fn ty(api: &Api, ty: &Type) -> Json {
    let kind = |kind: &str| ("kind", Json::from(kind));
    let named = |of: &str, name: &str| Json::object([kind(of), ("name", name.into())]);
    let wrapped = |of: &str, item: &Type| Json::object([kind(of), ("of", self::ty(api, item))]);
    let plain = match ty {
        Type::Model(id) => return named("model", &api.model(*id).name),
        Type::Enum(id) => return named("enum", &api.choices(*id).name),
        Type::Union(id) => return named("union", &api.union(*id).name),
        Type::List(item) => return wrapped("list", item),
        Type::Map(item) => return wrapped("map", item),
        Type::String => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Datetime => "datetime",
        Type::Date => "date",
        Type::Color => "color",
        Type::Bytes => "bytes",
        Type::Any => "any",
    };
    Json::object([kind(plain)])
}

/// Every limit, null where there is none.
pub(super) fn limits(limits: &Limits) -> [(&'static str, Json); 8] {
    [
        ("min", limits.min.as_ref().into()),
        ("max", limits.max.as_ref().into()),
        ("min_length", limits.min_length.into()),
        ("max_length", limits.max_length.into()),
        ("min_items", limits.min_items.into()),
        ("max_items", limits.max_items.into()),
        ("pattern", limits.pattern.as_ref().into()),
        ("format", limits.format.map(|format| format.name()).into()),
    ]
}
