//! Every format, for changes of every level and for very many changes.

use std::fs;

use codegen::diff::render::{self, Shown};
use jsonschema::Validator;
use serde_json::Value;
use tests::{put, root, scratch};

use super::{assert_valid, model, report_schema, run, schema, validator};

const BEFORE: &str = "  gone:\n    type: string\n    doc: Gone.\n\n  kept:\n    type: string\n    doc: Kept.\n    \
                      max_length: 5\n\n  state:\n    type: enum\n    doc: A state.\n    choices:\n      open:\n      shut:\n";
const AFTER: &str = "  kept:\n    type: string\n    doc: Kept as it was.\n    max_length: 9\n\n  more:\n    type: integer\n    \
                     doc: More.\n\n  state:\n    type: enum\n    doc: A state.\n    choices:\n      open:\n      shut:\n      \
                     late:\n";

/// A change with findings of every level.
fn every_level() -> tempfile::TempDir {
    let dir = scratch();
    model(dir.path(), "old", BEFORE);
    model(dir.path(), "schema", AFTER);
    dir
}

fn many(count: usize) -> tempfile::TempDir {
    let dir = scratch();
    for (below, ty, limit) in [("old", "string", 5), ("schema", "integer", 9)] {
        let breaking = (0..count).map(|n| format!("  p{n}:\n    type: {ty}\n    doc: P.\n"));
        let dangerous =
            (0..count).map(|n| format!("  q{n}:\n    type: string\n    max_length: {limit}\n    doc: Q.\n"));
        let safe = (0..count).map(|n| format!("  r{n}:\n    type: string\n    doc: R.\n"));
        let properties: String = breaking.chain(dangerous).collect();
        let safe: String = if below == "old" { String::new() } else { safe.collect() };
        model(dir.path(), below, &(properties + &safe));
    }
    dir
}

/// SARIF 2.1.0.
fn sarif() -> Validator {
    let text = fs::read_to_string(root().join("tests/schemas/sarif-2.1.0.json")).unwrap();
    // The pattern of languages is no regular expression to strict readers, and we name no language.
    let broken = ",\n          \"pattern\": \"^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$\"";
    assert!(text.contains(broken));
    validator(&text.replace(broken, ""))
}

#[test]
fn json_is_as_its_schema_says_for_every_level() {
    let dir = every_level();
    let run = run(dir.path(), &["diff", "--against", "old", "--format", "json"]);
    let report = run.json();
    let levels: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["level"].as_str().unwrap())
        .collect();
    for level in ["major/breaking", "minor/dangerous", "minor/safe", "patch/safe"] {
        assert!(levels.contains(&level), "{levels:?}");
    }
    assert_eq!((run.code, &report["required_bump"]), (Some(1), &Value::from("major")));
}

#[test]
fn whatever_is_found_is_shown_in_every_format() {
    let standard = sarif();
    for comparison in crate::diff::comparisons() {
        let shown = Shown {
            comparison: &comparison,
            folder: "schema".to_owned(),
            all: true,
            corpus: None,
        };
        let json: Value = serde_json::from_str(&render::json(&shown)).unwrap();
        assert_valid(&json, report_schema());
        let sarif: Value = serde_json::from_str(&render::sarif(&shown)).unwrap();
        assert_valid(&sarif, &standard);
        let (text, markdown, github) = (render::text(&shown), render::markdown(&shown), render::github(&shown));
        for finding in &comparison.report.findings {
            assert!(text.contains(&format!("{} {}", finding.rule, finding.path)), "{text}");
            assert!(
                markdown.contains(&format!("`{}` `{}`", finding.rule, finding.path)),
                "{markdown}"
            );
        }
        assert!(github.lines().all(|line| line.starts_with("::")), "{github}");
        let rows = markdown
            .lines()
            .filter(|line| line.starts_with("| m") || line.starts_with("| p"));
        for row in rows {
            let bars = row.replace("\\|", "").matches('|').count();
            assert_eq!(bars, 8, "a row has seven cells: {row}");
        }
    }
}

#[test]
fn the_schema_of_the_report_refuses_what_it_does_not_know() {
    let dir = every_level();
    let mut report = run(dir.path(), &["diff", "--against", "old", "--format", "json"]).json();
    report["findings"][0]["levle"] = "none".into();
    assert!(!report_schema().is_valid(&report));
}

#[test]
fn sarif_is_as_the_standard_says() {
    let standard = sarif();
    let dir = every_level();
    let report = run(dir.path(), &["diff", "--against", "old", "--format", "sarif"]).json();
    assert_valid(&report, &standard);
    let run_of = &report["runs"][0];
    let rules = run_of["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run_of["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(
            rules[index]["help"]["markdown"].as_str().unwrap().contains("```"),
            "an example"
        );
        assert!(result["partialFingerprints"]["codegen/v1"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        let file = place["artifactLocation"]["uri"].as_str().unwrap();
        let text = fs::read_to_string(dir.path().join(file)).unwrap();
        let line = usize::try_from(place["region"]["startLine"].as_u64().unwrap()).unwrap();
        assert!(line <= text.lines().count(), "{result:#}");
    }
    let of = |rule: &str| {
        let mut results = run_of["results"].as_array().unwrap().iter();
        results.find(|result| result["ruleId"] == rule).unwrap().clone()
    };
    assert_eq!(of("property-removed-optional")["level"], "error");
    assert_eq!(of("constraint-loosened")["level"], "warning");
    assert_eq!(of("choice-added")["level"], "note");
    let before = &of("constraint-loosened")["relatedLocations"][0];
    assert_eq!(
        before["physicalLocation"]["region"]["startLine"], 9,
        "the property in the base"
    );
}

#[test]
fn sarif_tells_mistakes_of_the_schema_too() {
    let dir = scratch();
    schema(dir.path(), "schema", "strng");
    let run = run(dir.path(), &["check", "--format", "sarif"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert_valid(&run.json(), &sarif());
    let result = &run.json()["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "unknown-ref");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 6);
}

#[test]
fn the_answer_comes_first_with_the_entry_of_the_changelog() {
    let dir = every_level();
    let text = run(dir.path(), &["diff", "--against", "old"]).out;
    let answer =
        "bump: major required, 0.1.0 -> 0.2.0 (declared 0.1.0: too small)\n1 breaking, 1 dangerous, 2 safe, 1 docs\n";
    assert!(text.starts_with(answer), "{text}");
    let (entry, finding) = (text.find("## 0.2.0").unwrap(), text.find("BREAKING").unwrap());
    assert!(entry < finding, "{text}");
    let entry = run(dir.path(), &["diff", "--against", "old", "--format", "changelog"]).out;
    let wanted = "## 0.2.0\n\n### Breaking\n\n- `v1.A.gone`:";
    assert!(entry.starts_with(wanted), "{entry}");
    for part in [
        "### Changed\n\n- `v1.A.kept`",
        "### Added\n\n- `v1.A",
        "### Other\n\n- Documentation of 1 file.",
    ] {
        assert!(entry.contains(part), "{part} in {entry}");
    }
    let markdown = run(dir.path(), &["diff", "--against", "old", "--format", "markdown"]).out;
    assert!(
        markdown.starts_with("<!-- codegen diff -->\n### bump: major required"),
        "{markdown}"
    );
    assert!(markdown.contains("<summary>changelog entry</summary>"), "{markdown}");
}

#[test]
fn a_declared_version_that_is_far_enough_says_so() {
    let dir = every_level();
    put(dir.path(), &[("schema/crate.yaml", "name: shop\nversion: 0.2.0\n")]);
    let text = run(dir.path(), &["diff", "--against", "old"]).out;
    assert!(
        text.starts_with("bump: major required, 0.1.0 -> 0.2.0 (declared 0.2.0: enough)"),
        "{text}"
    );
}

#[test]
fn a_comment_never_outgrows_its_limit_and_says_how_many_more() {
    let dir = many(900);
    let comment = run(dir.path(), &["diff", "--against", "old", "--format", "markdown"]).out;
    assert!(comment.chars().count() < 65_536, "{}", comment.len());
    assert!(
        comment.starts_with("<!-- codegen diff -->\n### bump: major required"),
        "the answer is there"
    );
    let rows = comment.lines().take_while(|line| !line.starts_with("<details>"));
    let told = rows.filter(|line| line.starts_with("| m")).count();
    assert!(told > 100, "{told} verdicts");
    assert!(
        comment.contains(&format!("\n{} more\n", 1_800 - told)),
        "{told} of 1,800 verdicts"
    );
    assert_eq!(
        comment.matches("<details>").count(),
        comment.matches("</details>").count()
    );
    assert!(comment.contains("more lines with --format changelog"));
}

#[test]
fn github_shows_ten_errors_and_ten_warnings_and_says_how_many_more() {
    let dir = many(40);
    let out = run(dir.path(), &["diff", "--against", "old", "--format", "github"]).out;
    let count = |start: &str| out.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(
        (count("::error "), count("::warning "), count("::notice ")),
        (10, 10, 1)
    );
    assert!(out.contains("60 more"), "{out}");
    let file = |line: &str| line.contains("file=schema/v1/models/A.yaml,line=");
    assert!(
        out.lines().filter(|line| line.starts_with("::error")).all(file),
        "{out}"
    );
}

#[test]
fn what_is_gone_is_annotated_where_its_owner_is() {
    let dir = every_level();
    let out = run(dir.path(), &["diff", "--against", "old", "--format", "github"]).out;
    let line = out
        .lines()
        .find(|line| line.contains("property-removed-optional"))
        .unwrap();
    assert!(
        line.starts_with("::error file=schema/v1/models/A.yaml,line=1,col=8,"),
        "{line}"
    );
}

#[test]
fn a_parameter_is_told_where_it_stands_and_one_that_is_gone_where_it_stood() {
    let dir = scratch();
    let resource = |query: &str| {
        format!("resource: R\npath: /r\nendpoints:\n  list:\n    method: GET\n    returns: string\n    query:\n{query}")
    };
    let (kept, gone) = ("      b: { type: string", "      a: { type: string }\n");
    for (below, query) in [
        ("old", format!("{gone}{kept} }}\n")),
        ("schema", format!("{kept}, required: true }}\n")),
    ] {
        schema(dir.path(), below, "string");
        put(
            dir.path(),
            &[(&format!("{below}/v1/resources/R.yaml"), &resource(&query))],
        );
    }
    let text = run(dir.path(), &["diff", "--against", "old"]).out;
    for wanted in [
        "became-required v1.R.list  schema/v1/resources/R.yaml:8:7 ",
        "\n  `b` is required now\n",
        "param-removed v1.R.list  old/v1/resources/R.yaml:8:7 ",
        "\n  the parameter `a` is gone\n",
    ] {
        assert!(text.contains(wanted), "no {wanted:?} in {text}");
    }
    let marks = run(dir.path(), &["diff", "--against", "old", "--format", "github"]).out;
    let endpoint = "::error file=schema/v1/resources/R.yaml,line=4,col=3,title=param-removed::";
    assert!(marks.contains(endpoint), "{marks}");
}
