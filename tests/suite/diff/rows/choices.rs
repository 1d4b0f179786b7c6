//! Enums, their choices, and unions.

use super::{Row, row};

pub(super) fn rows() -> Vec<Row> {
    [choices(), whole(), variants()].into_iter().flatten().collect()
}

/// An enum `E` and a model that has it.
fn one(old: &str, new: &str, gives: &[&'static str]) -> Row {
    directed("", old, new, gives)
}

fn directed(head: &str, old: &str, new: &str, gives: &[&'static str]) -> Row {
    let text = |body: &str| format!("enum: E\n{body}\n");
    let user = format!("model: A\n{head}properties:\n  p: {{ type: E }}\n");
    row(
        &[("models/A", &user), ("enums/E", &text(old))],
        &[("models/A", &user), ("enums/E", &text(new))],
        gives,
    )
}

fn choices() -> Vec<Row> {
    let (request, response) = ("direction: request\n", "direction: response\n");
    vec![
        one("choices: { a: }", "choices: { a: , b: }", &["choice-added E.b mccc"]),
        one(
            "choices: { a: , c: }",
            "choices: { a: , b: , c: }",
            &["choice-added E.b mccc"],
        ),
        one(
            "open: false\nchoices: { a: }",
            "open: false\nchoices: { a: , b: }",
            &["choice-added E.b mbcc"],
        ),
        directed(
            request,
            "open: false\nchoices: { a: }",
            "open: false\nchoices: { a: , b: }",
            &["choice-added E.b m.cc"],
        ),
        one("choices: { a: , b: }", "choices: { a: }", &["choice-removed E.b Mcbc"]),
        directed(
            response,
            "open: false\nchoices: { a: , b: }",
            "open: false\nchoices: { a: }",
            &["choice-removed E.b Mc.b"],
        ),
        one(
            "removed: [b]\nchoices: { a: }",
            "choices: { a: , b: }",
            &["name-reused E.b mbbb"],
        ),
        one(
            "choices: { a: }",
            "choices: { a: { name: c, renamed_from: a } }",
            &["choice-variant-renamed E.a m..."],
        ),
        one(
            "choices: { a: }",
            "choices: { a: { name: c } }",
            &["choice-variant-renamed E.a M..."],
        ),
        one(
            "choices: { a: }",
            "choices: { b: { name: a } }",
            &["choice-wire-changed E.b .dbb"],
        ),
        one(
            "open: false\nchoices: { a: }",
            "open: false\nchoices: { b: { name: a } }",
            &["choice-wire-changed E.b .bbb"],
        ),
        one(
            "choices: { a: }",
            "choices: { a: { deprecated: { since: '1' } } }",
            &["deprecated-added E.a m..."],
        ),
    ]
}

fn whole() -> Vec<Row> {
    vec![
        one("choices: { a: , b: }", "choices: { b: , a: }", &[]),
        one(
            "open: false\nchoices: { a: , b: }",
            "open: false\nchoices: { b: , a: }",
            &["choices-reordered E M..."],
        ),
        one(
            "open: false\nchoices: { a: , b: }",
            "open: false\nchoices: { z: , a: , b: }",
            &["choice-added E.z Mbcc"],
        ),
        one(
            "open: false\nchoices: { a: , b: , c: }",
            "open: false\nchoices: { a: , c: , b: }",
            &["choices-reordered E M..."],
        ),
        one(
            "open: false\nchoices: { a: }",
            "choices: { a: }",
            &["enum-opened E Mccc"],
        ),
        one(
            "choices: { a: }",
            "open: false\nchoices: { a: }",
            &["enum-closed E M..b"],
        ),
        one(
            "choices: { a: }",
            "deprecated: { since: '1' }\nchoices: { a: }",
            &["deprecated-added E m..."],
        ),
        row(
            &[(
                "models/A",
                "model: A\nproperties:\n  kind: { type: enum, choices: { x: One., z: } }\n",
            )],
            &[
                ("models/A", "model: A\nproperties:\n  kind: { type: AKind }\n"),
                ("enums/AKind", "enum: AKind\nchoices: { z: , x: One. }\n"),
            ],
            &[],
        ),
    ]
}

fn variants() -> Vec<Row> {
    let models = [
        ("models/B", "model: B\nproperties:\n  kind: { type: string }\n"),
        (
            "models/C",
            "model: C\nproperties:\n  kind: { type: string }\n  size: { type: string }\n",
        ),
        (
            "models/N",
            "model: N\nproperties:\n  kind: { type: string }\n  size: { type: number }\n",
        ),
        ("models/A", "model: A\nproperties:\n  u: { type: U }\n"),
    ];
    let one = |old: &str, new: &str, gives: &[&'static str]| {
        let union = |body: &str| format!("union: U\n{body}\n");
        let (old, new) = (union(old), union(new));
        let with = |text| models.into_iter().chain([("unions/U", text)]).collect::<Vec<_>>();
        row(&with(old.as_str()), &with(new.as_str()), gives)
    };
    vec![
        one(
            "by: kind\nvariants: { b: B }",
            "by: kind\nvariants: { b: B, c: C }",
            &["union-variant-added U.c mccc"],
        ),
        one(
            "by: kind\nvariants: { b: B, c: C }",
            "by: kind\nvariants: { b: B }",
            &["union-variant-removed U.c Mcbc"],
        ),
        // A variant that holds a number takes `Eq` and `Hash` from the union and from whatever has it.
        one(
            "by: kind\nvariants: { b: B }",
            "by: kind\nvariants: { b: B, m: N }",
            &["union-variant-added U.m Mccc"],
        ),
        // A model converts into a union while it is one variant only.
        one(
            "by: kind\nvariants: { b: B }",
            "by: kind\nvariants: { b: B, second: B }",
            &["union-variant-added U.second Mccc"],
        ),
        // Two variants of one model are called after their tags.
        one(
            "by: kind\nvariants: { first: B }",
            "by: kind\nvariants: { first: B, second: B }",
            &["union-variant-added U.second Mccc"],
        ),
        one(
            "by: kind\nvariants: { b: B }",
            "by: kind\nvariants: { b: C }",
            &["ref-swapped U.b Mccc"],
        ),
        // A model that another tag gets is one variant only still.
        one(
            "by: kind\nvariants: { b: B }",
            "by: kind\nvariants: { b: C, second: B }",
            &["ref-swapped U.b mccc", "union-variant-added U.second pccc"],
        ),
        // It is the swap that gives a model a second variant, and the first another name.
        one(
            "by: kind\nvariants: { first: B, x: C }",
            "by: kind\nvariants: { first: C, x: C, second: B }",
            &["ref-swapped U.first Mccc", "union-variant-added U.second pccc"],
        ),
        // In Rust a variant is called after its model, so that another tag of it changes nothing there.
        one(
            "by: kind\nvariants: { b: B }",
            "by: kind\nvariants: { c: B }",
            &["union-variant-removed U.b pcbc", "union-variant-added U.c pccc"],
        ),
        one(
            "by: kind\nvariants: { b: B, c: C }",
            "by: kind\nvariants: { b: C, c: B }",
            &["ref-swapped U.c pddc", "ref-swapped U.b pccc"],
        ),
        one(
            "by: kind\nvariants: { b: B }",
            "by: kind\nmatch: prefix\nvariants: { b: B }",
            &["wire-name-changed U .dbd"],
        ),
    ]
}
