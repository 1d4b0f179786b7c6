//! JSON of any form. As everywhere, the same key twice is an error, which `serde_json::Value` by itself lets pass.

use core::fmt;

use serde::Deserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use crate::def::TypeDef;
use crate::place::{self, Place};
use crate::property::{Form, Property, Seed};
use crate::view::PropertyRef;

/// The key under which `serde_json` hands over a number where some crate has turned on `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

struct AnyVisitor;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        crate::decode::decode(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        loop {
            match list.next_element_seed(Seed::<Value>::NEW) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => return Ok(Value::Array(items)),
                Err(error) => return Err(place::within(error, Place::Item(items.len()))),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Map::new();
        while let Some(key) = map.next_key_seed(Seed::<String>::NEW)? {
            if key == NUMBER && entries.is_empty() {
                let digits: String = map.next_value()?;
                return digits.parse::<Number>().map(Value::Number).map_err(A::Error::custom);
            }
            let value = match map.next_value_seed(Seed::<Value>::NEW) {
                Ok(value) => value,
                Err(error) => return Err(place::within(error, Place::Key(&key))),
            };
            match entries.entry(key) {
                Entry::Vacant(entry) => entry.insert(value),
                Entry::Occupied(entry) => return Err(place::twice(None, entry.key())),
            };
        }
        Ok(Value::Object(entries))
    }
}

impl Property for Value {
    type Form = Self;
}

impl Form<Self> for Value {
    const TYPE: TypeDef = TypeDef::Any;

    fn blank() -> Self {
        Value::Null
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }

    #[inline]
    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::Any(value)
    }
}
