//! Calls and protocols without a mistake, and what becomes of them.

use super::api;
use crate::model::{Api, Auth, Grant, Literal, Signature, Type};

const API: &str = r#"
wire_case: camelCase
base_url: https://api.example.com
auth:
  oauth2:
    token_url: https://api.example.com/token
    grants: [client_credentials, refresh_token]
limits: {per_minute: 400, write_cost: 2, retry_after: [X-Retry-After, Retry-After]}
responses: {envelope: item, created: Resource-ID}
paging:
  pages: {items: _embedded, parameter: page, number: page.number, next: _links.next.href}
  whole: {}
errors: {message: [message, error.text], correlation_header: Correlation-ID}
webhooks:
  event_header: X-Event
  signature_header: X-Signature
  signature: hmac-sha256-hex
  events: Event
  payload: Payload
search:
  ThingQuery:
    doc: Things.
    fields:
      mailbox_id: {type: integer, wire: mailboxid, doc: Id.}
      modified_at: {type: datetime}
      kind: {type: enum, choices: {a: , b: }}
"#;

const RESOURCE: &str = r#"
resource: Things
path: /v2/things
endpoints:
  list:
    method: GET
    returns: page<Thing>
    items: [things, found]
    query:
      kind: {type: enum, choices: {a: }}
      search: {type: string, search: ThingQuery}
      all: {type: boolean, value: true}
  report:
    method: GET
    returns: page<Thing>
    paging: whole
    auth: none
  create:
    method: POST
    body: Thing
    body_params: {reload_now: {type: boolean, value: true}}
  change:
    method: PATCH
    path: "/{id}"
    patch:
      name: ThingPatch
      form: list
      operations:
        move_it: {op: replace, path: "/boxes/{box_id}/{slug}", params: {slug: {type: string}}, type: Thing}
        kind: {op: add, path: /kind, type: enum, choices: {a: }, value: a, doc: Its kind.}
        unassign: {op: remove, path: /assignTo}
"#;

fn things() -> Api {
    api(&[
        ("api", API),
        ("enums/Event", "enum: Event\nchoices: {made: }\n"),
        ("models/Thing", "model: Thing\n"),
        ("models/Things", "model: Things\n"),
        ("resources/Things", RESOURCE),
        (
            "unions/Payload",
            "union: Payload\nby: event\non: holder\nvariants: {made: Thing}\n",
        ),
    ])
}

#[test]
fn a_protocol_arrives_whole() {
    let protocol = things().protocol;
    let Some(Auth::OAuth2 {
        token_url,
        authorize_url,
        grants,
    }) = protocol.auth
    else {
        panic!("is OAuth 2.0");
    };
    assert_eq!(
        (token_url.as_str(), authorize_url),
        ("https://api.example.com/token", None)
    );
    assert_eq!(grants, [Grant::ClientCredentials, Grant::RefreshToken]);
    let limits = protocol.limits;
    assert_eq!(
        (limits.per_minute, limits.read_cost, limits.write_cost),
        (Some(400), 1, 2)
    );
    assert_eq!(limits.retry_after, ["X-Retry-After", "Retry-After"]);
    assert_eq!(protocol.responses.envelope.as_deref(), Some("item"));
    let pages = &protocol.paging[0];
    assert_eq!(
        (pages.items.as_slice(), pages.parameter.as_deref(), pages.first),
        (["_embedded".to_owned()].as_slice(), Some("page"), 1)
    );
    assert_eq!(
        pages.next.as_deref(),
        Some(["_links", "next", "href"].map(String::from).as_slice())
    );
    assert_eq!(protocol.paging[1].items, [""; 0]);
    assert_eq!(protocol.errors.message, [vec!["message"], vec!["error", "text"]]);
    let webhooks = protocol.webhooks.expect("are declared");
    assert_eq!((webhooks.signature, webhooks.payload.0), (Signature::HmacSha256Hex, 0));
    let fields = &protocol.search[0].fields;
    let wires: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
    assert_eq!(wires, ["mailboxid", "modifiedAt", "kind"]);
}

#[test]
fn lists_have_the_first_style_unless_they_name_one() {
    let api = things();
    let endpoints = &api.resources[0].endpoints;
    assert_eq!(
        (endpoints[0].paging, endpoints[1].paging, endpoints[2].paging),
        (Some(0), Some(1), None)
    );
    assert_eq!(endpoints[0].items, ["things", "found"]);
    assert!(endpoints[0].authenticated && !endpoints[1].authenticated);
    assert_eq!(endpoints[0].query[1].search, Some(0));
    assert_eq!(endpoints[0].query[2].value, Some(Literal::Boolean(true)));
    assert_eq!(endpoints[2].body_params[0].wire, "reloadNow");
}

#[test]
fn operations_have_typed_values_and_parameters_in_the_order_of_the_path() {
    let api = things();
    let patch = api.resources[0].endpoints[3].patch.as_ref().expect("has one");
    assert!(patch.is_list && patch.name == "ThingPatch");
    let [moves, kind, unassign] = patch.operations.as_slice() else {
        panic!("has three");
    };
    let params: Vec<(&str, &Type)> = moves
        .params
        .iter()
        .map(|param| (param.name.as_str(), &param.ty))
        .collect();
    assert_eq!(params, [("box_id", &Type::Integer), ("slug", &Type::String)]);
    assert!(matches!(
        moves.value.as_ref().map(|value| &value.ty),
        Some(Type::Model(_))
    ));
    assert_eq!(
        (kind.op.as_str(), kind.path.as_str(), kind.doc.as_str()),
        ("add", "/kind", "Its kind.")
    );
    let fixed = kind.value.as_ref().and_then(|value| value.value.clone());
    assert_eq!(fixed, Some(Literal::String("a".into())));
    assert!(unassign.value.is_none());
}

#[test]
fn inline_enums_are_named_after_what_declares_them() {
    let names: Vec<String> = things().enums.into_iter().map(|choices| choices.name).collect();
    assert_eq!(names, ["Event", "ThingPatchKind", "ThingQueryKind", "ThingsListKind"]);
}
