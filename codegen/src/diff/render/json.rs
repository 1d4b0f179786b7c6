//! For programs.

use serde_json::{Value, json as object};

use super::super::Difference;
use super::Shown;

/// The report as one JSON object and a line end.
#[must_use]
pub fn json(report: &Shown<'_>) -> String {
    let level = report.report.level;
    let findings: Vec<Value> = report
        .report
        .findings
        .iter()
        .map(|finding| one(report, finding))
        .collect();
    let all = object!({
        "required_bump": level.bump().name(),
        "level": level.name(),
        "findings": findings,
    });
    format!("{all:#}\n")
}

fn one(report: &Shown<'_>, finding: &Difference) -> Value {
    let (at, verdict) = (report.at(finding), finding.verdict);
    // Where there is no proof, the text says so too.
    let message = match finding.witness {
        Some(_) => finding.message.clone(),
        None => format!("{} (unproven)", finding.message),
    };
    object!({
        "rule": finding.rule,
        "path": finding.path,
        "level": finding.level().name(),
        "rust": verdict.rust.name(),
        "reader": verdict.reader.name(),
        "writer": verdict.writer.name(),
        "skew": verdict.skew.name(),
        "fingerprint": finding.fingerprint,
        "witness": finding.witness.as_ref().map(super::super::Witness::to_json),
        "affects": {"models": finding.models, "endpoints": finding.endpoints},
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "message": message,
    })
}
