//! Golden cases: `tests/golden/CASE/schema` in; what stands in the case's folder out.
//!
//! | in the folder | means |
//! |---|---|
//! | `schema/` | the input |
//! | `errors.txt` | codegen refuses the schema, exit 1, and prints exactly this |
//! | `model.json` | `export model --format json` prints exactly this |
//! | `expected/` | these files come out exactly so (others may come too) |
//!
//! `UPDATE_GOLDEN=1 cargo test` writes what comes out into the files that stand there (make an empty one to start).

use std::fs;
use std::path::Path;

use tests::{codegen, copy, files, root, scratch, stdout};

#[test]
fn golden_cases() {
    let folder = root().join("tests/golden");
    let mut cases: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        run(&case, &mut wrong);
    }
    assert!(
        wrong.is_empty(),
        "{}\n(UPDATE_GOLDEN=1 accepts what came)",
        wrong.join("\n")
    );
}

fn run(case: &Path, wrong: &mut Vec<String>) {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    // A copy, so that no path of this machine comes into what is generated.
    let dir = scratch();
    copy(&case.join("schema"), &dir.path().join("schema"));
    let (dir, out) = (dir.path(), dir.path().join("generated"));
    let output = codegen(dir, &[]);
    let refuses = case.join("errors.txt").exists();
    let expected = if refuses { Some(1) } else { Some(0) };
    if output.status.code() != expected {
        wrong.push(format!(
            "{name}: exit {:?}\n{}{}",
            output.status.code(),
            stdout(&output),
            tests::stderr(&output)
        ));
    }
    if refuses {
        compare(&name, &case.join("errors.txt"), output.stdout.as_slice(), wrong);
        assert!(!out.exists(), "{name}: something was written");
    }
    if case.join("model.json").exists() {
        let model = codegen(dir, &["export", "model", "--format", "json"]);
        compare(&name, &case.join("model.json"), &model.stdout, wrong);
    }
    if case.join("expected").exists() {
        let came = files(&out);
        for path in files(&case.join("expected")).keys() {
            let bytes = came.get(path).map_or(&b"(no such file)"[..], |bytes| bytes);
            compare(&name, &case.join("expected").join(path), bytes, wrong);
        }
    }
}

fn compare(case: &str, file: &Path, came: &[u8], wrong: &mut Vec<String>) {
    let expected = fs::read(file).unwrap();
    if expected == came {
        return;
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(file, came).unwrap();
        return;
    }
    let (expected, came) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(came));
    let line = expected.lines().zip(came.lines()).take_while(|(a, b)| a == b).count();
    let show = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
    wrong.push(format!(
        "{case}: {} line {}\n  expected: {}\n  came:     {}",
        file.display(),
        line + 1,
        show(&expected),
        show(&came)
    ));
}
