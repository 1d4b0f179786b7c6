//! Three states: absent, null, a value.

use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Visitor};
use serde_json::{Error as JsonError, Value};

use crate::check::Checker;
use crate::def::{Limits, LiteralDef, TypeDef};
use crate::path::Path;
use crate::property::{Form, Presence, Property};
use crate::view::PropertyRef;

/// A property where an explicit null means something else than nothing at all.
///
/// ```
/// use codegen_runtime::Nullable;
///
/// let order: Nullable<i64> = 3.into();
/// assert_eq!(order.value(), Some(&3));
/// assert!(Nullable::<i64>::default().is_absent());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// Nothing is said; nothing is written.
    #[default]
    Absent,
    /// An explicit null.
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Whether nothing is said.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Nullable::Absent)
    }

    /// Whether it is an explicit null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Nullable::Null)
    }

    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Nullable::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if there is one, to be changed.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Nullable::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Nullable::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Makes another value of this one; absent and null stay.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Nullable::Absent => Nullable::Absent,
            Nullable::Null => Nullable::Null,
            Nullable::Value(value) => Nullable::Value(f(value)),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Nullable::Value(value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Nullable::Value(value.to_owned())
    }
}

impl From<i32> for Nullable<i64> {
    fn from(value: i32) -> Self {
        Nullable::Value(value.into())
    }
}

impl From<u32> for Nullable<i64> {
    fn from(value: u32) -> Self {
        Nullable::Value(value.into())
    }
}

struct Maybe<T>(PhantomData<T>);

impl<'de, T: Property> Visitor<'de> for Maybe<T> {
    type Value = Nullable<T>;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Nullable<T>, E> {
        Ok(Nullable::Null)
    }

    fn visit_unit<E: Error>(self) -> Result<Nullable<T>, E> {
        Ok(Nullable::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Nullable<T>, D::Error> {
        T::Form::decode(deserializer).map(Nullable::Value)
    }
}

impl<T: Property> Property for Nullable<T> {
    type Form = Self;
}

impl<T: Property> Form<Self> for Nullable<T> {
    const TYPE: TypeDef = T::Form::TYPE;
    const PRESENCE: Presence = Presence::ThreeState;
    const NESTED: bool = T::Form::NESTED;

    fn blank() -> Self {
        Nullable::Absent
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Maybe(PhantomData))
    }

    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        match value {
            Value::Null => Ok(Nullable::Null),
            value => T::Form::decode_tagged(tag, value).map(Nullable::Value),
        }
    }

    fn view(value: &Self) -> PropertyRef<'_> {
        match value {
            Nullable::Absent => PropertyRef::Absent,
            Nullable::Null => PropertyRef::Null,
            Nullable::Value(value) => T::Form::view(value),
        }
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        T::Form::from_literal(literal).map(Nullable::Value)
    }

    fn is_absent(value: &Self) -> bool {
        Nullable::is_absent(value)
    }

    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        if let Nullable::Value(value) = value {
            T::Form::check(value, limits, at, out);
        }
    }
}
