//! Approvals: written by a command, read with the schema, judged by the diff.

use std::fs;
use std::path::Path;

use tests::{put, scratch};

use super::{Run, git, run, schema};

const DIFF: [&str; 5] = ["diff", "--against", "old", "--today", "2026-06-15"];

/// A breaking change of one property, and the fingerprint of its finding.
fn breaking() -> (tempfile::TempDir, String) {
    let dir = scratch();
    schema(dir.path(), "old", "string");
    schema(dir.path(), "schema", "integer");
    let report = run(dir.path(), &["diff", "--against", "old", "--format", "json"]).json();
    let fingerprint = report["findings"][0]["fingerprint"].as_str().unwrap().to_owned();
    (dir, fingerprint)
}

fn approve(folder: &Path, fingerprint: &str, more: &[&str]) -> Run {
    let args = [
        "approve",
        fingerprint,
        "--against",
        "old",
        "--reason",
        "Nobody has it yet.",
        "--today",
        "2026-06-14",
    ];
    run(folder, &[&args, more].concat())
}

fn diff(folder: &Path, more: &[&str]) -> Run {
    run(folder, &[&DIFF, more].concat())
}

#[test]
fn what_is_approved_does_not_fail_and_is_shown_with_the_reason() {
    let (dir, fingerprint) = breaking();
    assert_eq!(diff(dir.path(), &[]).code, Some(1));
    let approved = approve(dir.path(), &fingerprint, &["--until", "2026-06-15"]);
    assert_eq!(approved.code, Some(0), "{}", approved.err);
    let text = diff(dir.path(), &[]);
    assert_eq!(text.code, Some(0), "{}", text.out);
    assert!(
        text.out.contains("APPROVED BREAKING type-kind-changed v1.A.p"),
        "{}",
        text.out
    );
    assert!(
        text.out.contains("Nobody has it yet. (until 2026-06-15)"),
        "{}",
        text.out
    );
    assert!(
        text.out.starts_with("bump: major required"),
        "the release still needs it: {}",
        text.out
    );
    let json = diff(dir.path(), &["--format", "json"]).json();
    assert_eq!(json["findings"][0]["approved"]["reason"], "Nobody has it yet.");
    let markdown = diff(dir.path(), &["--format", "markdown"]).out;
    assert!(
        markdown.contains("<summary>1 approved</summary>") && markdown.contains("Nobody has it yet."),
        "{markdown}"
    );
    assert!(!diff(dir.path(), &["--format", "github"]).out.contains("::error"));
    let sarif = diff(dir.path(), &["--format", "sarif"]).json();
    let suppression = &sarif["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!(suppression["justification"], "Nobody has it yet. (until 2026-06-15)");
}

#[test]
fn an_approval_dies_with_the_change_and_survives_rewording() {
    let (dir, fingerprint) = breaking();
    approve(dir.path(), &fingerprint, &[]);
    let file = dir.path().join("schema/v1/models/A.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("doc: P.", "doc: What it is about.")).unwrap();
    assert_eq!(diff(dir.path(), &[]).code, Some(0), "another doc is no other change");
    fs::write(&file, text.replace("integer", "boolean")).unwrap();
    let run = diff(dir.path(), &[]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("approval-unmatched"), "{}", run.out);
}

#[test]
fn an_approval_that_ended_is_a_finding() {
    let (dir, fingerprint) = breaking();
    approve(dir.path(), &fingerprint, &["--until", "2026-06-14"]);
    let run = diff(dir.path(), &["--format", "json"]);
    let json = run.json();
    assert_eq!(
        (run.code, &json["approvals"][0]["rule"]),
        (Some(1), &"approval-expired".into())
    );
    assert_eq!(json["approvals"][0]["fingerprint"], fingerprint.as_str());
    assert!(json["findings"][0].get("approved").is_none());
}

#[test]
fn once_the_base_has_the_change_the_approval_is_stale_and_prune_removes_it() {
    let (dir, fingerprint) = breaking();
    let dir = dir.path();
    approve(dir, &fingerprint, &[]);
    git(dir, &["init", "--quiet"]);
    git(dir, &["add", "schema"]);
    git(dir, &["commit", "--quiet", "-m", "merged"]);
    let now = run(dir, &["diff", "--against", "HEAD"]);
    assert_eq!(now.code, Some(0), "{}", now.out);
    assert!(now.out.contains("warning[approval-stale]"), "{}", now.out);
    let pruned = run(dir, &["approve", "--prune", "--against", "HEAD"]);
    assert_eq!(pruned.out.lines().last(), Some("1 removed, 0 kept"), "{}", pruned.err);
    assert!(
        !dir.join("schema/approvals.yaml").exists(),
        "nothing is left to be said"
    );
}

#[test]
fn the_file_is_canonical_sorted_and_keeps_its_comments() {
    let dir = scratch();
    for (below, ty) in [("old", "string"), ("schema", "integer")] {
        let properties: Vec<String> = (0..9)
            .map(|n| format!("  p{n}:\n    type: {ty}\n    doc: P.\n"))
            .collect();
        super::model(dir.path(), below, &properties.join("\n"));
    }
    let report = run(dir.path(), &["diff", "--against", "old", "--format", "json"]).json();
    for (n, finding) in report["findings"].as_array().unwrap().iter().enumerate() {
        let approved = approve(dir.path(), finding["fingerprint"].as_str().unwrap(), &[]);
        assert_eq!(approved.code, Some(0), "{}", approved.err);
        if n == 0 {
            let file = dir.path().join("schema/approvals.yaml");
            let text = fs::read_to_string(&file).unwrap();
            fs::write(&file, format!("# Asked for by the shop.\n{text}")).unwrap();
        }
    }
    let text = fs::read_to_string(dir.path().join("schema/approvals.yaml")).unwrap();
    let keys: Vec<&str> = text
        .lines()
        .filter(|line| line.ends_with("\":") || line.len() == 17)
        .collect();
    let mut sorted: Vec<String> = keys.iter().map(|key| key.trim_matches(['"', ':']).to_owned()).collect();
    assert_eq!(sorted.len(), 9, "{text}");
    let as_written = sorted.clone();
    sorted.sort();
    assert_eq!(as_written, sorted);
    assert!(text.contains("# Asked for by the shop.\n"), "{text}");
    assert_eq!(run(dir.path(), &["fmt", "--check"]).out, "");
    assert_eq!(diff(dir.path(), &[]).code, Some(0));
}

#[test]
fn an_approval_needs_a_finding_a_reason_and_a_real_day() {
    let (dir, fingerprint) = breaking();
    for (args, said) in [
        (
            &["approve", "0000", "--reason", "R", "--against", "old"][..],
            "no finding has the fingerprint `0000`",
        ),
        (&["approve", &fingerprint, "--against", "old"], "--reason"),
        (
            &["approve", &fingerprint, "--reason", " ", "--against", "old"],
            "the reason says nothing",
        ),
        (
            &["approve", &fingerprint, "--reason", "R", "--until", "2026-02-30"],
            "2026-12-31",
        ),
        (
            &[
                "approve",
                &fingerprint,
                "--reason",
                "R",
                "--against",
                "old",
                "--until",
                "2026-06-14",
                "--today",
                "2026-06-15",
            ],
            "the approval would have ended on 2026-06-14; today is 2026-06-15",
        ),
    ] {
        let run = run(dir.path(), args);
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.err.contains(said), "{}", run.err);
    }
    assert!(!dir.path().join("schema/approvals.yaml").exists());
}

#[test]
fn mistakes_in_the_file_are_told_at_their_place() {
    let dir = scratch();
    schema(dir.path(), "schema", "string");
    let text = "0123456789abcdef:\n  rule: choice-removed\n  path: v1.A.p\n  raeson: R.\n\nfedcba9876543210:\n  rule: \
                choice-removed\n  path: v1.A.p\n  until: 2026-02-30\n\nnot-one:\n  rule: a\n";
    put(dir.path(), &[("schema/approvals.yaml", text)]);
    let run = run(dir.path(), &["check"]);
    assert_eq!(run.code, Some(1));
    for part in [
        "error[yaml-unknown-key]: an approval has no key `raeson`",
        "did you mean `reason`?",
        "error[missing-key]: an approval has no `reason`",
        "approvals.yaml:6:1",
        "error[wrong-value]: `2026-02-30` is no day",
        "error[wrong-value]: `not-one` is no fingerprint of a finding",
    ] {
        assert!(run.out.contains(part), "{part} in {}", run.out);
    }
}
