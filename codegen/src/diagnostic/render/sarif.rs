//! SARIF 2.1.0, which code scanning of git hosts and editors read.

use serde_json::{Map, Value, json};

use crate::diagnostic::{Finding, Severity};
use crate::rules::{self, Page, Rule};
use crate::source::{Sources, Span};

/// One result of a run.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The id of its rule.
    pub rule: &'static str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What was found.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// Other places that belong to it.
    pub related: Vec<(Place, String)>,
    /// Its stable name, if it has one.
    pub fingerprint: Option<String>,
    /// Why it is approved, if it is.
    pub justification: Option<String>,
    /// What else there is to know.
    pub properties: Map<String, Value>,
}

/// A place in a file, from 1.
#[derive(Clone, Debug)]
pub struct Place {
    /// The path, with forward slashes.
    pub file: String,
    /// First line and column.
    pub start: (usize, usize),
    /// Last line, and the column behind it.
    pub end: Option<(usize, usize)>,
}

/// Findings as one SARIF document.
#[must_use]
pub fn sarif(sources: &Sources, findings: &[Finding]) -> String {
    document(findings.iter().map(|finding| entry(sources, finding)).collect())
}

/// A finding as a result.
#[must_use]
pub fn entry(sources: &Sources, finding: &Finding) -> Entry {
    let help = finding
        .help
        .as_deref()
        .map_or_else(String::new, |help| format!("; {help}"));
    let related = finding.related.iter();
    Entry {
        rule: finding.code,
        level: level(finding.severity),
        message: format!("{}{help}", finding.message),
        place: finding.span.map(|span| place(sources, span)),
        related: related
            .map(|(span, text)| (place(sources, *span), text.clone()))
            .collect(),
        ..Entry::default()
    }
}

fn place(sources: &Sources, span: Span) -> Place {
    let (start, end) = (sources.position(span), sources.end_position(span));
    Place {
        file: sources.path(span).to_string_lossy().replace('\\', "/"),
        start: (start.line, start.column),
        end: Some((end.line, end.column)),
    }
}

/// Results as one SARIF document with every rule that there is.
#[must_use]
pub fn document(entries: Vec<Entry>) -> String {
    let rules: Vec<&Rule> = rules::all().collect();
    let results: Vec<Value> = entries.into_iter().map(|entry| result(&rules, entry)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "codegen",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| description(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn description(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {"text": Page::of(rule).why, "markdown": rule.page},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn result(rules: &[&Rule], entry: Entry) -> Value {
    let mut result = json!({
        "ruleId": entry.rule,
        "level": entry.level,
        "message": {"text": entry.message},
        "locations": entry.place.iter().map(|place| location(place, None)).collect::<Vec<_>>(),
        // Either every result of a run tells this or none does.
        "suppressions": entry.justification.iter().map(|why| suppression(why)).collect::<Vec<_>>(),
    });
    if let Some(index) = rules.iter().position(|rule| rule.id == entry.rule) {
        result["ruleIndex"] = index.into();
    }
    if !entry.related.is_empty() {
        let related = entry.related.iter().map(|(place, text)| location(place, Some(text)));
        result["relatedLocations"] = related.collect();
    }
    if let Some(fingerprint) = entry.fingerprint {
        result["partialFingerprints"] = json!({"codegen/v1": fingerprint});
    }
    if !entry.properties.is_empty() {
        result["properties"] = entry.properties.into();
    }
    result
}

fn suppression(why: &str) -> Value {
    json!({"kind": "external", "status": "accepted", "justification": why})
}

fn location(place: &Place, text: Option<&String>) -> Value {
    let mut region = json!({"startLine": place.start.0, "startColumn": place.start.1});
    if let Some((line, column)) = place.end {
        region["endLine"] = line.into();
        region["endColumn"] = column.into();
    }
    let mut location = json!({
        "physicalLocation": {"artifactLocation": {"uri": uri(&place.file)}, "region": region},
    });
    if let Some(text) = text {
        location["message"] = json!({"text": text});
    }
    location
}

/// A path as a reference to a URI: relative paths stay relative.
fn uri(path: &str) -> String {
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => out += &format!("%{other:02X}"),
        }
    }
    out
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
