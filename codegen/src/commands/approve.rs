//! `codegen approve`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::Args;

use super::compare::{self, Today};
use super::{Failure, Folders, Outcome};
use crate::diff::{Comparison, Difference};
use crate::format::approvals::{self, NewApproval};
use crate::format::{Formatted, Refusal};
use crate::model::Approval;

#[derive(Debug, Args)]
pub(super) struct Approve {
    /// Of the finding, as `codegen diff` prints it; its beginning will do
    #[arg(required_unless_present = "prune", conflicts_with = "prune")]
    fingerprint: Option<String>,
    /// Why the change is right all the same
    #[arg(
        long,
        value_name = "TEXT",
        required_unless_present = "prune",
        conflicts_with = "prune"
    )]
    reason: Option<String>,
    /// The last day on which the approval holds, such as 2026-12-31
    #[arg(long, value_name = "DATE", value_parser = compare::day, conflicts_with = "prune")]
    until: Option<String>,
    /// Remove the approvals that name no finding
    #[arg(long)]
    prune: bool,
    /// What to compare with: a git revision, a folder, or `empty` [default: the merge base with the default branch]
    #[arg(long, value_name = "BASE")]
    against: Option<String>,
    #[command(flatten)]
    today: Today,
}

pub(super) fn run(approve: &Approve, folders: &Folders, out: &mut impl Write) -> Result<Outcome, Failure> {
    let comparison = compare::both(approve.against.as_deref(), &approve.today, folders)?;
    let place = folders.schema.join("approvals.yaml");
    match (&approve.fingerprint, &approve.reason) {
        (Some(fingerprint), Some(reason)) => {
            let finding = find(&comparison, fingerprint)?;
            add(approve, finding, reason, &place)?;
            let (rule, path) = (finding.rule, &finding.path);
            writeln!(out, "approved {rule} {path} in {}", shown(&place))?;
        }
        _ => prune(&comparison, &place, out)?,
    }
    Ok(Outcome::Clean)
}

fn find<'c>(comparison: &'c Comparison, fingerprint: &str) -> Result<&'c Difference, Failure> {
    if fingerprint.is_empty() {
        return Err("the fingerprint is empty; `codegen diff --all` prints those that there are".into());
    }
    let findings = comparison.report.findings.iter();
    let mut named = findings.filter(|finding| finding.fingerprint.starts_with(fingerprint));
    match (named.next(), named.next()) {
        (Some(finding), None) => Ok(finding),
        (None, _) => {
            Err(format!("no finding has the fingerprint `{fingerprint}`; `codegen diff --all` prints them").into())
        }
        (Some(_), Some(_)) => {
            Err(format!("several findings have a fingerprint that begins with `{fingerprint}`").into())
        }
    }
}

fn add(approve: &Approve, finding: &Difference, reason: &str, place: &Path) -> Result<(), Failure> {
    if reason.trim().is_empty() {
        return Err("the reason says nothing; say why the change is right all the same".into());
    }
    let approval = NewApproval {
        fingerprint: &finding.fingerprint,
        rule: finding.rule,
        path: &finding.path,
        reason: reason.trim(),
        until: approve.until.as_deref(),
    };
    let today = approve.today.get();
    if let Some(until) = approval.until.filter(|until| *until < today.as_str()) {
        return Err(format!("the approval would have ended on {until}; today is {today}").into());
    }
    let text = approvals::with(&read(place)?, &approval).map_err(|refusal| refused(place, &refusal))?;
    write(place, text)
}

fn prune(comparison: &Comparison, place: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let is_named = |approval: &&Approval| {
        let mut findings = comparison.report.findings.iter();
        findings.any(|finding| finding.fingerprint == approval.fingerprint)
    };
    let (kept, gone): (Vec<&Approval>, Vec<&Approval>) = comparison.after.approvals.iter().partition(is_named);
    if !gone.is_empty() {
        let names: Vec<&str> = gone.iter().map(|approval| approval.fingerprint.as_str()).collect();
        let text = approvals::without(&read(place)?, &names).map_err(|refusal| refused(place, &refusal))?;
        write(place, text)?;
    }
    for approval in &gone {
        writeln!(
            out,
            "removed {} {}  [{}]",
            approval.rule, approval.path, approval.fingerprint
        )?;
    }
    writeln!(out, "{} removed, {} kept", gone.len(), kept.len())?;
    Ok(())
}

fn read(place: &Path) -> io::Result<String> {
    match fs::read_to_string(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read,
    }
}

fn write(place: &Path, text: String) -> Result<(), Failure> {
    let written = if text.is_empty() {
        fs::remove_file(place)
    } else if place.exists() {
        let (path, old) = (place.to_owned(), String::new());
        Formatted { path, old, new: text }.write()
    } else {
        fs::write(place, text)
    };
    written.map_err(|error| format!("cannot write `{}`: {error}", shown(place)).into())
}

fn refused(place: &Path, refusal: &Refusal) -> Failure {
    format!("`{}` is left as it is: {refusal}", shown(place)).into()
}

fn shown(place: &Path) -> String {
    place.to_string_lossy().replace('\\', "/")
}
