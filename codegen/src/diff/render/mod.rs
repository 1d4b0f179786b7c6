//! A report, in the format that was asked for.

mod changelog;
mod corpus;
mod file;
mod github;
mod inline;
mod json;
mod markdown;
mod place;
mod sarif;
mod text;

pub use changelog::changelog;
pub use file::file;
pub use github::github;
pub use json::{SCHEMA as JSON_SCHEMA, json, value as json_value};
pub use markdown::markdown;
pub use sarif::{entries as sarif_entries, sarif};
pub use text::text;

use super::corpus::Replay;
use super::{Comparison, Difference, Level, Witness};
use crate::rules::diff as rules;

/// A report with what it takes to show it.
#[derive(Debug)]
pub struct Shown<'a> {
    /// What is shown.
    pub comparison: &'a Comparison,
    /// The new schema's folder, as the user gave it.
    pub folder: String,
    /// Whether safe changes are shown one by one.
    pub all: bool,
    /// How recorded payloads fare, if there are any.
    pub corpus: Option<&'a Replay>,
}

impl Shown<'_> {
    fn findings(&self) -> &[Difference] {
        &self.comparison.report.findings
    }

    /// `bump: major required, 0.1.0 -> 0.2.0 (declared 0.1.0: too small)`.
    fn answer(&self) -> String {
        format!("bump: {}", self.comparison.release())
    }

    /// How many findings break, are dangerous, are safe, are only docs, and how many of them are approved.
    #[must_use]
    pub fn counts(&self) -> String {
        let of = |is: &dyn Fn(&Difference) -> bool| self.findings().iter().filter(|f| is(f)).count();
        let at = |level: Level| of(&|f| f.level() == level && f.rule != rules::DOCS_CHANGED);
        let told = of(&|f| f.rule == rules::DOCS_CHANGED);
        let safe = at(Level::PatchSafe) + at(Level::MinorSafe);
        let (breaking, dangerous) = (at(Level::MajorBreaking), at(Level::MinorDangerous));
        let approved = match of(&|f| self.is_approved(f)) {
            0 => String::new(),
            n => format!("; {n} of them approved"),
        };
        format!("{breaking} breaking, {dangerous} dangerous, {safe} safe, {told} docs{approved}")
    }

    fn is_approved(&self, finding: &Difference) -> bool {
        self.comparison.approvals.get(finding).is_some()
    }

    /// Why a finding is approved, and until when.
    fn reason(&self, finding: &Difference) -> Option<String> {
        let approval = self.comparison.approvals.get(finding)?;
        Some(match &approval.until {
            Some(until) => format!("{} (until {until})", approval.reason),
            None => approval.reason.clone(),
        })
    }

    /// The findings that nobody has approved, of some levels.
    fn open(&self, is_wanted: impl Fn(Level) -> bool) -> Vec<&Difference> {
        let all = self.findings().iter();
        all.filter(|f| is_wanted(f.level()) && !self.is_approved(f)).collect()
    }

    /// The findings that are approved.
    fn approved(&self) -> Vec<&Difference> {
        self.findings().iter().filter(|f| self.is_approved(f)).collect()
    }
}

fn proof(finding: &Difference) -> String {
    let witness = finding.witness.as_ref();
    witness.map_or_else(|| "unproven".to_owned(), Witness::to_line)
}

fn reach(finding: &Difference) -> String {
    let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let (models, endpoints) = (plural(finding.models, "model"), plural(finding.endpoints, "endpoint"));
    format!("affects {models}, {endpoints}")
}
