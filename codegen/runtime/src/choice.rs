//! Enums whose values are strings on the wire.

use core::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, Error, MapAccess, Unexpected, Visitor};
use serde::{Deserializer, Serialize};

use crate::def::{ChoiceDef, LiteralDef, ValueDef};
use crate::property::Property;
use crate::unrecognized::Unrecognized;
use crate::view::{ChoiceRef, PropertyRef};

/// An enum whose values are strings on the wire. Written by `#[derive(Choice)]`.
///
/// With a variant `Unrecognized(Unrecognized)` it is open: what it does not know is kept as it came. Without, it is
/// closed, and reading a value that is not listed is an error that names the choices.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no enum of choices",
    label = "no enum of choices",
    note = "write `#[derive(codegen_runtime::Choice)]` on it"
)]
pub trait Choice: Property + Clone + Serialize + DeserializeOwned {
    /// What is known about it.
    const DEF: &'static ChoiceDef;

    /// The choices, in declaration order.
    const ALL: &'static [Self];

    /// The value on the wire.
    fn as_str(&self) -> &str;

    /// Keeps a value that is not listed. Nobody asks a closed enum for it.
    #[doc(hidden)]
    fn unrecognized(value: Unrecognized) -> Self {
        let _ = value;
        Self::blank()
    }
}

/// A choice whose type is not known here, so that what finds it is compiled once and not once an enum.
enum Found {
    Listed(usize),
    Unlisted(Unrecognized),
}

impl Found {
    fn into_choice<T: Choice>(self) -> T {
        match self {
            Found::Listed(index) => T::ALL[index].clone(),
            Found::Unlisted(value) => T::unrecognized(value),
        }
    }
}

/// The choice with exactly this value, else what an open enum keeps.
fn find(def: &ChoiceDef, value: &str) -> Option<Found> {
    listed(def, value).or_else(|| unlisted(def, value))
}

/// The choice with this value, whatever its case in ASCII; else what an open enum keeps.
fn find_in_any_case(def: &ChoiceDef, value: &str) -> Option<Found> {
    let same = |choice: &ValueDef| choice.value.eq_ignore_ascii_case(value);
    listed(def, value)
        .or_else(|| def.choices.iter().position(same).map(Found::Listed))
        .or_else(|| unlisted(def, value))
}

fn listed(def: &ChoiceDef, value: &str) -> Option<Found> {
    let index = def.choices.iter().position(|choice| choice.value == value)?;
    Some(Found::Listed(index))
}

fn unlisted(def: &ChoiceDef, value: &str) -> Option<Found> {
    def.open.then(|| Found::Unlisted(Unrecognized::new(value)))
}

struct ChoiceVisitor(&'static ChoiceDef);

impl Visitor<'_> for ChoiceVisitor {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.open {
            f.write_str("a string")
        } else {
            write_choices(self.0, f)
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Found, E> {
        find(self.0, value).ok_or_else(|| E::invalid_value(Unexpected::Str(value), &self))
    }
}

/// A choice, or null.
struct MaybeSeed(&'static ChoiceDef);

impl<'de> DeserializeSeed<'de> for MaybeSeed {
    type Value = Option<Found>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Found>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for MaybeSeed {
    type Value = Option<Found>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Option<Found>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Found>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Found>, D::Error> {
        deserializer.deserialize_str(ChoiceVisitor(self.0)).map(Some)
    }
}

fn write_choices(def: &ChoiceDef, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("one of ")?;
    for (index, choice) in def.choices.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        f.write_str(choice.value)?;
    }
    Ok(())
}

/// Reads a choice.
pub fn decode_choice<'de, T: Choice, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    match deserializer.deserialize_str(ChoiceVisitor(T::DEF)) {
        Ok(found) => Ok(found.into_choice()),
        Err(error) => Err(error),
    }
}

/// Reads a choice that may be null.
pub fn read_choice<'de, T: Choice, A: MapAccess<'de>>(map: &mut A) -> Result<Option<T>, A::Error> {
    match map.next_value_seed(MaybeSeed(T::DEF)) {
        Ok(Some(found)) => Ok(Some(found.into_choice())),
        Ok(None) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The value of a choice.
#[must_use]
pub fn choice_view<'a>(value: &'a str, def: &'static ChoiceDef) -> PropertyRef<'a> {
    PropertyRef::Choice(ChoiceRef::new(value, def))
}

/// The choice that a schema gives.
pub fn literal_choice<T: Choice>(literal: &LiteralDef) -> Option<T> {
    match literal {
        LiteralDef::String(value) => listed(T::DEF, value).map(Found::into_choice),
        _ => None,
    }
}

/// The choice with exactly this value, else the value as it is; of an open enum.
pub fn choice_from<T: Choice>(value: &str) -> T {
    match find(T::DEF, value) {
        Some(found) => found.into_choice(),
        None => T::blank(),
    }
}

/// The choice with this value, whatever its case in ASCII; else what an open enum keeps.
pub fn parse_choice<T: Choice>(value: &str) -> Result<T, UnknownChoice> {
    match find_in_any_case(T::DEF, value) {
        Some(found) => Ok(found.into_choice()),
        None => Err(UnknownChoice {
            def: T::DEF,
            value: value.into(),
        }),
    }
}

/// A text that is none of the choices of a closed enum.
#[derive(Clone, Debug)]
pub struct UnknownChoice {
    def: &'static ChoiceDef,
    value: Box<str>,
}

impl UnknownChoice {
    /// The text.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// What is known about the enum.
    #[must_use]
    pub fn def(&self) -> &'static ChoiceDef {
        self.def
    }
}

impl fmt::Display for UnknownChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no {}: expected ", self.value, self.def.name)?;
        write_choices(self.def, f)
    }
}

impl std::error::Error for UnknownChoice {}
