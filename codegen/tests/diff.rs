//! `codegen diff` as it is run: bases, formats, exit statuses.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn schema(folder: &Path, below: &str, property: &str) {
    write(folder, &format!("{below}/v1/api.yaml"), "wire_case: camelCase\n");
    let text = format!("model: A\nproperties:\n  p: {property}\n");
    write(folder, &format!("{below}/v1/models/A.yaml"), &text);
}

fn diff(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
    let output = command
        .current_dir(folder)
        .arg("diff")
        .args(arguments)
        .env("NO_COLOR", "1")
        .output();
    let Output { status, stdout, stderr } = output.expect("codegen starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let (stdout, stderr) = (text(stdout), text(stderr));
    if arguments.ends_with(&["--format", "json"]) && status.code() != Some(2) {
        let schema = serde_json::from_str(codegen::diff::render::JSON_SCHEMA).expect("JSON");
        let report = serde_json::from_str(&stdout).expect("one JSON object");
        jsonschema::validate(&schema, &report).expect("what the published schema says");
    }
    (status.code(), stdout, stderr)
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "-c",
        "init.defaultBranch=main",
    ];
    let output = Command::new("git")
        .current_dir(folder)
        .args(identity)
        .args(arguments)
        .output();
    let output = output.expect("git starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn folders_are_compared_and_the_exit_status_says_how_bad_it_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let dir = dir.path();
    schema(dir, "old", "{ type: string }");
    schema(dir, "schema", "{ type: integer }");
    let (code, out, _) = diff(dir, &["--against", "old", "--format", "json"]);
    let report: Value = serde_json::from_str(&out).expect("one JSON object");
    assert_eq!((code, &report["level"]), (Some(1), &Value::from("major/breaking")));
    let found = &report["findings"][0];
    assert_eq!(found["rule"], "type-kind-changed");
    assert_eq!(found["path"], "v1.A.p");
    assert_eq!((&found["line"], &found["column"]), (&Value::from(3), &Value::from(3)));
    assert_eq!(found["affects"]["models"], 1);
    assert_eq!(diff(dir, &["--against", "old", "--fail-on", "none"]).0, Some(0));
    let (code, out, _) = diff(dir, &["--against", "schema", "--format", "json"]);
    let report: Value = serde_json::from_str(&out).expect("one JSON object");
    assert_eq!(code, Some(0));
    assert_eq!(
        report,
        serde_json::json!({"required_bump": "none", "level": "none", "findings": []})
    );
    let (code, out, _) = diff(dir, &["--against", "empty", "--fail-on", "dangerous"]);
    assert!(code == Some(0) && out.starts_with("bump: minor required"), "{out}");
}

#[test]
fn revisions_are_read_from_the_objects_of_git() {
    let dir = tempfile::tempdir().expect("a folder");
    let dir = dir.path();
    schema(dir, "deep/schema", "{ type: string, max_length: 9 }");
    git(dir, &["init", "--quiet"]);
    git(dir, &["add", "."]);
    git(dir, &["commit", "--quiet", "-m", "first"]);
    schema(dir, "deep/schema", "{ type: string, max_length: 5 }");
    git(dir, &["commit", "--quiet", "-a", "-m", "second"]);
    let arguments = ["--schema", "deep/schema", "--against", "HEAD~1"];
    let (code, out, err) = diff(dir, &arguments);
    assert_eq!(code, Some(1), "{err}");
    assert!(out.contains("BREAKING constraint-tightened v1.A.p"), "{out}");
    assert!(out.contains(r#"{"p":"aaaaaa"}"#), "{out}");
    // On the default branch itself, what is not committed counts.
    assert_eq!(diff(dir, &["--schema", "deep/schema"]).0, Some(0));
    schema(dir, "deep/schema", "{ type: string, max_length: 4 }");
    assert_eq!(diff(dir, &["--schema", "deep/schema"]).0, Some(1));
    let (code, out, err) = diff(
        dir,
        &["--schema", "deep/schema", "--against", "nowhere", "--format", "json"],
    );
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("git fetch origin nowhere"), "{err}");
}

#[test]
fn a_schema_with_mistakes_has_no_verdict() {
    let dir = tempfile::tempdir().expect("a folder");
    let dir = dir.path();
    schema(dir, "old", "{ type: string }");
    schema(dir, "schema", "{ type: strng }");
    let (code, out, err) = diff(dir, &["--against", "old", "--format", "json"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("unknown-ref"), "{err}");
}

#[test]
fn a_comment_has_room_and_github_shows_ten() {
    let dir = tempfile::tempdir().expect("a folder");
    let dir = dir.path();
    for (folder, ty) in [("old", "string"), ("schema", "integer")] {
        write(dir, &format!("{folder}/v1/api.yaml"), "wire_case: camelCase\n");
        let properties: String = (0..900).map(|n| format!("  p{n}: {{ type: {ty} }}\n")).collect();
        write(
            dir,
            &format!("{folder}/v1/models/A.yaml"),
            &format!("model: A\nproperties:\n{properties}"),
        );
    }
    let (_, out, _) = diff(dir, &["--against", "old", "--format", "markdown"]);
    assert!(out.chars().count() < 65_536 && out.contains(" more"), "{}", out.len());
    let (_, out, _) = diff(dir, &["--against", "old", "--format", "github"]);
    assert_eq!(out.lines().filter(|line| line.starts_with("::error")).count(), 10);
    assert!(out.contains("890 more"), "{out}");
}
