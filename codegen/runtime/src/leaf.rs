//! Text, numbers, booleans and any JSON as properties.

use core::fmt;

use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

use crate::check::Checker;
use crate::def::{Limits, LiteralDef, TypeDef};
use crate::path::Path;
use crate::property::{Form, Property};
use crate::view::PropertyRef;

/// Above this an `f64` skips integers.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The integer that this number is, if it is one and survives the way back.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn integral(value: f64) -> Option<i64> {
    let fits = value.abs() <= EXACT && value.fract() == 0.0 && !(value == 0.0 && value.is_sign_negative());
    fits.then_some(value as i64)
}

struct Text;

impl Visitor<'_> for Text {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
        Ok(text)
    }
}

impl Property for String {
    type Form = Self;
}

impl Form<Self> for String {
    const TYPE: TypeDef = TypeDef::String;

    fn blank() -> Self {
        String::new()
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_string(Text)
    }

    #[inline]
    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::String(value)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::String(text) => Some((*text).to_owned()),
            _ => None,
        }
    }

    #[inline]
    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        out.text(value, limits, at);
    }
}

struct Integer;

impl Visitor<'_> for Integer {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<i64, E> {
        Ok(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<i64, E> {
        i64::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &"an integer of 64 bits"))
    }

    /// `-0` is the integer zero, which readers of JSON keep as a float for its sign.
    fn visit_f64<E: Error>(self, value: f64) -> Result<i64, E> {
        if value == 0.0 && value.is_sign_negative() {
            Ok(0)
        } else {
            Err(E::invalid_type(Unexpected::Float(value), &self))
        }
    }
}

impl Property for i64 {
    type Form = Self;
}

impl Form<Self> for i64 {
    const TYPE: TypeDef = TypeDef::Integer;

    fn blank() -> Self {
        0
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i64(Integer)
    }

    #[inline]
    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::Integer(*value)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::Integer(value) => Some(*value),
            _ => None,
        }
    }

    #[inline]
    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        out.integer(*value, limits, at);
    }
}

struct Number;

#[allow(clippy::cast_precision_loss)]
impl Visitor<'_> for Number {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }
}

impl Property for f64 {
    type Form = Self;
}

impl Form<Self> for f64 {
    const TYPE: TypeDef = TypeDef::Number;

    fn blank() -> Self {
        0.0
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(Number)
    }

    #[inline]
    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::Number(*value)
    }

    #[allow(clippy::cast_precision_loss)]
    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::Integer(value) => Some(*value as f64),
            LiteralDef::Number(value) => Some(*value),
            _ => None,
        }
    }

    #[inline]
    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        out.number(*value, limits, at);
    }
}

struct Boolean;

impl Visitor<'_> for Boolean {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true or false")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        Ok(value)
    }
}

impl Property for bool {
    type Form = Self;
}

impl Form<Self> for bool {
    const TYPE: TypeDef = TypeDef::Boolean;

    fn blank() -> Self {
        false
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bool(Boolean)
    }

    #[inline]
    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::Boolean(*value)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::Boolean(value) => Some(*value),
            _ => None,
        }
    }
}
