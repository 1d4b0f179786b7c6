//! One JSON document for a whole run.

use serde::Serialize;

use super::word;
use crate::diagnostic::{Finding, Severity};
use crate::source::{Sources, Span};

/// Everything that a run has found.
#[derive(Serialize)]
struct Document<'f, M> {
    errors: usize,
    warnings: usize,
    findings: Vec<Record<'f>>,
    /// What the command did or found besides.
    #[serde(flatten)]
    more: M,
}

#[derive(Serialize)]
struct Record<'f> {
    code: &'f str,
    severity: &'f str,
    message: &'f str,
    /// Absent where the finding is about no place.
    #[serde(flatten)]
    place: Option<Place>,
    label: Option<&'f str>,
    help: Option<&'f str>,
    related: Vec<Related<'f>>,
    suggestion: Option<Edit<'f>>,
}

/// Lines and columns from 1, columns in Unicode scalar values; bytes from 0, not counting a byte order mark.
#[derive(Serialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Related<'f> {
    message: &'f str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Edit<'f> {
    replacement: &'f str,
    #[serde(flatten)]
    place: Place,
}

/// The findings as one JSON document: `{"errors": …, "warnings": …, "findings": […]}`, in the order given, with the keys
/// of `more` behind.
#[must_use]
pub fn json(sources: &Sources, findings: &[Finding], more: impl Serialize) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let document = Document {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        findings: findings.iter().map(|finding| record(sources, finding)).collect(),
        more,
    };
    let mut out = serde_json::to_string_pretty(&document).unwrap_or_default();
    out.push('\n');
    out
}

fn record<'f>(sources: &Sources, finding: &'f Finding) -> Record<'f> {
    Record {
        code: finding.code,
        severity: word(finding.severity),
        message: &finding.message,
        place: finding.span.map(|span| place(sources, span)),
        label: Some(finding.label.as_str()).filter(|label| !label.is_empty()),
        help: finding.help.as_deref(),
        related: finding
            .related
            .iter()
            .map(|(span, message)| Related {
                message,
                place: place(sources, *span),
            })
            .collect(),
        suggestion: finding.suggestion.as_ref().map(|suggestion| Edit {
            replacement: &suggestion.replacement,
            place: place(sources, suggestion.span),
        }),
    }
}

fn place(sources: &Sources, span: Span) -> Place {
    let (from, to) = (sources.position(span), sources.end_position(span));
    Place {
        file: sources.path(span).to_string_lossy().into_owned(),
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        start: span.start,
        end: span.end,
    }
}
