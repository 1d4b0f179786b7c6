//! Which findings of lint somebody wants to hear of.

use std::fmt;

use crate::diagnostic::{Severity, nearest};
use crate::rules::{Kind, Rule};

/// Opt-in rules that are wanted, and rules that are not; of a rule that is in both, nothing is heard.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    select: Vec<&'static str>,
    ignore: Vec<&'static str>,
}

/// A word that is the id of no rule of lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    word: String,
}

impl Selection {
    /// Adds the rules of these ids to what is wanted; `all` is all of them.
    ///
    /// # Errors
    /// A word is the id of no rule of lint.
    pub fn select<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Result<Self, UnknownRule> {
        for word in words {
            self.select.extend(ids(word)?);
        }
        Ok(self)
    }

    /// Adds the rules of these ids to what is not wanted; `all` is all of them.
    ///
    /// # Errors
    /// A word is the id of no rule of lint.
    pub fn ignore<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Result<Self, UnknownRule> {
        for word in words {
            self.ignore.extend(ids(word)?);
        }
        Ok(self)
    }

    /// Adds rules to what is wanted.
    pub(super) fn with(mut self, ids: &[&'static str]) -> Self {
        self.select.extend(ids);
        self
    }

    /// Whether findings of this rule are wanted: opt-in rules only if selected.
    pub(super) fn wants(&self, rule: &Rule) -> bool {
        let is_opted_in = rule.severity != Severity::Info || self.select.contains(&rule.id);
        is_opted_in && !self.ignore.contains(&rule.id)
    }
}

/// The rules of lint that a word names.
fn ids(word: &str) -> Result<Vec<&'static str>, UnknownRule> {
    if word == "all" {
        return Ok(super::TABLE.iter().map(|lint| lint.rule.id).collect());
    }
    match crate::rules::find(word).filter(|rule| rule.kind == Kind::Lint) {
        Some(rule) => Ok(vec![rule.id]),
        None => Err(UnknownRule { word: word.to_owned() }),
    }
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no rule `{}` of lint", self.word)?;
        match nearest(&self.word, super::TABLE.iter().map(|lint| lint.rule.id)) {
            Some(near) => write!(f, "; did you mean `{near}`?"),
            None => write!(f, "; `codegen rules` lists them"),
        }
    }
}

impl std::error::Error for UnknownRule {}
