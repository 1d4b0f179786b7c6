//! Enums that hold one of some models, told by a tag.

use serde::de::DeserializeOwned;
use serde::{Deserializer, Serialize};
use serde_json::Value;

use crate::def::{Matching, UnionDef};
use crate::property::{Form, Property};
use crate::view::{PropertyRef, UnionRef};

/// An enum that holds one of some models, told by a tag. Written by `#[derive(Union)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no union",
    label = "no union",
    note = "write `#[derive(codegen_runtime::Union)]` on it"
)]
pub trait Union: Property + Serialize + DeserializeOwned {
    /// What is known about it.
    const DEF: &'static UnionDef;
}

/// The variant that a tag means.
#[must_use]
pub fn matching(def: &UnionDef, tag: Option<&str>) -> Option<usize> {
    let tag = match def.matching {
        Matching::Exact => tag?,
        Matching::Prefix => tag?.split('.').next()?,
    };
    def.variants.iter().position(|variant| variant.value == tag)
}

/// Reads a union whose tag, if it has one, is inside. Without a tag it stays as it came.
pub fn decode_union<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = <Value as Form<Value>>::decode(deserializer)?;
    let tag = T::DEF
        .tag
        .and_then(|key| value.get(key))
        .and_then(Value::as_str)
        .map(str::to_owned);
    // Where it is within the value, the error says; its line is found again by `from_slice`.
    T::Form::decode_tagged(tag.as_deref(), value).map_err(serde::de::Error::custom)
}

/// The value of a union that holds this.
#[must_use]
pub fn union_view<'a>(inside: PropertyRef<'a>, def: &'static UnionDef, index: usize) -> PropertyRef<'a> {
    match inside {
        PropertyRef::Model(model) => PropertyRef::Union(UnionRef::new(model, def, index)),
        other => other,
    }
}
