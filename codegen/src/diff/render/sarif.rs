//! The report for code scanning.

use serde_json::{Map, Value, json};

use super::super::{Difference, Level};
use super::place::At;
use super::{Shown, proof, reach};
use crate::diagnostic::render::{Entry, SarifPlace, sarif_document, sarif_entry};

/// The report as SARIF 2.1.0: approved findings are suppressed, with the reason.
#[must_use]
pub fn sarif(report: &Shown<'_>) -> String {
    sarif_document(entries(report))
}

/// The results of the report, for a document with others.
#[must_use]
pub fn entries(report: &Shown<'_>) -> Vec<Entry> {
    let comparison = report.comparison;
    let findings = report.findings().iter().map(|finding| entry(report, finding));
    let approvals = comparison.approvals.findings.iter();
    findings
        .chain(approvals.map(|finding| sarif_entry(&comparison.new, finding)))
        .collect()
}

fn entry(report: &Shown<'_>, finding: &Difference) -> Entry {
    let base = report.at_base(finding).map(|at| (place(at), "before".to_owned()));
    Entry {
        rule: finding.rule,
        level: match finding.level() {
            Level::MajorBreaking => "error",
            Level::MinorDangerous => "warning",
            _ => "note",
        },
        message: format!(
            "{}: {} ({}; {})",
            finding.path,
            finding.message,
            reach(finding),
            proof(finding)
        ),
        place: Some(place(report.at_head(finding))),
        related: base.into_iter().collect(),
        fingerprint: Some(finding.fingerprint.clone()),
        justification: report.reason(finding),
        properties: properties(finding),
    }
}

fn place(at: At) -> SarifPlace {
    SarifPlace {
        file: at.file,
        start: (at.line, at.column),
        end: None,
    }
}

fn properties(finding: &Difference) -> Map<String, Value> {
    let verdict = finding.verdict;
    let four = [
        ("level", finding.level().name()),
        ("rust", verdict.rust.name()),
        ("reader", verdict.reader.name()),
        ("writer", verdict.writer.name()),
        ("skew", verdict.skew.name()),
    ];
    let four = four.into_iter().map(|(key, value)| (key.to_owned(), json!(value)));
    four.collect()
}
