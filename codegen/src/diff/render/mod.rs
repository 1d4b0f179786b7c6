//! A report, in the format that was asked for.

mod github;
mod json;
mod markdown;
mod text;

pub use github::github;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::{Bump, Difference, Level, Report, Side};
use crate::model::Schema;
use crate::source::Sources;

/// A report with what it takes to show it.
#[derive(Debug)]
pub struct Shown<'a> {
    /// What is shown.
    pub report: &'a Report,
    /// The texts of the old schema.
    pub old: &'a Sources,
    /// The texts of the new schema.
    pub new: &'a Sources,
    /// The version that the old schema declares.
    pub before: &'a str,
    /// The new schema.
    pub schema: &'a Schema,
    /// The new schema's folder, as the user gave it.
    pub folder: String,
    /// Whether safe changes are shown one by one.
    pub all: bool,
}

/// A place in a file, for people: both from 1.
struct At {
    file: String,
    line: usize,
    column: usize,
}

impl Shown<'_> {
    fn at(&self, finding: &Difference) -> At {
        let (sources, span) = match &finding.side {
            Side::Old(span) => (self.old, *span),
            Side::New(span) => (self.new, *span),
            Side::File(name) => {
                return At {
                    file: format!("{}/{name}", self.folder),
                    line: 1,
                    column: 1,
                };
            }
        };
        let position = sources.position(span);
        let file = sources.path(span).to_string_lossy().replace('\\', "/");
        At {
            file,
            line: position.line,
            column: position.column,
        }
    }

    /// `bump: major required (declared 0.1.0 -> 0.1.0: too small)`.
    fn answer(&self) -> String {
        let bump = self.report.level.bump();
        let (before, after) = (self.before, self.schema.package.version.as_str());
        let judged = if is_enough(bump, before, after) {
            "enough"
        } else {
            "too small"
        };
        let required = if bump == Bump::None { "none" } else { bump.name() };
        format!("bump: {required} required (declared {before} -> {after}: {judged})")
    }

    /// How many findings break, are dangerous, are safe, are only docs.
    fn counts(&self) -> String {
        let docs = crate::rules::diff::DOCS_CHANGED;
        let of = |level: Level| {
            self.report
                .findings
                .iter()
                .filter(|f| f.level() == level && f.rule != docs)
                .count()
        };
        let told = self.report.findings.iter().filter(|f| f.rule == docs).count();
        let safe = of(Level::PatchSafe) + of(Level::MinorSafe);
        let (breaking, dangerous) = (of(Level::MajorBreaking), of(Level::MinorDangerous));
        format!("{breaking} breaking, {dangerous} dangerous, {safe} safe, {told} docs")
    }

    /// What is shown one by one.
    fn listed(&self) -> impl Iterator<Item = &Difference> {
        let least = if self.all { Level::None } else { Level::MinorDangerous };
        self.report
            .findings
            .iter()
            .filter(move |finding| finding.level() >= least)
    }
}

/// Whether one version is far enough from another. Before 1.0.0 the minor version is what breaks.
fn is_enough(bump: Bump, before: &str, after: &str) -> bool {
    let parts = |version: &str| -> [u64; 3] {
        let core = version.split(['-', '+']).next().unwrap_or_default();
        let mut numbers = core.split('.').map(|n| n.parse().unwrap_or(0));
        std::array::from_fn(|_| numbers.next().unwrap_or(0))
    };
    let (old, new) = (parts(before), parts(after));
    let next = match (bump, old) {
        (Bump::None, _) => return true,
        (Bump::Major, [0, minor, _]) => [0, minor + 1, 0],
        (Bump::Patch | Bump::Minor, [0, minor, patch]) => [0, minor, patch + 1],
        (Bump::Major, [major, ..]) => [major + 1, 0, 0],
        (Bump::Minor, [major, minor, _]) => [major, minor + 1, 0],
        (Bump::Patch, [major, minor, patch]) => [major, minor, patch + 1],
    };
    new >= next
}

fn proof(finding: &Difference) -> String {
    finding
        .witness
        .as_ref()
        .map_or_else(|| "unproven".to_owned(), super::Witness::to_line)
}

fn reach(finding: &Difference) -> String {
    let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    format!(
        "affects {}, {}",
        plural(finding.models, "model"),
        plural(finding.endpoints, "endpoint")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_one_the_minor_version_breaks() {
        assert!(is_enough(Bump::Major, "0.1.0", "0.2.0"));
        assert!(!is_enough(Bump::Major, "0.1.0", "0.1.9"));
        assert!(is_enough(Bump::Minor, "0.1.0", "0.1.1"));
        assert!(!is_enough(Bump::Minor, "1.1.0", "1.1.1"));
        assert!(is_enough(Bump::None, "1.1.0", "1.1.0"));
    }
}
