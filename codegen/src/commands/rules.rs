//! `codegen rules`.

use std::io::Write;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Failure, Outcome};
use crate::diagnostic::Severity;
use crate::rules::{self, Kind, Rule};

#[derive(Debug, Args)]
pub(super) struct List {
    /// How they are printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people, one a line
    #[default]
    Text,
    /// One JSON array
    Json,
}

pub(super) fn run(list: &List, out: &mut impl Write) -> Result<Outcome, Failure> {
    match list.format {
        Format::Text => text(out)?,
        Format::Json => {
            let all: Vec<Value> = rules::all().map(record).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
        }
    }
    Ok(Outcome::Clean)
}

fn text(out: &mut impl Write) -> Result<(), Failure> {
    let width = rules::all().map(|rule| rule.id.len()).max().unwrap_or_default();
    for rule in rules::all() {
        let fix = if rule.fix { " [--fix]" } else { "" };
        let (kind, severity) = (rule.kind.name(), severity(rule));
        writeln!(out, "{:width$}  {kind:8}  {severity:7}  {}{fix}", rule.id, rule.summary)?;
    }
    Ok(())
}

fn record(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "kind": rule.kind.name(),
        "severity": severity(rule),
        "fix": rule.fix,
        "summary": rule.summary,
    })
}

/// How bad a breach is; how bad a change is depends on its place.
pub(super) fn severity(rule: &Rule) -> &'static str {
    match (rule.kind, rule.severity) {
        (Kind::Lint, Severity::Info) => "opt-in",
        (Kind::Diff, Severity::Info) => "derived",
        (_, Severity::Error) => "error",
        (_, Severity::Warning) => "warning",
        (_, Severity::Info) => "info",
    }
}
