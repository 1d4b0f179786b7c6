//! What a schema may say and had better not: advice beyond the rules of the language.
//!
//! ```text
//! Reading ── Subject ──▶ one check after the other ──▶ Report ── Ignores ──▶ Findings
//!            texts, trees,   each a file, all in        drops what a comment
//!            as written,     one table                  of the schema ignores
//!            resolved
//! ```
//! A check says what it has found and, where an edit mends it without doubt, the edit. Whether anybody wants to hear it
//! is decided afterwards, by comments in the schema and by what was selected; so a comment that ignores nothing shows.

mod doc_missing;
mod ignore_unused;
mod ignore_without_reason;
mod ignores;
mod pattern_unanchored;
mod report;
mod selection;
mod subject;
mod unknown_rule;

#[cfg(test)]
mod tests;

use ignores::Ignores;
use report::Report;
use subject::Subject;

pub use selection::{Selection, UnknownRule};

use crate::diagnostic::{Findings, Severity};
use crate::resolve::Reading;
use crate::rules::{Kind, Rule};

/// A rule with what looks for its breaches.
pub(crate) struct Lint {
    /// What it says.
    pub(crate) rule: Rule,
    check: fn(&Subject<'_>, &mut Report<'_>),
}

/// The table of all lints, from one list: module, id, severity, whether a safe edit exists, and what is a breach.
macro_rules! lints {
    ($($module:ident = $id:literal, $severity:ident, fix: $fix:literal, $summary:literal;)*) => {
        /// Every lint, in the order in which they run.
        pub(crate) const TABLE: &[Lint] = &[$(Lint {
            rule: Rule {
                id: $id,
                kind: Kind::Lint,
                severity: Severity::$severity,
                fix: $fix,
                summary: $summary,
            },
            check: $module::check,
        },)*];
    };
}

// `Info` is opt-in. The last one sees what the others have ignored.
lints! {
    doc_missing = "doc-missing", Warning, fix: false, "Something that users meet has no doc.";
    pattern_unanchored = "pattern-unanchored", Warning, fix: false, "A pattern is found anywhere in the text.";
    unknown_rule = "unknown-rule", Warning, fix: false, "A comment ignores something that no comment can ignore.";
    ignore_without_reason = "ignore-without-reason", Warning, fix: false, "A comment ignores a rule and does not say why.";
    ignore_unused = "ignore-unused", Warning, fix: true, "A comment ignores a rule that nothing breaks here.";
}

/// Looks at a schema folder that was read; nothing is found where the language's own checks found errors.
///
/// Opt-in rules count where they are selected, on the command line or by `lint:` in `crate.yaml`.
#[must_use]
pub fn run(reading: &Reading, selection: &Selection) -> Findings {
    let mut wanted = Findings::default();
    let Some(schema) = &reading.schema else {
        return wanted;
    };
    let subject = Subject::new(&reading.sources, schema);
    let ignores = Ignores::of(&subject);
    let mut found = Findings::default();
    for lint in TABLE {
        (lint.check)(&subject, &mut Report::new(&lint.rule, &ignores, &mut found));
    }
    for finding in found.into_sorted() {
        if crate::rules::find(finding.code).is_some_and(|rule| selection.wants(rule)) {
            wanted.push(finding);
        }
    }
    wanted
}
