//! Changes one by one, what holds for every call, and what the service sends on its own.

use super::{Row, row};

pub(super) fn rows() -> Vec<Row> {
    [patches(), fixed(), protocols(), pages(), responses(), hooks()]
        .into_iter()
        .flatten()
        .collect()
}

/// A call that takes changes one by one.
fn patches() -> Vec<Row> {
    let with = |form: &str, operations: &[&str]| {
        let lines: String = operations.iter().map(|line| format!("        {line}\n")).collect();
        let head = "resource: R\npath: /things\nendpoints:\n  change:\n    method: PATCH\n    path: /{id}\n";
        format!("{head}    patch:\n      name: RPatch\n      form: {form}\n      operations:\n{lines}")
    };
    let one =
        |old: &str, new: &str, gives: &[&'static str]| row(&[("resources/R", old)], &[("resources/R", new)], gives);
    let rename = "rename: { op: replace, path: /name, type: string }";
    let tag = "tag: { op: add, path: /tags, type: string }";
    let single = with("object", &[rename]);
    let changed = |line: &str| with("object", &[line]);
    vec![
        one(
            &single,
            &with("object", &[rename, tag]),
            &["operation-added R.change m.cc"],
        ),
        one(
            &with("object", &[rename, tag]),
            &single,
            &["operation-removed R.change M.bc"],
        ),
        one(
            &single,
            &with("list", &[rename]),
            &["request-model-swapped R.change M.bb"],
        ),
        one(
            &single,
            &changed("rename: { op: replace, path: /title, type: string }"),
            &["method-or-path-changed R.change ..bb"],
        ),
        one(
            &single,
            &changed("rename: { op: replace, path: /name, type: integer }"),
            &["type-kind-changed R.change M.bb"],
        ),
        one(
            &single,
            &changed("rename: { op: replace, path: /name, type: string, max_length: 9 }"),
            &["constraint-tightened R.change ..bc"],
        ),
        one(
            &changed("rename: { op: replace, path: '/names/{id}', type: string }"),
            &changed("rename: { op: replace, path: '/names/{id}/{key}', type: string }"),
            &["method-or-path-changed R.change M.bb"],
        ),
    ]
}

/// What the caller has no say in.
fn fixed() -> Vec<Row> {
    let with =
        |query: &str| format!("resource: R\npath: /\nendpoints:\n  get: {{ method: GET, query: {{ {query} }} }}\n");
    let one = |old: &str, new: &str, gives: &[&'static str]| {
        row(&[("resources/R", &with(old))], &[("resources/R", &with(new))], gives)
    };
    let optional = "q: { type: string }";
    let beside = "q: { type: string }, p: { type: string, value: b }";
    vec![
        one(
            "q: { type: string, value: a }",
            "q: { type: string, value: b }",
            &["fixed-value-changed R.get ..bb"],
        ),
        one(
            optional,
            "q: { type: string, value: b }",
            &["fixed-value-changed R.get M.bb"],
        ),
        one(optional, beside, &["param-added-optional R.get p.cc"]),
        one(beside, optional, &["param-removed R.get p.dc"]),
        one(
            "q: { type: string, value: b }",
            optional,
            &["fixed-value-changed R.get m.bb"],
        ),
    ]
}

/// An API with a list, which says these things of its calls.
fn one(old: &str, new: &str, gives: &[&'static str]) -> Row {
    called("", "", old, new, gives)
}

fn called(old_call: &str, new_call: &str, old: &str, new: &str, gives: &[&'static str]) -> Row {
    let model = ("models/M", "model: M\nproperties: { p: { type: string } }\n");
    let resource =
        |more: &str| format!("resource: R\npath: /\nendpoints:\n  list: {{ method: GET, returns: page<M>{more} }}\n");
    let api = |text: &str| format!("wire_case: camelCase\n{text}");
    row(
        &[model, ("resources/R", &resource(old_call)), ("api", &api(old))],
        &[model, ("resources/R", &resource(new_call)), ("api", &api(new))],
        gives,
    )
}

fn protocols() -> Vec<Row> {
    let basic = "auth:\n  basic: { username: api_key }\n";
    let oauth = "auth:\n  oauth2: { token_url: 'https://example.com/token', grants: [client_credentials] }\n";
    let paging = |items: &str, parameter: &str| {
        format!("paging:\n  pages: {{ items: {items}, parameter: {parameter}, first: 1 }}\n")
    };
    let pages = paging("items", "page");
    let search = "search:\n  MQuery:\n    doc: A search.\n    fields:\n      a: { type: string }\n";
    let asked = ", query: { q: { type: string } }";
    let wider = format!("{search}      b: {{ type: string }}\n");
    vec![
        one("", basic, &["auth-or-scope-added  m.bc"]),
        one(basic, "", &["auth-or-scope-removed  M.cb"]),
        one(basic, oauth, &["auth-changed  M.bb"]),
        one(basic, "auth:\n  basic: { username: login }\n", &["auth-changed  M.bb"]),
        one(
            oauth,
            &oauth.replace("s]", "s, refresh_token]"),
            &["auth-changed  m.bb"],
        ),
        one(oauth, &oauth.replace("/token", "/tokens"), &["auth-changed  ..bb"]),
        called(", auth: none", "", basic, basic, &["auth-or-scope-added R.list ..bc"]),
        called("", ", auth: none", basic, basic, &["auth-or-scope-removed R.list ..cb"]),
        one(&pages, &paging("data", "page"), &["items-key-changed  .b.b"]),
        one(&pages, &paging("items", "offset"), &["pagination-style-changed  .bbb"]),
        called(
            ", items: a",
            ", items: b",
            &pages,
            &pages,
            &["items-key-changed R.list .b.b"],
        ),
        one(search, &wider, &["search-changed MQuery m.cc"]),
        one(&wider, search, &["search-changed MQuery M.dd"]),
        one(
            search,
            &search.replace("string", "datetime"),
            &["search-changed MQuery M.dd"],
        ),
        one(
            search,
            &search.replace("string", "string, wire: other"),
            &["search-changed MQuery ..dd"],
        ),
        one(search, "", &["search-changed MQuery M.dd"]),
        called(
            asked,
            ", query: { q: { type: string, search: MQuery } }",
            search,
            search,
            &["search-changed R.list M.dd"],
        ),
        called(asked, asked, "", "", &[]),
        one(
            "limits: { per_minute: 400 }\n",
            "limits: { per_minute: 200 }\n",
            &["protocol-changed  .ddd"],
        ),
    ]
}

/// Where a page is and what comes after it.
fn pages() -> Vec<Row> {
    let style = |facts: &str| format!("paging:\n  pages: {{ {facts} }}\n");
    let linked = |items: &str, next: &str| style(&format!("items: {items}, next: {next}"));
    let plain = linked("items", "links.next");
    let two = format!("{plain}  numbers: {{ items: items, parameter: page }}\n");
    let nested = "paging:\n  pages: { items: data.items, next: links.next }\n";
    let outer = "paging:\n  pages: { items: data, next: links.next }\n";
    vec![
        one(&plain, &linked("items", "meta.next"), &["next-key-changed  .b.b"]),
        // Two edits are two findings.
        one(
            &plain,
            &linked("data", "meta.next"),
            &["items-key-changed  .b.b", "next-key-changed  .b.b"],
        ),
        // From links to numbers is one edit.
        called(
            "",
            ", paging: numbers",
            &two,
            &two,
            &["pagination-style-changed R.list .bbb"],
        ),
        // The items stand where they stood.
        called("", ", items: items", nested, outer, &[]),
    ]
}

/// Where a single value is, and what a call gives that makes something.
fn responses() -> Vec<Row> {
    let created = "wire_case: camelCase\nresponses: { created: Resource-ID }\n";
    let envelope = "wire_case: camelCase\nresponses: { envelope: item }\n";
    let plain = "wire_case: camelCase\n";
    let made = |api: [&str; 2], success: [&str; 2], gives: &[&'static str]| {
        let resource = |success: &str| {
            let call = format!("add: {{ method: POST, path: /, success: {success} }}");
            format!("resource: R\npath: /\nendpoints:\n  {call}\n")
        };
        let sides = [resource(success[0]), resource(success[1])];
        row(
            &[("resources/R", &sides[0]), ("api", api[0])],
            &[("resources/R", &sides[1]), ("api", api[1])],
            gives,
        )
    };
    let got = |returns: &str, gives: &[&'static str]| {
        let call = format!("get: {{ method: GET, path: /, returns: {returns} }}");
        let resource = format!("resource: R\npath: /\nendpoints:\n  {call}\n");
        let model = ("models/M", "model: M\nproperties: { p: { type: string } }\n");
        let side = |api| [model, ("resources/R", resource.as_str()), ("api", api)];
        row(&side(plain), &side(envelope), gives)
    };
    vec![
        got("M", &["protocol-changed  .b.b"]),
        got("list<M>", &[]),
        made([plain, created], ["201", "201"], &["protocol-changed  Md.d"]),
        made([plain, created], ["204", "204"], &[]),
        // The method gives the id of what was made.
        made(
            [created, created],
            ["204", "201"],
            &["success-status-changed R.add Md.."],
        ),
        made(
            [created, created],
            ["201", "200"],
            &["success-status-changed R.add Md.."],
        ),
        made([plain, plain], ["202", "201"], &["success-status-changed R.add .d.."]),
    ]
}

/// What the service sends on its own.
fn hooks() -> Vec<Row> {
    let api = |header: &str| {
        let head = "wire_case: camelCase\nwebhooks:\n  event_header: X-Event\n";
        let rest = "  signature: hmac-sha1-base64\n  events: Event\n  payload: Payload\n";
        format!("{head}  signature_header: {header}\n{rest}")
    };
    let files = [
        ("models/M", "model: M\nproperties: { p: { type: string } }\n"),
        ("enums/Event", "enum: Event\nchoices: { born: }\n"),
        ("enums/Other", "enum: Other\nchoices: { born: }\n"),
        (
            "unions/Payload",
            "union: Payload\nby: event\non: holder\nvariants: { born: M }\n",
        ),
        (
            "resources/R",
            "resource: R\npath: /\nendpoints:\n  get: { method: GET }\n",
        ),
    ];
    let side = |api: &str| -> Vec<(String, String)> {
        let all = files.into_iter().chain([("api", api)]);
        all.map(|(file, text)| (file.to_owned(), text.to_owned())).collect()
    };
    let with = |old: String, new: String, gives| Row {
        old: side(&old).into_iter().collect(),
        new: side(&new).into_iter().collect(),
        gives: vec![gives],
    };
    let here = || api("X-Signature");
    vec![
        with(here(), api("Signature"), "webhook-changed  .b.b"),
        with(here(), here().replace(": Event", ": Other"), "webhook-changed  Mb.b"),
    ]
}
