//! Endpoints, their parameters, what they give and take.

use super::{Row, row};

pub(super) fn rows() -> Vec<Row> {
    [calls(), exchanges(), parameters(), beside(), roles()]
        .into_iter()
        .flatten()
        .collect()
}

/// A resource with models to give and to take.
fn one(old: &str, new: &str, gives: &[&'static str]) -> Row {
    let m = "model: M\nproperties: { p: { type: string } }\n";
    let n = "model: N\nproperties: { p: { type: integer } }\n";
    let t = "model: T\nproperties: { t: { type: T } }\n";
    let q = "model: Q\nproperties: { p: { type: string, required: true } }\n";
    let resource = |body: &str| format!("resource: R\npath: /things\n{body}\n");
    let side = |text: &str| -> Vec<(&'static str, String)> {
        let models = [("models/M", m), ("models/N", n), ("models/Q", q), ("models/T", t)];
        let named = models.into_iter().filter(|(file, _)| {
            let name = &file["models/".len()..];
            [old, new]
                .iter()
                .any(|text| text.contains(&format!(": {name}")) || text.contains(&format!("<{name}>")))
        });
        let mut files: Vec<_> = named.map(|(file, text)| (file, text.to_owned())).collect();
        files.push(("resources/R", resource(text)));
        files
    };
    let (old, new) = (side(old), side(new));
    fn refs<'a>(side: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
        side.iter().map(|(file, text)| (*file, text.as_str())).collect()
    }
    row(&refs(&old), &refs(&new), gives)
}

/// Endpoints as lines of a resource.
fn endpoints(old: &[&str], new: &[&str], gives: &[&'static str]) -> Row {
    let lines = |side: &[&str]| {
        let lines: Vec<String> = side.iter().map(|line| format!("  {line}")).collect();
        format!("endpoints:\n{}", lines.join("\n"))
    };
    one(&lines(old), &lines(new), gives)
}

const LIST: &str = "list: { method: GET, path: /, returns: list<M> }";

fn calls() -> Vec<Row> {
    let gone = "gone: { method: GET, path: /gone }";
    let deprecated = "list: { method: GET, path: /, returns: list<M>, deprecated: { since: '1' } }";
    let url = |url: &str| {
        let api = format!("wire_case: camelCase\nbase_url: https://{url}\n");
        [
            (
                "resources/R",
                "resource: R\npath: /\nendpoints:\n  get: { method: GET, path: / }\n".to_owned(),
            ),
            ("api", api),
        ]
    };
    let (v1, v2) = (url("a.example.com/v1"), url("a.example.com/v2"));
    let refs = |side: &[(&'static str, String); 2]| -> Vec<(String, String)> {
        side.iter()
            .map(|(file, text)| ((*file).to_owned(), text.clone()))
            .collect()
    };
    vec![
        endpoints(&[LIST], &[LIST, gone], &["endpoint-added R.gone m..."]),
        endpoints(&[LIST, gone], &[LIST], &["endpoint-removed R.gone M.b."]),
        endpoints(
            &[LIST],
            &["list: { method: GET, path: /all, returns: list<M> }"],
            &["method-or-path-changed R.list ..bb"],
        ),
        Row {
            old: refs(&v1).into_iter().collect(),
            new: refs(&v2).into_iter().collect(),
            gives: vec!["method-or-path-changed  ..bb"],
        },
        endpoints(
            &[LIST],
            &["all: { method: GET, path: /, returns: list<M>, renamed_from: list }"],
            &["operation-renamed R.all m..."],
        ),
        endpoints(
            &[LIST],
            &["all: { method: GET, path: /, returns: list<M> }"],
            &["operation-renamed R.all M..."],
        ),
        endpoints(
            &["one: { method: GET, path: \"/{id}\" }"],
            &["one: { method: GET, path: \"/{key}\" }"],
            &["path-param-renamed R.one p..."],
        ),
        endpoints(
            &["one: { method: GET, path: \"/{id}\" }"],
            &["one: { method: GET, path: \"/{id}/{key}\" }"],
            &["method-or-path-changed R.one M.bb"],
        ),
        endpoints(
            &["one: { method: GET, path: \"/{id}\" }"],
            &["one: { method: GET, path: \"/{id}\", params: { id: { type: string } } }"],
            &["type-kind-changed R.one M.bb"],
        ),
        endpoints(
            &["one: { method: GET, path: \"/{id}\", params: { id: { type: integer, max: 50 } } }"],
            &["one: { method: GET, path: \"/{id}\", params: { id: { type: integer, max: 20 } } }"],
            &["constraint-tightened R.one ..bc"],
        ),
        endpoints(&[LIST], &[deprecated], &["deprecated-added R.list m..."]),
        endpoints(&[deprecated], &[LIST], &["deprecated-removed R.list p..."]),
    ]
}

fn exchanges() -> Vec<Row> {
    let body = |more: &str| format!("add: {{ method: POST, path: /, body: M{more} }}");
    let whole = |more: &str| format!("add: {{ method: POST, path: /, body: Q{more} }}");
    let errors = "errors:\n  full: { status: 409, doc: No room. }\n";
    let of = |line: &str| format!("{errors}endpoints:\n  {line}");
    vec![
        endpoints(
            &[LIST],
            &["list: { method: GET, path: /, returns: page<M> }"],
            &["pagination-added R.list Mb.b"],
        ),
        endpoints(
            &["list: { method: GET, path: /, returns: page<M> }"],
            &[LIST],
            &["pagination-removed R.list Mb.b"],
        ),
        endpoints(
            &[LIST],
            &["list: { method: GET, path: /, returns: list<N> }"],
            &["response-model-swapped R.list Mb.b"],
        ),
        endpoints(
            &[&body("")],
            &["add: { method: POST, path: /, body: N }"],
            &["request-model-swapped R.add M.bb"],
        ),
        endpoints(
            &[&whole(", partial: true")],
            &[&whole("")],
            &["required-added R.add ..bc"],
        ),
        endpoints(
            &[&whole("")],
            &[&whole(", partial: true")],
            &["required-removed R.add ..cc"],
        ),
        // Nothing of `M` is required, nor of `T`, which is in itself.
        endpoints(&[&body(", partial: true")], &[&body("")], &[]),
        endpoints(
            &["add: { method: POST, path: /, body: T }"],
            &["add: { method: POST, path: /, body: T, partial: true }"],
            &[],
        ),
        endpoints(
            &[&body(", success: 201")],
            &[&body(", success: 200")],
            &["success-status-changed R.add .d.."],
        ),
        endpoints(
            &[&body(", returns: M, success: 200")],
            &[&body(", returns: M, success: 204")],
            &["success-status-changed R.add .b.."],
        ),
        // Nobody reads what does not come.
        endpoints(
            &[&body(", success: 200")],
            &[&body(", success: 204")],
            &["success-status-changed R.add .d.."],
        ),
        one(
            &of(&body("")),
            &of(&body(", errors: [full]")),
            &["error-added R.add .d.."],
        ),
        one(
            &of(&body(", errors: [full]")),
            &of(&body("")),
            &["error-removed R.add p..."],
        ),
    ]
}

fn parameters() -> Vec<Row> {
    let with = |query: &str| format!("get: {{ method: GET, path: /, query: {{ {query} }} }}");
    let none = "get: { method: GET, path: / }";
    let pair = |old: &str, new: &str, gives: &'static str| endpoints(&[&with(old)], &[&with(new)], &[gives]);
    let optional = "q: { type: string }";
    let within = |place: &str, facts: &str| format!("add: {{ method: POST, path: /, {place}: {{ {facts} }} }}");
    let moved = |from: [&str; 2], to: [&str; 2], gives: &[&'static str]| {
        endpoints(&[&within(from[0], from[1])], &[&within(to[0], to[1])], gives)
    };
    let required = "q: { type: string, required: true }";
    vec![
        endpoints(&[none], &[&with(optional)], &["param-added-optional R.get m.cc"]),
        endpoints(&[none], &[&with(required)], &["param-added-required R.get M.bb"]),
        endpoints(&[&with(optional)], &[none], &["param-removed R.get M.dc"]),
        pair(optional, required, "became-required R.get M.bb"),
        moved(
            ["query", optional],
            ["body_params", optional],
            &["param-location-changed R.add ..bb"],
        ),
        moved(
            ["body_params", optional],
            ["query", "q: { type: integer }"],
            &["param-location-changed R.add ..bb", "type-kind-changed R.add M.bb"],
        ),
        pair(required, optional, "became-optional R.get M.cc"),
        pair(
            "q: { type: string, default: a }",
            "q: { type: string, default: b }",
            "server-default-changed R.get ..d.",
        ),
        pair(
            optional,
            "q: { type: string, default: b }",
            "server-default-added R.get ..d.",
        ),
        pair(
            "q: { type: string, default: b }",
            optional,
            "default-removed R.get ..d.",
        ),
        pair(
            "size: { type: integer, max: 50 }",
            "size: { type: integer, max: 20 }",
            "constraint-tightened R.get ..bc",
        ),
        pair(optional, "q: { type: integer }", "type-kind-changed R.get M.bb"),
        pair(
            "p: { type: string, required: true }, q: { type: integer, required: true }",
            "q: { type: integer, required: true }, p: { type: string, required: true }",
            "params-reordered R.get M...",
        ),
        // Of one type they compile, and change places without a word.
        pair(
            "p: { type: string, required: true }, q: { type: string, required: true }",
            "q: { type: string, required: true }, p: { type: string, required: true }",
            "params-reordered R.get M...",
        ),
        endpoints(
            &[&with("p: { type: string }, q: { type: integer }")],
            &[&with("q: { type: integer }, p: { type: string }")],
            &[],
        ),
        pair(
            optional,
            "q: { type: string, wire: query }",
            "wire-name-changed R.get ..bb",
        ),
        pair(
            "q: { type: enum, choices: { a: , b: } }",
            "q: { type: enum, choices: { a: } }",
            "choice-removed RGetQ.b M.bc",
        ),
    ]
}

/// What travels beside the model of a body.
fn beside() -> Vec<Row> {
    let with = |more: &str| format!("add: {{ method: POST, path: /, body: M, body_params: {{ {more} }} }}");
    let pair = |old: &str, new: &str, gives: &'static str| endpoints(&[&with(old)], &[&with(new)], &[gives]);
    vec![
        pair(
            "q: { type: string }",
            "q: { type: string }, r: { type: M }",
            "param-added-optional R.add m.cc",
        ),
        pair(
            "q: { type: string }, r: { type: M }",
            "q: { type: string }",
            "param-removed R.add M.dc",
        ),
        pair(
            "q: { type: string }",
            "q: { type: string, wire: query }",
            "wire-name-changed R.add ..bb",
        ),
        pair(
            "q: { type: integer, max: 9 }",
            "q: { type: integer, max: 5 }",
            "constraint-tightened R.add ..bc",
        ),
        pair(
            "q: { type: string }",
            "q: { type: any }",
            "type-kind-changed R.add M.cc",
        ),
        pair(
            "q: { type: integer }",
            "q: { type: any }",
            "type-kind-changed R.add M.cc",
        ),
        pair(
            "q: { type: list<string> }",
            "q: { type: any }",
            "type-kind-changed R.add M.cc",
        ),
        pair(
            "q: { type: bytes }",
            "q: { type: string }",
            "type-format-untyped R.add M.cc",
        ),
        pair("q: { type: M }", "q: { type: N }", "ref-swapped R.add M.bb"),
    ]
}

/// The same change where it is only read, and where nobody meets it.
fn roles() -> Vec<Row> {
    let resource = "resource: R\npath: /things\nendpoints:\n  list: { method: GET, path: /, returns: list<M> }\n";
    let model = |name: &str, limit: &str| format!("model: {name}\nproperties:\n  p: {{ type: string{limit} }}\n");
    let side = |limit: &str| [model("M", limit), model("N", limit)];
    let ([m, n], [m2, n2]) = (side(""), side(", max_length: 2"));
    vec![row(
        &[("models/M", &m), ("models/N", &n), ("resources/R", resource)],
        &[("models/M", &m2), ("models/N", &n2), ("resources/R", resource)],
        &["constraint-tightened M.p .c.c", "constraint-tightened N.p ...."],
    )]
}
