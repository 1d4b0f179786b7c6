//! Values out of the middle of a document, as the text that came, so that each can be read by itself.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::error::Error;

/// A JSON document whose top is an object, taken apart no deeper than needed.
pub(crate) struct Document<'a>(Object<'a>);

type Object<'a> = BTreeMap<String, &'a RawValue>;

impl<'a> Document<'a> {
    pub(crate) fn new(body: &'a [u8]) -> Result<Self, Error> {
        let object = serde_json::from_slice(body).map_err(|_| no_object(body));
        object.map(Document)
    }

    /// The value at a path. `None`: it is not there, or null.
    pub(crate) fn at(&self, path: &[&str]) -> Result<Option<&'a RawValue>, Error> {
        let Some((first, rest)) = path.split_first() else {
            return Ok(None);
        };
        let mut value = self.0.get(*first).copied().filter(|value| !is_null(value));
        for key in rest {
            let Some(around) = value else { return Ok(None) };
            let object: Object<'a> =
                serde_json::from_str(around.get()).map_err(|_| no_object(around.get().as_bytes()))?;
            value = object.get(*key).copied().filter(|value| !is_null(value));
        }
        Ok(value)
    }

    /// The number at a path, also where it is written as text.
    pub(crate) fn number(&self, path: Option<&[&str]>) -> Option<i64> {
        let text = self.at(path?).ok()??.get();
        text.trim_matches('"').parse().ok()
    }

    /// The text at a path.
    pub(crate) fn text(&self, path: Option<&[&str]>) -> Option<String> {
        serde_json::from_str(self.at(path?).ok()??.get()).ok()
    }
}

/// The values of a list.
pub(crate) fn list(json: &str) -> Result<Vec<&RawValue>, Error> {
    let read = codegen_runtime::from_slice::<Vec<IgnoredAny>>;
    serde_json::from_str(json).map_err(|error| match read(json.as_bytes()) {
        Err(error) => Error::decode(error, "the list"),
        Ok(_) => Error::new(crate::ErrorKind::Decode, format!("the list could not be read: {error}")),
    })
}

fn is_null(value: &RawValue) -> bool {
    value.get() == "null"
}

/// What is wrong with a document that is no object.
fn no_object(json: &[u8]) -> Error {
    match codegen_runtime::from_slice::<BTreeMap<String, IgnoredAny>>(json) {
        Err(error) => Error::decode(error, "the response"),
        Ok(_) => Error::new(crate::ErrorKind::Decode, "the response is no object"),
    }
}
