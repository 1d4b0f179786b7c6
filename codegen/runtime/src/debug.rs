//! `Debug` that redacts what is sensitive and leaves out what is absent.

use core::fmt;

use crate::def::ChoiceDef;
use crate::model::AnyModel;
use crate::view::PropertyRef;
use crate::written::Written;

/// Writes a model as a struct with the properties that it has.
pub fn debug_model(model: &dyn AnyModel, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let def = model.def();
    let mut out = f.debug_struct(def.name);
    for (index, property) in def.properties.iter().enumerate() {
        match model.property(index) {
            PropertyRef::Absent => continue,
            _ if property.sensitive => out.field(property.name, &REDACTED),
            value => out.field(property.name, &value),
        };
    }
    if let Some(extra) = model.extra().filter(|extra| !extra.is_empty()) {
        out.field("extra", extra);
    }
    out.finish_non_exhaustive()
}

/// Writes a choice as `std` would: the variant's name, and the text of one that is not known.
pub fn debug_choice(def: &ChoiceDef, value: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match def.choices.iter().find(|choice| choice.value == value) {
        Some(choice) => f.write_str(choice.variant),
        None => f.debug_tuple("Unrecognized").field(&value).finish(),
    }
}

const REDACTED: fmt::Arguments<'static> = format_args!("redacted");

impl fmt::Debug for dyn AnyModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_model(self, f)
    }
}

impl fmt::Debug for PropertyRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PropertyRef::Absent => f.write_str("absent"),
            PropertyRef::Null => f.write_str("null"),
            PropertyRef::Boolean(value) => fmt::Debug::fmt(value, f),
            PropertyRef::Integer(value) => fmt::Debug::fmt(value, f),
            PropertyRef::Number(value) => fmt::Debug::fmt(value, f),
            PropertyRef::String(value) | PropertyRef::Base64(value) => fmt::Debug::fmt(value, f),
            PropertyRef::Choice(choice) => fmt::Debug::fmt(choice.value, f),
            PropertyRef::Datetime(value) => fmt::Display::fmt(&Written(*value), f),
            PropertyRef::Date(value) => fmt::Display::fmt(value, f),
            PropertyRef::Color(value) => fmt::Debug::fmt(value.as_str(), f),
            PropertyRef::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            PropertyRef::Any(value) => fmt::Display::fmt(value, f),
            PropertyRef::Model(model) => debug_model(*model, f),
            PropertyRef::Union(union) => debug_model(union.model, f),
            PropertyRef::List(list) => f
                .debug_list()
                .entries((0..list.len()).map_while(|index| list.get(index)))
                .finish(),
            PropertyRef::Map(map) => f.debug_map().entries(map.iter()).finish(),
            PropertyRef::Foreign(value) => match value.to_json() {
                Ok(value) => fmt::Display::fmt(&value, f),
                Err(_) => f.write_str("…"),
            },
            PropertyRef::Sensitive(_) => f.write_str("redacted"),
        }
    }
}
