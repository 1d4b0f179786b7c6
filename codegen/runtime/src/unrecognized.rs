//! A choice that this version does not know.

use core::fmt;

/// A choice that this version does not know, as it came.
///
/// It is opaque, so that a choice that a later version learns is no change for those who use the enum: build one with
/// `From<&str>` of the enum, read it with its `as_str`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unrecognized(Box<str>);

impl Unrecognized {
    /// Only for what the derive writes: a value that is listed must not get in here.
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: &str) -> Self {
        Unrecognized(value.into())
    }

    /// The value as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Unrecognized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Unrecognized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
