//! What leaves, and what does not.

use codegen_client::codegen_runtime::jiff::Timestamp;
use codegen_client::codegen_runtime::jiff::civil::date;
use codegen_client::codegen_runtime::{Choice, Limits, Unrecognized};
use codegen_client::patch::Operation;
use codegen_client::{Call, Endpoint, ErrorKind, Method, Response};
use serde_json::{Value, json};
use std::future::Future;

use crate::server::{Reply, Server};
use crate::service::{CREATE, DELETE, GET, REPLACE, Tag, UPDATE, client, tag};

#[derive(Clone, Debug, PartialEq, Choice)]
enum Status {
    Active,
    #[model(value = "on-hold")]
    OnHold,
    Unrecognized(Unrecognized),
}

/// Sends a call of anything and gives the request line.
async fn line(call: impl FnOnce(&codegen_client::Client) -> Call<()>) -> String {
    let server = Server::script([Reply::json(204, "")]);
    let (client, _) = client(&server);
    call(&client).await.unwrap();
    server.calls()[0].line.clone()
}

static NESTED: Endpoint = Endpoint {
    path: "/v2/{kind}/tags/{slug}.json",
    ..DELETE
};

#[tokio::test]
async fn values_in_a_path_cannot_leave_their_place() {
    for (value, sent) in [
        ("a b", "a%20b"),
        ("../x", "..%2Fx"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("50%", "50%25"),
        ("ü+{id}", "%C3%BC%2B%7Bid%7D"),
    ] {
        let line = line(|client| Call::empty(client, &NESTED).path("slug", value).path("kind", &1)).await;
        assert_eq!(line, format!("DELETE /v2/1/tags/{sent}.json"));
    }
}

#[tokio::test]
async fn a_path_is_whole_or_nothing_is_sent() {
    let server = Server::script([]);
    let (client, _) = client(&server);
    for (call, text) in [
        (Call::empty(&client, &DELETE), "the path's `id` was not given"),
        (
            Call::empty(&client, &DELETE).path("id", ""),
            "`` cannot stand in a path as `id`",
        ),
        (
            Call::empty(&client, &DELETE).path("id", ".."),
            "`..` cannot stand in a path as `id`",
        ),
        (
            Call::empty(&client, &DELETE).path("id", &None::<i64>),
            "`` cannot stand in a path as `id`",
        ),
        (
            Call::empty(&client, &DELETE).path("number", &7),
            "the path has no parameter `number`",
        ),
    ] {
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert_eq!(error.to_string(), format!("DELETE /v2/tags/{{id}}: {text}"));
    }
    assert!(server.calls().is_empty() && server.tokens().is_empty());
}

#[tokio::test]
async fn an_item_with_a_comma_would_arrive_as_two() {
    let server = Server::script([]);
    let (client, _) = client(&server);
    for tags in [vec!["a,b".to_owned()], vec!["c".to_owned(), "a,b".to_owned()]] {
        let call = Call::empty(&client, &DELETE).path("id", &7).query("tag", &Some(tags));
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert_eq!(
            error.to_string(),
            "DELETE /v2/tags/{id}: an item of `tag` has a comma and would arrive as two: items are sent with commas \
             between them"
        );
    }
    assert!(server.calls().is_empty());
    // One text is one text, whatever is in it.
    let line = line(|client| Call::empty(client, &DELETE).path("id", &7).query("query", "a,b")).await;
    assert_eq!(line, "DELETE /v2/tags/7?query=a%2Cb");
}

#[tokio::test]
async fn parameters_are_written_as_services_take_them() {
    let moment: Timestamp = "2024-02-27T09:30:05.999+02:00".parse().unwrap();
    let line = line(|client| {
        Call::empty(client, &DELETE)
            .path("id", &7)
            .query("mailbox", &vec![1_i64, 2])
            .query("status", &Status::OnHold)
            .query("other", &Status::from("new one"))
            .query("modifiedSince", &moment)
            .query("day", &date(2024, 2, 27))
            .query("query", "(subject:\"a+b\" AND tag:x&y)")
            .query("all", &true)
            .query("ratio", &0.5)
            .query("absent", &None::<String>)
            .query("empty", &Vec::<String>::new())
    })
    .await;
    assert_eq!(
        line,
        "DELETE /v2/tags/7?mailbox=1,2&status=on-hold&other=new%20one&modifiedSince=2024-02-27T07%3A30%3A05Z\
         &day=2024-02-27&query=%28subject%3A%22a%2Bb%22%20AND%20tag%3Ax%26y%29&all=true&ratio=0.5&empty="
    );
}

/// Sends a call and gives the body.
async fn body(call: impl FnOnce(&codegen_client::Client) -> Call<()>) -> Value {
    let server = Server::script([Reply::json(204, "")]);
    let (client, _) = client(&server);
    call(&client).await.unwrap();
    let seen = &server.calls()[0];
    assert_eq!(seen.header("content-type"), Some("application/json; charset=UTF-8"));
    assert_eq!(seen.header("user-agent"), Some("example-client/1"));
    serde_json::from_str(&seen.body).unwrap()
}

/// A tag as it came from the service.
fn received() -> Tag {
    let json = r#"{"id": 7, "name": "vip", "colour": "red", "parent": {"id": 1, "name": "x", "more": 1}}"#;
    codegen_client::codegen_runtime::from_slice(json.as_bytes()).unwrap()
}

#[tokio::test]
async fn a_body_has_neither_what_is_read_only_nor_what_is_unknown() {
    let sent = body(|client| Call::empty(client, &REPLACE).path("id", &7).body(&received())).await;
    assert_eq!(sent, json!({"name": "vip", "parent": {"id": 1, "name": "x"}}));
    let sent = body(|client| Call::empty(client, &REPLACE).path("id", &7).body(&vec![received()])).await;
    assert_eq!(sent, json!([{"name": "vip", "parent": {"id": 1, "name": "x"}}]));
}

#[tokio::test]
async fn parameters_of_the_body_stand_beside_the_model() {
    let sent = body(|client| {
        let call = Call::empty(client, &REPLACE).path("id", &7).body(&tag("x"));
        call.body_param("reload", &true)
            .body_param("note", &"a \"b\"".to_owned())
    });
    assert_eq!(sent.await, json!({"name": "x", "reload": true, "note": "a \"b\""}));
    let sent = body(|client| Call::empty(client, &REPLACE).path("id", &7).body_param("reload", &true));
    assert_eq!(sent.await, json!({"reload": true}));
}

#[tokio::test]
async fn a_change_travels_as_an_object_and_several_as_a_list() {
    let name = || Operation::new("replace", "/name").value("name", &"x".to_owned(), &Limits::NONE);
    let sent = body(|client| Call::empty(client, &UPDATE).path("id", &7).patch(&name())).await;
    assert_eq!(sent, json!({"op": "replace", "path": "/name", "value": "x"}));
    let remove = Operation::new("remove", "/emails/{id}").param("id", &3);
    let add = Operation::new("add", "/tags").value("tags", &received(), &Limits::NONE);
    let moment: Timestamp = "1969-12-31T23:59:58.25Z".parse().unwrap();
    let when = Operation::new("replace", "/until").value("until", &moment, &Limits::NONE);
    let slug = Operation::new("replace", "/{slug}")
        .param("slug", "a/b~c")
        .value("v", &Value::Null, &Limits::NONE);
    let changes = [name(), remove, add, when, slug];
    let sent = body(|client| Call::empty(client, &UPDATE).path("id", &7).patches(&changes)).await;
    assert_eq!(
        sent,
        json!([
            {"op": "replace", "path": "/name", "value": "x"},
            {"op": "remove", "path": "/emails/3"},
            {"op": "add", "path": "/tags", "value": {"name": "vip", "parent": {"id": 1, "name": "x"}}},
            {"op": "replace", "path": "/until", "value": "1969-12-31T23:59:58Z"},
            {"op": "replace", "path": "/a~1b~0c", "value": null},
        ])
    );
}

static SHORT: Limits = Limits::NONE.max_length(3);

#[tokio::test]
async fn what_breaks_a_rule_is_not_sent() {
    let server = Server::script([]);
    let (client, _) = client(&server);
    let long = "longer than ten".to_owned();
    let too_long = Operation::new("replace", "/name").value("name", &"long".to_owned(), &SHORT);
    let calls = [
        (Call::empty(&client, &CREATE).body(&Tag::default()), "/name required"),
        (Call::empty(&client, &CREATE).body(&tag(&long)), "/name max_length"),
        (
            Call::empty(&client, &CREATE).body(&vec![tag("a"), Tag::default()]),
            "/1/name required",
        ),
        (
            Call::empty(&client, &UPDATE).path("id", &7).body(&tag(&long)),
            "/name max_length",
        ),
        (
            Call::empty(&client, &CREATE).check("colour", &"long".to_owned(), &SHORT),
            "/colour max_length",
        ),
        (
            Call::empty(&client, &UPDATE).path("id", &7).patch(&too_long),
            "/name max_length",
        ),
    ];
    for (call, rule) in calls {
        let error = call.await.unwrap_err();
        assert!(error.is_invalid());
        let broken = error
            .violations()
            .unwrap()
            .iter()
            .map(|broken| format!("{} {}", broken.pointer(), broken.code()));
        assert_eq!(broken.collect::<Vec<_>>(), [rule]);
    }
    let call = Call::empty(&client, &CREATE)
        .body(&tag(&long))
        .check("colour", &"long".to_owned(), &SHORT);
    let error = call.await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "POST /v2/tags: the request is invalid: /name: has more than 10 characters; /colour: has more than 3 characters"
    );
    assert!(
        Call::empty(&client, &UPDATE)
            .path("id", &7)
            .patches(&[])
            .await
            .unwrap_err()
            .is_invalid()
    );
    assert!(server.calls().is_empty() && server.tokens().is_empty());
}

#[tokio::test]
async fn what_is_partial_may_lack_what_is_required() {
    let sent = body(|client| Call::empty(client, &UPDATE).path("id", &7).body(&Tag::default())).await;
    assert_eq!(sent, json!({}));
}

#[tokio::test]
async fn what_no_schema_knows_can_be_called() {
    let server = Server::script([
        Reply::json(503, "{}"),
        Reply::json(200, r#"{"a": [1]}"#),
        Reply::json(404, "{}"),
    ]);
    let (client, clock) = client(&server);
    let call = client
        .request(Method::Put, "/v9/new?x=1")
        .query("y", &2)
        .json(&json!({"b": 1}));
    let response: Response = call.await.unwrap();
    assert_eq!(response.json::<Value>().unwrap(), json!({"a": [1]}));
    let calls = server.calls();
    assert_eq!(calls[1].line, "PUT /v9/new?x=1&y=2");
    assert_eq!(calls[1].body, r#"{"b":1}"#);
    assert_eq!(calls[1].header("authorization"), Some("Bearer token-1"));
    assert_eq!(clock.pauses().len(), 1);
    let error = client.request(Method::Get, "/v9/new?email=a@b.c").await.unwrap_err();
    assert_eq!(error.to_string(), "GET /v9/new: 404 Not Found");
}

#[tokio::test]
async fn a_path_cannot_lead_to_another_host() {
    let server = Server::script([]);
    let (client, _) = client(&server);
    for path in ["@evil.test/", ".evil.test/", "0/x", "v2/tags", ""] {
        let error = client.request(Method::Get, path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert!(error.to_string().ends_with("a path begins with `/`"), "{error}");
    }
    assert!(server.calls().is_empty() && server.tokens().is_empty());
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let server = Server::script([]);
    let (client, _) = client(&server);
    let mut call = std::pin::pin!(client.request(Method::Get, "/x").send());
    let waker = std::task::Waker::noop();
    let std::task::Poll::Ready(answer) = call.as_mut().poll(&mut std::task::Context::from_waker(waker)) else {
        panic!("it waits for what never comes")
    };
    assert_eq!(answer.unwrap_err().kind(), ErrorKind::Setup);
}

static OPEN: Endpoint = Endpoint {
    authenticated: false,
    ..GET
};

#[tokio::test]
async fn where_nobody_asks_nobody_says_who_they_are() {
    let server = Server::script([Reply::json(200, "{}")]);
    let (client, _) = client(&server);
    Call::<Tag>::new(&client, &OPEN).path("id", &7).await.unwrap();
    assert_eq!(server.calls()[0].header("authorization"), None);
    assert!(server.tokens().is_empty());
}
