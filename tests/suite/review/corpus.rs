//! `--corpus`: recorded payloads, read before and after.

use std::path::Path;

use serde_json::Value;
use tests::{put, scratch};

use super::{Run, model, run};

const BEFORE: &str = "  p:\n    type: string\n    doc: P.\n\n  state:\n    type: enum\n    doc: A state.\n    choices:\n      \
                      open:\n      shut:\n\n  inner:\n    type: list<A>\n    doc: Inner ones.\n";

fn replay(folder: &Path, after: &str) -> Run {
    model(folder, "old", BEFORE);
    model(folder, "schema", after);
    let args = ["diff", "--against", "old", "--corpus", "recorded", "--format", "json"];
    run(folder, &args)
}

fn recorded(folder: &Path) {
    put(
        folder,
        &[
            ("recorded/v1/A/1.json", r#"{"p": "one", "state": "open"}"#),
            (
                "recorded/v1/A/deep/2.json",
                r#"{"inner": [{"state": "shut"}, {"p": "two"}]}"#,
            ),
            ("recorded/v1.A.jsonl", "{\"p\": \"3\"}\n\n{\"p\": null, \"extra\": 1}\n"),
            ("recorded/v1.A.list.json", r#"[{"p": "5"}, {"p": "6", "later": 2}]"#),
            ("recorded/Other/7.json", r#"{"p": "seven"}"#),
            ("recorded/README.md", "no payload"),
        ],
    );
}

/// `file:line#pointer rule`, sorted.
fn places(report: &Value) -> Vec<String> {
    let hits = report["corpus"]["hits"].as_array().unwrap().iter();
    let place = |hit: &Value| {
        let line = hit["line"].as_u64().map_or_else(String::new, |line| format!(":{line}"));
        let text = |key: &str| hit[key].as_str().unwrap_or("none").to_owned();
        format!("{}{line}#{} {}", text("file"), text("pointer"), text("rule"))
    };
    let mut places: Vec<String> = hits.map(place).collect();
    places.sort();
    places
}

#[test]
fn what_nobody_notices_affects_no_payload() {
    let dir = scratch();
    recorded(dir.path());
    let report = replay(dir.path(), &BEFORE.replace("doc: P.", "doc: What it is about.")).json();
    assert_eq!(report["corpus"]["payloads"], 6);
    assert_eq!(report["corpus"]["affected"], 0);
    assert_eq!(report["corpus"]["skipped"], serde_json::json!(["Other/7.json"]));
    let text = run(dir.path(), &["diff", "--against", "old", "--corpus", "recorded"]).out;
    assert!(
        text.contains("\ncorpus: 0 of 6 payloads affected; Other/7.json names no model\n"),
        "{text}"
    );
}

#[test]
fn a_choice_that_is_gone_is_found_however_deep() {
    let dir = scratch();
    recorded(dir.path());
    let run = replay(dir.path(), &BEFORE.replace("      shut:\n", ""));
    assert_eq!(run.code, Some(1));
    assert_eq!(places(&run.json()), ["v1/A/deep/2.json#/inner/0/state choice-removed"]);
    let hit = &run.json()["corpus"]["hits"][0];
    assert_eq!(
        (&hit["before"], &hit["after"]),
        (&"a value".into(), &"an unlisted choice, kept".into())
    );
    assert_eq!(hit["fingerprint"], run.json()["findings"][0]["fingerprint"]);
}

#[test]
fn another_type_another_limit_and_a_new_name_are_found_where_they_matter() {
    let dir = scratch();
    recorded(dir.path());
    let integer = replay(dir.path(), &BEFORE.replacen("type: string", "type: integer", 1)).json();
    let all = [
        "v1.A.jsonl:1#/p",
        "v1.A.list.json#/0/p",
        "v1.A.list.json#/1/p",
        "v1/A/1.json#/p",
        "v1/A/deep/2.json#/inner/1/p",
    ];
    assert_eq!(places(&integer), all.map(|place| format!("{place} type-kind-changed")));
    assert_eq!(integer["corpus"]["affected"], 5);
    let limit = replay(dir.path(), &BEFORE.replacen("doc: P.", "max_length: 2\n    doc: P.", 1)).json();
    assert_eq!(
        places(&limit),
        [
            "v1/A/1.json#/p constraint-tightened",
            "v1/A/deep/2.json#/inner/1/p constraint-tightened"
        ]
    );
    let known = replay(
        dir.path(),
        &BEFORE.replacen("  state:", "  later:\n    type: string\n    doc: L.\n\n  state:", 1),
    )
    .json();
    assert_eq!(places(&known), ["v1.A.list.json#/1/later property-added-optional"]);
}

#[test]
fn the_text_says_with_each_finding_where_it_is_met() {
    let dir = scratch();
    recorded(dir.path());
    replay(dir.path(), &BEFORE.replacen("type: string", "type: integer", 1));
    let text = run(dir.path(), &["diff", "--against", "old", "--corpus", "recorded"]).out;
    assert!(text.contains("corpus: 5 of 6 payloads affected"), "{text}");
    let told = "corpus: 5 places, first v1/A/1.json#/p: a value -> an error: an integer of 64 bits";
    assert!(
        text.contains(told) || text.contains("5 places, first v1.A.jsonl:1#/p"),
        "{text}"
    );
}

#[test]
fn a_payload_that_is_no_json_gives_no_verdict() {
    let dir = scratch();
    put(dir.path(), &[("recorded/v1.A.jsonl", "{}\n{\"p\": }\n")]);
    let run = replay(dir.path(), BEFORE);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("v1.A.jsonl:2"), "{}", run.err);
}
