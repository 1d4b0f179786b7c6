//! What `codegen check` has to say, in the format that was asked for.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::super::{Folders, ReportFormat, compare, report};
use super::{Checked, Task};
use crate::diagnostic::render;
use crate::diff::render as diff;

pub(super) fn write(
    checked: &Checked,
    folders: &Folders,
    format: ReportFormat,
    out: &mut impl Write,
) -> io::Result<()> {
    match format {
        ReportFormat::Text => text(&checked.tasks, out),
        ReportFormat::Json => out.write_all(document(checked, folders).as_bytes()),
        ReportFormat::Github => github(checked, folders, out),
        ReportFormat::Sarif => out.write_all(sarif(checked, folders).as_bytes()),
    }
}

/// The answers, one a line, and below what is wrong.
fn text(tasks: &[Task], out: &mut impl Write) -> io::Result<()> {
    for task in tasks {
        writeln!(out, "{} {}: {}", word(task), task.name, task.summary)?;
    }
    for task in tasks.iter().filter(|task| !task.details.is_empty()) {
        writeln!(out, "\n{}", task.name)?;
        writeln!(out, "{}", task.details.trim_end())?;
    }
    Ok(())
}

fn word(task: &Task) -> &'static str {
    if task.passed { "PASS" } else { "FAIL" }
}

fn document(checked: &Checked, folders: &Folders) -> String {
    let task = |task: &Task| json!({"name": task.name, "passed": task.passed, "summary": task.summary});
    let tasks: Vec<Value> = checked.tasks.iter().map(task).collect();
    let comparison = checked.comparison.as_ref();
    let diff = comparison.map(|comparison| diff::json_value(&compare::shown(comparison, folders)));
    let more = json!({
        "files": checked.generated.as_ref().map(report::files_json),
        "tasks": tasks,
        "diff": diff,
    });
    render::json(&checked.reading.sources, &checked.reading.findings, more)
}

fn github(checked: &Checked, folders: &Folders, out: &mut impl Write) -> io::Result<()> {
    out.write_all(render::github(&checked.reading.sources, &checked.reading.findings).as_bytes())?;
    if let Some(generated) = &checked.generated {
        report::github_stale(generated, folders, out)?;
    }
    if let Some(comparison) = &checked.comparison {
        out.write_all(diff::github(&compare::shown(comparison, folders)).as_bytes())?;
    }
    for task in &checked.tasks {
        let level = if task.passed { "notice" } else { "error" };
        let summary = render::github_message(&task.summary);
        writeln!(
            out,
            "::{level} title=codegen check::{} {}: {summary}",
            word(task),
            task.name
        )?;
    }
    Ok(())
}

fn sarif(checked: &Checked, folders: &Folders) -> String {
    let (sources, findings) = (&checked.reading.sources, &checked.reading.findings);
    let mut entries: Vec<_> = findings
        .iter()
        .map(|finding| render::sarif_entry(sources, finding))
        .collect();
    if let Some(comparison) = &checked.comparison {
        entries.extend(diff::sarif_entries(&compare::shown(comparison, folders)));
    }
    render::sarif_document(entries)
}
