//! Types and limits.

use super::{Row, property};

const RESPONSE: &str = "direction: response\n";
const REQUEST: &str = "direction: request\n";

pub(super) fn rows() -> Vec<Row> {
    [types(), references(), limits(), patterns()]
        .into_iter()
        .flatten()
        .collect()
}

fn types() -> Vec<Row> {
    let one = |old: &str, new: &str, gives: &'static str| {
        let facts = |ty: &str| format!("{{ type: {ty} }}");
        property("", &facts(old), &facts(new), &[gives])
    };
    vec![
        one("integer", "number", "type-integer->number A.p Mbcc"),
        one("number", "integer", "type-number->integer A.p Mcbb"),
        one("integer", "string", "type-kind-changed A.p Mbbb"),
        one("boolean", "any", "type-kind-changed A.p Mbcc"),
        one("any", "boolean", "type-kind-changed A.p Mcbb"),
        one("string", "datetime", "type-format-typed A.p Mcbb"),
        one("datetime", "string", "type-format-untyped A.p Mbcc"),
        one("string", "color", "type-format-typed A.p Mcbc"),
        one("bytes", "string", "type-format-untyped A.p Mbcc"),
        one("string", "list<string>", "arity-changed A.p Mbbb"),
        one("map<string>", "list<string>", "arity-changed A.p Mbbb"),
        one("list<integer>", "list<number>", "item-changed A.p Mbcc"),
        one("map<list<number>>", "map<list<integer>>", "item-changed A.p Mcbb"),
        property(
            "",
            "{ type: string }",
            "{ type: enum, choices: { a: } }",
            &["string->enum A.p Mcbc"],
        ),
        property(
            "",
            "{ type: string }",
            "{ type: enum, open: false, choices: { a: } }",
            &["string->enum A.p Mcbb"],
        ),
        property(
            "",
            "{ type: enum, choices: { a: } }",
            "{ type: string }",
            &["enum->string A.p Mccc"],
        ),
        property(
            RESPONSE,
            "{ type: enum, open: false, choices: { a: } }",
            "{ type: string }",
            &["enum->string A.p Mb.c"],
        ),
    ]
}

fn references() -> Vec<Row> {
    let one = |old: &str, new: &str, gives: &'static str| {
        let facts = |ty: &str| format!("{{ type: {ty} }}");
        property("", &facts(old), &facts(new), &[gives])
    };
    vec![
        one("B", "C", "ref-swapped-same-shape A.p M..."),
        one("list<B>", "list<C>", "item-changed A.p M..."),
        one("B", "D", "ref-swapped A.p Mbbb"),
        // The choices are the same, but only one of the two is closed.
        one("E", "F", "ref-swapped A.p M..b"),
        one("F", "E", "ref-swapped A.p Mccc"),
    ]
}

fn limits() -> Vec<Row> {
    let one = |head: &str, old: &str, new: &str, gives: &'static str| {
        let facts = |limit: &str| format!("{{ type: {limit} }}");
        property(head, &facts(old), &facts(new), &[gives])
    };
    vec![
        one("", "string", "string, max_length: 4", "constraint-tightened A.p .cbd"),
        one(
            RESPONSE,
            "string",
            "string, max_length: 4",
            "constraint-tightened A.p .c.c",
        ),
        one(
            REQUEST,
            "string",
            "string, min_length: 4",
            "constraint-tightened A.p ..bc",
        ),
        one("", "integer, min: -5", "integer", "constraint-loosened A.p .dcc"),
        one("", "integer", "integer, min: -5", "constraint-tightened A.p .cbd"),
        one(
            REQUEST,
            "integer, max: 5",
            "integer, max: 6",
            "constraint-loosened A.p ..cc",
        ),
        one(
            "",
            "number, min: 0.5",
            "number, min: 1.5",
            "constraint-tightened A.p .cbd",
        ),
        one(
            "",
            "list<string>",
            "list<string>, max_items: 2",
            "constraint-tightened A.p .cbd",
        ),
        one(
            "",
            "list<string>, min_items: 2",
            "list<string>",
            "constraint-loosened A.p .dcc",
        ),
        one(
            "",
            "list<string>",
            "list<string>, max_length: 2",
            "constraint-tightened A.p .cbd",
        ),
        one("", "string", "string, format: email", "constraint-tightened A.p .cbd"),
        one("", "string, format: url", "string", "constraint-loosened A.p .dcc"),
        one(
            "",
            "string, format: html",
            "string, format: markdown",
            "format-annotation-changed A.p .dd.",
        ),
        one(
            "",
            "string, format: email",
            "string, format: timezone",
            "format-annotation-changed A.p .dbd",
        ),
    ]
}

fn patterns() -> Vec<Row> {
    let one = |old: &str, new: &str, gives: &[&'static str]| {
        let facts = |pattern: &str| {
            let pattern = if pattern.is_empty() {
                String::new()
            } else {
                format!(", pattern: '{pattern}'")
            };
            format!("{{ type: string{pattern} }}")
        };
        property("", &facts(old), &facts(new), gives)
    };
    vec![
        one("", "^a+$", &["constraint-tightened A.p .cbd"]),
        one("^a+$", "", &["constraint-loosened A.p .dcc"]),
        one("^a+$", "^a$", &["pattern-changed A.p .cbd"]),
        one("^a$", "^a+$", &["pattern-changed A.p .dcc"]),
        one("^a$", "^b$", &["pattern-changed A.p .dbd"]),
        // A word boundary is not regular here, so nothing is decided.
        one("\\ba", "b", &["pattern-changed A.p .ddd"]),
        // The same strings, written another way.
        one("^aa*$", "^a+$", &[]),
    ]
}
