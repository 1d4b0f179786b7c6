//! `codegen diff`, proved: every rule by a small schema before and after, by Rust that is really compiled against both
//! generated crates, by JSON that both really read; and what holds for any change, on random schemas.
//!
//! | file | what it is |
//! |---|---|
//! | `rows` | every rule of the diff, by what is before, what is after, and the verdict that a user was promised |
//! | `workshop` | both sides of all rows and of some random pairs, as two crates in one build |
//! | `calls` | the calls of both, from clients of one side to servers of the same or the other |
//! | `witnesses` | the proofs of all findings, tried on these crates |
//! | `sound` | whatever is called safe is: for who compiles, for who reads, for who sends |
//! | `random` | random schemas, edits and refactorings, and what holds for all of them |
//!
//! Rows of the rule table that the language cannot say have no rule; `UNSAID` in `rows` lists them with the reason.

mod calls;
mod random;
mod rows;
mod sound;

mod usage;
mod values;

mod witnesses;
mod workshop;

use std::collections::BTreeMap;

use codegen::diagnostic::Findings;
use codegen::diff::{Comparison, Difference, Report};
use codegen::model::Schema;
use codegen::resolve::Reading;
use codegen::source::{Source, Sources};

/// The files of one API: `models/A` and its text. Without `api` it is an API in camelCase.
pub(super) type Files = BTreeMap<String, String>;

/// The files of one API, each with its place below the schema folder.
fn placed(api: &str, files: &Files) -> BTreeMap<String, String> {
    let place = |name: &str| format!("{api}/{name}.yaml");
    let mut placed: BTreeMap<String, String> = files.iter().map(|(n, text)| (place(n), text.clone())).collect();
    placed
        .entry(place("api"))
        .or_insert_with(|| "wire_case: camelCase\n".to_owned());
    placed
}

/// What reading files by their places gives.
fn reading(files: &BTreeMap<String, String>) -> Reading {
    let mut sources = Sources::default();
    for (name, text) in files {
        sources.add(Source {
            path: name.into(),
            name: name.clone(),
            text: text.clone(),
        });
    }
    let mut findings = Findings::default();
    let schema = codegen::resolve::schema(&sources, &mut findings);
    Reading {
        sources,
        schema,
        findings: findings.into_sorted(),
    }
}

/// The schema of files by their places.
fn try_schema(files: &BTreeMap<String, String>) -> Result<Schema, String> {
    let reading = reading(files);
    let wrong = || codegen::diagnostic::render::text(&reading.sources, &reading.findings, false);
    reading.schema.clone().ok_or_else(wrong)
}

/// The comparison of every row, for whoever shows it.
pub(crate) fn comparisons() -> Vec<Comparison> {
    let rows = rows::all().into_iter();
    let compared = rows.map(|row| {
        let (old, new) = (reading(&placed("v1", &row.old)), reading(&placed("v1", &row.new)));
        Comparison::of(old, new, "2026-01-01").expect("schemas without mistakes")
    });
    compared.collect()
}

/// The schema of one API.
fn schema(files: &Files) -> Schema {
    try_schema(&placed("v1", files)).unwrap_or_else(|findings| panic!("{findings}\n{files:#?}"))
}

fn diff(old: &Files, new: &Files) -> Report {
    codegen::diff::schemas(&schema(old), &schema(new))
}

/// A finding as `rule path rust reader writer skew`: the path without its API, the four by their first letters, with
/// `.` for none and `M` for a major.
fn line(found: &Difference) -> String {
    let first = |name: &str| match name {
        "none" => '.',
        "major" => 'M',
        name => name.chars().next().unwrap_or('.'),
    };
    let verdict = found.verdict;
    let four = [
        verdict.rust.name(),
        verdict.reader.name(),
        verdict.writer.name(),
        verdict.skew.name(),
    ];
    let four: String = four.map(first).into_iter().collect();
    let path = found.path.split_once('.').map_or("", |(_, rest)| rest);
    format!("{} {path} {four}", found.rule)
}
