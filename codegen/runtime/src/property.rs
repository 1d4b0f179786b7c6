//! What every type of a property can do.

use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess};
use serde_json::{Error as JsonError, Value};
use std::marker::PhantomData;

use crate::check::Checker;
use crate::def::{Limits, LiteralDef, PropertyDef, TypeDef};
use crate::path::Path;
use crate::view::PropertyRef;

/// A type that a property can have.
///
/// These are `String`, `i64`, `f64`, `bool`, `serde_json::Value`, `jiff::Timestamp`, `jiff::civil::Date`, `Vec<u8>`
/// (bytes), [`Color`](crate::Color), every model, choice and union, and `Vec<T>`, `BTreeMap<String, T>`, `Box<T>`,
/// `Option<T>` and [`Nullable<T>`](crate::Nullable) of these.
///
/// `jiff::Timestamp` ends 26 hours before the year 9999 does. What services send after that, as `9999-12-31T23:59:59Z`
/// for "never", is kept in its last nanoseconds, one a second, and [written](crate::Written) as it came; that moment is
/// `Timestamp::MAX`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type of a property",
    label = "no type of a property",
    note = "these are String, i64, f64, bool, serde_json::Value, jiff::Timestamp, jiff::civil::Date, Vec<u8>, Color, \
            models, choices, unions, and Vec, BTreeMap<String, _>, Box, Option and Nullable of them",
    note = "for a type of another crate that has serde's traits, write `#[model(serde)]` on the field"
)]
pub trait Property: Sized + Send + Sync + 'static {
    /// What its values can do. Models share one form, and so do choices: there is less to compile for each of them.
    #[doc(hidden)]
    type Form: Form<Self>;

    /// The type, as the schema names it.
    const TYPE: TypeDef = <Self::Form as Form<Self>>::TYPE;

    /// Absent where it can be, else an empty value.
    #[must_use]
    fn blank() -> Self {
        Self::Form::blank()
    }

    /// Reads a value.
    ///
    /// # Errors
    /// Those of the deserializer, and what is no value of this type.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::Form::decode(deserializer)
    }

    /// Reads a value of which a tag outside says what it is.
    ///
    /// # Errors
    /// What is no value of this type.
    #[doc(hidden)]
    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<Self, JsonError> {
        Self::Form::decode_tagged(tag, value)
    }

    /// The value, for whoever does not know its type.
    fn view(&self) -> PropertyRef<'_> {
        Self::Form::view(self)
    }
}

/// What values of the type `T` can do.
pub trait Form<T: Property> {
    /// The type, as the schema names it.
    const TYPE: TypeDef;

    /// Whether a value of this type can be absent.
    const PRESENCE: Presence = Presence::Plain;

    /// Whether there is something to check in a value of this type that has no limits.
    const NESTED: bool = false;

    /// Absent where it can be, else an empty value.
    fn blank() -> T;

    /// Reads a value.
    ///
    /// # Errors
    /// Those of the deserializer, and what is no value of this type.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;

    /// Reads a value of which a tag outside says what it is.
    ///
    /// # Errors
    /// What is no value of this type.
    fn decode_tagged(tag: Option<&str>, value: Value) -> Result<T, JsonError> {
        let _ = tag;
        Self::decode(value)
    }

    /// Reads the value of a key that has just been read.
    ///
    /// # Errors
    /// Those of the deserializer, and what is no value of this type.
    #[inline]
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
        map.next_value_seed(Seed::<T>::NEW)
    }

    /// Reads the value, or null, of a key that has just been read.
    ///
    /// # Errors
    /// Those of the deserializer, and what is no value of this type.
    #[inline]
    fn read_option<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<T>, A::Error> {
        map.next_value_seed(Seed::<Option<T>>::NEW)
    }

    /// The value, for whoever does not know its type.
    fn view(value: &T) -> PropertyRef<'_>;

    /// The value that a schema gives, if it is one of this type.
    fn from_literal(literal: &LiteralDef) -> Option<T> {
        let _ = literal;
        None
    }

    /// Whether it is absent; null is not.
    fn is_absent(value: &T) -> bool {
        let _ = value;
        false
    }

    /// Checks the limits, and what is inside.
    fn check(value: &T, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        let _ = (value, limits, at, out);
    }
}

/// Whether a value can be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there.
    Plain,
    /// Absent and null are one.
    Optional,
    /// Absent, null and a value are three.
    ThreeState,
}

/// Reads a value of a type that is known where this is made.
pub(crate) struct Seed<T>(PhantomData<fn() -> T>);

impl<T> Seed<T> {
    pub(crate) const NEW: Self = Seed(PhantomData);
}

impl<'de, T: Property> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::Form::decode(deserializer)
    }
}

/// [`Form::blank`], for whoever does not name the type.
#[inline]
#[must_use]
pub fn blank<T: Property>() -> T {
    T::Form::blank()
}

/// Writes the default of a property into its place.
pub fn set_default<T: Property>(slot: &mut T, def: &PropertyDef) {
    if let Some(value) = def.default.as_ref().and_then(T::Form::from_literal) {
        *slot = value;
    }
}

/// Fails to compile where a literal is no value of the type, or a limit does not belong to it.
pub const fn accept<T: Property>(literal: Option<LiteralDef>, limits: &Limits) {
    if let Some(literal) = literal {
        assert!(
            fits(&T::Form::TYPE, &literal),
            "this value does not fit the type of the property"
        );
    }
    assert!(
        limits_fit(&T::Form::TYPE, limits, true),
        "this limit does not belong to the type of the property"
    );
}

const fn fits(ty: &TypeDef, literal: &LiteralDef) -> bool {
    match (ty, literal) {
        (TypeDef::Boolean, LiteralDef::Boolean(_))
        | (TypeDef::Integer, LiteralDef::Integer(_))
        | (TypeDef::Number, LiteralDef::Integer(_) | LiteralDef::Number(_))
        | (
            TypeDef::String | TypeDef::Color | TypeDef::Datetime | TypeDef::Date | TypeDef::Bytes,
            LiteralDef::String(_),
        ) => true,
        (TypeDef::Choice(def), LiteralDef::String(text)) => {
            let mut index = 0;
            while index < def.choices.len() {
                if same(def.choices[index].value, text) {
                    return true;
                }
                index += 1;
            }
            false
        }
        (TypeDef::List(of), LiteralDef::List(items)) => {
            let mut index = 0;
            while index < items.len() {
                if !fits(of, &items[index]) {
                    return false;
                }
                index += 1;
            }
            true
        }
        _ => false,
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}

const fn limits_fit(ty: &TypeDef, limits: &Limits, outermost: bool) -> bool {
    let items = outermost && (limits.min_items.is_some() || limits.max_items.is_some());
    let number = limits.min.is_some() || limits.max.is_some();
    let length = limits.min_length.is_some() || limits.max_length.is_some();
    let text = limits.pattern.is_some() || limits.format.is_some();
    match ty {
        TypeDef::List(of) | TypeDef::Map(of) => limits_fit(of, limits, false),
        TypeDef::Integer | TypeDef::Number => !items && !length && !text,
        TypeDef::String => !items && !number,
        TypeDef::Bytes => !items && !number && !text,
        _ => !items && !number && !length && !text,
    }
}
