//! What a change means for one file of the schema.

use std::fmt::Write;

use super::super::{Difference, Side};
use super::{Shown, text};

/// The findings of one file, which is named below the schema folder; `None` where the file has none.
#[must_use]
pub fn file(report: &Shown<'_>, path: &str, name: &str) -> Option<String> {
    let findings: Vec<&Difference> = report
        .findings()
        .iter()
        .filter(|f| name_of(report, f) == name)
        .collect();
    let worst = findings.first()?.level();
    let mut out = String::new();
    let _ = writeln!(out, "schema {path}: {}", worst.name());
    for finding in findings {
        text::one(report, finding, &mut out);
    }
    out.push('\n');
    Some(out)
}

fn name_of<'r>(report: &'r Shown<'_>, finding: &'r Difference) -> &'r str {
    match &finding.side {
        Side::Old(span) => &report.comparison.old.get(span.source).name,
        Side::New(span) => &report.comparison.new.get(span.source).name,
        Side::File(name) => name,
    }
}
