//! Writing models: one routine for all of them, by their views.

use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use base64::display::Base64Display;

use crate::bytes::BASE64;
use crate::def::{ModelDef, UnionDef};
use crate::leaf::integral;
use crate::model::AnyModel;
use crate::view::{PropertyRef, UnionRef};
use crate::written::{Written, whole_seconds};

/// The body of a request: the model without what is `read_only` and without what this version does not know, also in
/// the models inside. These keep their `id`, read-only or not: it says which one is meant. Datetimes are written in
/// whole seconds.
///
/// ```
/// # extern crate self as codegen_runtime;
/// # mod example {
/// use codegen_runtime::{Model, Request};
///
/// #[derive(Model)]
/// struct Tag {
///     #[model(read_only)]
///     id: Option<i64>,
///     name: Option<String>,
/// }
///
/// # pub fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let tag = Tag { id: Some(1), name: Some("vip".to_owned()) };
/// assert_eq!(serde_json::to_string(&Request(&tag))?, r#"{"name":"vip"}"#);
/// # Ok(())
/// # }
/// # }
/// # fn main() { example::run().unwrap() }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Request<'a, M: ?Sized>(pub &'a M);

impl<M: AnyModel> Serialize for Request<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_model(self.0, None, Part::Body, serializer)
    }
}

impl Serialize for Request<'_, dyn AnyModel> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_model(self.0, None, Part::Body, serializer)
    }
}

/// The body, or one property of it, that is no model of its own: a union, or several models.
impl Serialize for Request<'_, PropertyRef<'_>> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let part = Part::Around;
        Encode { value: *self.0, part }.serialize(serializer)
    }
}

impl Serialize for dyn AnyModel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        encode_model(self, serializer)
    }
}

impl Serialize for PropertyRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        encode_property(*self, serializer)
    }
}

/// Writes a model.
pub fn encode_model<S: Serializer>(model: &dyn AnyModel, serializer: S) -> Result<S::Ok, S::Error> {
    write_model(model, None, Part::All, serializer)
}

/// Writes a value; absent is written as null, because something has to stand there.
pub fn encode_property<S: Serializer>(value: PropertyRef<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    Encode { value, part: Part::All }.serialize(serializer)
}

/// How much of a model is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Everything.
    All,
    /// What stands around the body of a request.
    Around,
    /// What the body of a request has.
    Body,
    /// What a model inside such a body has.
    Inside,
}

impl Part {
    /// What a model inside has of this.
    fn inside(self) -> Part {
        match self {
            Part::All => Part::All,
            Part::Around => Part::Body,
            Part::Body | Part::Inside => Part::Inside,
        }
    }

    /// Whether a property of a model belongs to it.
    fn has(self, def: &ModelDef, index: usize) -> bool {
        match self {
            Part::All | Part::Around => true,
            Part::Body => !def.properties[index].read_only,
            Part::Inside => !def.properties[index].read_only || def.id == Some(index),
        }
    }
}

struct Encode<'a> {
    value: PropertyRef<'a>,
    part: Part,
}

impl Serialize for Encode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            PropertyRef::Absent | PropertyRef::Null => serializer.serialize_unit(),
            PropertyRef::Boolean(value) => serializer.serialize_bool(value),
            PropertyRef::Integer(value) => serializer.serialize_i64(value),
            PropertyRef::Number(value) => number(value, serializer),
            PropertyRef::String(text) | PropertyRef::Base64(text) => serializer.serialize_str(text),
            PropertyRef::Choice(choice) => serializer.serialize_str(choice.value),
            // Services take whole seconds, and many nothing else.
            PropertyRef::Datetime(value) if self.part != Part::All => serializer.collect_str(&whole_seconds(value)),
            PropertyRef::Datetime(value) => serializer.collect_str(&Written(value)),
            PropertyRef::Date(value) => serializer.collect_str(&value),
            PropertyRef::Color(value) => serializer.serialize_str(value.as_str()),
            PropertyRef::Bytes(bytes) => serializer.collect_str(&Base64Display::new(bytes, &BASE64)),
            PropertyRef::Any(value) => value.serialize(serializer),
            PropertyRef::Model(model) => write_model(model, None, self.part.inside(), serializer),
            PropertyRef::Union(union) => write_union(union, self.part.inside(), serializer),
            PropertyRef::List(list) => {
                let mut out = serializer.serialize_seq(Some(list.len()))?;
                let items = (0..list.len()).map_while(|index| list.get(index));
                for value in items {
                    out.serialize_element(&Encode { value, part: self.part })?;
                }
                out.end()
            }
            PropertyRef::Map(map) => {
                let mut out = serializer.serialize_map(Some(map.len()))?;
                for (key, value) in map.iter() {
                    out.serialize_entry(key, &Encode { value, part: self.part })?;
                }
                out.end()
            }
            PropertyRef::Foreign(value) => value.to_json().map_err(S::Error::custom)?.serialize(serializer),
            PropertyRef::Sensitive(value) => Encode {
                value: value.reveal(),
                part: self.part,
            }
            .serialize(serializer),
        }
    }
}

/// A number that is an integer is written as one, so that 5 comes back as 5 and not as 5.0.
fn number<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    if !value.is_finite() {
        return Err(S::Error::custom(format_args!("{value} is no number in JSON")));
    }
    match integral(value) {
        Some(integer) => serializer.serialize_i64(integer),
        None => serializer.serialize_f64(value),
    }
}

fn write_model<S: Serializer>(
    model: &dyn AnyModel,
    tag: Option<(&str, &str)>,
    part: Part,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let def = model.def();
    let mut out = serializer.serialize_map(None)?;
    if let Some((key, value)) = tag {
        out.serialize_entry(key, value)?;
    }
    for (index, property) in def.properties.iter().enumerate() {
        if !part.has(def, index) {
            continue;
        }
        let value = model.property(index);
        if !value.is_absent() {
            out.serialize_entry(property.wire, &Encode { value, part })?;
        }
    }
    if let Some(extra) = model.extra().filter(|_| part == Part::All) {
        for (index, computed) in def.computed.iter().enumerate() {
            // Written back only if it came, with the value that it has by now.
            if let Some((wire, came)) = computed.wire.and_then(|wire| Some((wire, extra.computed(wire)?))) {
                match model.property(def.properties.len() + index) {
                    PropertyRef::Absent => out.serialize_entry(wire, came)?,
                    value => out.serialize_entry(wire, &Encode { value, part })?,
                }
            }
        }
        for (key, value) in extra.iter().filter(|(key, _)| !def.keys.contains(key)) {
            out.serialize_entry(key, value)?;
        }
    }
    out.end()
}

/// The tag is written where the model itself does not.
fn write_union<S: Serializer>(union: UnionRef<'_>, part: Part, serializer: S) -> Result<S::Ok, S::Error> {
    let UnionDef { tag: Some(key), .. } = union.def else {
        return write_model(union.model, None, part, serializer);
    };
    let def = union.model.def();
    let property = def.keys.iter().position(|known| known == key);
    let by_property = property.is_some_and(|index| part.has(def, index) && union.model.property(index).is_present());
    let by_extra = part == Part::All && union.model.extra().is_some_and(|extra| extra.contains_key(key));
    let tag = (!by_property && !by_extra).then_some((*key, union.variant.value));
    write_model(union.model, tag, part, serializer)
}
