//! Comments that ignore rules, and what is selected.

use super::{Selection, run};
use crate::diagnostic::Findings;
use crate::resolve::{self, Reading};
use crate::source::{Source, Sources};

fn read(files: &[(&str, &str)]) -> Reading {
    let mut sources = Sources::default();
    for (name, text) in files {
        sources.add(Source {
            path: name.into(),
            name: (*name).into(),
            text: (*text).into(),
        });
    }
    let mut findings = Findings::default();
    let schema = resolve::schema(&sources, &mut findings);
    Reading {
        sources,
        schema,
        findings: findings.into_sorted(),
    }
}

/// The findings for one model, as `rule:line`.
fn lint(model: &str, selection: &Selection) -> Vec<String> {
    let reading = read(&[("v1/api.yaml", "title: T\n"), ("v1/models/A.yaml", model)]);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    let found = run(&reading, selection).into_sorted();
    let line =
        |finding: &crate::diagnostic::Finding| finding.span.map_or(0, |span| reading.sources.position(span).line);
    found
        .iter()
        .map(|finding| format!("{}:{}", finding.code, line(finding)))
        .collect()
}

fn plain(model: &str) -> Vec<String> {
    lint(model, &Selection::default())
}

#[test]
fn a_comment_ignores_what_is_below_its_key() {
    let with = |above: &str, beside: &str| {
        plain(&format!(
            "model: A\ndoc: An a.\nproperties:\n{above}  a: {{ type: string }}{beside}\n  b: {{ type: string }}\n"
        ))
    };
    assert_eq!(with("", ""), ["doc-missing:4", "doc-missing:5"]);
    let why = "# codegen: ignore doc-missing -- for a test\n";
    assert_eq!(with(&format!("  {why}"), ""), ["doc-missing:6"]);
    assert_eq!(with(&format!("  {why}  # Another comment.\n"), ""), ["doc-missing:7"]);
    assert_eq!(with("", &format!(" {}", why.trim_end())), ["doc-missing:5"]);
    let apart = with(&format!("  {why}\n"), "");
    assert_eq!(apart, ["ignore-unused:4", "doc-missing:6", "doc-missing:7"]);
    assert_eq!(
        plain(&format!(
            "model: A\ndoc: An a.\n{why}properties:\n  a: {{ type: string }}\n"
        )),
        [""; 0],
        "all that is nested"
    );
    assert_eq!(plain(&format!("{why}model: A\n")), [""; 0]);
}

#[test]
fn a_comment_that_ignores_nothing_shows() {
    let with = |comment: &str| plain(&format!("model: A\n# codegen: {comment}\ndoc: An a.\n"));
    assert_eq!(with("ignore doc-missing -- why"), ["ignore-unused:2"]);
    assert_eq!(with("ignore doc-mising -- why"), ["unknown-rule:2"]);
    assert_eq!(with("ignore unknown-ref -- why"), ["unknown-rule:2"]);
    assert_eq!(with("ignore choice-added -- why"), ["unknown-rule:2"]);
    assert_eq!(with("doc-missing"), ["unknown-rule:2"]);
    let without = with("ignore doc-missing, pattern-unanchored");
    assert_eq!(
        without,
        ["ignore-unused:2", "ignore-unused:2", "ignore-without-reason:2"]
    );
}

#[test]
fn a_schema_opts_in() {
    let with = |lint: &str| {
        let package = format!("lint: [{lint}]\n");
        let files = [
            ("crate.yaml", package.as_str()),
            ("v1/api.yaml", "title: T\n"),
            ("v1/models/A.yaml", "model: A\ndoc: an a\n"),
        ];
        let reading = read(&files);
        let found = run(&reading, &Selection::default()).into_sorted();
        let all = reading.findings.iter().chain(&found);
        all.map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(with(""), [""; 0]);
    assert_eq!(with("doc-style"), ["doc-style", "doc-style"]);
    assert_eq!(with("doc-styel"), ["wrong-value"]);
    assert_eq!(with("doc-missing"), ["wrong-value"], "that one counts anyway");
}

#[test]
fn rules_are_left_out_and_unknown_ones_refused() {
    let without = Selection::default().ignore(["doc-missing"]).expect("a rule");
    assert_eq!(lint("model: A\n", &without), [""; 0]);
    let none = Selection::default().ignore(["all"]).expect("all");
    assert_eq!(lint("model: A\n", &none), [""; 0]);
    let error = Selection::default().select(["doc-mising"]).expect_err("no rule");
    assert!(error.to_string().contains("`doc-missing`"), "{error}");
    assert!(Selection::default().select(["unknown-ref"]).is_err());
}
