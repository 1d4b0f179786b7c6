//! What a change is compared with where a clone does not reach back far enough.

use std::path::Path;

use tests::scratch;

use super::{git, model, run, schema};

fn commit(folder: &Path, property: &str) {
    schema(folder, "schema", property);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "-m", property]);
}

/// A repository whose branch `topic` left `main` one commit ago, and a clone of the last commit of each.
fn shallow() -> tempfile::TempDir {
    let dir = scratch();
    let origin = dir.path().join("origin");
    std::fs::create_dir(&origin).unwrap();
    git(&origin, &["init", "--quiet"]);
    commit(&origin, "string");
    git(&origin, &["checkout", "--quiet", "-b", "topic"]);
    commit(&origin, "integer");
    git(&origin, &["checkout", "--quiet", "-b", "other"]);
    git(&origin, &["checkout", "--quiet", "main"]);
    commit(&origin, "boolean");
    let url = format!("file://{}", origin.display());
    for branch in ["main", "topic"] {
        let to = format!("{branch}-clone");
        git(
            dir.path(),
            &["clone", "--quiet", "--depth=1", "--branch", branch, &url, &to],
        );
    }
    let clone = dir.path().join("topic-clone");
    git(
        &clone,
        &[
            "fetch",
            "--quiet",
            "--depth=1",
            "origin",
            "main:refs/remotes/origin/main",
        ],
    );
    dir
}

#[test]
fn a_shallow_clone_that_does_not_reach_the_merge_base_is_no_clean_one() {
    let dir = shallow();
    let clone = dir.path().join("topic-clone");
    let unknown = run(&clone, &["diff"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(2), ""), "{}", unknown.err);
    assert!(unknown.err.contains("git fetch --unshallow"), "{}", unknown.err);
    git(&clone, &["fetch", "--quiet", "--unshallow"]);
    let known = run(&clone, &["diff"]);
    assert_eq!(known.code, Some(1), "{}", known.err);
    assert!(known.out.contains("string -> integer"), "{}", known.out);
}

#[test]
fn the_command_that_is_named_fetches_what_is_missing() {
    let dir = shallow();
    let origin = dir.path().join("origin");
    let id = git(&origin, &["rev-parse", "main~1"]);
    for revision in ["other", "origin/other", "HEAD~1", id.trim()] {
        let clone = dir.path().join("main-clone");
        let missing = run(&clone, &["diff", "--against", revision]);
        assert_eq!(missing.code, Some(2), "{revision}");
        let (_, command) = missing.err.split_once("fetch it: git ").expect(revision);
        let command = command.split(", or all").next().unwrap_or_default();
        git(&clone, &command.split_whitespace().collect::<Vec<_>>());
        let found = run(&clone, &["diff", "--against", revision]);
        assert_eq!(found.code, Some(1), "{revision} after git {command}: {}", found.err);
        // The next one starts anew.
        std::fs::remove_dir_all(&clone).unwrap();
        let url = format!("file://{}", origin.display());
        git(dir.path(), &["clone", "--quiet", "--depth=1", &url, "main-clone"]);
    }
}

#[test]
fn a_place_at_a_commit_has_the_beginning_of_its_id() {
    let dir = scratch();
    git(dir.path(), &["init", "--quiet"]);
    model(
        dir.path(),
        "schema",
        "  p: { type: string, doc: P. }\n  q: { type: string, doc: Q. }\n",
    );
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "--quiet", "-m", "one"]);
    schema(dir.path(), "schema", "string");
    let id = git(dir.path(), &["rev-parse", "HEAD"]);
    for against in [&[][..], &["--against", id.trim()]] {
        let told = run(dir.path(), &[&["diff"], against].concat()).out;
        let place = format!("v1.A.q  {}:schema/v1/models/A.yaml:6:3 ", &id[..12]);
        assert!(told.contains(&place), "no {place:?} in {told}");
    }
}
