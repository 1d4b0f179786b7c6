//! The rows of the rule table: before, after, and what comes out.

use super::property;

const RESPONSE: &str = "direction: response\n";
const REQUEST: &str = "direction: request\n";

#[test]
fn properties() {
    let rows: &[(&str, &str, &str, &str)] = &[
        ("", "", "{ type: string }", "property-added-optional v1.A.p mccc"),
        (
            "",
            "",
            "{ type: string, required: true }",
            "property-added-required-writable v1.A.p mcbc",
        ),
        (
            "",
            "",
            "{ type: string, required: true, default: x }",
            "property-added-required+default v1.A.p mcdc",
        ),
        (
            RESPONSE,
            "",
            "{ type: string, required: true }",
            "property-added-required-read_only v1.A.p mc.b",
        ),
        (
            "",
            "",
            "{ type: string, required: true, read_only: true }",
            "property-added-required-read_only v1.A.p mc.c",
        ),
        ("", "", "{ type: number }", "property-added-optional v1.A.p Mccc"),
        ("", "{ type: string }", "", "property-removed-optional v1.A.p Mddc"),
        (
            RESPONSE,
            "{ type: string, required: true }",
            "",
            "property-removed-required v1.A.p Mb.c",
        ),
        (
            "",
            "{ type: string, wire: a }",
            "{ type: string, wire: b }",
            "wire-name-changed v1.A.p .bbb",
        ),
        (
            "",
            "{ type: string }",
            "{ type: string, aliases: [b] }",
            "alias-added v1.A.p .c.c",
        ),
        (
            "",
            "{ type: string, aliases: [b] }",
            "{ type: string }",
            "alias-removed v1.A.p ...b",
        ),
        (
            "",
            "{ type: string, read_only: true, wire: a, aliases: [b] }",
            "{ type: string, read_only: true, wire: b, aliases: [a] }",
            "alias-swapped v1.A.p .c.c",
        ),
        (
            "",
            "{ type: string }",
            "{ type: string, required: true }",
            "required-added v1.A.p .cbc",
        ),
        (
            RESPONSE,
            "{ type: string }",
            "{ type: string, required: true }",
            "required-added v1.A.p Mc.b",
        ),
        (
            RESPONSE,
            "{ type: string, required: true }",
            "{ type: string }",
            "required-removed v1.A.p Mb.c",
        ),
        (
            "",
            "{ type: string, required: true }",
            "{ type: string }",
            "required-removed v1.A.p .ccc",
        ),
        (
            "",
            "{ type: string }",
            "{ type: string, nullable: true }",
            "nullable-added v1.A.p Mccc",
        ),
        (
            RESPONSE,
            "{ type: string }",
            "{ type: string, nullable: true }",
            "nullable-added v1.A.p .c.c",
        ),
        (
            "",
            "{ type: string, nullable: true }",
            "{ type: string }",
            "nullable-removed v1.A.p Mcbc",
        ),
        (
            "",
            "{ type: string }",
            "{ type: string, read_only: true }",
            "became-read_only v1.A.p ..d.",
        ),
        (
            "",
            "{ type: string, read_only: true }",
            "{ type: string }",
            "no-longer-read_only v1.A.p ..c.",
        ),
        (
            "",
            "{ type: string }",
            "{ type: string, write_only: true }",
            "became-write_only v1.A.p .d..",
        ),
        (
            "",
            "{ type: string, write_only: true }",
            "{ type: string }",
            "no-longer-write_only v1.A.p .c.c",
        ),
        (
            "",
            "{ type: string }",
            "{ type: string, deprecated: { since: '1' } }",
            "deprecated-added v1.A.p m...",
        ),
        (
            "",
            "{ type: string, default: a }",
            "{ type: string, default: b }",
            "client-default-changed v1.A.p ..dd",
        ),
        (
            "",
            "{ type: string, default: a }",
            "{ type: string }",
            "default-removed v1.A.p ..d.",
        ),
        (
            "",
            "{ type: string }",
            "{ type: string, doc: Text. }",
            "docs-changed v1.A p...",
        ),
    ];
    check(rows);
}

#[test]
fn types_and_limits() {
    let rows: &[(&str, &str, &str, &str)] = &[
        (
            "",
            "{ type: integer }",
            "{ type: number }",
            "type-integer->number v1.A.p Mbcc",
        ),
        (
            "",
            "{ type: number }",
            "{ type: integer }",
            "type-number->integer v1.A.p Mcbb",
        ),
        (
            "",
            "{ type: integer }",
            "{ type: string }",
            "type-kind-changed v1.A.p Mbbb",
        ),
        (
            "",
            "{ type: string }",
            "{ type: datetime }",
            "type-format-typed v1.A.p Mcbb",
        ),
        (
            "",
            "{ type: datetime }",
            "{ type: string }",
            "type-format-untyped v1.A.p Mbcc",
        ),
        (
            "",
            "{ type: string }",
            "{ type: list<string> }",
            "arity-changed v1.A.p Mbbb",
        ),
        (
            "",
            "{ type: list<integer> }",
            "{ type: list<number> }",
            "item-changed v1.A.p Mbcc",
        ),
        ("", "{ type: B }", "{ type: C }", "ref-swapped-same-shape v1.A.p M..."),
        ("", "{ type: B }", "{ type: D }", "ref-swapped v1.A.p Mbbb"),
        (
            "",
            "{ type: string }",
            "{ type: enum, choices: { a: } }",
            "string->enum v1.A.p Mcbc",
        ),
        (
            "",
            "{ type: enum, choices: { a: } }",
            "{ type: string }",
            "enum->string v1.A.p Mccc",
        ),
        (
            "",
            "{ type: string }",
            "{ type: string, max_length: 4 }",
            "constraint-tightened v1.A.p .cbd",
        ),
        (
            RESPONSE,
            "{ type: string }",
            "{ type: string, max_length: 4 }",
            "constraint-tightened v1.A.p .c.c",
        ),
        (
            "",
            "{ type: integer, min: -5 }",
            "{ type: integer }",
            "constraint-loosened v1.A.p .dcc",
        ),
        (
            REQUEST,
            "{ type: integer, max: 5 }",
            "{ type: integer, max: 6 }",
            "constraint-loosened v1.A.p ..cc",
        ),
        (
            "",
            "{ type: string, pattern: '^a+$' }",
            "{ type: string, pattern: '^a$' }",
            "pattern-changed v1.A.p .cbd",
        ),
        (
            "",
            "{ type: string, pattern: '^a$' }",
            "{ type: string, pattern: '^b$' }",
            "pattern-changed v1.A.p .dbd",
        ),
        (
            "",
            "{ type: string, pattern: '\\ba' }",
            "{ type: string, pattern: b }",
            "pattern-changed v1.A.p .ddd",
        ),
        (
            "",
            "{ type: string, format: html }",
            "{ type: string, format: markdown }",
            "format-annotation-changed v1.A.p .dd.",
        ),
    ];
    check(rows);
    assert_eq!(
        property(
            "",
            "{ type: string, pattern: '^aa*$' }",
            "{ type: string, pattern: '^a+$' }"
        ),
        [""; 0]
    );
}

fn check(rows: &[(&str, &str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (head, old, new, expected) in rows {
        let found = property(head, old, new);
        if found != [*expected] {
            wrong.push(format!("{old} -> {new}: {found:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
