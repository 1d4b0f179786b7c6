//! `codegen check`: every question that a change has to pass, in one run.
//!
//! ```text
//! schema ──┬─ format      independent of the others
//!          ├─ lint        ─┐
//!          ├─ generated    ├ only where the schema has no mistakes
//!          └─ diff, version┘ and only where a base is given
//! ```

mod report;
mod tasks;

use std::io::Write;

use clap::Args;

use super::compare::{self, FailOn, Today};
use super::{Failure, Folders, Outcome, ReportFormat, places};
use crate::diff::Comparison;
use crate::resolve::{self, Reading};
use crate::{format, lint, tree};

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Also judge the change since this: a git revision, a folder, or `empty`
    #[arg(long, value_name = "BASE")]
    against: Option<String>,
    /// From which level on a change fails; what is approved does not count
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL", requires = "against")]
    fail_on: FailOn,
    /// How findings are printed
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<ReportFormat>,
    #[command(flatten)]
    today: Today,
}

/// One question and its answer.
struct Task {
    name: &'static str,
    passed: bool,
    /// In one line.
    summary: String,
    /// What is wrong, for people; empty where nothing is.
    details: String,
}

/// All that was looked at, for the formats that show it.
struct Checked {
    tasks: Vec<Task>,
    /// The schema, with what lint found.
    reading: Reading,
    /// What is stale in the output, if it was looked at.
    generated: Option<tree::Report>,
    /// The change since the base, if there is one.
    comparison: Option<Comparison>,
}

pub(super) fn run(
    check: &Check,
    folders: &Folders,
    format: ReportFormat,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let checked = look(check, folders)?;
    report::write(&checked, folders, check.format.unwrap_or(format), out)?;
    let passed = checked.tasks.iter().all(|task| task.passed);
    Ok(if passed { Outcome::Clean } else { Outcome::Findings })
}

fn look(check: &Check, folders: &Folders) -> Result<Checked, Failure> {
    let mut reading = resolve::read(&folders.schema)?;
    let mut tasks = vec![
        tasks::schema(&reading),
        tasks::format(&format::read_folder(&folders.schema)?),
    ];
    let Some(schema) = &reading.schema else {
        let base = check.against.as_ref().map(|_| ["diff", "version"]);
        let others = ["lint", "generated"].into_iter().chain(base.into_iter().flatten());
        tasks.extend(others.map(tasks::not_asked));
        return Ok(Checked {
            tasks,
            reading,
            generated: None,
            comparison: None,
        });
    };
    let generated = crate::check(schema, &places::target(schema, folders)?, &folders.out)?;
    reading.findings = lint::run(&reading, &lint::Selection::default()).into_sorted();
    tasks.push(tasks::lint(&reading));
    tasks.push(tasks::generated(&generated, folders));
    let base = check.against.as_deref();
    let comparison = base
        .map(|base| compare::both(Some(base), &check.today, folders))
        .transpose()?;
    if let Some(comparison) = &comparison {
        tasks.push(tasks::diff(comparison, check.fail_on, folders));
        tasks.push(tasks::version(comparison));
    }
    Ok(Checked {
        tasks,
        reading,
        generated: Some(generated),
        comparison,
    })
}
