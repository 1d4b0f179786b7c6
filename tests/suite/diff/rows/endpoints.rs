//! Endpoints, their parameters, what they give and take.

use super::{Row, row};

pub(super) fn rows() -> Vec<Row> {
    [calls(), exchanges(), parameters(), roles()]
        .into_iter()
        .flatten()
        .collect()
}

/// A resource with models to give and to take.
fn one(old: &str, new: &str, gives: &[&'static str]) -> Row {
    let m = "model: M\nproperties: { p: { type: string } }\n";
    let n = "model: N\nproperties: { p: { type: integer } }\n";
    let resource = |body: &str| format!("resource: R\npath: /things\n{body}\n");
    let side = |text: &str| -> Vec<(&'static str, String)> {
        let models = [("models/M", m), ("models/N", n)];
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
        endpoints(&[LIST], &[deprecated], &["deprecated-added R.list m..."]),
        endpoints(&[deprecated], &[LIST], &["deprecated-removed R.list p..."]),
    ]
}

fn exchanges() -> Vec<Row> {
    let body = |more: &str| format!("add: {{ method: POST, path: /, body: M{more} }}");
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
            &[&body(", partial: true")],
            &[&body("")],
            &["required-added R.add ..bc"],
        ),
        endpoints(
            &[&body("")],
            &[&body(", partial: true")],
            &["required-removed R.add ..cc"],
        ),
        endpoints(
            &[&body(", success: 201")],
            &[&body(", success: 200")],
            &["success-status-changed R.add .d.."],
        ),
        endpoints(
            &[&body(", success: 200")],
            &[&body(", success: 204")],
            &["success-status-changed R.add .b.."],
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
    let required = "q: { type: string, required: true }";
    vec![
        endpoints(&[none], &[&with(optional)], &["param-added-optional R.get m.cc"]),
        endpoints(&[none], &[&with(required)], &["param-added-required R.get M.bb"]),
        endpoints(&[&with(optional)], &[none], &["param-removed R.get M.dc"]),
        pair(optional, required, "became-required R.get M.bb"),
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
