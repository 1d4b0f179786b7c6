//! Properties that come, go, or have other names.

use super::{Row, property, row};

const RESPONSE: &str = "direction: response\n";
const REQUEST: &str = "direction: request\n";

const TWO_PARAMETERS: &str = "resource: R\npath: /\nendpoints:\n  list: { method: GET, path: /, query: { \
                              a_b: { type: string }, c_d: { type: string } } }\n";

pub(super) fn rows() -> Vec<Row> {
    [come(), go(), names(), words()].into_iter().flatten().collect()
}

fn come() -> Vec<Row> {
    vec![
        property("", "", "{ type: string }", &["property-added-optional A.p mccc"]),
        property(REQUEST, "", "{ type: string }", &["property-added-optional A.p m.cc"]),
        property("", "", "{ type: list<B> }", &["property-added-optional A.p mccc"]),
        property(
            "",
            "",
            "{ type: string, required: true }",
            &["property-added-required-writable A.p mcbc"],
        ),
        property(
            "",
            "",
            "{ type: string, required: true, default: x }",
            &["property-added-required+default A.p mcdc"],
        ),
        property(
            RESPONSE,
            "",
            "{ type: string, required: true }",
            &["property-added-required-read_only A.p mc.b"],
        ),
        property(
            "",
            "",
            "{ type: string, required: true, read_only: true }",
            &["property-added-required-read_only A.p mc.c"],
        ),
        // With a number go `Eq` and `Hash`.
        property("", "", "{ type: number }", &["property-added-optional A.p Mccc"]),
        property("", "", "{ type: map<N> }", &["property-added-optional A.p Mccc"]),
        row(
            &[(
                "models/A",
                "model: A\nremoved: [p]\nproperties:\n  q: { type: string }\n",
            )],
            &[(
                "models/A",
                "model: A\nproperties:\n  q: { type: string }\n  p: { type: integer }\n",
            )],
            &["name-reused A.p mbbb"],
        ),
    ]
}

fn go() -> Vec<Row> {
    vec![
        property("", "{ type: string }", "", &["property-removed-optional A.p Mddc"]),
        property(
            RESPONSE,
            "{ type: string, required: true }",
            "",
            &["property-removed-required A.p Mb.c"],
        ),
        property(
            "",
            "{ type: string, required: true }",
            "",
            &["property-removed-required A.p Mddc"],
        ),
        row(
            &[(
                "models/A",
                "model: A\nproperties:\n  q: { type: string }\n  p: { type: string }\n",
            )],
            &[(
                "models/A",
                "model: A\nremoved: [p]\nproperties:\n  q: { type: string }\n",
            )],
            &["property-removed-optional A.p Mddc"],
        ),
    ]
}

fn names() -> Vec<Row> {
    let one = |old: &str, new: &str, gives: &[&'static str]| {
        let text = |facts: &str| format!("model: A\nproperties:\n  q: {{ type: string }}\n  {facts}\n");
        row(&[("models/A", &text(old))], &[("models/A", &text(new))], gives)
    };
    vec![
        one(
            "p: { type: string }",
            "r: { type: string, wire: p, renamed_from: p }",
            &["property-rust-renamed A.r M..."],
        ),
        one(
            "p: { type: string }",
            "r: { type: string, renamed_from: p }",
            &["property-renamed A.r Mbbb"],
        ),
        one(
            "p: { type: string }",
            "type: { type: string, renamed_from: p, aliases: [p] }",
            &["property-renamed A.type Mbbb"],
        ),
        property(
            "",
            "{ type: string, wire: a }",
            "{ type: string, wire: b }",
            &["wire-name-changed A.p .bbb"],
        ),
        property(
            "",
            "{ type: string }",
            "{ type: string, aliases: [b] }",
            &["alias-added A.p .c.c"],
        ),
        property(
            "",
            "{ type: string, aliases: [b] }",
            "{ type: string }",
            &["alias-removed A.p ...b"],
        ),
        property(
            "",
            "{ type: string, read_only: true, wire: a, aliases: [b] }",
            "{ type: string, read_only: true, wire: b, aliases: [a] }",
            &["alias-swapped A.p .c.c"],
        ),
        property(
            "",
            "{ type: string, wire: a, aliases: [b] }",
            "{ type: string, wire: b, aliases: [a] }",
            &["alias-swapped A.p .cbb"],
        ),
        row(
            &[(
                "models/A",
                "model: A\nproperties:\n  a_b: { type: string }\n  c_d: { type: string }\n",
            )],
            &[
                (
                    "models/A",
                    "model: A\nproperties:\n  a_b: { type: string }\n  c_d: { type: string }\n",
                ),
                ("api", "wire_case: snake_case\n"),
            ],
            &["wire-naming-changed  .bbb"],
        ),
        // Parameters follow too: it is one edit of one line.
        row(
            &[("resources/R", TWO_PARAMETERS)],
            &[("resources/R", TWO_PARAMETERS), ("api", "wire_case: snake_case\n")],
            &["wire-naming-changed  ..bb"],
        ),
    ]
}

fn words() -> Vec<Row> {
    let deprecated = "{ type: string, deprecated: { since: '1' } }";
    vec![
        property("", "{ type: string }", deprecated, &["deprecated-added A.p m..."]),
        property("", deprecated, "{ type: string }", &["deprecated-removed A.p p..."]),
        property(
            "",
            "{ type: string, default: a }",
            "{ type: string, default: b }",
            &["client-default-changed A.p ..dd"],
        ),
        property(
            "",
            "{ type: string, default: a }",
            "{ type: string }",
            &["default-removed A.p ..d."],
        ),
        property(
            "",
            "{ type: string }",
            "{ type: string, doc: Text. }",
            &["docs-changed A p..."],
        ),
        property(
            "",
            "{ type: string }",
            "{ type: string, sensitive: true }",
            &["docs-changed A p..."],
        ),
        property("", "{ type: string, doc: A b. }", "{ doc: 'A b.', type: string }", &[]),
    ]
}
