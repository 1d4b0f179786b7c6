//! `codegen lint`.

use std::io::Write;

use clap::Args;

use super::{Failure, Folders, Outcome, ReportFormat, report};
use crate::lint::{self, Selection};
use crate::resolve::{self, Reading};

#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Rules to add, by id: those that are opt-in, or `all`
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Rules to leave out, by id
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// How findings are printed
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<ReportFormat>,
}

pub(super) fn run(
    lint: &Lint,
    folders: &Folders,
    format: ReportFormat,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let format = lint.format.unwrap_or(format);
    let selection = Selection::default()
        .select(lint.select.iter().map(String::as_str))?
        .ignore(lint.ignore.iter().map(String::as_str))?;
    let mut reading = resolve::read(&folders.schema)?;
    if reading.schema.is_some() {
        reading.findings = lint::run(&reading, &selection).into_sorted();
    }
    said(&reading, format, out)
}

/// Says what was found.
fn said(reading: &Reading, format: ReportFormat, out: &mut impl Write) -> Result<Outcome, Failure> {
    report::write(reading, format, out)?;
    if format == ReportFormat::Text {
        writeln!(out, "{}", report::count_findings(reading))?;
    }
    Ok(if reading.findings.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}
