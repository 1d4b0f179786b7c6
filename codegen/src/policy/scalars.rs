//! Which JSON the generated code reads as a value of a type that is no model, enum, list or map.

use serde_json::Value;

use super::dates;
use crate::model::Type;

/// What reading wants instead of this value; `None` where it takes it.
#[must_use]
pub fn wanted(ty: &Type, value: &Value) -> Option<&'static str> {
    let (is_taken, wanted) = match ty {
        Type::Any => (true, ""),
        Type::String => (value.is_string(), "a string"),
        Type::Color => (value.is_string(), "a colour"),
        Type::Integer => (integer(value).is_some(), "an integer of 64 bits"),
        Type::Number => (value.is_number(), "a number"),
        Type::Boolean => (value.is_boolean(), "true or false"),
        Type::Datetime => (value.as_str().is_some_and(dates::is_datetime), "a datetime (RFC 3339)"),
        Type::Date => (value.as_str().is_some_and(dates::is_date), "a date such as 2020-01-31"),
        Type::Bytes => (value.as_str().is_some_and(is_base64), "bytes in base64"),
        Type::Enum(_) => (value.is_string(), "a string"),
        Type::Model(_) | Type::Union(_) | Type::Map(_) => (value.is_object(), "an object"),
        Type::List(_) => (value.is_array(), "a list"),
    };
    (!is_taken).then_some(wanted)
}

/// The integer that a value is read as; readers of JSON keep `-0` as a float for its sign.
#[must_use]
pub fn integer(value: &Value) -> Option<i64> {
    let is_minus_zero = |value: f64| value == 0.0 && value.is_sign_negative();
    value
        .as_i64()
        .or_else(|| value.as_f64().filter(|value| is_minus_zero(*value)).map(|_| 0))
}

/// The standard alphabet, with or without padding, without bits that no byte has.
fn is_base64(text: &str) -> bool {
    let data = text.trim_end_matches('=').as_bytes();
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let last = data.last().copied().and_then(value).unwrap_or_default();
    let is_whole = match data.len() % 4 {
        0 => true,
        2 => last & 0b1111 == 0,
        3 => last & 0b11 == 0,
        _ => false,
    };
    is_whole && text.len() - data.len() <= 2 && data.iter().all(|byte| value(*byte).is_some())
}
