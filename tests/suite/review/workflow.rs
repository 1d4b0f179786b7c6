//! The workflow for pull requests and the hooks of pre-commit: what they run really runs.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tests::{binary, codegen, put, root, scratch, stderr, stdout};

use super::{git, model, run, schema};

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

fn workflow() -> Value {
    yaml(".github/workflows/schema-review.yml")
}

/// Runs the script of a step as a runner does, with a `gh` that notes what it is asked for.
fn step(name: &str, folder: &Path) -> Output {
    let workflow = workflow();
    let steps = workflow["jobs"]["schema-review"]["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["name"] == name).expect("the step");
    let path = format!("{}:{}", folder.join("bin").display(), std::env::var("PATH").unwrap());
    let script = step["run"].as_str().unwrap();
    let mut bash = Command::new("bash");
    bash.args(["-e", "-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .env("NO_COLOR", "1");
    bash.env("CODEGEN", binary())
        .env("SCHEMA", "schema")
        .env("FAIL_ON", "breaking");
    bash.env("RUNNER_TEMP", folder)
        .env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    bash.env("REPOSITORY", "owner/name")
        .env("NUMBER", "7")
        .env("GH_TOKEN", "t");
    bash.output().expect("bash starts")
}

/// A pull request merged into its base, as it is checked out, and a `gh` that answers `comments` to the first question.
fn pull_request(before: &str, after: &str, gh: &str) -> tempfile::TempDir {
    let dir = scratch();
    let folder = dir.path();
    git(folder, &["init", "--quiet"]);
    schema(folder, "schema", before);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "-m", "base"]);
    git(folder, &["checkout", "--quiet", "-b", "topic"]);
    schema(folder, "schema", after);
    git(folder, &["commit", "--quiet", "--allow-empty", "-am", "topic"]);
    git(folder, &["checkout", "--quiet", "main"]);
    git(folder, &["merge", "--quiet", "--no-ff", "-m", "merge", "topic"]);
    put(
        folder,
        &[(
            "bin/gh",
            &format!("#!/usr/bin/env bash\necho \"$*\" >> \"$RUNNER_TEMP/asked\"\n{gh}\n"),
        )],
    );
    let status = Command::new("chmod")
        .args(["+x", "bin/gh"])
        .current_dir(folder)
        .status();
    assert!(status.unwrap().success());
    dir
}

fn asked(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("asked")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_first_report_is_posted_and_the_next_one_takes_its_place() {
    let list = "case \"$*\" in *--paginate*) cat \"$RUNNER_TEMP/ids\";; esac";
    let dir = pull_request("string", "integer", list);
    put(dir.path(), &[("ids", "")]);
    assert!(step("report", dir.path()).status.success());
    let summary = fs::read_to_string(dir.path().join("summary.md")).unwrap();
    assert!(
        summary.starts_with("<!-- codegen diff -->\n### bump: major required"),
        "{summary}"
    );
    let posted = step("comment", dir.path());
    assert!(posted.status.success(), "{}", stderr(&posted));
    let report = dir.path().join("report.md").display().to_string();
    let wanted = format!("api --method POST repos/owner/name/issues/7/comments --field body=@{report}");
    assert_eq!(asked(dir.path())[1], wanted);
    put(dir.path(), &[("ids", "4711\n4712\n")]);
    step("comment", dir.path());
    let wanted = format!("api --method PATCH repos/owner/name/issues/comments/4711 --field body=@{report}");
    assert_eq!(asked(dir.path())[3], wanted);
}

#[test]
fn a_token_that_may_not_write_fails_nothing() {
    let dir = pull_request("string", "integer", "exit 1");
    step("report", dir.path());
    let comment = step("comment", dir.path());
    assert!(comment.status.success(), "{}", stderr(&comment));
    assert!(
        stdout(&comment).contains("::notice title=schema review::"),
        "{}",
        stdout(&comment)
    );
}

#[test]
fn no_change_is_no_comment() {
    let dir = pull_request("string", "string", "");
    step("report", dir.path());
    assert!(step("comment", dir.path()).status.success());
    assert!(
        asked(dir.path()).iter().all(|line| !line.contains("--method")),
        "{:?}",
        asked(dir.path())
    );
}

#[test]
fn the_gate_fails_for_what_breaks_and_marks_it() {
    let breaking = step("gate", pull_request("string", "integer", "").path());
    assert_eq!(breaking.status.code(), Some(1));
    assert!(
        stdout(&breaking).contains("::error file=schema/v1/models/A.yaml"),
        "{}",
        stdout(&breaking)
    );
    assert_eq!(
        step("gate", pull_request("string", "string", "").path()).status.code(),
        Some(0)
    );
}

#[test]
fn a_schema_with_mistakes_is_told_as_no_verdict() {
    let dir = pull_request("string", "strng", "");
    assert!(step("report", dir.path()).status.success());
    let report = fs::read_to_string(dir.path().join("report.md")).unwrap();
    assert!(report.starts_with("<!-- codegen diff -->\n### no verdict"), "{report}");
    assert_eq!(step("gate", dir.path()).status.code(), Some(2));
}

#[test]
fn the_workflow_may_do_little_and_takes_no_text_of_others_into_its_scripts() {
    let workflow = workflow();
    let permissions = serde_json::json!({"contents": "read", "pull-requests": "write"});
    assert_eq!(workflow["permissions"], permissions);
    for step in workflow["jobs"]["schema-review"]["steps"].as_array().unwrap() {
        assert!(!step["run"].as_str().unwrap_or_default().contains("${{"), "{step}");
    }
    // What a pull request here gets is what a caller gets by default.
    for (input, about) in workflow["on"]["workflow_call"]["inputs"].as_object().unwrap() {
        let name = input.to_ascii_uppercase().replace('-', "_");
        let value = workflow["jobs"]["schema-review"]["env"][&name].as_str().unwrap();
        let default = about["default"].as_str().unwrap();
        assert_eq!(value, format!("${{{{ inputs.{input} || '{default}' }}}}"));
    }
}

#[test]
fn every_hook_runs_what_there_is() {
    let dir = scratch();
    model(dir.path(), "schema", "  p:\n    type: string\n    doc: P.\n");
    assert_eq!(codegen(dir.path(), &[]).status.code(), Some(0));
    let hooks = yaml(".pre-commit-hooks.yaml");
    for hook in hooks.as_array().unwrap() {
        let words: Vec<&str> = hook["entry"].as_str().unwrap().split(' ').collect();
        assert_eq!(words[0], "codegen");
        let run = run(dir.path(), &words[1..]);
        assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    }
}
