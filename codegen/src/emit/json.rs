//! A JSON value whose objects keep their order, written by serde to JSON or YAML.

use std::fmt::Write as _;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::Literal;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Integer(i64),
    Count(u64),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object from keys and values, in this order.
    pub(crate) fn object<K: Into<String>>(entries: impl IntoIterator<Item = (K, Json)>) -> Json {
        Json::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// A list.
    pub(crate) fn list<T: Into<Json>>(items: impl IntoIterator<Item = T>) -> Json {
        Json::List(items.into_iter().map(Into::into).collect())
    }

    /// The document, indented by two spaces, with a line end.
    pub(crate) fn pretty(&self) -> String {
        // Writing to a string fails for no value of this type: keys are strings and numbers are finite.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        straight(text)
    }

    /// The document on one line, without a line end.
    pub(crate) fn compact(&self) -> String {
        straight(serde_json::to_string(self).unwrap_or_default())
    }
}

/// JSON in which every character is seen where it stands.
fn straight(json: String) -> String {
    if json.contains(is_unseen) { escaped(&json) } else { json }
}

/// Whether a character changes the direction of the text around it: what is shown is then not what is there, and rustc
/// refuses it. Or is dropped by what writes to terminals: DEL, the one control character that JSON needs not escape.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{7f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// JSON in which such characters, which stand only in strings, are written as escapes.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_unseen(c) {
            // Writing to a string does not fail.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Integer(value) => serializer.serialize_i64(*value),
            Json::Count(value) => serializer.serialize_u64(*value),
            Json::Number(value) => serializer.serialize_f64(*value),
            Json::Text(value) => serializer.serialize_str(value),
            Json::List(items) => items.serialize(serializer),
            Json::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl From<&Literal> for Json {
    fn from(literal: &Literal) -> Self {
        match literal {
            Literal::Null => Json::Null,
            Literal::Boolean(value) => Json::Bool(*value),
            Literal::Integer(value) => Json::Integer(*value),
            Literal::Number(value) => Json::Number(*value),
            Literal::String(value) => Json::Text(value.clone()),
            Literal::List(items) => Json::list(items),
            Literal::Object(entries) => Json::object(entries.iter().map(|(key, value)| (key, Json::from(value)))),
        }
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Json::Bool(value)
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Self {
        Json::Count(value)
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Json::Text(value.to_owned())
    }
}

impl From<&String> for Json {
    fn from(value: &String) -> Self {
        Json::Text(value.clone())
    }
}

impl From<String> for Json {
    fn from(value: String) -> Self {
        Json::Text(value)
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Json::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_keep_their_order() {
        let value = Json::object([("b", Json::Integer(1)), ("a", Json::list(["x"])), ("c", Json::Null)]);
        assert_eq!(
            value.pretty(),
            "{\n  \"b\": 1,\n  \"a\": [\n    \"x\"\n  ],\n  \"c\": null\n}\n"
        );
        assert_eq!(
            serde_yaml::to_string(&value).expect("writes"),
            "b: 1\na:\n- x\nc: null\n"
        );
    }
}
