//! Lists, maps, boxes and options as properties.

use core::fmt;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Error as JsonError, Value};

use crate::check::Checker;
use crate::decode::decode;
use crate::def::{Limits, LiteralDef, TypeDef};
use crate::path::Path;
use crate::place::{self, Place};
use crate::property::{Form, Presence, Property, Seed};
use crate::view::{AnyList, AnyMap, PropertyRef};

struct Items<T>(PhantomData<T>);

impl<'de, T: Property> Visitor<'de> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        loop {
            match list.next_element_seed(Seed::<T>::NEW) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => return Ok(items),
                Err(error) => return Err(place::within(error, Place::Item(items.len()))),
            }
        }
    }
}

impl<T: Property> Property for Vec<T> {
    type Form = Self;
}

impl<T: Property> Form<Self> for Vec<T> {
    const TYPE: TypeDef = TypeDef::List(&T::Form::TYPE);
    const NESTED: bool = T::Form::NESTED;

    fn blank() -> Self {
        Vec::new()
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Items(PhantomData))
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        let items = match value {
            Value::Array(items) => items,
            other => return decode(other),
        };
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            let at = Place::Item(list.len());
            list.push(T::Form::decode_tagged(tag, item).map_err(|error| place::within(error, at))?);
        }
        Ok(list)
    }

    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::List(value)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::List(items) => items.iter().map(T::Form::from_literal).collect(),
            _ => None,
        }
    }

    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        out.items(value.len(), limits, at);
        if T::Form::NESTED || limits.of_values() {
            for (index, item) in value.iter().enumerate() {
                T::Form::check(item, limits, &at.item(index), out);
            }
        }
    }
}

impl<T: Property> AnyList for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<PropertyRef<'_>> {
        <[T]>::get(self, index).map(T::Form::view)
    }
}

struct Entries<T>(PhantomData<T>);

impl<'de, T: Property> Visitor<'de> for Entries<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(key) = map.next_key_seed(Seed::<String>::NEW)? {
            let value = match map.next_value_seed(Seed::<T>::NEW) {
                Ok(value) => value,
                Err(error) => return Err(place::within(error, Place::Key(&key))),
            };
            match entries.entry(key) {
                Entry::Vacant(entry) => entry.insert(value),
                Entry::Occupied(entry) => return Err(place::twice(None, entry.key())),
            };
        }
        Ok(entries)
    }
}

impl<T: Property> Property for BTreeMap<String, T> {
    type Form = Self;
}

impl<T: Property> Form<Self> for BTreeMap<String, T> {
    const TYPE: TypeDef = TypeDef::Map(&T::Form::TYPE);
    const NESTED: bool = T::Form::NESTED;

    fn blank() -> Self {
        BTreeMap::new()
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        let Value::Object(map) = value else {
            return decode(value);
        };
        let entry = |(key, value): (String, Value)| match T::Form::decode_tagged(tag, value) {
            Ok(value) => Ok((key, value)),
            Err(error) => Err(place::within(error, Place::Key(&key))),
        };
        map.into_iter().map(entry).collect()
    }

    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::Map(value)
    }

    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        out.items(value.len(), limits, at);
        if T::Form::NESTED || limits.of_values() {
            for (key, item) in value {
                T::Form::check(item, limits, &at.entry(key), out);
            }
        }
    }
}

impl<T: Property> AnyMap for BTreeMap<String, T> {
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn get(&self, key: &str) -> Option<PropertyRef<'_>> {
        BTreeMap::get(self, key).map(T::Form::view)
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&str, PropertyRef<'_>)> + '_> {
        Box::new(BTreeMap::iter(self).map(|(key, value)| (key.as_str(), T::Form::view(value))))
    }
}

impl<T: Property> Property for Box<T> {
    type Form = Self;
}

impl<T: Property> Form<Self> for Box<T> {
    const TYPE: TypeDef = T::Form::TYPE;
    const PRESENCE: Presence = T::Form::PRESENCE;
    const NESTED: bool = T::Form::NESTED;

    fn blank() -> Self {
        Box::new(T::Form::blank())
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::Form::decode(deserializer).map(Box::new)
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        T::Form::decode_tagged(tag, value).map(Box::new)
    }

    fn view(value: &Self) -> PropertyRef<'_> {
        T::Form::view(value)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        T::Form::from_literal(literal).map(Box::new)
    }

    fn is_absent(value: &Self) -> bool {
        T::Form::is_absent(value)
    }

    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        T::Form::check(value, limits, at, out);
    }
}

struct Maybe<T>(PhantomData<T>);

impl<'de, T: Property> Visitor<'de> for Maybe<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::Form::decode(deserializer).map(Some)
    }
}

/// Absent and null are one: both are `None`.
impl<T: Property> Property for Option<T> {
    type Form = Self;
}

impl<T: Property> Form<Self> for Option<T> {
    const TYPE: TypeDef = T::Form::TYPE;
    const PRESENCE: Presence = Presence::Optional;
    const NESTED: bool = T::Form::NESTED;

    #[inline]
    fn blank() -> Self {
        None
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Maybe(PhantomData))
    }

    #[inline]
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        T::Form::read_option(map)
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        match value {
            Value::Null => Ok(None),
            value => T::Form::decode_tagged(tag, value).map(Some),
        }
    }

    #[inline]
    fn view(value: &Self) -> PropertyRef<'_> {
        match value {
            Some(value) => T::Form::view(value),
            None => PropertyRef::Absent,
        }
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        T::Form::from_literal(literal).map(Some)
    }

    #[inline]
    fn is_absent(value: &Self) -> bool {
        value.is_none()
    }

    #[inline]
    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        if let Some(value) = value {
            T::Form::check(value, limits, at, out);
        }
    }
}
