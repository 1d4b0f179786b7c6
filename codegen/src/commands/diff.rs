//! `codegen diff`.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::{Failure, Folders, Outcome};
use crate::diff::{self, Level, base, render};
use crate::resolve::{self, Reading};

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// What to compare with: a git revision, a folder, or `empty` [default: the merge base with the default branch]
    #[arg(long, value_name = "BASE")]
    against: Option<String>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// From which level on the exit status is 1
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    fail_on: FailOn,
    /// Show safe changes one by one too
    #[arg(long)]
    all: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One comment of a pull request
    Markdown,
    /// One JSON object
    Json,
    /// Workflow commands, which GitHub shows beside the lines
    Github,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum FailOn {
    /// Never
    None,
    /// From dangerous changes on
    Dangerous,
    /// Only for breaking ones
    #[default]
    Breaking,
}

pub(super) fn run(diff: &Diff, folders: &Folders, out: &mut impl Write) -> Result<Outcome, Failure> {
    let new = resolve::read(&folders.schema)?;
    let old = base::read(diff.against.as_deref(), &folders.schema)?;
    let (Some(before), Some(after)) = (&old.schema, &new.schema) else {
        return Err(no_verdict(&old, &new));
    };
    let report = diff::schemas(before, after);
    let shown = render::Shown {
        report: &report,
        old: &old.sources,
        new: &new.sources,
        before: &before.package.version,
        schema: after,
        folder: folders.schema.to_string_lossy().replace('\\', "/"),
        all: diff.all,
    };
    let text = match diff.format {
        Format::Text => render::text(&shown),
        Format::Markdown => render::markdown(&shown),
        Format::Json => render::json(&shown),
        Format::Github => render::github(&shown),
    };
    out.write_all(text.as_bytes())?;
    let fails = match diff.fail_on {
        FailOn::None => false,
        FailOn::Dangerous => report.level >= Level::MinorDangerous,
        FailOn::Breaking => report.level >= Level::MajorBreaking,
    };
    Ok(if fails { Outcome::Findings } else { Outcome::Clean })
}

/// A schema with mistakes means nothing that could be compared.
fn no_verdict(old: &Reading, new: &Reading) -> Failure {
    let (which, reading) = if new.schema.is_none() {
        ("the schema", new)
    } else {
        ("the base", old)
    };
    let findings = crate::diagnostic::render::text(&reading.sources, &reading.findings, true);
    format!("no verdict, because {which} has mistakes:\n{findings}").into()
}
