//! Defaults, examples and fixed values: alike in all but the names of their rules.

use crate::rules;

/// What a value is written for; the rules have names of their own for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve) enum Purpose {
    Default,
    Example,
    /// What is always sent.
    Value,
}

impl Purpose {
    pub(super) fn name(self) -> &'static str {
        match self {
            Purpose::Default => "default",
            Purpose::Example => "example",
            Purpose::Value => "value",
        }
    }

    pub(super) fn wrong_type(self) -> &'static str {
        match self {
            Purpose::Default => rules::DEFAULT_TYPE,
            Purpose::Example => rules::EXAMPLE_TYPE,
            Purpose::Value => rules::VALUE_TYPE,
        }
    }

    pub(super) fn no_choice(self) -> &'static str {
        match self {
            Purpose::Default => rules::DEFAULT_NOT_A_CHOICE,
            Purpose::Example => rules::EXAMPLE_NOT_A_CHOICE,
            Purpose::Value => rules::VALUE_NOT_A_CHOICE,
        }
    }

    pub(super) fn out_of_range(self) -> &'static str {
        match self {
            Purpose::Default => rules::DEFAULT_OUT_OF_RANGE,
            Purpose::Example => rules::EXAMPLE_OUT_OF_RANGE,
            Purpose::Value => rules::VALUE_OUT_OF_RANGE,
        }
    }
}
