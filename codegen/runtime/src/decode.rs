//! Reading models: one loop for all of them.

use core::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::{Error as JsonError, Value};

use crate::def::ModelDef;
use crate::extra::Extra;
use crate::model::Model;
use crate::place;
use crate::property::{Form, Property, Seed};

// What is compiled once a model or once a type matches by hand: `?` and `map_err` would be compiled once each as well.

/// Reads a model.
pub fn decode_model<'de, M: Model, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    match deserializer.deserialize_map(ModelVisitor(PhantomData)) {
        Err(error) => Err(place::of_model(error, M::DEF.name)),
        read => read,
    }
}

/// Reads a property into its place.
#[inline]
pub fn read<'de, T: Property, A: MapAccess<'de>>(slot: &mut T, map: &mut A) -> Result<(), A::Error> {
    match T::Form::read(map) {
        Ok(value) => {
            *slot = value;
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Reads over a value.
fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(|_| ())
}

/// Reads a value on its own.
pub fn decode<'de, T: Property, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::Form::decode(deserializer)
}

/// Reads a property that came under an alias.
pub fn read_value<T: Property>(slot: &mut T, value: Value) -> Result<(), JsonError> {
    *slot = T::Form::decode(value)?;
    Ok(())
}

/// Reads a union whose tag is beside it.
pub fn read_tagged<T: Property>(slot: &mut T, tag: Option<&str>, value: Value) -> Result<(), JsonError> {
    *slot = T::Form::decode_tagged(tag, value)?;
    Ok(())
}

/// What has to wait for the end of the object: a union whose tag may come later, an alias whose property may come.
#[derive(Default)]
pub struct Late(Vec<(usize, Option<&'static str>, Value)>);

impl Late {
    /// Keeps the value of a property.
    pub fn keep<'de, A: MapAccess<'de>>(&mut self, index: usize, map: &mut A) -> Result<(), A::Error> {
        self.0.push((index, None, map.next_value_seed(Seed::<Value>::NEW)?));
        Ok(())
    }

    /// Reads over a value. A method, so that what the derive writes uses `late` in every model.
    #[allow(clippy::unused_self)]
    pub fn skip<'de, A: MapAccess<'de>>(&self, map: &mut A) -> Result<(), A::Error> {
        skip(map)
    }
}

/// Which property a key is.
enum Key {
    Property(usize),
    Alias(usize, &'static str),
    Computed(&'static str),
    Unknown(String),
    Ignored,
}

/// Finds the property of a key. Keys mostly come in the same order, so it looks first where the last one was left.
struct KeySeed {
    def: &'static ModelDef,
    next: usize,
    keep: bool,
}

impl KeySeed {
    #[inline]
    fn find(self, key: &str) -> Key {
        let keys = self.def.keys;
        let next = self.next.min(keys.len());
        for index in (next..keys.len()).chain(0..next) {
            if keys[index] == key {
                return Key::Property(index);
            }
        }
        self.other(key)
    }

    #[inline(never)]
    fn other(self, key: &str) -> Key {
        if self.def.other_keys {
            for (index, property) in self.def.properties.iter().enumerate() {
                if let Some(alias) = property.aliases.iter().find(|alias| **alias == key) {
                    return Key::Alias(index, alias);
                }
            }
            if let Some(wire) = self
                .def
                .computed
                .iter()
                .find_map(|computed| computed.wire.filter(|wire| *wire == key))
            {
                return Key::Computed(wire);
            }
        }
        if self.keep {
            Key::Unknown(key.to_owned())
        } else {
            Key::Ignored
        }
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(self.find(key))
    }
}

/// A set of properties, by index.
#[derive(Default)]
struct Seen {
    first: u128,
    more: Vec<u128>,
}

impl Seen {
    /// Whether it was not in before.
    fn insert(&mut self, index: usize) -> bool {
        let (word, bit) = (index / 128, 1 << (index % 128));
        let slot = match word.checked_sub(1) {
            None => &mut self.first,
            Some(word) => {
                if self.more.len() <= word {
                    self.more.resize(word + 1, 0);
                }
                &mut self.more[word]
            }
        };
        let new = *slot & bit == 0;
        *slot |= bit;
        new
    }

    fn contains(&self, index: usize) -> bool {
        let word = match (index / 128).checked_sub(1) {
            None => self.first,
            Some(word) => self.more.get(word).copied().unwrap_or(0),
        };
        word & (1 << (index % 128)) != 0
    }
}

/// A model as the loop sees it: with the type of the deserializer, but without its own, so that the loop is compiled
/// once and not once a model.
trait Slots<'de, A: MapAccess<'de>> {
    fn read(&mut self, index: usize, map: &mut A, late: &mut Late) -> Result<(), A::Error>;
    fn read_late(&mut self, index: usize, value: Value) -> Result<(), JsonError>;
    fn extra(&mut self) -> Option<&mut Extra>;
}

impl<'de, A: MapAccess<'de>, M: Model> Slots<'de, A> for M {
    fn read(&mut self, index: usize, map: &mut A, late: &mut Late) -> Result<(), A::Error> {
        self.decode_property(index, map, late)
    }

    fn read_late(&mut self, index: usize, value: Value) -> Result<(), JsonError> {
        self.decode_late(index, value)
    }

    fn extra(&mut self) -> Option<&mut Extra> {
        self.kept_mut()
    }
}

struct ModelVisitor<M>(PhantomData<M>);

impl<'de, M: Model> Visitor<'de> for ModelVisitor<M> {
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<M, A::Error> {
        let mut model = M::unset();
        match fill(&mut model, M::DEF, map) {
            Ok(()) => Ok(model),
            Err(error) => Err(error),
        }
    }
}

fn fill<'de, A: MapAccess<'de>>(
    model: &mut dyn Slots<'de, A>,
    def: &'static ModelDef,
    mut map: A,
) -> Result<(), A::Error> {
    let keep = model.extra().is_some();
    let (mut seen, mut late, mut next) = (Seen::default(), Late::default(), 0);
    while let Some(key) = map.next_key_seed(KeySeed { def, next, keep })? {
        let Key::Property(index) = key else {
            other(model, def, key, &mut map, &mut late)?;
            continue;
        };
        if !seen.insert(index) {
            return Err(place::twice(Some(def.name), def.keys[index]));
        }
        if let Err(error) = model.read(index, &mut map, &mut late) {
            let property = &def.properties[index];
            return Err(place::within_model(error, def.name, property.wire, property.sensitive));
        }
        next = index + 1;
    }
    if !late.0.is_empty() {
        settle(model, def, &mut seen, late)?;
    }
    match def.plain.iter().find(|index| !seen.contains(**index)) {
        Some(index) => Err(place::missing(def.name, def.keys[*index])),
        None => Ok(()),
    }
}

/// Reads what is kept as it came.
fn any<'de, A: MapAccess<'de>>(map: &mut A, def: &ModelDef, key: &str) -> Result<Value, A::Error> {
    map.next_value_seed(Seed::<Value>::NEW)
        .map_err(|error| place::within_model(error, def.name, key, false))
}

/// Reads what is no property, or not by its wire name.
fn other<'de, A: MapAccess<'de>>(
    model: &mut dyn Slots<'de, A>,
    def: &'static ModelDef,
    key: Key,
    map: &mut A,
    late: &mut Late,
) -> Result<(), A::Error> {
    let twice = |key: &str| Err(place::twice(Some(def.name), key));
    match (key, model.extra()) {
        (Key::Alias(_, alias), _) if late.0.iter().any(|(_, known, _)| *known == Some(alias)) => twice(alias),
        (Key::Alias(index, alias), _) => {
            late.0.push((index, Some(alias), any(map, def, alias)?));
            Ok(())
        }
        (Key::Computed(wire), Some(extra)) if extra.computed(wire).is_some() => twice(wire),
        (Key::Computed(wire), Some(extra)) => {
            extra.insert_computed(wire, any(map, def, wire)?);
            Ok(())
        }
        (Key::Unknown(key), Some(extra)) if extra.contains_key(&key) => twice(&key),
        (Key::Unknown(key), Some(extra)) => {
            let value = any(map, def, &key)?;
            extra.insert(key, value);
            Ok(())
        }
        _ => skip(map),
    }
}

/// Reads what had to wait: an alias only if its property did not come; aliases before unions, whose tag they may be.
fn settle<'de, A: MapAccess<'de>>(
    model: &mut dyn Slots<'de, A>,
    def: &'static ModelDef,
    seen: &mut Seen,
    mut late: Late,
) -> Result<(), A::Error> {
    late.0.sort_by_key(|(index, _, _)| def.properties[*index].by.is_some());
    for (index, alias, value) in late.0 {
        let property = &def.properties[index];
        match alias {
            Some(alias) if !seen.insert(index) => {
                if let Some(extra) = model.extra() {
                    extra.insert(alias, value);
                }
            }
            _ => {
                let key = alias.unwrap_or(property.wire);
                if let Err(error) = model.read_late(index, value) {
                    let error = A::Error::custom(error);
                    return Err(place::within_model(error, def.name, key, property.sensitive));
                }
            }
        }
    }
    Ok(())
}
