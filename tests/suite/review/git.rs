//! The diff driver: `git diff` and `git log -p` on schema files read as the report.

use std::fs;
use std::path::Path;

use tests::{binary, put, scratch};

use super::{git, model};

const TWO: &str = "  p:\n    type: string\n    doc: P.\n    max_length: 5\n\n  q:\n    type: E\n    doc: Q.\n";

/// A repository whose git is told about the driver, with a schema in a folder below.
fn repository() -> tempfile::TempDir {
    let dir = scratch();
    let folder = dir.path();
    git(folder, &["init", "--quiet"]);
    let command = format!("'{}' git-diff", binary().display());
    git(folder, &["config", "diff.codegen.command", &command]);
    put(folder, &[(".gitattributes", "api/schema/** diff=codegen\n")]);
    model(folder, "api/schema", TWO);
    choices(folder, &["a", "b"]);
    commit(folder, "one");
    dir
}

fn choices(folder: &Path, all: &[&str]) {
    let list: String = all.iter().map(|choice| format!("  {choice}:\n")).collect();
    let text = format!("enum: E\ndoc: An E.\n\nchoices:\n{list}");
    put(folder, &[("api/schema/v1/enums/E.yaml", &text)]);
}

fn limit(folder: &Path, limit: u32) {
    model(
        folder,
        "api/schema",
        &TWO.replace("max_length: 5", &format!("max_length: {limit}")),
    );
}

fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "-m", message]);
}

#[test]
fn what_is_changed_and_what_is_staged_read_as_the_report() {
    let dir = repository();
    let dir = dir.path();
    limit(dir, 3);
    let changed = git(dir, &["diff"]);
    assert!(
        changed.starts_with("schema api/schema/v1/models/A.yaml: major/breaking\n"),
        "{changed}"
    );
    assert!(changed.contains("BREAKING constraint-tightened v1.A.p"), "{changed}");
    git(dir, &["add", "."]);
    assert_eq!(git(dir, &["diff"]), "");
    assert_eq!(git(dir, &["diff", "--cached"]), changed);
    assert!(git(dir, &["diff", "HEAD"]).contains("constraint-tightened"));
    let below = git(&dir.join("api/schema/v1"), &["diff", "--cached"]);
    assert_eq!(below, changed, "from whatever folder it is asked");
}

#[test]
fn the_history_reads_as_one_report_a_commit() {
    let dir = repository();
    let dir = dir.path();
    limit(dir, 9);
    choices(dir, &["a", "b", "c"]);
    commit(dir, "two");
    limit(dir, 12);
    choices(dir, &["a", "c"]);
    commit(dir, "three");
    let log = git(dir, &["log", "-p", "--ext-diff", "--format=commit %s"]);
    let of = |name: &str| {
        log.split("commit ")
            .find(|part| part.starts_with(name))
            .unwrap()
            .to_owned()
    };
    for (commit, findings) in [
        ("one", &["model-added v1.A", "model-added v1.E"][..]),
        ("two", &["constraint-loosened v1.A.p", "choice-added v1.E.c"]),
        ("three", &["constraint-loosened v1.A.p", "choice-removed v1.E.b"]),
    ] {
        for finding in findings {
            assert!(of(commit).contains(finding), "{finding} in {}", of(commit));
        }
    }
    assert!(
        of("two").contains("5 -> max_length: 9") && of("three").contains("9 -> max_length: 12"),
        "{log}"
    );
    let range = git(dir, &["diff", "HEAD~2", "HEAD", "--", "api/schema/v1/models"]);
    assert!(range.contains("5 -> max_length: 12"), "over several commits: {range}");
}

#[test]
fn what_is_gone_and_what_is_new_are_told_with_their_file() {
    let dir = repository();
    let dir = dir.path();
    let file = dir.join("api/schema/v1/models/B.yaml");
    fs::write(
        &file,
        "model: B\ndoc: A B.\n\nproperties:\n  x:\n    type: string\n    doc: X.\n",
    )
    .unwrap();
    git(dir, &["add", "."]);
    assert!(git(dir, &["diff", "--cached"]).contains("SAFE model-added v1.B"));
    commit(dir, "two");
    fs::remove_file(&file).unwrap();
    assert!(git(dir, &["diff"]).contains("BREAKING model-removed v1.B"));
}

#[test]
fn comments_and_order_have_no_finding() {
    let dir = repository();
    let file = dir.path().join("api/schema/v1/models/A.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("# Mine.\n{text}")).unwrap();
    assert_eq!(
        git(dir.path(), &["diff"]),
        "schema api/schema/v1/models/A.yaml: no finding here\n"
    );
}

#[test]
fn where_there_is_no_verdict_the_text_is_shown() {
    let dir = repository();
    let dir = dir.path();
    model(dir, "api/schema", &TWO.replace("type: string", "type: strng"));
    let mistaken = git(dir, &["diff"]);
    assert!(
        mistaken.contains("as text, because no verdict, because the schema has mistakes"),
        "{mistaken}"
    );
    assert!(mistaken.contains("-    type: string\n+    type: strng\n"), "{mistaken}");
    git(dir, &["checkout", "--quiet", "."]);
    let package = fs::read_to_string(dir.join("api/schema/crate.yaml")).unwrap();
    put(dir, &[("api/schema/crate.yaml", &package.replace("0.1.0", "0.2.0"))]);
    let version = git(dir, &["diff"]);
    assert!(
        version.contains("-version: 0.1.0\n") && version.contains("+version: 0.2.0\n"),
        "{version}"
    );
}
