//! `codegen diff`.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::compare::{self, FailOn, Today};
use super::{Failure, Folders, Outcome};
use crate::diff::{corpus, render};

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// What to compare with: a git revision, a folder, or `empty` [default: the merge base with the default branch]
    #[arg(long, value_name = "BASE")]
    against: Option<String>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// From which level on the exit status is 1; what is approved does not count
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    fail_on: FailOn,
    /// A folder of recorded JSON to be read before and after: `v1/Model/*.json`, `v1.Model.jsonl`
    #[arg(long, value_name = "DIR")]
    corpus: Option<PathBuf>,
    /// Show safe changes one by one too
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    today: Today,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One comment of a pull request
    Markdown,
    /// One JSON object; `codegen export diff-schema` prints its JSON Schema
    Json,
    /// Workflow commands, which GitHub shows beside the lines
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// An entry of a changelog
    Changelog,
}

pub(super) fn run(diff: &Diff, folders: &Folders, out: &mut impl Write) -> Result<Outcome, Failure> {
    let comparison = compare::both(diff.against.as_deref(), &diff.today, folders)?;
    let replayed = diff
        .corpus
        .as_deref()
        .map(|folder| corpus::replay(folder, &comparison))
        .transpose()?;
    let shown = render::Shown {
        all: diff.all,
        corpus: replayed.as_ref(),
        ..compare::shown(&comparison, folders)
    };
    let text = match diff.format {
        Format::Text => render::text(&shown),
        Format::Markdown => render::markdown(&shown),
        Format::Json => render::json(&shown),
        Format::Github => render::github(&shown),
        Format::Sarif => render::sarif(&shown),
        Format::Changelog => render::changelog(&shown),
    };
    out.write_all(text.as_bytes())?;
    let open = comparison.approvals.open_level(&comparison.report);
    let fails = diff.fail_on.fails(open);
    Ok(if fails { Outcome::Findings } else { Outcome::Clean })
}
