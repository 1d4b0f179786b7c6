//! The rows about enums, models, endpoints, and about a whole API.

use super::{diff, lines};

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
