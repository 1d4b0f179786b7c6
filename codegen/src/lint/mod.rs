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

mod choice_case_duplicate;
mod choice_order;
mod choice_unused_single;
mod deprecated_no_replacement;
mod doc_missing;
mod doc_style;
mod doc_trivial;
mod docs;
mod duplicate_shape;
mod edits;
mod fix;
mod flag_inert;
mod id_missing;
mod id_writable;
mod ignore_unused;
mod ignore_without_reason;
mod ignores;
mod model_unused;
mod operation_duplicate;
mod override_equal;
mod pagination_incomplete;
mod pattern_unanchored;
mod reached;
mod report;
mod required_with_default;
mod selection;
mod subject;
mod timezone_unknown;
mod unknown_rule;
mod wire_case_collision;

#[cfg(test)]
mod tests;

use ignores::Ignores;
use report::Report;
use subject::Subject;

pub use fix::{Fixed, Mended, fix};
pub use selection::{Selection, UnknownRule};

use crate::diagnostic::{Findings, Severity};
use crate::resolve::Reading;
use crate::rules::{Kind, Rule, page_text};

/// The rule whose edits take out comments.
const UNUSED: &str = "ignore-unused";

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
                page: page_text!("lint", $id),
            },
            check: $module::check,
        },)*];
    };
}

// `Info` is opt-in. The last one sees what the others have ignored.
lints! {
    doc_missing = "doc-missing", Warning, fix: false, "Something that users meet has no doc.";
    doc_trivial = "doc-trivial", Info, fix: false, "A doc says what the name says already.";
    doc_style = "doc-style", Info, fix: true, "A doc is not a sentence: a capital, no article first, a period.";
    choice_case_duplicate = "choice-case-duplicate", Warning, fix: false, "Two choices differ in case only.";
    choice_unused_single = "choice-unused-single", Warning, fix: false, "A closed enum has one choice.";
    choice_order = "choice-order", Info, fix: false, "The choices of an open enum are not sorted.";
    pattern_unanchored = "pattern-unanchored", Warning, fix: false, "A pattern is found anywhere in the text.";
    required_with_default = "required-with-default", Warning, fix: false, "A parameter is required and has a default.";
    timezone_unknown = "timezone-unknown", Warning, fix: false, "A default or example is no time zone that there is.";
    wire_case_collision = "wire-case-collision", Warning, fix: false, "Two names on the wire differ in case only.";
    flag_inert = "flag-inert", Warning, fix: true, "A flag repeats or contradicts the direction of its model.";
    override_equal = "override-equal", Warning, fix: true, "A property is redefined as what it was.";
    duplicate_shape = "duplicate-shape", Info, fix: false, "Two models have the same properties.";
    model_unused = "model-unused", Warning, fix: false, "No endpoint sends or returns this.";
    id_missing = "id-missing", Warning, fix: false, "What is got by an id does not have it.";
    id_writable = "id-writable", Warning, fix: false, "An id that the service gives can be sent.";
    operation_duplicate = "operation-duplicate", Warning, fix: false, "Two endpoints make the same call.";
    pagination_incomplete = "pagination-incomplete", Warning, fix: false, "Nothing says how pages are read to their end.";
    deprecated_no_replacement = "deprecated-no-replacement", Warning, fix: false,
        "A deprecation does not say what to do instead.";
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
    let selection = selection.clone().with(&subject.decl.package.lint);
    for finding in found.into_sorted() {
        if crate::rules::find(finding.code).is_some_and(|rule| selection.wants(rule)) {
            wanted.push(finding);
        }
    }
    wanted
}
