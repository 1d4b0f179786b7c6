//! What comes back, and what is made of it.

use codegen_client::{AuthScheme, Call, Client, Endpoint, ErrorKind, Method, Service};
use serde_json::{Value, json};

use crate::server::{Reply, Server};
use crate::service::{DELETE, GET, SERVICE, Tag, client, create, get};

#[tokio::test]
async fn json_that_is_none_is_told_with_its_place() {
    let server = Server::script([Reply::json(200, "{\"id\": 7,\n \"name\"")]);
    let (client, _) = client(&server);
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.decode_error().unwrap().is_syntax());
    assert_eq!(error.decode_error().unwrap().line(), 2);
    assert_eq!(error.status(), None, "the service did not say that anything was wrong");
}

#[tokio::test]
async fn json_that_is_something_else_is_told_with_model_and_place() {
    let server = Server::script([Reply::json(200, r#"{"parent": {"id": "seven"}}"#)]);
    let (client, _) = client(&server);
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.decode_error().unwrap().pointer(), Some("/parent/id"));
    assert!(
        error.to_string().contains("Tag at /parent/id: expected an integer"),
        "{error}"
    );
}

#[tokio::test]
async fn a_page_for_people_is_told_by_its_first_words() {
    let html = format!(
        "<!DOCTYPE html><html><head><style>p {{ color: red }}</style></head>\n<body><h1>Bad   Gateway</h1><script>let a = 1 < 2;</script>{}</body></html>",
        "<p>cloud</p>".repeat(1000)
    );
    let page = |status| Reply::with(status, &[("Content-Type", "text/html; charset=utf-8")], &html);
    let server = Server::script([page(200), page(404)]);
    let (client, _) = client(&server);
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ContentType);
    let text = error.to_string();
    assert!(
        text.starts_with(r#"GET /v2/tags/{id}: the response is text/html, and JSON was expected: "Bad Gateway cloud"#),
        "{text}"
    );
    assert!(
        text.len() < 250 && text.ends_with("…\"") && !text.contains('<') && !text.contains("color"),
        "{text}"
    );

    let error = get(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(error.is_not_found());
    assert!(
        error
            .to_string()
            .starts_with(r#"GET /v2/tags/{id}: 404 Not Found: "Bad Gateway cloud"#),
        "{error}"
    );
    assert_eq!(error.body(), Some(html.as_bytes()));
}

#[tokio::test]
async fn another_content_type_is_no_json() {
    let plain = Reply::with(200, &[("Content-Type", "text/plain")], "{}");
    let hal = Reply::with(
        200,
        &[("Content-Type", "application/hal+json;charset=utf-8")],
        r#"{"id": 1}"#,
    );
    let none = Reply::with(200, &[], r#"{"id": 2}"#);
    let server = Server::script([plain, hal, none]);
    let (client, _) = client(&server);
    assert_eq!(get(&client).await.unwrap_err().kind(), ErrorKind::ContentType);
    assert_eq!(get(&client).await.unwrap().id, Some(1));
    assert_eq!(get(&client).await.unwrap().id, Some(2));
}

#[tokio::test]
async fn nothing_is_no_value() {
    let server = Server::script([Reply::json(200, ""), Reply::json(204, "")]);
    let (client, _) = client(&server);
    for status in ["200", "204"] {
        let error = get(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        let text = format!("GET /v2/tags/{{id}}: the response ({status}) is empty, and JSON was expected");
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn where_nothing_is_expected_anything_will_do() {
    let server = Server::script([
        Reply::json(204, ""),
        Reply::json(202, ""),
        Reply::with(200, &[], "<html>"),
    ]);
    let (client, _) = client(&server);
    for _ in 0..3 {
        Call::empty(&client, &DELETE).path("id", &7).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_created_is_told_by_headers() {
    let location = "https://api.example.com/v2/tags/123";
    let server = Server::script([
        Reply::with(201, &[("Resource-Id", "123"), ("Location", location)], ""),
        Reply::with(201, &[("Resource-ID", "tag:x")], ""),
    ]);
    let (client, _) = client(&server);
    let created = create(&client).await.unwrap();
    assert_eq!((created.id, created.location.as_deref()), (Some(123), Some(location)));
    let created = create(&client).await.unwrap();
    assert_eq!((created.id, created.location), (None, None));
}

#[tokio::test]
async fn an_error_says_all_that_the_service_says() {
    let body = json!({
        "logRef": "ref-1",
        "message": "Bad request",
        "_embedded": {"errors": [
            {"path": "subject", "message": "may not be empty", "rejectedValue": "private"},
            {"message": "too many"},
        ]},
    });
    let headers = [
        ("Content-Type", "application/vnd.error+json"),
        ("correlation-id", "c-9"),
    ];
    let server = Server::script([Reply::with(400, &headers, &body.to_string())]);
    let (client, _) = client(&server);
    let error = create(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.status(), Some(400));
    assert_eq!(error.message(), Some("Bad request"));
    assert_eq!(error.reference(), Some("ref-1"));
    assert_eq!(error.correlation_id(), Some("c-9"));
    assert_eq!(error.details().len(), 2);
    assert_eq!(error.details()[0].path.as_deref(), Some("subject"));
    assert_eq!(error.call(), Some((Method::Post, "/v2/tags")));
    assert_eq!(error.body_as::<Value>().unwrap(), body);
    let text = "POST /v2/tags: 400 Bad Request: Bad request (subject: may not be empty; too many)";
    assert_eq!(error.to_string(), text);
    assert!(!format!("{error:?}").contains("private"));
    let copy: codegen_client::Error = error.clone();
    assert_eq!(copy.to_string(), text);
}

#[tokio::test]
async fn the_second_place_of_a_message_counts_where_the_first_is_empty() {
    let server = Server::script([
        Reply::json(409, r#"{"error": {"text": "taken"}}"#),
        Reply::json(409, "[]"),
    ]);
    let (client, _) = client(&server);
    assert_eq!(get(&client).await.unwrap_err().message(), Some("taken"));
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.to_string(), "GET /v2/tags/{id}: 409 Conflict");
}

static ENVELOPED: Service = Service {
    envelope: Some("item"),
    auth: AuthScheme::None,
    ..SERVICE
};

static IN_ENVELOPE: Endpoint = Endpoint {
    service: &ENVELOPED,
    ..GET
};

#[tokio::test]
async fn a_value_is_taken_out_of_its_envelope_and_a_bare_list_has_none() {
    let server = Server::script([
        Reply::json(200, r#"{"item": {"id": 7}}"#),
        Reply::json(200, r#"[{"id": 1}, {"id": 2}]"#),
        Reply::json(200, r#"{"items": []}"#),
    ]);
    let client = Client::builder(&ENVELOPED).base_url(&server.url).build().unwrap();
    let tag: Tag = Call::new(&client, &IN_ENVELOPE).path("id", &7).await.unwrap();
    assert_eq!(tag.id, Some(7));
    let tags: Vec<Tag> = Call::new(&client, &IN_ENVELOPE).path("id", &7).await.unwrap();
    assert_eq!(tags.len(), 2);
    let error = Call::<Tag>::new(&client, &IN_ENVELOPE)
        .path("id", &7)
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "GET /v2/tags/{id}: the response has no `item`");
    assert_eq!(server.calls()[0].header("authorization"), None);
}

#[tokio::test]
async fn bytes_come_as_they_are() {
    let server = Server::script([Reply::with(200, &[("Content-Type", "image/png")], "\u{1}\0x")]);
    let (client, _) = client(&server);
    let bytes = Call::bytes(&client, &GET).path("id", &7).await.unwrap();
    assert_eq!(bytes, b"\x01\0x");
}

#[tokio::test]
async fn headers_are_reachable_beside_the_value() {
    let server = Server::script([Reply::with(200, &[("X-Left", "399")], "{}")]);
    let (client, _) = client(&server);
    let (_, response) = get(&client).with_response().await.unwrap();
    assert_eq!(response.header("x-left"), Some("399"));
    assert_eq!(response.status(), 200);
}
