//! Reading a whole document, with errors taken apart.

use core::fmt;

use serde::de::DeserializeOwned;

use crate::locate::{self, Position};
use crate::place::{self, Located};

/// Reads a value from JSON.
///
/// ```
/// # extern crate self as codegen_runtime;
/// # mod example {
/// #[derive(Debug, codegen_runtime::Model)]
/// struct Person {
///     id: Option<i64>,
/// }
///
/// # pub fn run() {
/// let error = codegen_runtime::from_slice::<Vec<Person>>(b"[\n  {\"id\": \"x\"}\n]").unwrap_err();
/// assert_eq!(error.to_string(), "Person at /0/id: expected an integer, got string \"x\" at line 2 column 10");
/// assert_eq!(error.pointer(), Some("/0/id"));
/// # }
/// # }
/// # fn main() { example::run() }
/// ```
///
/// # Errors
/// What is no JSON, and what is JSON but no `T`.
pub fn from_slice<T: DeserializeOwned>(json: &[u8]) -> Result<T, DecodeError> {
    let text = core::str::from_utf8(json).map_err(|error| DecodeError {
        message: "not UTF-8".to_owned(),
        at: None,
        position: Position::of(json, error.valid_up_to()),
        source: None,
    })?;
    serde_json::from_str(text).map_err(|error| DecodeError::new(json, error))
}

/// Why a document could not be read.
#[derive(Debug)]
pub struct DecodeError {
    message: String,
    at: Option<At>,
    position: Position,
    source: Option<serde_json::Error>,
}

#[derive(Debug)]
struct At {
    model: String,
    pointer: String,
}

impl DecodeError {
    fn new(json: &[u8], error: serde_json::Error) -> Self {
        let text = error.to_string();
        let (text, _) = place::split_position(&text);
        let told = Position {
            line: error.line(),
            column: error.column(),
        };
        let Some(located) = Located::parse(text).filter(|_| error.is_data()) else {
            let message = if error.is_data() {
                text.to_owned()
            } else {
                format!("invalid JSON: {text}")
            };
            return DecodeError {
                message,
                at: None,
                position: told,
                source: Some(error),
            };
        };
        let inner = place::unescape(located.pointer);
        let missing = matches!(located.rest, place::MISSING | place::TWICE);
        let pointer = locate::place(json, told, &inner, missing);
        // What went through a `serde_json::Value` has lost its line, so the place is looked up. The second of two
        // equal keys cannot be.
        let found = if located.rest == place::TWICE {
            None
        } else {
            locate::find(json, &pointer)
        };
        DecodeError {
            message: located.rest.to_owned(),
            at: Some(At {
                model: located.model.to_owned(),
                pointer,
            }),
            position: found.unwrap_or(told),
            source: Some(error),
        }
    }

    /// The innermost model that the place is in.
    #[must_use]
    pub fn model(&self) -> Option<&str> {
        self.at
            .as_ref()
            .map(|at| at.model.as_str())
            .filter(|model| !model.is_empty())
    }

    /// The place as a JSON pointer (RFC 6901); empty for the whole document. `None`: the document is no JSON.
    #[must_use]
    pub fn pointer(&self) -> Option<&str> {
        self.at.as_ref().map(|at| at.pointer.as_str())
    }

    /// What was expected there.
    #[must_use]
    pub fn expected(&self) -> Option<&str> {
        self.halves().map(|(expected, _)| expected)
    }

    /// What came instead.
    #[must_use]
    pub fn found(&self) -> Option<&str> {
        self.halves().map(|(_, found)| found)
    }

    fn halves(&self) -> Option<(&str, &str)> {
        self.at.as_ref()?;
        self.message.strip_prefix("expected ")?.split_once(", got ")
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.position.line
    }

    /// The column, in bytes, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.position.column
    }

    /// Whether the document is no JSON at all.
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        self.source.as_ref().is_none_or(|error| !error.is_data())
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = &self.at {
            f.write_str(&at.model)?;
            if !at.pointer.is_empty() {
                let blank = if at.model.is_empty() { "" } else { " " };
                write!(f, "{blank}at {}", place::escape(&at.pointer))?;
            }
            if !at.model.is_empty() || !at.pointer.is_empty() {
                f.write_str(": ")?;
            }
        }
        write!(
            f,
            "{} at line {} column {}",
            self.message, self.position.line, self.position.column
        )
    }
}

// The text of the inner error is ours, said again: it is no source that would add anything.
impl std::error::Error for DecodeError {}
