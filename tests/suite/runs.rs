//! What running codegen promises: the same bytes every time, nothing written without need, nothing lost, clear endings.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tests::{binary, codegen, copy, files, put, root, scratch, stderr, stdout};

/// A schema of our own whose output does not depend on where it is written.
fn schema(folder: &Path, models: usize) {
    put(
        folder,
        &[
            ("schema/crate.yaml", "name: shop\nruntime:\n  version: \"0.1\"\n"),
            ("schema/v1/api.yaml", "title: A\n"),
        ],
    );
    for n in 0..models {
        let text = format!(
            "model: Model{n}\ndoc: Number {n}.\n\nproperties:\n  name:\n    type: string\n    doc: A name.\n\n  \
             state:\n    type: enum\n    doc: A state.\n    choices:\n      open:\n      closed: No more.\n"
        );
        put(folder, &[(&format!("schema/v1/models/Model{n}.yaml"), &text)]);
    }
}

fn generate(folder: &Path) -> String {
    let output = codegen(folder, &[]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    stdout(&output)
}

#[test]
fn the_second_run_writes_nothing() {
    let dir = scratch();
    schema(dir.path(), 3);
    generate(dir.path());
    let stamp = |path: &String| {
        fs::metadata(dir.path().join("generated").join(path))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before: Vec<_> = files(&dir.path().join("generated"))
        .keys()
        .map(|path| (path.clone(), stamp(path)))
        .collect();
    let report = generate(dir.path());
    let after: Vec<_> = files(&dir.path().join("generated"))
        .keys()
        .map(|path| (path.clone(), stamp(path)))
        .collect();
    assert_eq!(before, after);
    assert!(report.contains("0 files written"), "{report}");
    let check = codegen(dir.path(), &["check"]);
    assert_eq!(check.status.code(), Some(0), "{}", stdout(&check));
}

#[test]
fn the_committed_crate_is_fresh() {
    let check = codegen(&root(), &["check"]);
    assert_eq!(check.status.code(), Some(0), "{}{}", stdout(&check), stderr(&check));
}

#[test]
fn the_same_schema_gives_the_same_bytes_wherever_and_in_whatever_order_it_was_made() {
    let (one, two) = (scratch(), scratch());
    schema(one.path(), 12);
    let mut made: Vec<_> = files(&one.path().join("schema")).into_iter().collect();
    made.reverse();
    for (path, bytes) in made {
        put(
            two.path(),
            &[(&format!("schema/{path}"), std::str::from_utf8(&bytes).unwrap())],
        );
    }
    generate(one.path());
    generate(two.path());
    assert_eq!(
        files(&one.path().join("generated")),
        files(&two.path().join("generated"))
    );
}

#[test]
fn one_more_choice_touches_a_handful_of_files() {
    let dir = scratch();
    schema(dir.path(), 40);
    generate(dir.path());
    let before = files(&dir.path().join("generated"));
    let file = dir.path().join("schema/v1/models/Model7.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replace("      open:\n", "      open:\n      half: Not quite.\n"),
    )
    .unwrap();
    let stale = codegen(dir.path(), &["check"]);
    assert_eq!(stale.status.code(), Some(1));
    let told = stdout(&stale);
    assert!(told.contains("src/v1/model7.rs") && told.contains("codegen"), "{told}");
    assert_eq!(files(&dir.path().join("generated")), before, "check writes nothing");
    generate(dir.path());
    let after = files(&dir.path().join("generated"));
    let touched: Vec<_> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .collect();
    assert!(
        (1..=6).contains(&touched.len()),
        "{:?}",
        touched.iter().map(|(path, _)| path).collect::<Vec<_>>()
    );
}

#[test]
fn what_is_no_longer_in_the_schema_goes_and_what_codegen_did_not_write_stays() {
    let dir = scratch();
    schema(dir.path(), 2);
    generate(dir.path());
    put(
        dir.path(),
        &[
            ("generated/src/v1/by_hand.rs", "// mine\n"),
            ("generated/notes.txt", "mine\n"),
        ],
    );
    fs::remove_file(dir.path().join("schema/v1/models/Model1.yaml")).unwrap();
    generate(dir.path());
    let left = files(&dir.path().join("generated"));
    assert!(
        !left
            .keys()
            .any(|path| path.contains("model1") || path.contains("Model1")),
        "{:?}",
        left.keys()
    );
    assert!(left.contains_key("src/v1/by_hand.rs") && left.contains_key("notes.txt"));
}

#[test]
fn a_file_in_its_way_is_named_and_nothing_changes() {
    let dir = scratch();
    schema(dir.path(), 2);
    put(dir.path(), &[("generated/src/v1/model1.rs", "// mine\n")]);
    let before = files(&dir.path().join("generated"));
    let output = codegen(dir.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("model1.rs"), "{}", stderr(&output));
    assert_eq!(files(&dir.path().join("generated")), before);
}

#[test]
fn mistakes_in_the_schema_leave_the_output_as_it_was() {
    let dir = scratch();
    schema(dir.path(), 2);
    generate(dir.path());
    let before = files(&dir.path().join("generated"));
    put(
        dir.path(),
        &[(
            "schema/v1/models/Model0.yaml",
            "model: Model0\ndoc: D.\nproperties:\n  a:\n    type: nothing\n    doc: D.\n",
        )],
    );
    let output = codegen(dir.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("Model0.yaml:5:11"), "{}", stdout(&output));
    assert_eq!(files(&dir.path().join("generated")), before);
}

#[test]
fn findings_have_one_form_for_programs() {
    let dir = scratch();
    schema(dir.path(), 1);
    put(
        dir.path(),
        &[(
            "schema/v1/models/Model0.yaml",
            "model: Model0\ndoc: D.\nproperties:\n  a:\n    type: strin\n    doc: D.\n",
        )],
    );
    for args in [&["--format", "json"][..], &["check", "--format", "json"]] {
        let output = codegen(dir.path(), args);
        assert_eq!(output.status.code(), Some(1));
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let finding = &report["findings"][0];
        assert_eq!(
            (finding["line"].as_u64(), finding["column"].as_u64()),
            (Some(5), Some(11)),
            "{report}"
        );
        assert_eq!(finding["severity"], "error");
        assert_eq!(finding["file"], "schema/v1/models/Model0.yaml");
        assert!(finding["code"].is_string() && finding["message"].as_str().unwrap().contains("strin"));
        assert_eq!(finding["suggestion"]["replacement"], "string");
    }
    let github = stdout(&codegen(dir.path(), &["--format", "github"]));
    assert!(
        github.starts_with("::error file=schema/v1/models/Model0.yaml,line=5,col=11"),
        "{github}"
    );
}

#[test]
fn no_colours_where_nobody_looks() {
    let dir = scratch();
    put(dir.path(), &[("schema/v1/api.yaml", "titel: A\n")]);
    let mut command = Command::new(binary());
    let output = command.current_dir(dir.path()).env_remove("NO_COLOR").output().unwrap();
    assert!(!stdout(&output).contains('\u{1b}'), "{}", stdout(&output));
}

#[test]
fn what_gives_no_answer_ends_with_2() {
    let dir = scratch();
    schema(dir.path(), 1);
    put(dir.path(), &[("a-file", "x")]);
    for args in [
        &["--schema", "nowhere"][..],
        &["check", "--schema", "nowhere"],
        &["--out", "a-file"],
        &["--out", "schema"],
        &["--out", "schema/v1/generated"],
        &["--out", "a-file/below"],
        &["--wrong-flag"],
        &["export", "model", "--format", "xml"],
    ] {
        let output = codegen(dir.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", stdout(&output));
        assert!(!stderr(&output).is_empty(), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_ends_with_2() {
    let dir = scratch();
    schema(dir.path(), 1);
    let output = codegen(dir.path(), &["--out", "/proc/codegen"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("/proc/codegen"), "{}", stderr(&output));
}

/// No file may become larger than the limit, as on a disk that is full: writing fails in the middle of a file.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_changes_nothing() {
    let dir = scratch();
    schema(dir.path(), 3);
    generate(dir.path());
    let before = files(&dir.path().join("generated"));
    let file = dir.path().join("schema/v1/models/Model1.yaml");
    let text = fs::read_to_string(&file)
        .unwrap()
        .replace("A name.", &"A long name. ".repeat(500));
    fs::write(&file, text).unwrap();
    let script = format!("trap '' XFSZ; ulimit -f 4; exec {}", binary().display());
    let output = Command::new("bash")
        .args(["-c", &script])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("nothing has changed"), "{}", stderr(&output));
    assert_eq!(files(&dir.path().join("generated")), before);
}

#[test]
fn a_killed_run_leaves_whole_files_and_the_next_one_mends_the_tree() {
    let (dir, done) = (scratch(), scratch());
    schema(dir.path(), 150);
    generate(dir.path());
    let old = files(&dir.path().join("generated"));
    for n in 0..150 {
        let file = dir.path().join(format!("schema/v1/models/Model{n}.yaml"));
        let text = fs::read_to_string(&file).unwrap();
        fs::write(
            &file,
            text.replace("      open:\n", "      open:\n      half: Not quite.\n"),
        )
        .unwrap();
    }
    copy(&dir.path().join("schema"), &done.path().join("schema"));
    generate(done.path());
    let new = files(&done.path().join("generated"));
    let watched = dir.path().join("generated/src/v1/model0.rs");
    let before = fs::read(&watched).unwrap();
    let mut child = Command::new(binary())
        .current_dir(dir.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // Kills it as soon as the first files have taken their places, or finds it done: both must hold.
    while child.try_wait().unwrap().is_none() && fs::read(&watched).unwrap() == before {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    for (path, bytes) in files(&dir.path().join("generated")) {
        if !path.starts_with(".codegen-stage/") {
            assert!(
                old.get(&path) == Some(&bytes) || new.get(&path) == Some(&bytes),
                "{path} is neither old nor new"
            );
        }
    }
    generate(dir.path());
    assert_eq!(files(&dir.path().join("generated")), new);
}

#[test]
fn several_runs_at_once_do_not_harm_each_other() {
    let dir = scratch();
    schema(dir.path(), 30);
    let spawn = || {
        Command::new(binary())
            .current_dir(dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
    };
    let children: Vec<_> = (0..5).map(|_| spawn().unwrap()).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    assert_eq!(codegen(dir.path(), &["check"]).status.code(), Some(0));
    assert!(!dir.path().join("generated/.codegen-stage").exists());
}

#[test]
fn every_shell_gets_a_script_and_help_names_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = codegen(&root(), &["completions", shell]);
        assert!(stdout(&output).contains("completions"), "{shell}");
    }
    let help = stdout(&codegen(&root(), &["--help"]));
    for word in [
        "check",
        "export",
        "completions",
        "--schema",
        "--out",
        "--format",
        "Exit status",
    ] {
        assert!(help.contains(word), "{word} in {help}");
    }
}
