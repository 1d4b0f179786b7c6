//! `codegen export model`: what has been understood, in JSON and in YAML.

use serde_json::{Value, json};
use tests::{codegen, put, root, scratch, stdout};

#[test]
fn the_resolved_model_is_the_same_in_json_and_in_yaml() {
    let json = codegen(&root(), &["export", "model", "--format", "json"]);
    let yaml = codegen(&root(), &["export", "model", "--format", "yaml"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    let yaml: Value = serde_yaml::from_slice(&yaml.stdout).unwrap();
    assert_eq!(json, yaml);
}

/// What YAML 1.1 (yaml.org/type) or the core schema of YAML 1.2 takes for something else than a text where it stands
/// without quotes.
const READ_AS_SOMETHING_ELSE: &[&str] = &[
    "2012-03-15",
    "2012-03-15T22:46:22Z",
    "2001-12-14t21:59:43.10-05:00",
    "2001-12-14 21:59:43.10 -5",
    "2001-1-1",
    "y",
    "N",
    "yes",
    "No",
    "ON",
    "off",
    "true",
    "False",
    "TRUE",
    "null",
    "Null",
    "~",
    "",
    "0",
    "-7",
    "+12",
    "010",
    "0o14",
    "0x1F",
    "0b1010",
    "1_000",
    "685_230.15",
    "1_000.5e+3",
    "1.",
    ".5",
    "1e3",
    "6.8523015e+5",
    ".inf",
    "-.INF",
    "+.Inf",
    ".NaN",
    "190:20:30",
    "190:20:30.15",
    "-1:30",
    "12:30:45",
    "=",
    "<<",
];

/// Texts that are more than a word: of several lines, or with what ends a line to readers of YAML 1.1 only.
const ODD: &[(&str, &str)] = &[
    ("del", "\u{7f}"),
    ("lines", "a: b\n\n  - c # d\n---\n\u{2028}e\n"),
    ("block", "First line.\n\n  Second: line #2\n  \nLast"),
    ("ends", "One.\nTwo.\n"),
    ("ends_twice", "One.\nTwo.\n\n"),
    ("begins", "\n One.\nTwo."),
    ("tab", "a\tb\nc"),
    ("marks", "a\\a\"b\u{7}"),
    ("separator", "a\u{2028}b\u{2029}c\u{85}d"),
];

#[test]
fn every_text_of_the_model_is_a_text_to_every_reader_of_yaml() {
    let dir = scratch();
    put(dir.path(), &[("schema/v1/api.yaml", "title: A\n")]);
    let mut model =
        String::from("model: Odd\ndoc: Odd words.\n\nproperties:\n  words:\n    type: map<string>\n    doc: Words.\n");
    model += "\n  weight:\n    type: number\n    default: 1e20\n    doc: A weight.\n";
    model += "\nexamples:\n  all:\n    words:\n";
    for word in READ_AS_SOMETHING_ELSE {
        model += &format!("      \"{word}\": \"{word}\"\n");
    }
    for (name, text) in ODD {
        model += &format!("      {name}: {}\n", json!(text).to_string().replace('\u{7f}', "\\x7f"));
    }
    put(dir.path(), &[("schema/v1/models/Odd.yaml", &model)]);
    let [json, yaml] = ["json", "yaml"].map(|format| codegen(dir.path(), &["export", "model", "--format", format]));
    assert_eq!(json.status.code(), Some(0), "{}", stdout(&json));
    let yaml = stdout(&yaml);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        json["apis"]["v1"]["models"]["Odd"]["examples"]["all"]["words"]["010"],
        "010"
    );
    assert_eq!(json, serde_yaml::from_str::<Value>(&yaml).unwrap());
    for word in READ_AS_SOMETHING_ELSE {
        let bare = |line: &&str| {
            let line = line.trim_start();
            !word.is_empty() && (line.starts_with(&format!("{word}: ")) || line.ends_with(&format!(": {word}")))
        };
        // Three properties say that they have no minimum and no maximum: the words of YAML itself.
        let is_its_own = ["null", "true", "false", "0"].contains(word);
        assert_eq!(yaml.lines().find(bare).filter(|_| !is_its_own), None, "{word}");
    }
}
