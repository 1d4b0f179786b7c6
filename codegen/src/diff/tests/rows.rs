//! The rows of the rule table: before, after, and what comes out.

use super::{diff, lines, property};

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

#[test]
fn choices_and_unions() {
    let of = |old: &str, new: &str| {
        let text = |body: &str| format!("enum: E\n{body}\n");
        let user = "model: A\nproperties:\n  p: { type: E }\n";
        let (old, new) = (text(old), text(new));
        lines(&diff(
            &[("models/A", user), ("enums/E", &old)],
            &[("models/A", user), ("enums/E", &new)],
        ))
    };
    let rows = [
        ("choices: { a: }", "choices: { a: , b: }", "choice-added v1.E.b mccc"),
        (
            "open: false\nchoices: { a: }",
            "open: false\nchoices: { a: , b: }",
            "choice-added v1.E.b mbcc",
        ),
        ("choices: { a: , b: }", "choices: { a: }", "choice-removed v1.E.b Mcbc"),
        (
            "choices: { a: }",
            "choices: { a: { name: c, renamed_from: a } }",
            "choice-variant-renamed v1.E.a m...",
        ),
        (
            "choices: { a: }",
            "choices: { a: { name: c } }",
            "choice-variant-renamed v1.E.a M...",
        ),
        (
            "choices: { a: }",
            "choices: { b: { name: a } }",
            "choice-wire-changed v1.E.b .dbb",
        ),
        (
            "open: false\nchoices: { a: }",
            "open: false\nchoices: { b: { name: a } }",
            "choice-wire-changed v1.E.b .bbb",
        ),
        (
            "open: false\nchoices: { a: , b: }",
            "open: false\nchoices: { b: , a: }",
            "choices-reordered v1.E M...",
        ),
        (
            "open: false\nchoices: { a: }",
            "choices: { a: }",
            "enum-opened v1.E Mccc",
        ),
        (
            "choices: { a: }",
            "open: false\nchoices: { a: }",
            "enum-closed v1.E M..b",
        ),
    ];
    for (old, new, expected) in rows {
        assert_eq!(of(old, new), [expected], "{old} -> {new}");
    }
    assert_eq!(of("choices: { a: , b: }", "choices: { b: , a: }"), [""; 0]);
}

#[test]
fn models() {
    let of = |old: &str, new: &str| {
        let file = |text: &str| format!("models/{}", text.split_whitespace().nth(1).unwrap_or_default());
        let (a, b) = (file(old), file(new));
        lines(&diff(&[(&a, old)], &[(&b, new)]))
    };
    let a = "model: A\nproperties:\n  p: { type: string }\n";
    let moved = "model: B\nrenamed_from: A\nproperties:\n  p: { type: string }\n";
    assert_eq!(of(a, moved), ["model-renamed v1.B m..."]);
    let candidate = "model: B\nproperties:\n  p: { type: string }\n";
    assert_eq!(of(a, candidate), ["model-rename-candidate v1.A M..."]);
    let other = "model: B\nproperties:\n  q: { type: string }\n";
    assert_eq!(of(a, other), ["model-removed v1.A M...", "model-added v1.B m..."]);
    let one_way = "model: A\ndirection: response\nproperties:\n  p: { type: string }\n";
    assert_eq!(of(a, one_way), ["direction-changed v1.A ..d."]);
    let renamed = "model: A\nproperties:\n  r: { type: string, renamed_from: p }\n";
    assert_eq!(of(a, renamed), ["property-renamed v1.A.r Mbbb"]);
    let pinned = "model: A\nproperties:\n  r: { type: string, wire: p, renamed_from: p }\n";
    assert_eq!(of(a, pinned), ["property-rust-renamed v1.A.r M..."]);
    let tree = "model: A\nproperties:\n  p: { type: string }\n  up: { type: A }\n";
    assert_eq!(of(a, tree), ["property-added-optional v1.A.up mccc"]);
}

#[test]
fn endpoints() {
    let of = |old: &str, new: &str| {
        let resource = |body: &str| format!("resource: R\npath: /things\nendpoints:\n{body}\n");
        let (m, n) = (
            "model: M\nproperties: { p: { type: string } }\n",
            "model: N\nproperties: { p: { type: integer } }\n",
        );
        let (old, new) = (resource(old), resource(new));
        let models = [("models/M", m), ("models/N", n)];
        lines(&diff(
            &[models[0], models[1], ("resources/R", &old)],
            &[models[0], models[1], ("resources/R", &new)],
        ))
    };
    let get = "  list: { method: GET, path: /, returns: list<M> }";
    let rows = [
        (
            get,
            "  list: { method: GET, path: /all, returns: list<M> }",
            "method-or-path-changed v1.R.list ..bb",
        ),
        (
            get,
            "  list: { method: GET, path: /, returns: page<M> }",
            "pagination-added v1.R.list Mb.b",
        ),
        (
            get,
            "  list: { method: GET, path: /, returns: list<N> }",
            "response-model-swapped v1.R.list Mb.b",
        ),
        (
            get,
            "  all: { method: GET, path: /, returns: list<M>, renamed_from: list }",
            "operation-renamed v1.R.all m...",
        ),
        (
            get,
            "  all: { method: GET, path: /, returns: list<M> }",
            "operation-renamed v1.R.all M...",
        ),
        (
            get,
            "  list: { method: GET, path: /, returns: list<M>, query: { q: { type: string } } }",
            "param-added-optional v1.R.list m.cc",
        ),
        (
            get,
            "  list: { method: GET, path: /, returns: list<M>, query: { q: { type: string, required: true } } }",
            "param-added-required v1.R.list M.bb",
        ),
        (
            "  list: { method: GET, path: /, query: { q: { type: string } } }",
            "  list: { method: GET, path: /, query: { q: { type: string, required: true } } }",
            "became-required v1.R.list M.bb",
        ),
        (
            "  list: { method: GET, path: /, query: { q: { type: string } } }",
            "  list: { method: GET, path: / }",
            "param-removed v1.R.list M.dc",
        ),
        (
            "  list: { method: GET, path: /, query: { q: { type: string, default: a } } }",
            "  list: { method: GET, path: /, query: { q: { type: string, default: b } } }",
            "server-default-changed v1.R.list ..d.",
        ),
        (
            "  one: { method: GET, path: \"/{id}\" }",
            "  one: { method: GET, path: \"/{key}\" }",
            "path-param-renamed v1.R.one p...",
        ),
        (
            "  add: { method: POST, path: /, body: M, success: 201 }",
            "  add: { method: POST, path: /, body: M, success: 200 }",
            "success-status-changed v1.R.add .d..",
        ),
        (
            "  add: { method: POST, path: /, body: M }",
            "  add: { method: POST, path: /, body: N }",
            "request-model-swapped v1.R.add M.bb",
        ),
    ];
    for (old, new, expected) in rows {
        assert_eq!(of(old, new), [expected], "{old} -> {new}");
    }
    let two = format!("{get}\n  gone: {{ method: GET, path: /gone }}");
    assert_eq!(of(&two, get), ["endpoint-removed v1.R.gone M.b."]);
    assert_eq!(of(get, &two), ["endpoint-added v1.R.gone m..."]);
}

#[test]
fn the_role_comes_from_endpoints() {
    let resource = "resource: R\npath: /things\nendpoints:\n  list: { method: GET, path: /, returns: list<M> }\n";
    let model = |name: &str, limit: &str| format!("model: {name}\nproperties:\n  p: {{ type: string{limit} }}\n");
    let (m, n) = (model("M", ""), model("N", ""));
    let (m2, n2) = (model("M", ", max_length: 2"), model("N", ", max_length: 2"));
    let report = diff(
        &[("models/M", &m), ("models/N", &n), ("resources/R", resource)],
        &[("models/M", &m2), ("models/N", &n2), ("resources/R", resource)],
    );
    assert_eq!(
        lines(&report),
        ["constraint-tightened v1.M.p .c.c", "constraint-tightened v1.N.p ...."]
    );
    assert_eq!((report.findings[0].models, report.findings[0].endpoints), (1, 1));
}

#[test]
fn the_case_of_names_is_one_finding() {
    let model = (
        "models/A",
        "model: A\nproperties:\n  a_b: { type: string }\n  c_d: { type: string }\n",
    );
    let report = diff(
        &[model, ("api", "wire_case: camelCase\n")],
        &[model, ("api", "wire_case: snake_case\n")],
    );
    assert_eq!(lines(&report), ["wire-naming-changed v1 .bbb"]);
}
