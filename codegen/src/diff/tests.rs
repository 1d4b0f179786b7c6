//! What holds for all rules, and the crate itself. Each rule has its row, with proofs, in `tests/suite/diff`.

mod algebra;

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

/// One model, in a crate that is described so.
fn in_crate(text: &str) -> Schema {
    let model = ("v1/models/A.yaml", "model: A\nproperties:\n  p: { type: string }\n");
    let mut sources = Sources::default();
    sources.set_folder_name(format!("folder{}", text.len()));
    for (name, text) in [("crate.yaml", text), ("v1/api.yaml", "wire_case: camelCase\n"), model] {
        sources.add(Source {
            path: name.into(),
            name: name.into(),
            text: text.into(),
        });
    }
    let mut findings = Findings::default();
    let schema = crate::resolve::schema(&sources, &mut findings);
    schema.unwrap_or_else(|| panic!("{:#?}", findings.into_sorted()))
}

#[test]
fn the_crate_itself_can_change() {
    let of = |old: &str, new: &str| lines(&schemas(&in_crate(old), &in_crate(new)));
    assert_eq!(of("name: a\n", "name: b\n"), ["package-renamed crate.name M..."]);
    // A name that is that of the folder says nothing, and the version is what the others are measured with.
    assert_eq!(of("version: 1.0.0\n", "version: 2.0.0\nname: b\n"), [""; 0]);
    let runtime = |of: &str| format!("runtime: {{ {of} }}\n");
    let versions = of(&runtime("version: \"1.2\""), &runtime("version: \"2.0\""));
    assert_eq!(versions, ["runtime-changed crate.runtime M..."]);
    let near = of(&runtime("version: \"1.2\""), &runtime("version: \"1.3\""));
    assert_eq!(near, ["runtime-changed crate.runtime p..."]);
    assert_eq!(
        of("licence: MIT\n", "description: Words.\n"),
        ["docs-changed crate p..."]
    );
}

/// Deployed clients notice nothing, their code does.
#[test]
fn a_call_that_is_of_another_resource_is_the_same_call() {
    let r = "resource: R\npath: /things\nendpoints:\n  list: { method: GET, path: / }\n";
    let s = "resource: S\npath: /\nendpoints:\n  all: { method: GET, path: /things, renamed_from: list }\n";
    let report = diff(&[("resources/R", r)], &[("resources/S", s)]);
    assert_eq!(lines(&report), ["operation-renamed v1.S.all M..."]);
    assert_eq!(report.findings[0].message, "R.list -> S.all");
    let other = diff(&[("resources/R", r)], &[("resources/S", &s.replace("GET", "PUT"))]);
    assert_eq!(
        lines(&other),
        ["endpoint-removed v1.R.list M.b.", "endpoint-added v1.S.all m..."]
    );
}
