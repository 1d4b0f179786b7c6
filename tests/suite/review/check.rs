//! `codegen check`: every question one line, and an exit status that says whether all have passed.

use std::fs;
use std::path::Path;

use tests::{codegen, put, scratch};

use super::{assert_valid, model, report_schema, run, schema};

const P: &str = "  p:\n    type: string\n    doc: P.\n";

/// A schema that passes, with its crate, and the same as a base.
fn clean() -> tempfile::TempDir {
    let dir = scratch();
    model(dir.path(), "old", P);
    model(dir.path(), "schema", P);
    generate(dir.path());
    dir
}

fn generate(folder: &Path) {
    assert_eq!(codegen(folder, &[]).status.code(), Some(0));
}

/// The first word of each line before the details, by task.
fn verdicts(out: &str) -> Vec<&str> {
    let lines = out.lines().take_while(|line| !line.is_empty());
    lines.map(|line| line.split_once(':').unwrap().0).collect()
}

#[test]
fn what_passes_says_so_task_by_task() {
    let dir = clean();
    let alone = run(dir.path(), &["check"]);
    assert_eq!(alone.code, Some(0), "{}{}", alone.out, alone.err);
    assert_eq!(
        verdicts(&alone.out),
        ["PASS schema", "PASS format", "PASS lint", "PASS generated"]
    );
    let based = run(dir.path(), &["check", "--against", "old"]);
    assert_eq!(based.code, Some(0), "{}", based.out);
    assert_eq!(verdicts(&based.out)[4..], ["PASS diff", "PASS version"]);
    assert_eq!(based.out.lines().count(), 6, "nothing but the verdicts: {}", based.out);
}

#[test]
fn each_task_fails_alone_and_says_how_to_mend_it() {
    type Spoil = fn(&Path);
    let spoils: [(&str, Spoil, &str); 3] = [
        (
            "format",
            |dir| edit(dir, "doc: P.", "doc:   P."),
            "schema/v1/models/A.yaml\nto mend it, run: codegen fmt",
        ),
        (
            "generated",
            |dir| fs::remove_file(dir.join("generated/src/v1/a.rs")).unwrap(),
            "generated/src/v1/a.rs: missing",
        ),
        ("lint", |dir| edit(dir, "    doc: P.\n", ""), "warning[doc-missing]"),
    ];
    for (name, spoil, told) in spoils {
        let dir = clean();
        spoil(dir.path());
        if name == "lint" {
            generate(dir.path());
        }
        let run = run(dir.path(), &["check"]);
        assert_eq!(run.code, Some(1), "{name}");
        let failed: Vec<&str> = verdicts(&run.out)
            .into_iter()
            .filter(|verdict| verdict.starts_with("FAIL"))
            .collect();
        assert_eq!(failed, [format!("FAIL {name}")], "{}", run.out);
        assert!(run.out.contains(told), "{told} in {}", run.out);
    }
}

fn edit(folder: &Path, from: &str, to: &str) {
    let file = folder.join("schema/v1/models/A.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace(from, to)).unwrap();
}

#[test]
fn a_schema_with_mistakes_is_told_and_nothing_follows_from_it() {
    let dir = clean();
    edit(dir.path(), "string", "strng");
    let run = run(dir.path(), &["check", "--against", "old"]);
    assert_eq!(run.code, Some(1));
    let wanted = [
        "FAIL schema",
        "PASS format",
        "FAIL lint",
        "FAIL generated",
        "FAIL diff",
        "FAIL version",
    ];
    assert_eq!(verdicts(&run.out), wanted, "{}", run.out);
    assert!(run.out.contains("error[unknown-ref]"), "{}", run.out);
}

#[test]
fn a_breaking_change_passes_when_it_is_approved_and_the_version_is_far_enough() {
    let dir = clean();
    edit(dir.path(), "string", "integer");
    generate(dir.path());
    let failed = run(dir.path(), &["check", "--against", "old"]);
    assert_eq!(verdicts(&failed.out)[4..], ["FAIL diff", "FAIL version"]);
    assert!(
        failed.out.contains("BREAKING type-kind-changed v1.A.p"),
        "{}",
        failed.out
    );
    assert!(
        failed.out.contains("write `version: 0.2.0` into crate.yaml"),
        "{}",
        failed.out
    );
    let report = run(dir.path(), &["diff", "--against", "old", "--format", "json"]).json();
    let fingerprint = report["findings"][0]["fingerprint"].as_str().unwrap();
    run(
        dir.path(),
        &[
            "approve",
            fingerprint,
            "--reason",
            "Nobody has it yet.",
            "--against",
            "old",
        ],
    );
    let approved = run(dir.path(), &["check", "--against", "old"]);
    assert_eq!(
        verdicts(&approved.out)[4..],
        ["PASS diff", "FAIL version"],
        "{}",
        approved.out
    );
    put(
        dir.path(),
        &[(
            "schema/crate.yaml",
            "name: shop\nversion: 0.2.0\nruntime:\n  version: \"0.1\"\n",
        )],
    );
    generate(dir.path());
    let passed = run(dir.path(), &["check", "--against", "old"]);
    assert_eq!(passed.code, Some(0), "{}", passed.out);
}

#[test]
fn an_approval_of_nothing_fails() {
    let dir = clean();
    let approval = "0123456789abcdef:\n  rule: choice-removed\n  path: v1.A.p\n  reason: R.\n";
    put(
        dir.path(),
        &[(
            "schema/approvals.yaml",
            &approval.replace("0123456789abcdef", "\"0123456789abcdef\""),
        )],
    );
    let run = run(dir.path(), &["check", "--against", "old"]);
    assert_eq!(verdicts(&run.out)[4..], ["FAIL diff", "PASS version"], "{}", run.out);
    assert!(run.out.contains("approval-unmatched"), "{}", run.out);
}

#[test]
fn the_gate_is_where_it_is_set() {
    let dir = scratch();
    model(dir.path(), "old", &P.replace("doc: P.", "max_length: 5\n    doc: P."));
    model(
        dir.path(),
        "schema",
        &P.replace("doc: P.", "max_length: 9\n    doc: P."),
    );
    generate(dir.path());
    let at = |level| run(dir.path(), &["check", "--against", "old", "--fail-on", level]).out;
    assert_eq!(verdicts(&at("breaking"))[4], "PASS diff");
    assert_eq!(verdicts(&at("dangerous"))[4], "FAIL diff");
}

#[test]
fn json_has_every_task_and_the_report_of_the_change() {
    let dir = clean();
    edit(dir.path(), "string", "integer");
    let run = run(dir.path(), &["check", "--against", "old", "--format", "json"]);
    let document = run.json();
    let tasks = document["tasks"].as_array().unwrap();
    let passed: Vec<(&str, bool)> = tasks
        .iter()
        .map(|task| (task["name"].as_str().unwrap(), task["passed"].as_bool().unwrap()))
        .collect();
    let wanted = [
        ("schema", true),
        ("format", true),
        ("lint", true),
        ("generated", false),
        ("diff", false),
        ("version", false),
    ];
    assert_eq!(passed, wanted);
    assert_valid(&document["diff"], report_schema());
    assert_eq!(document["errors"], 0);
}

#[test]
fn without_an_answer_the_status_is_two() {
    let dir = clean();
    let nowhere = run(dir.path(), &["check", "--against", "nowhere"]);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (Some(2), ""), "{}", nowhere.err);
    schema(dir.path(), "old", "strng");
    let mistaken = run(dir.path(), &["check", "--against", "old"]);
    assert_eq!(mistaken.code, Some(2));
    assert!(mistaken.err.contains("the base has mistakes"), "{}", mistaken.err);
}
