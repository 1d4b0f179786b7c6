//! Every rule from a small schema before and after; what gives nothing; what mirrors what.

mod algebra;
mod rows;
mod things;

use super::{Difference, Report, schemas};
use crate::diagnostic::Findings;
use crate::model::Schema;
use crate::source::{Source, Sources};

/// One API, from its files: `models/A` and its text.
pub(super) fn schema(files: &[(&str, &str)]) -> Schema {
    let mut all: Vec<(String, String)> = files
        .iter()
        .map(|(name, text)| match name.strip_prefix("../") {
            Some(name) => (format!("{name}.yaml"), (*text).to_owned()),
            None => (format!("v1/{name}.yaml"), (*text).to_owned()),
        })
        .collect();
    if all.iter().all(|(name, _)| name != "v1/api.yaml") {
        all.push(("v1/api.yaml".into(), "wire_case: camelCase\n".into()));
    }
    all.sort();
    let mut sources = Sources::default();
    for (name, text) in all {
        sources.add(Source {
            path: name.clone().into(),
            name,
            text,
        });
    }
    let mut findings = Findings::default();
    let schema = crate::resolve::schema(&sources, &mut findings);
    schema.unwrap_or_else(|| panic!("{:#?}", findings.into_sorted()))
}

fn diff(old: &[(&str, &str)], new: &[(&str, &str)]) -> Report {
    schemas(&schema(old), &schema(new))
}

/// The findings as `rule path rust reader writer skew`, the impacts by their first letter, with `.` for none.
fn lines(report: &Report) -> Vec<String> {
    report.findings.iter().map(line).collect()
}

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
    format!("{} {} {four}", found.rule, found.path)
}

/// A model `A` with one property `p`, and a model and an enum to refer to.
fn one(head: &str, property: &str) -> Vec<(&'static str, String)> {
    let facts = if property.is_empty() {
        String::new()
    } else {
        format!("  p: {property}\n")
    };
    vec![
        (
            "models/A",
            format!("model: A\n{head}properties:\n  q: {{ type: string }}\n{facts}"),
        ),
        ("models/B", "model: B\nproperties:\n  x: { type: string }\n".into()),
        ("models/C", "model: C\nproperties:\n  x: { type: string }\n".into()),
        ("models/D", "model: D\nproperties:\n  x: { type: integer }\n".into()),
    ]
}

/// What a change of the one property gives.
fn property(head: &str, old: &str, new: &str) -> Vec<String> {
    let (old, new) = (one(head, old), one(head, new));
    let files = |side: &'_ [(&'static str, String)]| -> Vec<(&'static str, String)> { side.to_vec() };
    let (old, new) = (files(&old), files(&new));
    let refs =
        |side: &[(&'static str, String)]| schema(&side.iter().map(|(n, t)| (*n, t.as_str())).collect::<Vec<_>>());
    let (old, new) = (refs(&old), refs(&new));
    assert_eq!(lines(&schemas(&old, &old)), [""; 0]);
    assert_eq!(lines(&schemas(&new, &new)), [""; 0]);
    lines(&schemas(&old, &new))
}
