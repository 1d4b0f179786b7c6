//! Each question of `codegen check`, answered from what was looked at.

use super::super::compare::FailOn;
use super::super::report::{self, count, count_findings, plural};
use super::super::{Folders, compare};
use super::Task;
use crate::diagnostic::{Severity, render};
use crate::diff::{Comparison, render as diff};
use crate::format;
use crate::resolve::Reading;
use crate::tree;

/// Whether the schema has no mistakes.
pub(super) fn schema(reading: &Reading) -> Task {
    let summary = reading.schema.as_ref().map_or_else(|| count_findings(reading), count);
    Task {
        name: "schema",
        passed: reading.schema.is_some(),
        summary,
        details: render::text(&reading.sources, &reading.findings, true),
    }
}

/// What is not asked of a schema with mistakes, and so has not passed.
pub(super) fn not_asked(name: &'static str) -> Task {
    Task {
        name,
        passed: false,
        summary: "not looked at, because the schema has mistakes".to_owned(),
        details: String::new(),
    }
}

/// Whether every file that can be read is canonical; what cannot be read is told by the schema.
pub(super) fn format(folder: &format::Folder) -> Task {
    let mut details = String::new();
    for file in &folder.changed {
        details += &format!("  {}\n", file.path.display());
    }
    for (path, refusal) in &folder.refused {
        details += &format!("  {}: {refusal}\n", path.display());
    }
    if !folder.changed.is_empty() {
        details += "to mend it, run: codegen fmt\n";
    }
    let others = folder.changed.len() + folder.refused.len();
    Task {
        name: "format",
        passed: others == 0,
        summary: match others {
            0 => format!("{} canonical", plural(folder.canonical, "file")),
            others => format!("{} not canonical", plural(others, "file")),
        },
        details,
    }
}

/// Whether lint finds nothing.
pub(super) fn lint(reading: &Reading) -> Task {
    let passed = reading.findings.is_empty();
    Task {
        name: "lint",
        passed,
        summary: if passed {
            "nothing found".to_owned()
        } else {
            count_findings(reading)
        },
        details: render::text(&reading.sources, &reading.findings, true),
    }
}

/// Whether the output is what the schema gives.
pub(super) fn generated(changes: &tree::Report, folders: &Folders) -> Task {
    let stale = changes.changes.len();
    Task {
        name: "generated",
        passed: stale == 0,
        summary: match stale {
            0 => format!("{} fresh", plural(changes.unchanged, "file")),
            stale => format!("{} not what the schema gives", plural(stale, "file")),
        },
        details: report::stale(changes, folders),
    }
}

/// Whether nothing is as bad as the gate, but for what is approved, and whether the approvals are in order.
pub(super) fn diff(comparison: &Comparison, fail_on: FailOn, folders: &Folders) -> Task {
    let shown = compare::shown(comparison, folders);
    let open = comparison.approvals.open_level(&comparison.report);
    let problems = &comparison.approvals.findings;
    let wrong = problems
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    let passed = !fail_on.fails(open) && wrong == 0;
    let mut summary = format!("{}, {}", comparison.report.level.name(), shown.counts());
    if !problems.is_empty() {
        summary += &format!("; {} about approvals", plural(problems.len(), "finding"));
    }
    Task {
        name: "diff",
        passed,
        summary,
        details: if passed {
            render::text(&comparison.new, problems, true)
        } else {
            diff::text(&shown)
        },
    }
}

/// Whether the declared version is far enough from that of the base.
pub(super) fn version(comparison: &Comparison) -> Task {
    let release = comparison.release();
    let (declared, required) = (release.declared, release.required());
    let passed = release.is_enough();
    Task {
        name: "version",
        passed,
        summary: release.to_string(),
        details: if passed {
            String::new()
        } else {
            format!("{declared} is declared; write `version: {required}` into crate.yaml of the schema\n")
        },
    }
}
