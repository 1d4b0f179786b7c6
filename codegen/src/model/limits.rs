//! What is checked on what is sent.

use std::ops::{Deref, DerefMut};

use super::{Format, Literal};

/// Limits, flat, as declared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// Smallest value: an integer for `integer`, else a number.
    pub min: Option<Literal>,
    /// Largest value.
    pub max: Option<Literal>,
    /// In Unicode code points (bytes for `bytes`).
    pub min_length: Option<u64>,
    /// In Unicode code points (bytes for `bytes`).
    pub max_length: Option<u64>,
    /// Of a list or map.
    pub min_items: Option<u64>,
    /// Of a list or map.
    pub max_items: Option<u64>,
    /// Rust regex syntax, found anywhere unless anchored.
    pub pattern: Option<String>,
    /// A named form of a string.
    pub format: Option<Format>,
}

/// The [`Limits`] of something that mostly has none; those take no room.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FewLimits(Option<Box<Limits>>);

static NONE: Limits = Limits {
    min: None,
    max: None,
    min_length: None,
    max_length: None,
    min_items: None,
    max_items: None,
    pattern: None,
    format: None,
};

impl From<Limits> for FewLimits {
    fn from(limits: Limits) -> Self {
        FewLimits((limits != NONE).then(|| Box::new(limits)))
    }
}

impl Deref for FewLimits {
    type Target = Limits;

    fn deref(&self) -> &Limits {
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for FewLimits {
    fn deref_mut(&mut self) -> &mut Limits {
        self.0.get_or_insert_default()
    }
}
