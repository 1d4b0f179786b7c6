//! The review of a change: formats, approvals, recorded payloads, git, and `check`.

mod approvals;
mod base;
mod check;
mod corpus;
mod formats;
mod git;
mod workflow;

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::Value;
use tests::{codegen, put, root, stderr, stdout};

/// What a run of codegen gave.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs codegen. Every JSON report of a diff is checked against the schema that is published for it.
fn run(folder: &Path, args: &[&str]) -> Run {
    let output = codegen(folder, args);
    let run = Run {
        code: output.status.code(),
        out: stdout(&output),
        err: stderr(&output),
    };
    let is_report = args.first() == Some(&"diff") && args.ends_with(&["--format", "json"]);
    if is_report && run.code != Some(2) {
        assert_valid(&run.json(), report_schema());
    }
    run
}

impl Run {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

fn report_schema() -> &'static Validator {
    static SCHEMA: OnceLock<Validator> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let printed = codegen(&root(), &["export", "diff-schema"]);
        validator(&stdout(&printed))
    })
}

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("a JSON Schema")
}

fn assert_valid(value: &Value, schema: &Validator) {
    let errors: Vec<String> = schema
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{value:#}");
}

/// A schema folder with one model of one property.
fn schema(folder: &Path, below: &str, property: &str) {
    model(folder, below, &format!("  p:\n    type: {property}\n    doc: P.\n"));
}

/// A schema folder with one model.
fn model(folder: &Path, below: &str, properties: &str) {
    let text = format!("model: A\ndoc: An A.\n\nproperties:\n{properties}");
    put(
        folder,
        &[
            (
                &format!("{below}/crate.yaml"),
                "name: shop\nversion: 0.1.0\nruntime:\n  version: \"0.1\"\n",
            ),
            (&format!("{below}/v1/api.yaml"), "title: T\nwire_case: camelCase\n"),
            (&format!("{below}/v1/models/A.yaml"), &text),
        ],
    );
}

/// Runs git in a folder, as somebody, without anybody's configuration.
pub(crate) fn git(folder: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
        .args(["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_PAGER", "cat")
        .output()
        .expect("git starts");
    let (out, err) = (stdout(&output), stderr(&output));
    assert!(output.status.success(), "git {args:?}: {out}{err}");
    out
}
