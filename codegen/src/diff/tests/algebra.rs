//! What holds for all rules.

use super::{diff, lines, schema};
use crate::diff::schemas;

const BASE: &str = "model: A\nproperties:\n  p: { type: string, max_length: 3 }\n  r: { type: integer }\n";

#[test]
fn refactorings_give_nothing() {
    let moved = [
        (
            "models/A",
            "model: A\nextends: Base\nproperties:\n  r: { type: integer }\n",
        ),
        (
            "models/Base",
            "model: Base\nabstract: true\nproperties:\n  p: { type: string, max_length: 3 }\n",
        ),
    ];
    let found = diff(&[("models/A", BASE)], &moved);
    assert_eq!(lines(&found), [""; 0]);
    let both = [
        (
            "models/A",
            "model: A\nextends: Base\nproperties:\n  p: { type: string }\n",
        ),
        ("models/Base", "model: Base\nproperties:\n  r: { type: integer }\n"),
    ];
    let up = [
        ("models/A", "model: A\nextends: Base\nproperties: {}\n"),
        (
            "models/Base",
            "model: Base\nproperties:\n  r: { type: integer }\n  p: { type: string }\n",
        ),
    ];
    let found = lines(&diff(&both, &up));
    assert_eq!(found, ["property-added-optional v1.Base.p mccc"]);
    let shuffled =
        "model: A\nproperties:\n  # A remark.\n  r:\n    type: integer\n  p: { max_length: 3, type: string }\n";
    assert_eq!(lines(&diff(&[("models/A", BASE)], &[("models/A", shuffled)])), [""; 0]);
    let inline = "model: A\nproperties:\n  kind: { type: enum, choices: { x: One., z: } }\n";
    let named = [
        ("models/A", "model: A\nproperties:\n  kind: { type: AKind }\n"),
        ("enums/AKind", "enum: AKind\nchoices: { z: , x: One. }\n"),
    ];
    assert_eq!(lines(&diff(&[("models/A", inline)], &named)), [""; 0]);
    assert_eq!(lines(&diff(&named, &[("models/A", inline)])), [""; 0]);
}

#[test]
fn a_change_in_a_base_is_told_once() {
    let base =
        |max: u32| format!("model: Base\nabstract: true\nproperties:\n  p: {{ type: string, max_length: {max} }}\n");
    let (a, b) = (base(5), base(3));
    let children = [
        (
            "models/X",
            "model: X\nextends: Base\nproperties:\n  x: { type: string }\n",
        ),
        ("models/Y", "model: Y\nextends: X\nproperties:\n  z: { type: string }\n"),
    ];
    let with = |text: &'_ str| {
        let mut files = children.to_vec();
        files.push(("models/Base", ""));
        let all: Vec<(&str, &str)> = files
            .iter()
            .map(|(n, t)| (*n, if t.is_empty() { text } else { *t }))
            .collect();
        schema(&all)
    };
    let report = schemas(&with(&a), &with(&b));
    assert_eq!(lines(&report), ["constraint-tightened v1.Base.p .cbd"]);
    assert_eq!(report.findings[0].models, 3);
}

#[test]
fn widening_and_narrowing_mirror() {
    let pairs = [
        ("{ type: integer }", "{ type: number }"),
        ("{ type: string }", "{ type: string, max_length: 3 }"),
        ("{ type: string }", "{ type: enum, choices: { a: } }"),
        ("{ type: string }", "{ type: datetime }"),
        ("{ type: any }", "{ type: boolean }"),
    ];
    for (a, b) in pairs {
        let sides = |property: &str| {
            let text = format!("model: A\nproperties:\n  p: {property}\n");
            schema(&[("models/A", &text)])
        };
        let (there, back) = (schemas(&sides(a), &sides(b)), schemas(&sides(b), &sides(a)));
        let (there, back) = (there.findings[0].verdict, back.findings[0].verdict);
        assert_eq!(there.rust, back.rust, "{a} {b}");
        assert_ne!(there.writer, back.writer, "{a} {b}");
    }
}

#[test]
fn fingerprints_survive_words_and_places() {
    let old = [("models/A", "model: A\nproperties:\n  p: { type: string }\n")];
    let new = [("models/A", "model: A\nproperties:\n  p: { type: integer }\n")];
    let reworded = [(
        "models/A",
        "model: A\ndoc: Words.\n\nproperties:\n  m: { type: any }\n  p: { type: integer, doc: Other. }\n",
    )];
    let of = |report: crate::diff::Report| {
        let found = report.findings.into_iter().find(|f| f.rule == "type-kind-changed");
        found.map(|found| found.fingerprint)
    };
    let first = of(diff(&old, &new));
    assert!(first.is_some());
    assert_eq!(first, of(diff(&old, &reworded)));
    assert_eq!(first.map(|text| text.len()), Some(16));
}
