//! Bytes as a property: base64 on the wire.

use core::fmt;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

use crate::check::Checker;
use crate::def::{Limits, LiteralDef, TypeDef};
use crate::path::Path;
use crate::property::{Form, Property};
use crate::view::PropertyRef;

/// Reads with or without padding, writes it padded.
pub(crate) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes in base64")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<u8>, E> {
        BASE64
            .decode(text)
            .map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// Bytes. `u8` itself is no property, so a `Vec` of it cannot be a list.
impl Property for Vec<u8> {
    type Form = Self;
}

impl Form<Self> for Vec<u8> {
    const TYPE: TypeDef = TypeDef::Bytes;

    fn blank() -> Self {
        Vec::new()
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Bytes)
    }

    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::Bytes(value)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::String(text) => BASE64.decode(text).ok(),
            _ => None,
        }
    }

    fn check(value: &Self, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        out.bytes(value.len(), limits, at);
    }
}
