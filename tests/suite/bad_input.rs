//! Input that is too much to keep as a golden case. Every ending is a clear error, in bounded time and memory.

use std::fs;

use tests::{codegen, put, scratch, stderr, stdout};

const API: (&str, &str) = ("schema/v1/api.yaml", "title: A\n");

/// Runs on one model file and gives what was reported; nothing may be written.
fn refused(text: &[u8]) -> String {
    let dir = scratch();
    put(dir.path(), &[API, ("schema/v1/models/Deep.yaml", "")]);
    fs::write(dir.path().join("schema/v1/models/Deep.yaml"), text).unwrap();
    let output = codegen(dir.path(), &[]);
    assert_eq!(output.status.code(), Some(1), "{}{}", stdout(&output), stderr(&output));
    assert!(!dir.path().join("generated").exists(), "something was written");
    let report = stdout(&output);
    assert!(report.contains("Deep.yaml"), "{report}");
    assert!(report.len() < 100_000, "a report of {} bytes", report.len());
    report
}

#[test]
fn nesting_100_000_deep() {
    let depth = 100_000;
    let block: String = (0..depth).fold(String::new(), |text, _| text + "- ");
    for text in [
        format!("model: Deep\ndoc: {}x{}\n", "[".repeat(depth), "]".repeat(depth)),
        format!("model: Deep\ndoc: {}x{}\n", "{a: ".repeat(depth), "}".repeat(depth)),
        format!("model: Deep\ndoc:\n  {block}x\n"),
        format!(
            "model: Deep\nproperties:\n  a:\n    type: {}string{}\n    doc: D.\n",
            "list<".repeat(depth),
            ">".repeat(depth)
        ),
    ] {
        let report = refused(text.as_bytes());
        assert!(report.contains("deep") || report.contains("nest"), "{report}");
    }
}

#[test]
fn a_file_of_50_megabytes() {
    let report = refused("# a comment that goes on and on\n".repeat(1_600_000).as_bytes());
    assert!(report.contains("MiB"), "{report}");
}

#[test]
fn a_line_of_a_megabyte_is_not_printed_whole() {
    let report = refused(format!("model: Deep\nrequried: {}\n", "x".repeat(1_000_000)).as_bytes());
    assert!(report.contains("requried"), "{report}");
}

#[test]
fn a_doc_of_100_kilobytes_is_fine() {
    let dir = scratch();
    let doc = "Words, `code`, [brackets], <b> and */ for ever. ".repeat(2_200);
    put(
        dir.path(),
        &[
            API,
            ("schema/v1/models/Long.yaml", &format!("model: Long\ndoc: '{doc}'\n")),
        ],
    );
    let output = codegen(dir.path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
}

#[test]
fn bytes_that_are_no_text() {
    for bytes in [
        &b"\xff\xfe\x00m"[..],
        b"model: \x00\n",
        b"\xef\xbb\xbf\xef\xbb\xbfmodel: A\n",
        b"model: A\x1b[31m\n",
        b"\x80",
    ] {
        let report = refused(bytes);
        assert!(
            !report.contains('\u{1b}') && !report.contains('\0'),
            "control characters reach the terminal: {report:?}"
        );
    }
}

#[test]
fn a_thousand_mistakes_are_all_reported() {
    let properties: String = (0..1000).fold(String::new(), |text, n| {
        text + &format!("  p{n}:\n    type: nope{n}\n    doc: D.\n")
    });
    let dir = scratch();
    put(
        dir.path(),
        &[
            API,
            (
                "schema/v1/models/Many.yaml",
                &format!("model: Many\ndoc: D.\nproperties:\n{properties}"),
            ),
        ],
    );
    let report = stdout(&codegen(dir.path(), &["--format", "json"]));
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), 1000);
}
