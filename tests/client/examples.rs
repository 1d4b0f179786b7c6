//! The examples do what they say, against the server that answers from the samples of the schema.

use std::future::Future;

use helpscout::client::mock::{Recorded, Server};
use helpscout::v2::client::conversations;
use helpscout::v2::webhooks::Receiver;
use helpscout::v2::{Client, mock};
use serde_json::{Value, json};

#[allow(dead_code, reason = "its main is for whoever runs it")]
#[path = "../examples/export.rs"]
mod export;
#[allow(dead_code, reason = "its main is for whoever runs it")]
#[path = "../examples/patch.rs"]
mod patch;
#[allow(dead_code, reason = "its main is for whoever runs it")]
#[path = "../examples/reply.rs"]
mod reply;
#[allow(dead_code, reason = "its main is for whoever runs it")]
#[path = "../examples/report.rs"]
mod report;
#[allow(dead_code, reason = "its main is for whoever runs it")]
#[path = "../examples/tag.rs"]
mod tag;
#[allow(dead_code, reason = "its main is for whoever runs it")]
#[path = "../examples/upload.rs"]
mod upload;
#[allow(dead_code, reason = "its main is for whoever runs it")]
#[path = "../examples/webhook.rs"]
mod webhook;

const CONVERSATION: i64 = 2_967_917_399;

/// A server and its client.
fn session() -> (Server, Client) {
    let server = mock::start().unwrap();
    let client = Client::builder()
        .base_url(server.base_url())
        .access_token("any")
        .build()
        .unwrap();
    (server, client)
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(future)
}

/// What changed something, with what was sent.
fn writes(server: &Server) -> Vec<(String, Value)> {
    let is_write = |request: &&Recorded| request.method != "GET";
    let told = |request: &Recorded| {
        (
            format!("{} {}", request.method, request.path),
            request.json().unwrap_or_default(),
        )
    };
    server.requests().iter().filter(is_write).map(told).collect()
}

#[test]
fn the_export_has_every_page_and_every_thread() {
    let (server, client) = session();
    server.items(3);
    server.page_size(2);
    let mut out = Vec::new();
    let exported = wait(export::run(&client, "2026-01-01T00:00:00Z".parse().unwrap(), &mut out)).unwrap();
    let lines: Vec<Value> = out
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect();
    assert_eq!((exported, lines.len()), (3, 3));
    assert_eq!(lines[0]["threads"].as_array().unwrap().len(), 3);
    let ids: Vec<&Value> = lines.iter().map(|line| &line["conversation"]["id"]).collect();
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
    let first = &server.requests()[0];
    assert!(first.query.contains(&("status".to_owned(), "all".to_owned())));
    assert!(
        first
            .query
            .contains(&("modifiedSince".to_owned(), "2026-01-01T00:00:00Z".to_owned()))
    );
}

#[test]
fn a_reply_goes_to_the_customer_and_says_that_nobody_is_assigned() {
    let (server, client) = session();
    let conversation = json!({"id": CONVERSATION, "primaryCustomer": {"id": 29418}});
    server.respond(&conversations::GET, 200, conversation.to_string());
    let made = wait(reply::run(&client, CONVERSATION, "On its way.")).unwrap();
    assert!(made.is_some());
    let sent = json!({
        "text": "On its way.", "customer": {"id": 29418}, "status": "pending", "assignTo": null, "draft": false,
        "imported": false
    });
    assert_eq!(
        writes(&server),
        [(format!("POST /v2/conversations/{CONVERSATION}/reply"), sent)]
    );
}

#[test]
fn a_tag_joins_those_that_are_there() {
    let (server, client) = session();
    let tags = json!([{"id": 1, "tag": "late", "color": "#929499"}, {"id": 2, "tag": "shipping"}]);
    server.respond(
        &conversations::GET,
        200,
        json!({"id": CONVERSATION, "tags": tags}).to_string(),
    );
    assert_eq!(
        wait(tag::run(&client, CONVERSATION, "vip")).unwrap(),
        ["late", "shipping", "vip"]
    );
    let sent = (
        format!("PUT /v2/conversations/{CONVERSATION}/tags"),
        json!({"tags": ["late", "shipping", "vip"]}),
    );
    assert_eq!(writes(&server), [sent]);
    assert_eq!(
        wait(tag::run(&client, CONVERSATION, "late")).unwrap(),
        ["late", "shipping"]
    );
    assert_eq!(writes(&server).len(), 1);
}

#[test]
fn changes_travel_one_by_one_or_together() {
    let (server, client) = session();
    wait(patch::run(&client, CONVERSATION, 29418)).unwrap();
    let conversation = format!("PATCH /v2/conversations/{CONVERSATION}");
    let expected = [
        (conversation.clone(), json!({"op": "remove", "path": "/assignTo"})),
        (
            conversation,
            json!({"op": "replace", "path": "/status", "value": "closed"}),
        ),
        (
            "PATCH /v2/customers/29418".to_owned(),
            json!([
                {"op": "replace", "path": "/lastName", "value": "Sandoval"},
                {"op": "replace", "path": "/location", "value": "Lisbon"}
            ]),
        ),
    ];
    assert_eq!(writes(&server), expected);
}

#[test]
fn a_file_goes_up_and_one_comes_back() {
    let (server, client) = session();
    assert!(wait(upload::run(&client, CONVERSATION, 1, 2)).unwrap() > 0);
    let sent = json!({"fileName": "hello.txt", "mimeType": "text/plain", "data": "SGVsbG8sIHdvcmxkIQ=="});
    assert_eq!(
        writes(&server),
        [(
            format!("POST /v2/conversations/{CONVERSATION}/threads/1/attachments"),
            sent
        )]
    );
}

#[test]
fn a_report_has_its_figures() {
    let (server, client) = session();
    let text = wait(report::run(&client, "2026-01-01T00:00:00Z", "2026-01-31T23:59:59Z")).unwrap();
    assert!(text.starts_with("customers helped: "), "{text}");
    let query = &server.requests()[0].query;
    assert!(
        query.contains(&("end".to_owned(), "2026-01-31T23:59:59Z".to_owned())),
        "{query:?}"
    );
}

#[test]
fn an_event_is_received_if_it_is_the_services() {
    let receiver = Receiver::new("a secret");
    let body = br#"{"id":7,"tags":["shipping\/late"]}"#;
    let signature = receiver.sign(body);
    assert_eq!(
        webhook::run(&receiver, "convo.tags", &signature, body),
        (200, "tags of conversation 7".to_owned())
    );
    let unheard_of = webhook::run(&receiver, "convo.levitated", &signature, body);
    assert_eq!(unheard_of, (200, "convo.levitated".to_owned()));
    let (status, _) = webhook::run(
        &receiver,
        "convo.tags",
        &signature,
        br#"{"id":8,"tags":["shipping\/late"]}"#,
    );
    assert_eq!(status, 400);
}
