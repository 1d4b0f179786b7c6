//! Lists, maps, boxes and options as properties.

use core::fmt;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Error as JsonError, Value};

use crate::check::Checker;
use crate::def::{Limits, LiteralDef, TypeDef};
use crate::path::Path;
use crate::place::{self, Place};
use crate::property::{Presence, Property, Seed};
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
    const TYPE: TypeDef = TypeDef::List(&T::TYPE);
    const NESTED: bool = T::NESTED;

    fn blank() -> Self {
        Vec::new()
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Items(PhantomData))
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        let items = match value {
            Value::Array(items) => items,
            other => return Self::decode(other),
        };
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            let at = Place::Item(list.len());
            list.push(T::decode_tagged(tag, item).map_err(|error| place::within(error, at))?);
        }
        Ok(list)
    }

    fn view(&self) -> PropertyRef<'_> {
        PropertyRef::List(self)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::List(items) => items.iter().map(T::from_literal).collect(),
            _ => None,
        }
    }

    fn check(&self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        out.items(self.len(), limits, at);
        if T::NESTED || limits.of_values() {
            for (index, item) in self.iter().enumerate() {
                item.check(limits, &at.item(index), out);
            }
        }
    }
}

impl<T: Property> AnyList for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<PropertyRef<'_>> {
        <[T]>::get(self, index).map(T::view)
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
    const TYPE: TypeDef = TypeDef::Map(&T::TYPE);
    const NESTED: bool = T::NESTED;

    fn blank() -> Self {
        BTreeMap::new()
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        let Value::Object(map) = value else {
            return Self::decode(value);
        };
        let entry = |(key, value): (String, Value)| match T::decode_tagged(tag, value) {
            Ok(value) => Ok((key, value)),
            Err(error) => Err(place::within(error, Place::Key(&key))),
        };
        map.into_iter().map(entry).collect()
    }

    fn view(&self) -> PropertyRef<'_> {
        PropertyRef::Map(self)
    }

    fn check(&self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        out.items(self.len(), limits, at);
        if T::NESTED || limits.of_values() {
            for (key, item) in self {
                item.check(limits, &at.entry(key), out);
            }
        }
    }
}

impl<T: Property> AnyMap for BTreeMap<String, T> {
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn get(&self, key: &str) -> Option<PropertyRef<'_>> {
        BTreeMap::get(self, key).map(T::view)
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&str, PropertyRef<'_>)> + '_> {
        Box::new(BTreeMap::iter(self).map(|(key, value)| (key.as_str(), value.view())))
    }
}

impl<T: Property> Property for Box<T> {
    const TYPE: TypeDef = T::TYPE;
    const PRESENCE: Presence = T::PRESENCE;
    const NESTED: bool = T::NESTED;

    fn blank() -> Self {
        Box::new(T::blank())
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(deserializer).map(Box::new)
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        T::decode_tagged(tag, value).map(Box::new)
    }

    fn view(&self) -> PropertyRef<'_> {
        T::view(self)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        T::from_literal(literal).map(Box::new)
    }

    fn is_absent(&self) -> bool {
        T::is_absent(self)
    }

    fn check(&self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        T::check(self, limits, at, out);
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
        T::decode(deserializer).map(Some)
    }
}

/// Absent and null are one: both are `None`.
impl<T: Property> Property for Option<T> {
    const TYPE: TypeDef = T::TYPE;
    const PRESENCE: Presence = Presence::Optional;
    const NESTED: bool = T::NESTED;

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
        T::read_option(map)
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        match value {
            Value::Null => Ok(None),
            value => T::decode_tagged(tag, value).map(Some),
        }
    }

    #[inline]
    fn view(&self) -> PropertyRef<'_> {
        match self {
            Some(value) => value.view(),
            None => PropertyRef::Absent,
        }
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        T::from_literal(literal).map(Some)
    }

    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn check(&self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        if let Some(value) = self {
            value.check(limits, at, out);
        }
    }
}
