//! Workflow commands, which a git host shows beside the lines of a pull request.

use std::fmt::Write;

use crate::diagnostic::{Finding, Severity};
use crate::source::Sources;

/// The findings as one workflow command a line, in the order given.
#[must_use]
pub fn github(sources: &Sources, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut message = finding.message.clone();
        if !finding.label.is_empty() {
            message = format!("{message} ({})", finding.label);
        }
        if let Some(help) = &finding.help {
            message = format!("{message}\n{help}");
        }
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "::{command} {}title={}::{}",
            place(sources, finding),
            property(finding.code),
            data(&message)
        );
    }
    out
}

fn place(sources: &Sources, finding: &Finding) -> String {
    let Some(span) = finding.span else {
        return String::new();
    };
    let (from, to) = (sources.position(span), sources.end_position(span));
    let file = property(&sources.path(span).to_string_lossy());
    if from.line == to.line {
        format!(
            "file={file},line={0},col={1},endLine={0},endColumn={2},",
            from.line, from.column, to.column
        )
    } else {
        // Columns are for places within one line.
        format!("file={file},line={},endLine={},", from.line, to.line)
    }
}

/// A text as the message of a workflow command.
#[must_use]
pub fn data(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\n' => out.push_str("%0A"),
            '\r' => out.push_str("%0D"),
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// A text as a property of a workflow command.
#[must_use]
pub fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
