//! For programs, in the form that the schema beside says.

use serde_json::{Map, Value, json as object};

use super::super::corpus::Replay;
use super::super::{Difference, Witness};
use super::Shown;
use crate::diagnostic::{Finding, render};

/// The JSON Schema of the report.
pub const SCHEMA: &str = include_str!("diff.schema.json");

/// The report as one JSON object and a line end.
#[must_use]
pub fn json(report: &Shown<'_>) -> String {
    format!("{:#}\n", value(report))
}

/// The report as a value.
#[must_use]
pub fn value(report: &Shown<'_>) -> Value {
    let level = report.comparison.report.level;
    let findings: Vec<Value> = report.findings().iter().map(|finding| one(report, finding)).collect();
    let mut all = Map::new();
    all.insert("required_bump".into(), level.bump().name().into());
    all.insert("level".into(), level.name().into());
    all.insert("findings".into(), findings.into());
    let approvals = &report.comparison.approvals.findings;
    if !approvals.is_empty() {
        let list = approvals.iter().filter_map(|finding| approval(report, finding));
        all.insert("approvals".into(), list.collect());
    }
    if let Some(replay) = report.corpus {
        all.insert("corpus".into(), corpus(report, replay));
    }
    Value::Object(all)
}

fn one(report: &Shown<'_>, finding: &Difference) -> Value {
    let (at, verdict) = (report.at(finding), finding.verdict);
    // Where there is no proof, the text says so too.
    let message = match finding.witness {
        Some(_) => finding.message.clone(),
        None => format!("{} (unproven)", finding.message),
    };
    let mut one = object!({
        "rule": finding.rule,
        "path": finding.path,
        "level": finding.level().name(),
        "rust": verdict.rust.name(),
        "reader": verdict.reader.name(),
        "writer": verdict.writer.name(),
        "skew": verdict.skew.name(),
        "fingerprint": finding.fingerprint,
        "witness": finding.witness.as_ref().map(Witness::to_json),
        "affects": {"models": finding.models, "endpoints": finding.endpoints},
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "message": message,
    });
    if let Some(approval) = report.comparison.approvals.get(finding) {
        one["approved"] = object!({"reason": approval.reason, "until": approval.until});
    }
    one
}

/// A finding about an approval; such a finding always has a place.
fn approval(report: &Shown<'_>, finding: &Finding) -> Option<Value> {
    let (sources, span) = (&report.comparison.new, finding.span?);
    let position = sources.position(span);
    Some(object!({
        "rule": finding.code,
        "severity": render::word(finding.severity),
        "fingerprint": sources.text(span).trim_matches(['"', '\'']),
        "file": sources.path(span).to_string_lossy(),
        "line": position.line,
        "column": position.column,
        "message": finding.message,
        "help": finding.help,
    }))
}

fn corpus(report: &Shown<'_>, replay: &Replay) -> Value {
    let rule = |fingerprint: &String| {
        let mut findings = report.findings().iter();
        findings
            .find(|finding| finding.fingerprint == *fingerprint)
            .map(|finding| finding.rule)
    };
    let hits = replay.hits.iter().map(|hit| {
        object!({
            "file": hit.file,
            "line": hit.line,
            "pointer": hit.pointer,
            "before": hit.before,
            "after": hit.after,
            "rule": hit.fingerprint.as_ref().and_then(rule),
            "fingerprint": hit.fingerprint,
        })
    });
    object!({
        "payloads": replay.payloads,
        "affected": replay.affected,
        "skipped": replay.skipped,
        "hits": hits.collect::<Vec<_>>(),
    })
}
