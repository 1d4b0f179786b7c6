//! Mistakes in what `api.yaml` says of every call.

use super::api_codes;

const NONE: [&str; 0] = [];

fn protocol_codes(text: &str) -> Vec<String> {
    api_codes(&[
        ("api", text),
        ("enums/Event", "enum: Event\nchoices: {made: }\n"),
        ("models/M", "model: M\nproperties: {kind: {type: string}}\n"),
        (
            "unions/Payload",
            "union: Payload\nby: event\non: holder\nvariants: {made: M}\n",
        ),
        ("unions/Tagged", "union: Tagged\nby: kind\nvariants: {made: M}\n"),
    ])
}

#[test]
fn auth() {
    let with = |text: &str| protocol_codes(&format!("auth:\n  {text}\n"));
    let oauth2 = "oauth2: {token_url: \"https://a.example/t\", grants: [client_credentials]}";
    assert_eq!(with(oauth2), NONE);
    assert_eq!(with("basic: {username: api_key, password: x}"), NONE);
    assert_eq!(
        with(&format!("{oauth2}\n  basic: {{username: a}}")),
        ["flag-conflict api:3:3"]
    );
    assert_eq!(protocol_codes("auth: {}\n"), ["missing-key api:1:1"]);
    assert_eq!(protocol_codes("auth: basic\n"), ["wrong-kind api:1:7"]);
    assert_eq!(with("oauth: {}"), ["yaml-unknown-key api:2:3"]);
    assert_eq!(with("oauth2: {}"), ["missing-key api:2:3", "missing-key api:2:3"]);
    assert_eq!(
        with("oauth2: {token_url: /t, grants: [implicit]}"),
        ["wrong-value api:2:23", "wrong-value api:2:36"]
    );
    assert_eq!(
        with("oauth2: {token_url: \"https://a.example\", authorize_url: x, grants: [refresh_token, refresh_token]}"),
        ["wrong-value api:2:59", "wrong-value api:2:86"]
    );
    assert_eq!(
        with("oauth2: {token_url: \"https://a.example\", grants: []}"),
        ["missing-value api:2:52"]
    );
    assert_eq!(with("basic: {}"), ["missing-key api:2:3"]);
    assert_eq!(
        with("basic: {username: apiKey, pasword: x}"),
        ["name-invalid api:2:21", "yaml-unknown-key api:2:29"]
    );
}

#[test]
fn limits_responses_and_errors() {
    assert_eq!(
        protocol_codes("limits: {per_minute: 400, read_cost: 0, write_cost: 2, retry_after: Retry-After}\n"),
        NONE
    );
    assert_eq!(
        protocol_codes("limits: {per_minute: 0, write_cost: -1, limit_header: \"a b\", retry_after: [\"x:\", z]}\n"),
        [
            "wrong-value api:1:22",
            "wrong-value api:1:37",
            "wrong-value api:1:55",
            "wrong-value api:1:76"
        ]
    );
    assert_eq!(
        protocol_codes("limits: {retry_after: []}\n"),
        ["missing-value api:1:23"]
    );
    assert_eq!(protocol_codes("limits: {per_hour: 1}\n"), ["yaml-unknown-key api:1:10"]);
    assert_eq!(
        protocol_codes("responses: {envelope: \"\", created: Resource ID, moved: x}\n"),
        [
            "name-invalid api:1:23",
            "wrong-value api:1:36",
            "yaml-unknown-key api:1:49"
        ]
    );
    assert_eq!(
        protocol_codes("errors: {message: [message, a.b], details: _embedded.errors, detail_path: path}\n"),
        NONE
    );
    assert_eq!(
        protocol_codes("errors: {message: [a..b], reference: .a, detail: x}\n"),
        [
            "wrong-value api:1:20",
            "wrong-value api:1:38",
            "yaml-unknown-key api:1:42"
        ]
    );
    assert_eq!(protocol_codes("base_url: api.example.com\n"), ["wrong-value api:1:11"]);
    assert_eq!(
        protocol_codes("base_url: \"https://a.example/?b=c\"\n"),
        ["wrong-value api:1:11"]
    );
}

#[test]
fn paging() {
    let with = |style: &str| protocol_codes(&format!("paging:\n  pages: {style}\n"));
    assert_eq!(
        with("{items: a.b, parameter: page, first: 0, next: _links.next.href}"),
        NONE
    );
    assert_eq!(with("{}"), NONE);
    assert_eq!(with(""), ["missing-value api:2:3"]);
    assert_eq!(protocol_codes("paging: {}\n"), ["missing-value api:1:9"]);
    assert_eq!(protocol_codes("paging: {Pages: {}}\n"), ["name-invalid api:1:10"]);
    assert_eq!(
        with("{item: a, first: one, next: a., number: [a]}"),
        [
            "yaml-unknown-key api:2:11",
            "wrong-value api:2:27",
            "wrong-value api:2:38",
            "wrong-kind api:2:50"
        ]
    );
}

#[test]
fn webhooks() {
    let with = |more: &str| {
        protocol_codes(&format!(
            "webhooks:\n  event_header: X-Event\n  signature_header: X-Signature\n  signature: hmac-sha1-base64\n{more}"
        ))
    };
    assert_eq!(with("  events: Event\n  payload: Payload\n"), NONE);
    assert_eq!(
        with("  events: Evnt\n  payload: Paylod\n"),
        ["unknown-ref api:5:11", "unknown-ref api:6:12"]
    );
    assert_eq!(
        with("  events: M\n  payload: Event\n"),
        ["unknown-ref api:5:11", "unknown-ref api:6:12"]
    );
    assert_eq!(with("  events: Event\n  payload: Tagged\n"), ["union-tag api:6:12"]);
    assert_eq!(with(""), ["missing-key api:1:1", "missing-key api:1:1"]);
    assert_eq!(
        protocol_codes(
            "webhooks: {event_header: \"\", signature_header: x, signature: sha1, events: Event, payload: Payload}\n"
        ),
        ["wrong-value api:1:26", "wrong-value api:1:62"]
    );
}

#[test]
fn search() {
    let with = |fields: &str| protocol_codes(&format!("search:\n  Query:\n    fields:\n{fields}"));
    assert_eq!(
        with("      kind: { type: enum, choices: {a: } }\n      event: { type: Event }\n"),
        NONE
    );
    assert_eq!(
        with("      a: { type: list<string> }\n      b: { type: M }\n      c: { type: any }\n"),
        ["wrong-value api:4:18", "wrong-value api:5:18", "wrong-value api:6:18"]
    );
    assert_eq!(
        with("      a: { type: string, wire: c }\n      b: { type: date, wire: c }\n"),
        ["wire-collision api:5:7"]
    );
    assert_eq!(
        with("      a: { type: string, default: x }\n"),
        ["yaml-unknown-key api:4:26"]
    );
    assert_eq!(
        protocol_codes("search: {query: {fields: {}}}\n"),
        ["name-invalid api:1:10"]
    );
    assert_eq!(protocol_codes("search: {Query: {doc: x}}\n"), ["missing-key api:1:10"]);
    assert_eq!(
        protocol_codes(
            "search: {M: {fields: {}}, QueryKind: {fields: {}}, Query: {fields: {kind: {type: enum, choices: {a: }}}}}\n"
        ),
        ["type-collision api:1:10", "type-collision api:1:69"]
    );
}
