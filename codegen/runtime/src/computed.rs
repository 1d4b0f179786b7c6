//! Properties that are derived from others.

use core::fmt;

use base64::Engine;

use crate::bytes::BASE64;
use crate::def::{ComputedForm, LiteralDef};
use crate::leaf::integral;
use crate::model::AnyModel;
use crate::property::{Form, Property};
use crate::view::PropertyRef;

/// The value of a computed property, by its index in the model's computed ones.
///
/// It follows its source; without one, it is what came. Bytes are given as they are on the wire, in base64.
#[must_use]
pub fn computed(model: &dyn AnyModel, index: usize) -> PropertyRef<'_> {
    let Some(computed) = model.def().computed.get(index) else {
        return PropertyRef::Absent;
    };
    let source = model.property(computed.from).reveal();
    match computed.form {
        ComputedForm::Equals { equals, .. } if source.is_present() => PropertyRef::Boolean(is(source, &equals)),
        ComputedForm::Base64 if source.is_present() => source.as_str().map_or(PropertyRef::Absent, PropertyRef::Base64),
        _ => match computed.wire.and_then(|wire| model.extra()?.computed(wire)) {
            Some(came) => PropertyRef::Any(came),
            None => PropertyRef::Absent,
        },
    }
}

/// The value of a computed property that is true or false.
#[must_use]
pub fn computed_flag(model: &dyn AnyModel, index: usize) -> Option<bool> {
    computed(model, index).as_bool()
}

fn is(value: PropertyRef<'_>, literal: &LiteralDef) -> bool {
    match literal {
        LiteralDef::Boolean(literal) => value.as_bool() == Some(*literal),
        LiteralDef::Integer(literal) => value.as_i64().or_else(|| integral(value.as_f64()?)) == Some(*literal),
        LiteralDef::Number(literal) => value.as_f64() == Some(*literal),
        LiteralDef::String(literal) => value.as_str() == Some(literal),
        LiteralDef::List(_) => false,
    }
}

/// Writes the source of a computed property that is true or false.
pub fn set_computed_flag<T: Property>(
    source: &mut T,
    form: &ComputedForm,
    name: &'static str,
    value: bool,
) -> Result<(), Refused> {
    let ComputedForm::Equals { equals, otherwise } = form else {
        return Err(Refused {
            name,
            why: "it is not true or false",
        });
    };
    let view = T::Form::view(source);
    let is_other = otherwise.as_ref().is_some_and(|other| is(view, other));
    match (value, view.is_present(), is(view, equals)) {
        (true, true, true) => return Ok(()),
        (false, true, false) if is_other => return Ok(()),
        (false, true, false) => {
            return Err(Refused {
                name,
                why: "the property that it follows has a third value",
            });
        }
        _ => {}
    }
    let written = if value { Some(equals) } else { otherwise.as_ref() };
    let Some(written) = written else {
        return Err(Refused {
            name,
            why: "nothing says what false is",
        });
    };
    *source = T::Form::from_literal(written).ok_or(Refused {
        name,
        why: "the property that it follows cannot have the value",
    })?;
    Ok(())
}

/// A computed property that could not be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    name: &'static str,
    why: &'static str,
}

impl Refused {
    /// The name of the computed property.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be set: {}", self.name, self.why)
    }
}

impl std::error::Error for Refused {}

/// The bytes of a text in base64, strictly: nothing but the alphabet, with or without padding.
pub fn decode_base64<T: Property>(source: &T) -> Result<Option<Vec<u8>>, CodecError> {
    let Some(text) = T::Form::view(source).as_str() else {
        return Ok(None);
    };
    BASE64.decode(text).map(Some).map_err(CodecError)
}

/// Writes bytes as a text in base64.
pub fn encode_base64<T: From<String>>(bytes: &[u8]) -> T {
    T::from(BASE64.encode(bytes))
}

/// A text that is no base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodecError(base64::DecodeError);

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not base64")
    }
}

impl std::error::Error for CodecError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
