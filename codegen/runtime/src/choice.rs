//! Enums whose values are strings on the wire.

use core::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, Error, MapAccess, Unexpected, Visitor};
use serde::{Deserializer, Serialize};

use crate::def::{ChoiceDef, LiteralDef, TypeDef, ValueDef};
use crate::property::{Form, Property};
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
    /// What the derive says about it, in one constant: each item costs every enum.
    #[doc(hidden)]
    const CHOICES: Choices<Self>;

    /// What is known about it.
    const DEF: &'static ChoiceDef = Self::CHOICES.def;

    /// The choices, in declaration order.
    const ALL: &'static [Self] = Self::CHOICES.all;

    /// The value on the wire.
    #[inline]
    fn as_str(&self) -> &str {
        (Self::CHOICES.as_str)(self)
    }
}

/// What the derive says about an enum of choices.
pub struct Choices<T: 'static> {
    def: &'static ChoiceDef,
    all: &'static [T],
    as_str: fn(&T) -> &str,
    unrecognized: fn(Unrecognized) -> T,
}

impl<T> Choices<T> {
    /// `unrecognized` keeps a value that is not listed; nobody asks a closed enum for it.
    #[must_use]
    pub const fn new(
        def: &'static ChoiceDef,
        all: &'static [T],
        as_str: fn(&T) -> &str,
        unrecognized: fn(Unrecognized) -> T,
    ) -> Self {
        Choices {
            def,
            all,
            as_str,
            unrecognized,
        }
    }
}

/// What a closed enum has in the place of a value that is not listed.
pub fn first<T: Choice>(_: Unrecognized) -> T {
    T::ALL[0].clone()
}

/// The form of every choice.
pub struct ChoiceForm;

impl<T: Choice> Form<T> for ChoiceForm {
    const TYPE: TypeDef = TypeDef::Choice(T::DEF);

    #[inline]
    fn blank() -> T {
        T::ALL[0].clone()
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        decode_choice(deserializer)
    }

    fn read_option<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<T>, A::Error> {
        match map.next_value_seed(MaybeSeed(T::DEF)) {
            Ok(Some(found)) => Ok(Some(found.into_choice())),
            Ok(None) => Ok(None),
            Err(error) => Err(error),
        }
    }

    #[inline]
    fn view(value: &T) -> PropertyRef<'_> {
        PropertyRef::Choice(ChoiceRef::new(value.as_str(), T::DEF))
    }

    fn from_literal(literal: &LiteralDef) -> Option<T> {
        match literal {
            LiteralDef::String(value) => listed(T::DEF, value).map(Found::into_choice),
            _ => None,
        }
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
            Found::Unlisted(value) => (T::CHOICES.unrecognized)(value),
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

/// The choice with exactly this value, else the value as it is; of an open enum.
pub fn choice_from<T: Choice>(value: &str) -> T {
    match find(T::DEF, value) {
        Some(found) => found.into_choice(),
        None => T::ALL[0].clone(),
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
