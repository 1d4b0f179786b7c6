//! Changes, one by one, as `PATCH` takes them: an operation, a path, a value.
//!
//! It looks like RFC 6902 and often is not: paths may address members by id or with dots, and `move` may have a value.
//! So nothing here interprets a path.
//!
//! ```
//! use codegen_client::patch::Operation;
//! use codegen_runtime::Limits;
//!
//! let change = Operation::new("replace", "/chats/{id}/value")
//!     .param("id", &7)
//!     .value("value", &"me@home".to_owned(), &Limits::NONE);
//! assert_eq!(
//!     serde_json::to_string(&change).unwrap(),
//!     r#"{"op":"replace","path":"/chats/7/value","value":"me@home"}"#,
//! );
//! ```

use core::fmt;

use codegen_runtime::{Limits, Property, Request, Violations, validate_body, validate_value};
use serde::ser::{Error, SerializeStruct};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::param::{Param, texts};

/// A change.
#[derive(Clone, PartialEq)]
pub struct Operation {
    op: &'static str,
    path: String,
    value: Option<Result<Value, String>>,
    violations: Option<Violations>,
}

impl Operation {
    /// An operation on a path: `replace`, `/emails/{id}`.
    #[must_use]
    pub fn new(op: &'static str, path: &'static str) -> Self {
        Operation {
            op,
            path: path.to_owned(),
            value: None,
            violations: None,
        }
    }

    /// Puts a value into the path, where its name stands in braces. `~` and `/` are escaped as RFC 6901 has it.
    #[must_use]
    pub fn param(mut self, name: &str, value: impl Param) -> Self {
        let text = texts(value.view()).unwrap_or_default().join(",");
        let text = text.replace('~', "~0").replace('/', "~1");
        self.path = self.path.replace(&format!("{{{name}}}"), &text);
        self
    }

    /// The new value. What is wrong with it is told, below its name, by the call that sends it.
    #[must_use]
    pub fn value<T: Property>(mut self, name: &str, value: &T, limits: &'static Limits) -> Self {
        let view = value.view();
        self.value = Some(serde_json::to_value(Request(&view)).map_err(|error| error.to_string()));
        let checks = [validate_value(value, name, limits), validate_body(view, true)];
        for violations in checks.into_iter().filter_map(Result::err) {
            self.violations = Some(violations);
        }
        self
    }

    /// What it does: `replace`.
    #[must_use]
    pub fn op(&self) -> &'static str {
        self.op
    }

    /// What it changes: `/emails/7`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong with its value.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        self.violations.as_ref()
    }
}

impl Serialize for Operation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Operation", 2 + usize::from(self.value.is_some()))?;
        out.serialize_field("op", self.op)?;
        out.serialize_field("path", &self.path)?;
        match &self.value {
            Some(Ok(value)) => out.serialize_field("value", value)?,
            Some(Err(error)) => return Err(S::Error::custom(error)),
            None => {}
        }
        out.end()
    }
}

/// Without the value, which may be sensitive.
impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.op, self.path)
    }
}
