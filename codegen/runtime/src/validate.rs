//! What is wrong with a value, all of it.

use core::fmt;

use crate::check::{validate, validate_partial};
use crate::def::Number;
use crate::model::AnyModel;

/// Checks what `#[model(..)]` says: what is required, and the limits. Reading never does.
///
/// What is `read_only` is not checked, and neither is what is inside it, nor anything in a model that is only received:
/// nothing of it is sent. A model inside another that has its `id` set is a reference, in which nothing is required.
pub trait Validate {
    /// Checks everything.
    ///
    /// # Errors
    /// All that is wrong, in the order of the properties.
    fn validate(&self) -> Result<(), Violations>;

    /// Checks everything but what is required: for a body that changes only what it says.
    ///
    /// # Errors
    /// All that is wrong, in the order of the properties.
    fn validate_partial(&self) -> Result<(), Violations>;
}

impl<M: AnyModel> Validate for M {
    fn validate(&self) -> Result<(), Violations> {
        validate(self)
    }

    fn validate_partial(&self) -> Result<(), Violations> {
        validate_partial(self)
    }
}

/// All that is wrong with a value; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(crate) fn unless_empty(violations: Vec<Violation>) -> Result<(), Violations> {
        if violations.is_empty() {
            Ok(())
        } else {
            Err(Violations(violations))
        }
    }

    /// Each of them, in the order of the properties.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none, which never is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Extend<Violation> for Violations {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        self.0.extend(violations);
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// One a line.
impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(violation, f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// One thing that is wrong. It never tells the value.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    pointer: String,
    code: &'static str,
    parameters: Option<(&'static str, Parameter)>,
    message: String,
}

impl Violation {
    pub(crate) fn new(pointer: String, code: &'static str, limit: Option<Parameter>, message: String) -> Self {
        Violation {
            pointer,
            code,
            parameters: limit.map(|limit| (code, limit)),
            message,
        }
    }

    /// Where it is: a JSON pointer (RFC 6901) of wire names.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Which rule it breaks, by the schema's key: `required`, `min`, `max`, `min_length`, `max_length`, `min_items`,
    /// `max_items`, `pattern` or `format`.
    ///
    /// There is none for a choice: an open enum keeps what it does not know, and a closed one cannot hold it, which is
    /// an error of reading.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The limit, under the name of the rule.
    #[must_use]
    pub fn parameters(&self) -> &[(&'static str, Parameter)] {
        self.parameters.as_slice()
    }

    /// What is wrong, in words that go on from the name of the property.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.message)
    }
}

impl std::error::Error for Violation {}

/// A limit, as a parameter of a violation.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Parameter {
    /// An integer, or a number of characters, bytes or items.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A pattern, or the name of a format.
    Text(&'static str),
}

impl From<Number> for Parameter {
    fn from(number: Number) -> Self {
        match number {
            Number::Integer(value) => Parameter::Integer(value),
            Number::Float(value) => Parameter::Number(value),
        }
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Parameter::Integer(value) => fmt::Display::fmt(value, f),
            Parameter::Number(value) => fmt::Display::fmt(value, f),
            Parameter::Text(value) => f.write_str(value),
        }
    }
}
