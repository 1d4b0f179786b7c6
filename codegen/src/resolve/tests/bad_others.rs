//! Mistakes in enums, unions and resources.

use super::api_codes;

const NONE: [&str; 0] = [];

#[test]
fn enums() {
    let with = |text: &str| api_codes(&[("enums/E", &format!("enum: E\n{text}"))]);
    assert_eq!(with("doc: x\n"), ["missing-key E:1:7"]);
    assert_eq!(with("choices:\n"), ["missing-value E:2:1"]);
    assert_eq!(with("choices: {a: , b: }\nopen: false\n"), NONE);
    assert_eq!(with("choises: {a: , b: }\n")[0], "yaml-unknown-key E:2:1");
    assert_eq!(
        with("choices: {a: }\ndeprecated: {use: F}\n"),
        ["replacement-unknown E:3:19"]
    );
}

fn union_codes(union: &str, variant: &str, holder: &str) -> Vec<String> {
    api_codes(&[
        (
            "models/H",
            &format!("model: H\nproperties:\n  u: {{ type: list<U> }}\n{holder}"),
        ),
        (
            "models/V",
            &format!("model: V\nproperties:\n  id: {{ type: integer }}\n{variant}"),
        ),
        ("unions/U", &format!("union: U\n{union}")),
    ])
}

#[test]
fn unions() {
    let tag = "  kind: { type: string }\n";
    let good = "by: kind\nvariants: {v: V}\n";
    assert_eq!(union_codes(good, tag, ""), NONE);
    assert_eq!(union_codes(good, "", tag), NONE);
    assert_eq!(union_codes(good, "", ""), ["union-tag U:2:5"]);
    assert_eq!(union_codes(good, tag, tag), ["union-tag U:2:5"]);
    assert_eq!(union_codes("by: kind\non: holder\nvariants: {v: V}\n", tag, tag), NONE);
    assert_eq!(
        union_codes("by: kind\non: holder\nvariants: {v: V}\n", tag, ""),
        ["union-tag U:2:5"]
    );
    assert_eq!(
        union_codes(good, "  kind: { type: integer }\n", ""),
        ["union-tag V:4:3"]
    );
    assert_eq!(
        union_codes("by: kind\nvariants: {v: W}\n", "", tag),
        ["unknown-ref U:3:15"]
    );
    assert_eq!(
        union_codes("by: kind\nvariants: {v: U}\n", "", tag),
        ["union-variant U:3:15"]
    );
    assert_eq!(
        union_codes("by: kind\nvariants: {v: V, w: {model: V}}\n", "", tag),
        NONE
    );
    assert_eq!(
        union_codes("by: kind\nvariants: {\"+1\": V, w: V}\n", "", tag),
        ["choice-name U:3:12"]
    );
    assert_eq!(
        union_codes("by: kind\nvariants: {\"a b\": V, a_b: V}\n", "", tag),
        ["choice-duplicate U:3:22"]
    );
    assert_eq!(
        union_codes("variants: {no: V}\n", "", tag),
        ["missing-key U:1:8", "yaml-truthy U:2:12"]
    );
    assert_eq!(union_codes("by: kind\n", "", tag), ["missing-key U:1:8"]);
    assert_eq!(
        union_codes("by: kind\nmatch: prefix\nvariants: {v.a: V}\n", "", tag),
        ["union-variant U:4:12"]
    );
    assert_eq!(union_codes("by: kind\nvariants: {v.a: V}\n", "", tag), NONE);
    assert_eq!(
        union_codes("by: kind\nmatch: regex\nvariants: {v: V}\n", "", tag),
        ["wrong-value U:3:8"]
    );
}

fn endpoint_codes(facts: &str) -> Vec<String> {
    let facts: String = facts.lines().map(|line| format!("    {line}\n")).collect();
    let resource = format!("resource: R\npath: /r\nerrors:\n  gone: {{ status: 410 }}\nendpoints:\n  one:\n{facts}");
    api_codes(&[("models/M", "model: M\n"), ("resources/R", &resource)])
}

#[test]
fn resources() {
    assert_eq!(
        endpoint_codes("method: GET\npath: /{id}\nreturns: page<M>\nerrors: [gone]\nsuccess: 200"),
        NONE
    );
    assert_eq!(endpoint_codes("method: get"), ["wrong-value R:7:13"]);
    assert_eq!(endpoint_codes("path: /x"), ["missing-key R:6:3"]);
    assert_eq!(endpoint_codes("method: GET\nreturns: list<N>"), ["unknown-ref R:8:19"]);
    assert_eq!(
        endpoint_codes("method: GET\nreturns: page<page<M>>"),
        ["wrong-value R:8:14"]
    );
    assert_eq!(endpoint_codes("method: PUT\nbody: enum"), ["unknown-ref R:8:11"]);
    assert_eq!(endpoint_codes("method: GET\nerrors: [gnoe]"), ["unknown-ref R:8:14"]);
    assert_eq!(endpoint_codes("method: GET\nsuccess: 99"), ["wrong-value R:8:14"]);
    assert_eq!(endpoint_codes("method: GET\npath: /{id"), ["path-invalid R:8:11"]);
    assert_eq!(
        endpoint_codes("method: GET\npath: /{id}/{id}"),
        ["path-param-mismatch R:8:11"]
    );
    assert_eq!(endpoint_codes("method: GET\npath: \"/a b\""), ["path-invalid R:8:11"]);
    assert_eq!(
        endpoint_codes("method: GET\npath: /{id}\nparams: {idd: {type: integer}}"),
        ["path-param-mismatch R:9:14"]
    );
    assert_eq!(
        endpoint_codes("method: GET\nquery: {a: {type: M}}"),
        ["wrong-value R:8:23"]
    );
    assert_eq!(
        endpoint_codes("method: GET\nquery: {a: {type: enum}}"),
        ["choices-misplaced R:8:23"]
    );
    assert_eq!(
        endpoint_codes("method: GET\nquery: {a: {type: string, read_only: true}}"),
        ["yaml-unknown-key R:8:31"]
    );
    assert_eq!(
        endpoint_codes("method: GET\nquery: {a: {type: integer, default: x}}"),
        ["default-type R:8:41"]
    );
    assert_eq!(
        endpoint_codes("method: GET\nquery: {a: {type: integer, wire: b}, b: {type: integer}}"),
        ["wire-collision R:8:42"]
    );
    assert_eq!(
        endpoint_codes("method: GET\npath: /{a}\nparams: {a: {type: string}}\nquery: {a: {type: string}}"),
        ["field-collision R:10:13"]
    );
    assert_eq!(
        endpoint_codes("method: GET\nrenamed_from: one"),
        ["renamed-from-live R:8:19"]
    );
    assert_eq!(
        endpoint_codes("method: GET\ndeprecated: {use: two}"),
        ["replacement-unknown R:8:23"]
    );
    let errors = "resource: R\nerrors:\n  a: { doc: x }\n  b: { status: no }\nendpoints: []\n";
    assert_eq!(
        api_codes(&[("resources/R", errors)]),
        ["missing-key R:3:3", "wrong-value R:4:16", "wrong-kind R:5:12"]
    );
}
