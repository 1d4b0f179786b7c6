//! What a command has to say, in the format that was asked for.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Failure, Folders, Outcome, ReportFormat};
use crate::diagnostic::{Severity, render};
use crate::model::Schema;
use crate::resolve::Reading;
use crate::tree::{Change, ChangeKind, Report};

/// How many files are named one by one; of more only the number is said.
const NAMED: usize = 20;

/// Says what is wrong with the schema, and nothing else.
pub(super) fn findings(input: &Reading, format: ReportFormat, out: &mut impl Write) -> Result<Outcome, Failure> {
    write(input, format, out)?;
    if format == ReportFormat::Text {
        writeln!(out, "{}; nothing was written", count_findings(input))?;
    }
    Ok(Outcome::Findings)
}

/// The findings alone.
pub(super) fn write(input: &Reading, format: ReportFormat, out: &mut impl Write) -> io::Result<()> {
    match format {
        ReportFormat::Text => write_findings(input, out),
        ReportFormat::Json => write_json(input, None, out),
        ReportFormat::Github => out.write_all(render::github(&input.sources, &input.findings).as_bytes()),
        ReportFormat::Sarif => out.write_all(render::sarif(&input.sources, &input.findings).as_bytes()),
    }
}

/// Says what was generated.
pub(super) fn generated(
    input: &Reading,
    schema: &Schema,
    changes: &Report,
    folders: &Folders,
    format: ReportFormat,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    match format {
        ReportFormat::Text => {
            write_findings(input, out)?;
            for change in changes.changes.iter().take(NAMED) {
                let done = if change.kind == ChangeKind::Orphaned {
                    "removed"
                } else {
                    "wrote"
                };
                writeln!(out, "{done:>8} {}", place(folders, change))?;
            }
            let more = changes.changes.len().saturating_sub(NAMED);
            if more > 0 {
                writeln!(out, "         and {more} more")?;
            }
            let (written, removed) = (files(changes.written()), changes.removed());
            let unchanged = changes.unchanged;
            writeln!(
                out,
                "{}: {written} written, {removed} removed, {unchanged} unchanged",
                count(schema)
            )?;
        }
        ReportFormat::Json => write_json(input, Some(changes), out)?,
        ReportFormat::Github => out.write_all(render::github(&input.sources, &input.findings).as_bytes())?,
        ReportFormat::Sarif => out.write_all(render::sarif(&input.sources, &input.findings).as_bytes())?,
    }
    Ok(Outcome::Clean)
}

/// What is stale, and how to mend it; empty where nothing is.
pub(super) fn stale(changes: &Report, folders: &Folders) -> String {
    let mut told = String::new();
    for change in changes.changes.iter().take(NAMED) {
        told += &format!("  {}: {}\n", place(folders, change), describe(change));
    }
    let more = changes.changes.len().saturating_sub(NAMED);
    if more > 0 {
        told += &format!("  and {more} more\n");
    }
    if !told.is_empty() {
        told += &format!("to mend it, run: {}\n", mend(folders));
    }
    told
}

/// The first stale files as workflow commands.
pub(super) fn github_stale(changes: &Report, folders: &Folders, out: &mut impl Write) -> io::Result<()> {
    for change in changes.changes.iter().take(10) {
        let file = render::github_property(&place(folders, change));
        let what = render::github_message(&format!("{}; run: {}", describe(change), mend(folders)));
        writeln!(out, "::error file={file},title=generated::{what}")?;
    }
    Ok(())
}

fn describe(change: &Change) -> String {
    match change.kind {
        ChangeKind::Missing => "missing".to_owned(),
        ChangeKind::Stale { line } => format!("stale, differs from line {line} on"),
        ChangeKind::Orphaned => "orphaned, nothing in the schema gives it any more".to_owned(),
    }
}

/// The command that mends stale files, as this run was started.
fn mend(folders: &Folders) -> String {
    let by_cargo = std::env::var_os("CARGO").is_some();
    let mut command = String::from(if by_cargo { "cargo run -p codegen" } else { "codegen" });
    let mut flags = String::new();
    for (flag, folder, default) in [
        ("--schema", &folders.schema, "schema"),
        ("--out", &folders.out, "generated"),
    ] {
        if folder.as_os_str() != default {
            flags += &format!(" {flag} {}", folder.display());
        }
    }
    if by_cargo && !flags.is_empty() {
        command += " --";
    }
    command + &flags
}

fn place(folders: &Folders, change: &Change) -> String {
    folders.out.join(&change.path).to_string_lossy().replace('\\', "/")
}

fn write_findings(input: &Reading, out: &mut impl Write) -> io::Result<()> {
    out.write_all(render::text(&input.sources, &input.findings, true).as_bytes())
}

fn write_json(input: &Reading, changes: Option<&Report>, out: &mut impl Write) -> io::Result<()> {
    let more = json!({"files": changes.map(files_json)});
    out.write_all(render::json(&input.sources, &input.findings, more).as_bytes())
}

/// What a run has done to files, or would do.
pub(super) fn files_json(report: &Report) -> Value {
    let list = report.changes.iter().map(|change| {
        let (kind, line) = match change.kind {
            ChangeKind::Missing => ("missing", None),
            ChangeKind::Stale { line } => ("stale", Some(line)),
            ChangeKind::Orphaned => ("orphaned", None),
        };
        json!({"path": change.path, "was": kind, "line": line})
    });
    json!({"changed": list.collect::<Vec<Value>>(), "unchanged": report.unchanged})
}

/// `29 models, 24 enums, 1 union`.
pub(super) fn count(schema: &Schema) -> String {
    let sum = |of: fn(&crate::model::Api) -> usize| schema.apis.iter().map(of).sum::<usize>();
    let counts = [
        (sum(|api| api.models.len()), "model"),
        (sum(|api| api.enums.len()), "enum"),
        (sum(|api| api.unions.len()), "union"),
        (sum(|api| api.resources.len()), "resource"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(n, what)| *n > 0 || *what == "model")
        .map(|(n, what)| plural(n, what))
        .collect();
    parts.join(", ")
}

/// `2 errors`, `1 warning, 3 notes`.
pub(super) fn count_findings(input: &Reading) -> String {
    let of = |severity| {
        let alike = input.findings.iter().filter(|finding| finding.severity == severity);
        alike.count()
    };
    let counts = [
        (of(Severity::Error), "error"),
        (of(Severity::Warning), "warning"),
        (of(Severity::Info), "note"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| plural(n, what))
        .collect();
    if parts.is_empty() {
        return "no findings".to_owned();
    }
    parts.join(", ")
}

fn files(n: usize) -> String {
    plural(n, "file")
}

pub(super) fn plural(n: usize, what: &str) -> String {
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{n} {what}s")
    }
}
