//! A value of a property, for whoever does not know its type.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use crate::color::Color;
use crate::def::{ChoiceDef, UnionDef, VariantDef};
use crate::foreign::AnyForeign;
use crate::model::AnyModel;
use crate::property::{Form, Property};

/// A value of a property, borrowed.
///
/// `Debug` redacts what is sensitive; the methods that give the value do not.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum PropertyRef<'a> {
    /// Not there.
    Absent,
    /// An explicit null.
    Null,
    /// True or false.
    Boolean(bool),
    /// 64 bits, signed.
    Integer(i64),
    /// Double precision.
    Number(f64),
    /// Text.
    String(&'a str),
    /// One of some choices.
    Choice(ChoiceRef<'a>),
    /// A point in time.
    Datetime(Timestamp),
    /// A day.
    Date(Date),
    /// A colour.
    Color(&'a Color),
    /// Bytes.
    Bytes(&'a [u8]),
    /// Bytes as they are on the wire, in base64.
    Base64(&'a str),
    /// Any JSON.
    Any(&'a Value),
    /// A model.
    Model(&'a dyn AnyModel),
    /// One of some models.
    Union(UnionRef<'a>),
    /// A list.
    List(&'a dyn AnyList),
    /// A map from strings.
    Map(&'a dyn AnyMap),
    /// A value of a type of another crate.
    Foreign(&'a dyn AnyForeign),
    /// A value that is kept out of `Debug`, logs and errors.
    Sensitive(&'a dyn AnyProperty),
}

/// A choice, as it is on the wire.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ChoiceRef<'a> {
    /// The value on the wire.
    pub value: &'a str,
    /// What is known about the enum.
    pub def: &'static ChoiceDef,
}

impl<'a> ChoiceRef<'a> {
    pub(crate) fn new(value: &'a str, def: &'static ChoiceDef) -> Self {
        ChoiceRef { value, def }
    }
}

/// The model that a union holds.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct UnionRef<'a> {
    /// The model.
    pub model: &'a dyn AnyModel,
    /// Which variant it is.
    pub variant: &'static VariantDef,
    /// What is known about the union.
    pub def: &'static UnionDef,
}

impl<'a> UnionRef<'a> {
    pub(crate) fn new(model: &'a dyn AnyModel, def: &'static UnionDef, index: usize) -> Self {
        UnionRef {
            model,
            variant: &def.variants[index],
            def,
        }
    }
}

/// A list of values, whatever their type.
pub trait AnyList: Send + Sync {
    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    fn get(&self, index: usize) -> Option<PropertyRef<'_>>;
}

/// A map from strings to values, whatever their type.
pub trait AnyMap: Send + Sync {
    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a key.
    fn get(&self, key: &str) -> Option<PropertyRef<'_>>;

    /// All of them, sorted by key.
    fn iter(&self) -> Box<dyn Iterator<Item = (&str, PropertyRef<'_>)> + '_>;
}

/// A value of a property, whatever its type.
pub trait AnyProperty: Send + Sync {
    /// The value, without redaction.
    fn reveal(&self) -> PropertyRef<'_>;
}

impl<T: Property> AnyProperty for T {
    fn reveal(&self) -> PropertyRef<'_> {
        T::Form::view(self)
    }
}

/// [`Form::view`](crate::property::Form::view), for whoever does not name the type.
#[inline]
pub fn view<T: Property>(value: &T) -> PropertyRef<'_> {
    T::Form::view(value)
}

/// A value that must not be shown.
pub fn sensitive<T: Property>(value: &T) -> PropertyRef<'_> {
    match T::Form::view(value) {
        absent @ (PropertyRef::Absent | PropertyRef::Null) => absent,
        _ => PropertyRef::Sensitive(value),
    }
}

impl<'a> PropertyRef<'a> {
    /// Whether it is absent; null is not.
    #[must_use]
    pub fn is_absent(self) -> bool {
        matches!(self, PropertyRef::Absent)
    }

    /// Whether it is an explicit null.
    #[must_use]
    pub fn is_null(self) -> bool {
        matches!(self, PropertyRef::Null)
    }

    /// Whether there is a value, neither absent nor null.
    #[must_use]
    pub fn is_present(self) -> bool {
        !matches!(self, PropertyRef::Absent | PropertyRef::Null)
    }

    /// The value itself, where it is sensitive.
    #[must_use]
    pub fn reveal(self) -> PropertyRef<'a> {
        match self {
            PropertyRef::Sensitive(value) => value.reveal(),
            other => other,
        }
    }

    /// The text of a string, a choice or a colour, or of bytes in base64 as they came.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        match self.reveal() {
            PropertyRef::String(text) | PropertyRef::Base64(text) => Some(text),
            PropertyRef::Choice(choice) => Some(choice.value),
            PropertyRef::Color(color) => Some(color.as_str()),
            PropertyRef::Any(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// True or false.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        match self.reveal() {
            PropertyRef::Boolean(value) => Some(value),
            PropertyRef::Any(value) => value.as_bool(),
            _ => None,
        }
    }

    /// An integer.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        match self.reveal() {
            PropertyRef::Integer(value) => Some(value),
            PropertyRef::Any(value) => value.as_i64(),
            _ => None,
        }
    }

    /// A number, also an integer.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn as_f64(self) -> Option<f64> {
        match self.reveal() {
            PropertyRef::Number(value) => Some(value),
            PropertyRef::Integer(value) => Some(value as f64),
            PropertyRef::Any(value) => value.as_f64(),
            _ => None,
        }
    }

    /// A point in time.
    #[must_use]
    pub fn as_datetime(self) -> Option<Timestamp> {
        match self.reveal() {
            PropertyRef::Datetime(value) => Some(value),
            _ => None,
        }
    }

    /// A day.
    #[must_use]
    pub fn as_date(self) -> Option<Date> {
        match self.reveal() {
            PropertyRef::Date(value) => Some(value),
            _ => None,
        }
    }

    /// A colour.
    #[must_use]
    pub fn as_color(self) -> Option<&'a Color> {
        match self.reveal() {
            PropertyRef::Color(value) => Some(value),
            _ => None,
        }
    }

    /// Bytes.
    #[must_use]
    pub fn as_bytes(self) -> Option<&'a [u8]> {
        match self.reveal() {
            PropertyRef::Bytes(value) => Some(value),
            _ => None,
        }
    }

    /// A model, also one in a union.
    #[must_use]
    pub fn as_model(self) -> Option<&'a dyn AnyModel> {
        match self.reveal() {
            PropertyRef::Model(value) => Some(value),
            PropertyRef::Union(union) => Some(union.model),
            _ => None,
        }
    }

    /// A list.
    #[must_use]
    pub fn as_list(self) -> Option<&'a dyn AnyList> {
        match self.reveal() {
            PropertyRef::List(value) => Some(value),
            _ => None,
        }
    }

    /// A map.
    #[must_use]
    pub fn as_map(self) -> Option<&'a dyn AnyMap> {
        match self.reveal() {
            PropertyRef::Map(value) => Some(value),
            _ => None,
        }
    }
}
