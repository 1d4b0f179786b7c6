//! Mistakes in what endpoints say of requests and responses.

use super::api_codes;

const NONE: [&str; 0] = [];

const API: &str = "paging: {pages: {items: a, parameter: page}, whole: {items: a}}
search: {Query: {fields: {a: {type: string}}}}
";

/// The findings of an endpoint of this method, whose first fact stands in line 6.
fn call_codes(method: &str, facts: &str) -> Vec<String> {
    let facts: String = facts.lines().map(|line| format!("    {line}\n")).collect();
    let resource = format!("resource: R\npath: /r\nendpoints:\n  one:\n    method: {method}\n{facts}");
    api_codes(&[
        ("api", API),
        ("models/M", "model: M\nproperties: {name: {type: string}}\n"),
        ("models/Out", "model: Out\ndirection: response\n"),
        ("models/In", "model: In\ndirection: request\n"),
        ("resources/R", &resource),
    ])
}

#[test]
fn bodies() {
    let body_params = "body_params: {reload: {type: boolean, value: true}}";
    let patch = "patch: {name: P, form: list, operations: {a: {op: remove, path: /a}}}";
    assert_eq!(call_codes("POST", &format!("body: M\n{body_params}")), NONE);
    assert_eq!(call_codes("PATCH", patch), NONE);
    assert_eq!(call_codes("DELETE", "body: M"), NONE);
    for method in ["GET", "HEAD"] {
        assert_eq!(call_codes(method, "body: M"), ["body-misplaced R:6:11"]);
        assert_eq!(call_codes(method, body_params), ["body-misplaced R:6:19"]);
        assert_eq!(call_codes(method, patch), ["body-misplaced R:6:5"]);
    }
    assert_eq!(
        call_codes("PATCH", &format!("{patch}\nbody: M\n{body_params}")),
        ["body-misplaced R:7:11", "body-misplaced R:8:19"]
    );
    assert_eq!(
        call_codes("PUT", &format!("body: list<M>\n{body_params}")),
        ["body-misplaced R:7:19"]
    );
    assert_eq!(
        call_codes("PUT", "body: M\nbody_params: {a: {type: string, wire: name}}"),
        ["wire-collision R:7:19"]
    );
    assert_eq!(
        call_codes("PUT", "query: {a: {type: string}}\nbody_params: {a: {type: string}}"),
        ["field-collision R:7:19"]
    );
    assert_eq!(
        call_codes("PUT", "body: Out\nreturns: list<In>"),
        ["direction-mismatch R:6:11", "direction-mismatch R:7:19"]
    );
}

#[test]
fn fixed_values() {
    let with = |facts: &str| call_codes("GET", &format!("query: {{a: {{{facts}}}}}"));
    assert_eq!(with("type: boolean, value: true"), NONE);
    assert_eq!(with("type: boolean, value: yes"), ["value-type R:6:39"]);
    assert_eq!(
        with("type: enum, choices: {a: }, value: b"),
        ["value-not-a-choice R:6:52"]
    );
    assert_eq!(with("type: integer, max: 1, value: 2"), ["value-out-of-range R:6:47"]);
    assert_eq!(with("type: integer, default: 1, value: 2"), ["flag-conflict R:6:41"]);
    assert_eq!(with("type: list<string>, value: [a]"), ["value-type R:6:44"]);
    assert_eq!(with("type: integer, value: "), ["missing-value R:6:32"]);
    assert_eq!(
        call_codes("GET", "path: /{a}\nparams: {a: {type: integer, value: 1}}"),
        ["yaml-unknown-key R:7:33"]
    );
}

#[test]
fn lists() {
    assert_eq!(
        call_codes("GET", "returns: page<M>\npaging: whole\nitems: [b, c]"),
        NONE
    );
    assert_eq!(
        call_codes("GET", "returns: page<M>\npaging: page"),
        ["unknown-ref R:7:13"]
    );
    assert_eq!(
        call_codes("GET", "returns: page<M>\nitems: []"),
        ["missing-value R:7:12"]
    );
    assert_eq!(
        call_codes("GET", "returns: list<M>\npaging: pages\nitems: b"),
        ["paging-misplaced R:7:13", "paging-misplaced R:8:12"]
    );
    assert_eq!(
        call_codes("GET", "returns: page<M>\nquery: {p: {type: integer, wire: page}}"),
        ["wire-collision R:7:13"]
    );
    assert_eq!(
        call_codes("GET", "returns: page<M>\npaging: whole\nquery: {page: {type: integer}}"),
        NONE
    );
    let plain = "resource: R\nendpoints:\n  one:\n    method: GET\n    returns: page<M>\n";
    let without = |more: &str| api_codes(&[("models/M", "model: M\n"), ("resources/R", &format!("{plain}{more}"))]);
    assert_eq!(without(""), NONE);
    assert_eq!(without("    items: a\n"), ["paging-misplaced R:6:12"]);
    assert_eq!(without("    paging: pages\n"), ["unknown-ref R:6:13"]);
}

#[test]
fn what_depends_on_an_api_file_with_a_mistake_is_said_once() {
    let resource = "resource: R\nendpoints:\n  one:\n    method: GET\n    returns: page<M>\n    paging: pages\n    items: a\n    \
                    query: {q: {type: string, search: Query}}\n";
    let codes = |api| api_codes(&[("api", api), ("models/M", "model: M\n"), ("resources/R", resource)]);
    assert_eq!(
        codes("pagin: {pages: {}}\nsearh: {}\n"),
        ["yaml-unknown-key api:1:1", "yaml-unknown-key api:2:1"]
    );
    assert_eq!(codes("paging: [pages]\n"), ["wrong-kind api:1:9"]);
    assert_eq!(codes("title: [\n").len(), 1);
}

#[test]
fn searches() {
    let with = |facts: &str| call_codes("GET", &format!("query: {{q: {{{facts}}}}}"));
    assert_eq!(with("type: string, search: Query"), NONE);
    assert_eq!(with("type: string, search: Qery"), ["unknown-ref R:6:39"]);
    assert_eq!(with("type: integer, search: Query"), ["wrong-value R:6:40"]);
    assert_eq!(
        call_codes("PUT", "body_params: {q: {type: string, search: Query}}"),
        ["yaml-unknown-key R:6:37"]
    );
    assert_eq!(call_codes("GET", "auth: basic"), ["wrong-value R:6:11"]);
    assert_eq!(call_codes("GET", "auth: none"), NONE);
}

#[test]
fn patches() {
    let with = |operation: &str| {
        call_codes(
            "PATCH",
            &format!("patch:\n  name: P\n  form: object\n  operations:\n    a: {operation}"),
        )
    };
    assert_eq!(with("{op: replace, path: /a, type: string, min_length: 1}"), NONE);
    assert_eq!(
        with("{op: replace, path: \"/b/{id}\", params: {id: {type: string}}, type: any}"),
        NONE
    );
    assert_eq!(with("{op: replac, path: /a}"), ["wrong-value R:10:17"]);
    assert_eq!(with("{op: remove, path: a}"), ["path-invalid R:10:31"]);
    assert_eq!(with("{op: remove, path: \"/{a\"}"), ["path-invalid R:10:31"]);
    assert_eq!(
        with("{op: remove, path: \"/{slug}\", params: {slugg: {type: string}}}"),
        ["path-param-mismatch R:10:51"]
    );
    assert_eq!(with("{op: remove, path: /a, value: 1}"), ["missing-key R:10:9"]);
    assert_eq!(
        with("{op: replace, path: /a, type: boolean, value: 1}"),
        ["value-type R:10:58"]
    );
    assert_eq!(
        with("{op: replace, path: \"/{value}\", type: string}"),
        ["field-collision R:10:32"]
    );
    assert_eq!(
        with("{op: replace, path: /a, type: Out}"),
        ["direction-mismatch R:10:42"]
    );
    assert_eq!(
        with("{op: replace, path: /a, type: string, default: x}"),
        ["yaml-unknown-key R:10:50"]
    );
    assert_eq!(with("{}"), ["missing-key R:10:9", "missing-key R:10:9"]);
    assert_eq!(call_codes("PATCH", "patch: {}"), ["missing-key R:6:5"; 3]);
    assert_eq!(
        call_codes("PATCH", "patch: {name: p, form: array, operations: {}}"),
        ["name-invalid R:6:19", "wrong-value R:6:28", "missing-key R:6:47"]
    );
    assert_eq!(
        call_codes(
            "PATCH",
            "patch:\n  name: P\n  form: list\n  operations:\n    a: {op: add, path: /a}\n    a: {op: add, path: /b}"
        ),
        ["yaml-key-duplicate R:11:9"]
    );
}

#[test]
fn names_that_meet() {
    let patch = |name: &str| {
        format!(
            "patch: {{name: {name}, form: list, operations: {{kind: {{op: add, path: /a, type: enum, choices: {{a: }}}}}}}}"
        )
    };
    assert_eq!(call_codes("PATCH", &patch("P")), NONE);
    for taken in ["M", "Query", "R"] {
        assert_eq!(call_codes("PATCH", &patch(taken)), ["type-collision R:6:19"], "{taken}");
    }
    let heirs =
        "resource: R\nendpoints:\n  a: {method: GET, renamed_from: old}\n  b: {method: GET, renamed_from: old}\n";
    assert_eq!(api_codes(&[("resources/R", heirs)]), ["renamed-from-live R:4:34"]);
    let two = format!("{}\n  two:\n    method: PATCH\n    {}", patch("P"), patch("P"));
    let two = api_codes(&[(
        "resources/R",
        &format!("resource: R\nendpoints:\n  one:\n    method: PATCH\n    {two}\n"),
    )]);
    assert_eq!(two, ["type-collision R:8:19"]);
}

#[test]
fn names_that_meet_in_a_client() {
    let resource = |name: &str, endpoints: &str| {
        let text = format!("resource: {name}\nendpoints:\n{endpoints}");
        api_codes(&[(&format!("resources/{name}"), &text)])
    };
    let one = "  get_1: {method: GET, path: /1}\n";
    assert_eq!(resource("Things", one), NONE);
    assert_eq!(resource("Client", one), ["type-collision Client:1:11"]);
    let both = format!("{one}  get1: {{method: GET, path: /2}}\n");
    assert_eq!(resource("Things", &both), ["type-collision Things:4:3"]);
    let patch = "  change: {method: PATCH, path: /1, patch: {name: ThingsGet1, form: list, operations: \
                 {a: {op: remove, path: /a}}}}\n";
    assert_eq!(
        resource("Things", &format!("{patch}{one}")),
        ["type-collision Things:4:3"]
    );
}
