//! Crates outside this workspace, as users have them: built with their own manifests, offline, from the same versions.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tests::{codegen, copy, put, root, scratch, stderr, stdout};

/// Runs cargo on a manifest. All crates here share one build folder, so that dependencies are compiled once.
pub(crate) fn cargo(folder: &Path, args: &[&str]) -> Output {
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let mut command = Command::new(env!("CARGO"));
    command.args(args).arg("--offline").current_dir(folder);
    command
        .env("CARGO_TARGET_DIR", root().join("target/outside"))
        .env_remove("RUSTFLAGS");
    command.output().unwrap()
}

#[test]
fn a_model_written_by_hand_and_its_generated_twin_agree() {
    // Paths in its manifests lead back into the repository, so it is built where it stands; only the lock is foreign.
    let place = root().join("tests/outside");
    let output = cargo(&place, &["run", "--quiet", "-p", "compare"]);
    fs::remove_file(place.join("Cargo.lock")).unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(stdout(&output).trim(), "15 samples agreed");
}

/// Everything that the golden cases bring forth compiles, with warnings and missing docs denied, as do its docs.
#[test]
fn what_the_golden_cases_give_compiles_without_a_warning() {
    let dir = scratch();
    let mut members = Vec::new();
    for case in fs::read_dir(root().join("tests/golden")).unwrap() {
        let case = case.unwrap().path();
        if case.join("errors.txt").exists() {
            continue;
        }
        let name = case.file_name().unwrap().to_str().unwrap().to_owned();
        copy(&case.join("schema"), &dir.path().join("schema").join(&name));
        let runtime = root().join("codegen/runtime");
        put(
            dir.path(),
            &[(
                &format!("schema/{name}/crate.yaml"),
                &format!("name: golden-{name}\nruntime:\n  path: \"{}\"\n", runtime.display()),
            )],
        );
        let output = codegen(dir.path(), &["--schema", &format!("schema/{name}"), "--out", &name]);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{name}: {}{}",
            stdout(&output),
            stderr(&output)
        );
        members.push(format!("\"{name}\""));
    }
    members.sort();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    fs::write(dir.path().join("Cargo.toml"), manifest).unwrap();
    for member in &members {
        let path = dir.path().join(member.trim_matches('"')).join("Cargo.toml");
        let text =
            fs::read_to_string(&path).unwrap() + "\n[lints.rust]\nwarnings = \"deny\"\nmissing_docs = \"deny\"\n";
        fs::write(path, text).unwrap();
    }
    let check = cargo(dir.path(), &["test", "--quiet", "--workspace", "--all-features"]);
    assert!(check.status.success(), "{}{}", stdout(&check), stderr(&check));
    let doc = cargo(
        dir.path(),
        &["doc", "--quiet", "--workspace", "--all-features", "--no-deps"],
    );
    assert!(
        doc.status.success() && !stderr(&doc).contains("warning"),
        "{}",
        stderr(&doc)
    );
}
