//! `codegen git-diff`: what git runs in the place of its own diff.

use std::fs;
use std::io::Write;

use clap::Args;

use super::compare::{self, Today};
use super::{Failure, Outcome};
use crate::diff::history::{self, Changed};
use crate::diff::{Comparison, render};
use crate::format;

/// What git gives to a diff driver.
#[derive(Debug, Args)]
pub(super) struct GitDiff {
    /// The path from the top of the work tree
    path: String,
    /// A file with the old text, its blob and its mode, then the same of the new text; then the new path and the
    /// similarity, if it has another
    #[arg(allow_hyphen_values = true)]
    sides: Vec<String>,
}

pub(super) fn run(diff: &GitDiff, out: &mut impl Write) -> Result<Outcome, Failure> {
    let [old_file, old, _, new_file, new, _, more @ ..] = diff.sides.as_slice() else {
        writeln!(out, "schema {}: not merged yet", diff.path)?;
        return Ok(Outcome::Clean);
    };
    let changed = Changed {
        old_path: &diff.path,
        old,
        new_path: more.first().unwrap_or(&diff.path),
        new,
    };
    match report(&changed) {
        Ok(report) => out.write_all(report.as_bytes())?,
        Err(why) => plain(&changed, old_file, new_file, why.as_ref(), out)?,
    }
    // Git takes any other status for the end of everything.
    Ok(Outcome::Clean)
}

fn report(changed: &Changed<'_>) -> Result<String, Failure> {
    let (folder, name) = history::place(changed.new_path).ok_or("no verdict is about this file")?;
    let (old, new) = history::schemas(changed)?;
    let comparison = Comparison::of(old, new, &Today::default().get()).map_err(compare::no_verdict)?;
    let shown = render::Shown {
        comparison: &comparison,
        folder: folder.trim_end_matches('/').to_owned(),
        all: true,
        corpus: None,
    };
    let path = changed.new_path;
    match render::file(&shown, path, name) {
        Some(report) => Ok(report),
        // A version means nothing by itself, and is what somebody wants to see.
        None if name == "crate.yaml" => Err("no verdict is about this change".into()),
        None => Ok(format!("schema {path}: no finding here\n")),
    }
}

/// What git would have shown, and why.
fn plain(
    changed: &Changed<'_>,
    old_file: &str,
    new_file: &str,
    why: &dyn std::error::Error,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let text = |file: &str| fs::read(file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let (old, new) = (text(old_file)?, text(new_file)?);
    let why = why.to_string();
    let reason = why.lines().next().unwrap_or_default().trim_end_matches(':');
    writeln!(out, "schema {}: as text, because {reason}", changed.new_path)?;
    out.write_all(format::unified(changed.new_path, &old, &new).as_bytes())?;
    Ok(())
}
