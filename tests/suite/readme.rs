//! What README.md shows is what is printed: its commands are followed, in its order, in a copy of the repository.

use std::fs;
use std::path::Path;
use std::process::Command;

use tests::{binary, copy, put, root, scratch, stderr, stdout};

use super::review::git;

/// The fenced blocks of these kinds, in order, with the kind.
fn blocks(kinds: &[&str]) -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if kinds.contains(&kind) {
            blocks.push((kind.to_owned(), block.join("\n")));
        }
    }
    blocks
}

/// What README shows, block by block: commands with what they print, or output alone.
struct Shown(std::vec::IntoIter<(String, String)>);

impl Shown {
    /// The commands of the next session, each with what is printed.
    fn session(&mut self) -> Vec<(String, String)> {
        let (kind, block) = self.0.next().unwrap();
        assert_eq!(kind, "console", "{block}");
        let mut commands: Vec<(String, String)> = Vec::new();
        for line in block.lines() {
            match (line.strip_prefix("$ "), commands.last_mut()) {
                (Some(command), _) => commands.push((command.to_owned(), String::new())),
                (None, Some((_, output))) => *output += &format!("{line}\n"),
                (None, None) => panic!("no command: {block}"),
            }
        }
        commands
    }

    fn output(&mut self) -> String {
        let (kind, block) = self.0.next().unwrap();
        assert_eq!(kind, "text", "{block}");
        block
    }
}

/// Runs what is shown as `cargo run -p codegen -- ..`, `cargo codegen ..` or `codegen ..`.
fn run(folder: &Path, command: &str) -> String {
    let command = command.strip_prefix("cargo run -p codegen").unwrap_or(command);
    let command = command.trim_start().trim_start_matches("-- ");
    let command = command.strip_prefix("codegen").unwrap_or(command);
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("'{}' {command}", binary().display())]);
    let output = shell.current_dir(folder).env("NO_COLOR", "1").output().unwrap();
    stdout(&output)
}

/// Whether this is printed; `...` stands for any lines.
#[track_caller]
fn prints(printed: &str, shown: &str) {
    let mut rest: Vec<&str> = printed.lines().collect();
    let mut skips = false;
    for line in shown.lines() {
        if line == "..." {
            skips = true;
            continue;
        }
        let at = rest.iter().position(|other| *other == line);
        assert!(at.is_some_and(|at| skips || at == 0), "no `{line}` there:\n{printed}");
        rest.drain(..=at.unwrap_or_default());
        skips = false;
    }
    assert!(
        skips || rest.is_empty(),
        "README says no more, and yet:\n{}",
        rest.join("\n")
    );
}

/// A copy of what the tool reads and writes, on a branch of its own.
fn repository() -> tempfile::TempDir {
    let dir = scratch();
    for folder in ["schema", "generated"] {
        copy(&root().join(folder), &dir.path().join(folder));
    }
    fs::copy(root().join(".gitattributes"), dir.path().join(".gitattributes")).unwrap();
    git(dir.path(), &["init", "--quiet", "--initial-branch", "main"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "--quiet", "-m", "one"]);
    git(dir.path(), &["checkout", "--quiet", "-b", "mine"]);
    dir
}

fn edit(folder: &Path, from: &str, to: &str) {
    let path = folder.join("schema/v1/models/Folder.yaml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn its_commands_print_what_it_shows() {
    let dir = repository();
    let dir = dir.path();
    let mut shown = Shown(blocks(&["console", "text"]).into_iter());

    let start = shown.session();
    prints(&run(dir, &start[0].0), &start[0].1);
    assert_eq!(start[1], ("cargo test".to_owned(), String::new()));

    let (_, choice) = blocks(&["yaml"]).remove(0);
    edit(dir, "      team:\n", &format!("{choice}\n"));
    let changed = shown.session();
    prints(&run(dir, &changed[0].0), &changed[0].1);
    git(dir, &["restore", "."]);

    edit(dir, "    type: string\n", "    type: strng\n    requried: true\n");
    let mistakes = shown.session();
    prints(&run(dir, &mistakes[0].0), &mistakes[0].1);
    git(dir, &["restore", "."]);
    prints(&run(dir, "check"), &shown.output());

    edit(dir, "      team:\n", "");
    prints(&run(dir, "diff --against main"), &shown.output());
    prints(&run(dir, "explain 402103f6"), &shown.output());
    // The approval changes the report, so what comes after it in README is asked for before it.
    let approval = shown.session();
    for n in 1..=412 {
        let kind = if [7, 70].contains(&n) { "team" } else { "mine" };
        put(
            dir,
            &[(
                &format!("recorded/v1/Folder/{n}.json"),
                &format!("{{\"name\": \"A\", \"type\": \"{kind}\"}}"),
            )],
        );
    }
    prints(&run(dir, "diff --corpus recorded"), &shown.output());
    let driver = shown.session();
    let config = driver[0]
        .0
        .replace("cargo run --quiet -p codegen --", &binary().display().to_string());
    assert!(
        Command::new("sh")
            .args(["-c", &config])
            .current_dir(dir)
            .status()
            .unwrap()
            .success()
    );
    prints(&git(dir, &["diff", "--", "schema"]), &driver[1].1);
    assert!(driver[2].0.starts_with("git log "));
    let on_its_day = format!("{} --today 2026-01-01", approval[0].0);
    prints(&run(dir, &on_its_day), &approval[0].1);

    let hook = shown.session();
    let hook = hook[0]
        .0
        .replace("cargo run --quiet -p codegen --", &binary().display().to_string());
    assert!(
        Command::new("sh")
            .args(["-c", &hook])
            .current_dir(dir)
            .status()
            .unwrap()
            .success()
    );
    let mut commit = Command::new("git");
    commit.args([
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "commit",
        "--quiet",
        "-am",
        "two",
    ]);
    let refused = commit.current_dir(dir).output().unwrap();
    let told = format!("{}{}", stdout(&refused), stderr(&refused));
    assert!(!refused.status.success() && told.contains("FAIL generated"), "{told}");
    assert_eq!(shown.0.next(), None, "a block that no test holds");
}

/// Cargo reads the manifest of the generated crate before codegen can mend it, so a merge leaves no marks in it.
#[test]
fn a_merge_of_generated_files_is_mended_by_running_codegen() {
    let dir = repository();
    let dir = dir.path();
    for (branch, version) in [("mine", "0.2.0"), ("main", "0.3.0")] {
        git(dir, &["checkout", "--quiet", branch]);
        let path = dir.join("schema/crate.yaml");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replace("version: 0.1.0", &format!("version: {version}"))).unwrap();
        run(dir, "");
        git(dir, &["commit", "--quiet", "-am", version]);
    }
    let mut merge = Command::new("git");
    merge.args(["-c", "user.name=a", "-c", "user.email=a@example.com", "merge", "mine"]);
    assert!(
        !merge.current_dir(dir).output().unwrap().status.success(),
        "both changed the version"
    );
    let manifest = || fs::read_to_string(dir.join("generated/Cargo.toml")).unwrap();
    assert!(!manifest().contains("<<<<"), "{}", manifest());
    assert!(manifest().contains("version = \"0.3.0\""), "{}", manifest());
    git(dir, &["checkout", "--theirs", "schema/crate.yaml"]);
    run(dir, "");
    assert!(manifest().contains("version = \"0.2.0\""), "{}", manifest());
    assert!(run(dir, "check").contains("PASS generated"));
}
