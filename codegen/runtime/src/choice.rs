//! Enums whose values are strings on the wire.

use core::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Error, Unexpected, Visitor};
use serde::{Deserializer, Serialize};

use crate::def::{ChoiceDef, LiteralDef};
use crate::property::Property;
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

    /// Keeps a value that is not listed, if the enum is open.
    #[doc(hidden)]
    fn unrecognized(value: &str) -> Option<Self> {
        let _ = value;
        None
    }
}

fn listed<T: Choice>(value: &str, same: impl Fn(&str, &str) -> bool) -> Option<T> {
    let index = T::DEF.choices.iter().position(|choice| same(choice.value, value))?;
    T::ALL.get(index).cloned()
}

struct ChoiceVisitor<T>(PhantomData<T>);

impl<T: Choice> Visitor<'_> for ChoiceVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if T::DEF.open {
            f.write_str("a string")
        } else {
            write_choices(T::DEF, f)
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        match listed(value, str::eq).or_else(|| T::unrecognized(value)) {
            Some(choice) => Ok(choice),
            None => Err(E::invalid_value(Unexpected::Str(value), &self)),
        }
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
    deserializer.deserialize_str(ChoiceVisitor(PhantomData))
}

/// The value of a choice.
#[must_use]
pub fn choice_view<'a>(value: &'a str, def: &'static ChoiceDef) -> PropertyRef<'a> {
    PropertyRef::Choice(ChoiceRef::new(value, def))
}

/// The choice that a schema gives.
pub fn literal_choice<T: Choice>(literal: &LiteralDef) -> Option<T> {
    match literal {
        LiteralDef::String(value) => listed(value, str::eq),
        _ => None,
    }
}

/// The choice with exactly this value, else the value as it is; of an open enum.
pub fn choice_from<T: Choice>(value: &str, unrecognized: fn(crate::Unrecognized) -> T) -> T {
    listed(value, str::eq).unwrap_or_else(|| unrecognized(crate::Unrecognized::new(value)))
}

/// The choice with this value, whatever its case in ASCII; else what an open enum keeps.
pub fn parse_choice<T: Choice>(value: &str) -> Result<T, UnknownChoice> {
    let exact = listed(value, str::eq);
    let choice = exact
        .or_else(|| listed(value, str::eq_ignore_ascii_case))
        .or_else(|| T::unrecognized(value));
    choice.ok_or_else(|| UnknownChoice {
        def: T::DEF,
        value: value.into(),
    })
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
