//! A second reader of YAML, which shares no line with ours, finds the same data in every schema file.

use codegen::diagnostic::Findings;
use codegen::source::SourceId;
use codegen::syntax::{self, Node, Value as Ours};
use serde_yaml::Value as Theirs;
use tests::{files, root};

#[test]
fn every_schema_file_reads_the_same_through_serde_yaml() {
    let mut read = 0;
    let mut folders = vec![root().join("schema")];
    for case in std::fs::read_dir(root().join("tests/golden")).unwrap() {
        let case = case.unwrap().path();
        // What is wrong on purpose the two refuse differently, and a byte order mark the second one refuses at all.
        if !case.join("errors.txt").exists() && !case.ends_with("bom-and-crlf") {
            folders.push(case.join("schema"));
        }
    }
    for folder in folders {
        for (path, bytes) in files(&folder) {
            let text = String::from_utf8(bytes).unwrap();
            let mut findings = Findings::default();
            let tree = syntax::parse(SourceId(0), &text, &mut findings).unwrap_or_else(|| panic!("{path}"));
            let theirs: Theirs = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
            same(&tree.root, &theirs, &path);
            read += 1;
        }
    }
    assert!(read > 60, "only {read} files");
}

/// Ours keeps the text of a scalar, theirs has decided on a type: the text must be one that means that value.
fn same(ours: &Node<'_>, theirs: &Theirs, place: &str) {
    match (&ours.value, theirs) {
        (Ours::Absent, Theirs::Null) => {}
        (Ours::Scalar(scalar), Theirs::String(text)) => assert_eq!(scalar.text, *text, "{place}"),
        (Ours::Scalar(scalar), Theirs::Bool(value)) => assert_eq!(scalar.text, value.to_string(), "{place}"),
        (Ours::Scalar(scalar), Theirs::Null) => assert!(["null", "~"].contains(&&*scalar.text), "{place}"),
        (Ours::Scalar(scalar), Theirs::Number(number)) => {
            assert_eq!(scalar.text.parse::<f64>().ok(), number.as_f64(), "{place}");
        }
        (Ours::Sequence(_, items), Theirs::Sequence(list)) => {
            assert_eq!(items.len(), list.len(), "{place}");
            for (n, (item, other)) in items.iter().zip(list).enumerate() {
                same(item, other, &format!("{place}/{n}"));
            }
        }
        (Ours::Mapping(_, entries), Theirs::Mapping(map)) => {
            let keys: Vec<&str> = entries.iter().map(|entry| &*entry.key.text).collect();
            let others: Vec<&str> = map.keys().map(|key| key.as_str().unwrap_or("(no string)")).collect();
            assert_eq!(keys, others, "{place}");
            for (entry, other) in entries.iter().zip(map.values()) {
                same(&entry.value, other, &format!("{place}/{}", entry.key.text));
            }
        }
        (ours, theirs) => panic!("{place}: {ours:?} but {theirs:?}"),
    }
}
