//! Models as wholes, what they extend, and what they compute.

use super::{Row, row};

pub(super) fn rows() -> Vec<Row> {
    [whole(), names(), likely(), bases(), boxes(), computed()]
        .into_iter()
        .flatten()
        .collect()
}

/// One model, before and after, in the file of its name.
fn one(old: &str, new: &str, gives: &[&'static str]) -> Row {
    let file = |text: &str| format!("models/{}", text.split_whitespace().nth(1).unwrap_or_default());
    row(&[(&file(old), old)], &[(&file(new), new)], gives)
}

const A: &str = "model: A\nproperties:\n  p: { type: string }\n";

fn whole() -> Vec<Row> {
    let other = ("models/B", "model: B\nproperties:\n  q: { type: string }\n");
    vec![
        row(&[("models/A", A)], &[("models/A", A), other], &["model-added B m..."]),
        row(&[("models/A", A), other], &[("models/A", A)], &["model-removed B M..."]),
        one(
            A,
            "model: A\ndirection: response\nproperties:\n  p: { type: string }\n",
            &["direction-changed A ..d."],
        ),
        one(
            "model: A\nproperties:\n  p: { type: string, required: true }\n",
            "model: A\ndirection: response\nproperties:\n  p: { type: string, required: true }\n",
            &["direction-changed A M.b."],
        ),
        one(
            A,
            "model: A\nabstract: true\nproperties:\n  p: { type: string }\n",
            &["model-removed A M..."],
        ),
        // Nobody is such a base, and yet its inline enum is a type.
        one(
            "model: A\nabstract: true\nproperties:\n  p: { type: enum, choices: { a: } }\n",
            "model: A\nabstract: true\nproperties:\n  p: { type: string }\n",
            &["enum->string A.p M..."],
        ),
        one(
            A,
            "model: A\ndeprecated: { since: '1' }\nproperties:\n  p: { type: string }\n",
            &["deprecated-added A m..."],
        ),
    ]
}

/// Names that changed without a word: what refers to them changed for no other reason.
fn likely() -> Vec<Row> {
    let model = |name: &str, facts: &str| {
        let text =
            format!("model: {name}\nproperties:\n  p: {{ type: string{facts} }}\n  all: {{ type: list<{name}> }}\n");
        (format!("models/{name}"), text)
    };
    let choices = |name: &str| {
        (
            format!("enums/{name}"),
            format!("enum: {name}\nchoices: {{ a: , b: }}\n"),
        )
    };
    let union = |name: &str| {
        let text = format!("union: {name}\nby: kind\nvariants: {{ a: X }}\n");
        (format!("unions/{name}"), text)
    };
    let variant = ("models/X", "model: X\nproperties: { kind: { type: string } }\n");
    let holder = |name: &str| {
        format!("model: H\nproperties:\n  one: {{ type: {name} }}\n  more: {{ type: map<list<{name}>> }}\n")
    };
    let resource = |name: &str| {
        let call = format!("put: {{ method: PUT, path: /, body: {name}, returns: list<{name}> }}");
        format!("resource: R\npath: /\nendpoints:\n  {call}\n")
    };
    let one = |old: (String, String), new: (String, String), gives: &[&'static str]| {
        let name = |file: &str| file.split('/').nth(1).unwrap_or_default().to_owned();
        let holders = (holder(&name(&old.0)), holder(&name(&new.0)));
        row(
            &[(&old.0, &old.1), ("models/H", &holders.0), variant],
            &[(&new.0, &new.1), ("models/H", &holders.1), variant],
            gives,
        )
    };
    let called = (model("A", ""), model("B", ""));
    vec![
        one(model("A", ""), model("B", ""), &["model-rename-candidate A M..."]),
        one(choices("A"), choices("B"), &["model-rename-candidate A M..."]),
        one(union("A"), union("B"), &["model-rename-candidate A M..."]),
        row(
            &[(&called.0.0, &called.0.1), ("resources/R", &resource("A"))],
            &[(&called.1.0, &called.1.1), ("resources/R", &resource("B"))],
            &["model-rename-candidate A M..."],
        ),
        // What else differs is told where it is met.
        one(
            model("A", ""),
            model("B", ", required: true"),
            &[
                "model-rename-candidate A M...",
                "item-changed H.more Mcbc",
                "ref-swapped H.one Mcbc",
            ],
        ),
    ]
}

fn names() -> Vec<Row> {
    let with_enum = |head: &str| format!("{head}properties:\n  kind: {{ type: enum, choices: {{ a: }} }}\n");
    let union = ("unions/U", "union: U\nby: kind\nvariants: { a: A }\n");
    vec![
        one(
            A,
            "model: B\nrenamed_from: A\nproperties:\n  p: { type: string }\n",
            &["model-renamed B m..."],
        ),
        one(
            A,
            "model: B\nproperties:\n  p: { type: string }\n",
            &["model-rename-candidate A M..."],
        ),
        one(
            A,
            "model: B\nproperties:\n  q: { type: string }\n",
            &["model-removed A M...", "model-added B m..."],
        ),
        // An inline enum that got a better name says which it had.
        row(
            &[("models/A", &with_enum("model: A\n"))],
            &[
                ("models/A", "model: A\nproperties:\n  kind: { type: Kind }\n"),
                ("enums/Kind", "enum: Kind\nrenamed_from: AKind\nchoices: { a: }\n"),
            ],
            &["model-renamed Kind m..."],
        ),
        // An inline enum follows its model, and keeps its old name too.
        one(
            &with_enum("model: A\n"),
            &with_enum("model: B\nrenamed_from: A\n"),
            &["model-renamed B m..."],
        ),
        // The old name of a model or choice that is kept no longer.
        one(
            "model: B\nrenamed_from: A\nproperties:\n  p: { type: string }\n",
            "model: B\nproperties:\n  p: { type: string }\n",
            &["model-removed A M..."],
        ),
        row(
            &[("enums/E", "enum: E\nchoices: { a: { name: c, renamed_from: b } }\n")],
            &[("enums/E", "enum: E\nchoices: { a: { name: c } }\n")],
            &["choice-variant-renamed E.a M..."],
        ),
        // A variant of a union is called after its model, and nothing can keep its old name.
        row(
            &[("models/A", "model: A\nproperties:\n  kind: { type: string }\n"), union],
            &[
                (
                    "models/B",
                    "model: B\nrenamed_from: A\nproperties:\n  kind: { type: string }\n",
                ),
                ("unions/U", "union: U\nby: kind\nvariants: { a: B }\n"),
            ],
            &["model-renamed B M..."],
        ),
    ]
}

fn bases() -> Vec<Row> {
    let base = |name: &str, body: &str| format!("model: {name}\n{body}");
    let (p, q) = (
        "properties:\n  p: { type: string }\n",
        "properties:\n  q: { type: string }\n",
    );
    let (b, c, d) = (base("B", p), base("C", p), base("D", q));
    let hidden = base("H", &format!("abstract: true\n{p}"));
    let child = |extends: &str, rest: &str| format!("model: A\n{extends}{rest}");
    let r = "properties:\n  r: { type: string }\n";
    let others = [
        ("models/B", b.as_str()),
        ("models/C", c.as_str()),
        ("models/D", d.as_str()),
    ];
    let pair = |old: &str, new: &str, gives: &[&'static str]| {
        let side = |a| std::iter::once(("models/A", a)).chain(others).collect::<Vec<_>>();
        row(&side(old), &side(new), gives)
    };
    vec![
        // Moved to a base.
        row(
            &[(
                "models/A",
                "model: A\nproperties:\n  p: { type: string }\n  r: { type: string }\n",
            )],
            &[("models/A", &child("extends: H\n", r)), ("models/H", &hidden)],
            &[],
        ),
        // The same properties from another base, but no longer a conversion into the former one.
        pair(
            &child("extends: B\n", r),
            &child("extends: C\n", r),
            &["base-changed A M..."],
        ),
        // One edit, however many properties come and go with it.
        pair(
            &child("extends: B\n", r),
            &child("extends: D\n", r),
            &["base-changed A Mddc"],
        ),
        pair(&child("", r), &child("extends: B\n", r), &["base-changed A mccc"]),
        // What the base declares is told at the base.
        row(
            &[("models/A", &child("extends: H\n", r)), ("models/H", &hidden)],
            &[
                ("models/A", &child("extends: H\n", r)),
                (
                    "models/H",
                    "model: H\nabstract: true\nproperties:\n  p: { type: string, max_length: 3 }\n",
                ),
            ],
            &["constraint-tightened H.p .cbd"],
        ),
        row(
            &[("models/A", &child("extends: H\n", r)), ("models/H", &hidden)],
            &[("models/A", &child("", r))],
            &["property-removed-optional H.p Mddc"],
        ),
        // A closed enum that no longer fits into that of the base.
        row(
            &[
                ("models/B", "model: B\nproperties:\n  k: { type: F }\n"),
                (
                    "models/A",
                    "model: A\nextends: B\nproperties:\n  k: { type: G, override: true }\n",
                ),
                ("enums/F", "enum: F\nopen: false\nchoices: { a: }\n"),
                ("enums/G", "enum: G\nopen: false\nchoices: { a: }\n"),
            ],
            &[
                ("models/B", "model: B\nproperties:\n  k: { type: F }\n"),
                (
                    "models/A",
                    "model: A\nextends: B\nproperties:\n  k: { type: G, override: true }\n",
                ),
                ("enums/F", "enum: F\nopen: false\nchoices: { a: }\n"),
                ("enums/G", "enum: G\nopen: false\nchoices: { a: , b: }\n"),
            ],
            &["choice-added G.b Mbcc"],
        ),
    ]
}

fn boxes() -> Vec<Row> {
    let up = "model: A\nproperties:\n  p: { type: string }\n  up: { type: A }\n";
    let b = "model: B\nproperties:\n  x: { type: string }\n";
    let back = "model: B\nproperties:\n  x: { type: string }\n  back: { type: A }\n";
    let a = "model: A\nproperties:\n  b: { type: B }\n";
    vec![
        one(A, up, &["property-added-optional A.up mccc"]),
        row(
            &[("models/A", a), ("models/B", b)],
            &[("models/A", a), ("models/B", back)],
            &["model-became-recursive A.b M...", "property-added-optional B.back mccc"],
        ),
    ]
}

fn computed() -> Vec<Row> {
    let with = |computed: &str| {
        let computed = if computed.is_empty() {
            String::new()
        } else {
            format!("computed:\n  is_x: {computed}\n")
        };
        format!("model: A\nproperties:\n  p: {{ type: string }}\n{computed}")
    };
    let one = |old: &str, new: &str, gives: &[&'static str]| {
        row(&[("models/A", &with(old))], &[("models/A", &with(new))], gives)
    };
    let x = "{ type: boolean, from: p, equals: x }";
    vec![
        one("", x, &["property-added-optional A.is_x m..."]),
        one(x, "", &["property-removed-optional A.is_x M..."]),
        one(
            x,
            "{ type: boolean, from: p, equals: z }",
            &["computed-changed A.is_x pd.."],
        ),
        one(
            "{ type: boolean, from: p, equals: x, else: z, settable: true }",
            x,
            &["computed-changed A.is_x Mdd."],
        ),
        one(
            x,
            "{ type: boolean, from: p, equals: x, deprecated: { since: '1' } }",
            &["deprecated-added A.is_x p..."],
        ),
    ]
}
