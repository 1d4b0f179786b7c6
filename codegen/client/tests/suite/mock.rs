//! The server that answers instead of the service.

use std::time::Duration;

use codegen_client::codegen_runtime::Limits;
use codegen_client::mock::{Fault, ManualClock, MockEndpoint, Server, check_body, check_nothing, check_patch};
use codegen_client::patch::Operation;
use codegen_client::{AuthScheme, Call, Client, Endpoint, ErrorKind, Method, PageCall, Service};
use serde_json::{Value, json};

use crate::service::{CREATE, DELETE, GET, LIST, REPLACE, SERVICE, Tag, UPDATE, tag};

static ME: Endpoint = Endpoint {
    name: "me",
    path: "/v2/tags/me",
    ..GET
};

const SAMPLE: &str = r#"{"id": 7, "name": "vip"}"#;

static ENDPOINTS: &[MockEndpoint] = &[
    MockEndpoint {
        endpoint: &GET,
        sample: SAMPLE,
        check: check_nothing,
        query: &["embed"],
    },
    MockEndpoint {
        endpoint: &ME,
        sample: r#"{"id": 1, "name": "me"}"#,
        check: check_nothing,
        query: &[],
    },
    MockEndpoint {
        endpoint: &LIST,
        sample: SAMPLE,
        check: check_nothing,
        query: &["status"],
    },
    MockEndpoint {
        endpoint: &CREATE,
        sample: "",
        check: |body| check_body::<Tag>(body, false, &["reload"]),
        query: &[],
    },
    MockEndpoint {
        endpoint: &REPLACE,
        sample: "",
        check: |body| check_body::<Tag>(body, false, &[]),
        query: &[],
    },
    MockEndpoint {
        endpoint: &UPDATE,
        sample: "",
        check: |body| {
            check_patch(
                body,
                true,
                &[("replace", "/name", true), ("remove", "/emails/{id}", false)],
            )
        },
        query: &[],
    },
    MockEndpoint {
        endpoint: &DELETE,
        sample: "",
        check: check_nothing,
        query: &[],
    },
];

fn start() -> (Server, Client, ManualClock) {
    let server = Server::start(ENDPOINTS).unwrap();
    let clock = ManualClock::new();
    let client = Client::builder(&SERVICE)
        .base_url(server.base_url())
        .clock(clock.clone());
    let client = client.client_credentials("id", "secret").build().unwrap();
    (server, client, clock)
}

fn get(client: &Client) -> Call<Tag> {
    Call::new(client, &GET).path("id", &7)
}

fn list(client: &Client) -> PageCall<Tag> {
    PageCall::new(client, &LIST)
}

#[tokio::test]
async fn every_endpoint_is_answered_by_its_sample() {
    let (server, client, _) = start();
    assert_eq!(get(&client).await.unwrap().name.as_deref(), Some("vip"));
    let me: Tag = Call::new(&client, &ME).await.unwrap();
    assert_eq!(me.name.as_deref(), Some("me"));
    let first = Call::created(&client, &CREATE)
        .body(&tag("x"))
        .body_param("reload", &true)
        .await
        .unwrap();
    assert_eq!((first.id, first.location.as_deref()), (Some(1), Some("/v2/tags/1")));
    let second = Call::created(&client, &CREATE).body(&tag("x")).await.unwrap();
    assert_eq!(second.id, Some(2));
    Call::empty(&client, &DELETE).path("id", &7).await.unwrap();
    let seen: Vec<_> = server.requests().iter().map(|seen| seen.endpoint.unwrap().1).collect();
    assert_eq!(seen, ["get", "me", "create", "create", "delete"]);
    assert_eq!(server.tokens_granted(), 1);
}

#[tokio::test]
async fn what_was_asked_is_written_down() {
    let (server, client, _) = start();
    get(&client).query("embed", "a b+c").await.unwrap();
    Call::created(&client, &CREATE).body(&tag("x")).await.unwrap();
    let [get, create] = &server.requests()[..] else {
        panic!("two requests")
    };
    assert_eq!((get.method.as_str(), get.path.as_str()), ("GET", "/v2/tags/7"));
    assert_eq!(get.query, [("embed".to_owned(), "a b+c".to_owned())]);
    assert_eq!(get.header("authorization"), Some("Bearer mock-token-1"));
    assert_eq!(create.json(), Some(json!({"name": "x"})));
}

#[tokio::test]
async fn what_breaks_the_schema_is_refused_in_the_services_format() {
    let (_server, client, _) = start();
    let put = || client.request(Method::Put, "/v2/tags/7");
    let patch = |body: Value| client.request(Method::Patch, "/v2/tags/7").json(&body);
    for (call, status, told) in [
        (
            client.request(Method::Get, "/v2/nothing"),
            404,
            "there is nothing at /v2/nothing",
        ),
        (
            client.request(Method::Post, "/v2/tags/7"),
            405,
            "it is not called by POST",
        ),
        (
            client.request(Method::Get, "/v2/tags?colour=red"),
            400,
            "there is no query parameter `colour`",
        ),
        (
            client.request(Method::Delete, "/v2/tags/7").json("x"),
            400,
            "it takes no body",
        ),
        (put(), 400, "the body is no JSON"),
        (put().json(&json!({})), 400, "/name: is required"),
        (
            put().json(&json!({"name": "longer than ten"})),
            400,
            "/name: has more than 10 characters",
        ),
        (put().json(&json!({"name": 1})), 400, "expected a string"),
        (put().json(&json!({"name": "x", "id": 1})), 400, "/id: is read-only"),
        (
            put().json(&json!({"name": "x", "reload": true})),
            400,
            "/reload: is no property of Tag",
        ),
        (
            put().json(&json!({"name": "x", "parent": {"id": 1, "a": 1}})),
            400,
            "/parent/a: is no property of Tag",
        ),
        (
            patch(json!({"op": "replace", "path": "/name", "value": 1})),
            400,
            "it takes a list of changes",
        ),
        (patch(json!([])), 400, "there is nothing to change"),
        (
            patch(json!([{"op": "replace", "path": "/id", "value": 1}])),
            400,
            "there is no change `replace` of `/id` with a value",
        ),
        (
            patch(json!([{"op": "remove", "path": "/emails/1", "value": 1}])),
            400,
            "there is no change `remove` of `/emails/1` with a value",
        ),
        (
            patch(json!([{"op": "remove", "path": "/emails/1", "from": "/x"}])),
            400,
            "a change has no `from`",
        ),
    ] {
        let error = call.await.unwrap_err();
        assert_eq!(error.status(), Some(status), "{error}");
        assert!(error.message().unwrap().contains(told), "{error}");
        assert_eq!(error.reference(), Some("mock"));
        assert_eq!(error.correlation_id(), Some("mock"));
        assert_eq!(error.details().is_empty(), status != 400);
    }
    put().json(&json!({"name": "x", "parent": {"id": 1}})).await.unwrap();
    let name = Operation::new("replace", "/name").value("name", &"x".to_owned(), &Limits::NONE);
    let remove = Operation::new("remove", "/emails/{id}").param("id", &3);
    Call::empty(&client, &UPDATE)
        .path("id", &7)
        .patches(&[name, remove])
        .await
        .unwrap();
}

#[tokio::test]
async fn one_change_is_an_object() {
    let known: &[(&str, &str, bool)] = &[("replace", "/name", true)];
    assert!(check_patch(br#"{"op": "replace", "path": "/name", "value": 1}"#, false, known).is_ok());
    assert!(check_patch(br#"[{"op": "replace", "path": "/name", "value": 1}]"#, false, known).is_err());
    assert!(check_patch(br#"{"status": "closed"}"#, false, known).is_err());
}

#[tokio::test]
async fn lists_have_pages() {
    let (server, client, _) = start();
    server.items(5);
    server.page_size(2);
    let page = list(&client).query("status", "all").await.unwrap();
    assert_eq!(
        (page.number, page.total_pages, page.total_items),
        (Some(1), Some(3), Some(5))
    );
    let mut ids = Vec::new();
    let mut items = list(&client).query("status", "all").stream();
    while let Some(item) = items.next().await {
        ids.push(item.unwrap().id.unwrap());
    }
    assert_eq!(ids, [1, 2, 3, 4, 5]);
    let asked = server.requests();
    assert_eq!(asked.len(), 4);
    let pairs: Vec<_> = asked[3]
        .query
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(pairs, ["status=all", "page=3"]);
    server.items(0);
    let empty: Value = client.request(Method::Get, "/v2/tags").await.unwrap().json().unwrap();
    assert!(empty.get("_embedded").is_none());
    assert!(list(&client).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn answers_can_be_replaced() {
    let (server, client, _) = start();
    server.respond(&GET, 200, r#"{"id": 8}"#);
    assert_eq!(get(&client).await.unwrap().id, Some(8));
    server.respond(&GET, 404, r#"{"message": "gone"}"#);
    assert_eq!(get(&client).await.unwrap_err().message(), Some("gone"));
    server.respond(&LIST, 200, r#"[{"id": 3}, {"id": "x"}]"#);
    let page = list(&client).await.unwrap();
    assert_eq!(page.items.len(), 2);
    assert!(page.items[0].is_ok() && page.items[1].is_err());
}

#[tokio::test]
async fn it_fails_on_demand() {
    for (fault, kind) in [
        (Fault::Status(403), ErrorKind::Status),
        (Fault::Reset, ErrorKind::Transport),
        (Fault::Truncated, ErrorKind::Transport),
        (Fault::InvalidJson, ErrorKind::Decode),
        (Fault::Html, ErrorKind::Status),
        (Fault::Empty, ErrorKind::Decode),
    ] {
        let server = Server::start(ENDPOINTS).unwrap();
        let client = Client::builder(&SERVICE)
            .base_url(server.base_url())
            .access_token("t")
            .retries(0)
            .build()
            .unwrap();
        server.fail_next(fault.clone());
        assert_eq!(get(&client).await.unwrap_err().kind(), kind, "{fault:?}");
        get(&client).await.unwrap();
    }
}

#[tokio::test]
async fn faults_are_done_one_after_the_other() {
    let (server, client, clock) = start();
    server.fail_next(Fault::RateLimited(9));
    server.fail_next(Fault::Status(401));
    server.fail_next(Fault::Reset);
    get(&client).await.unwrap();
    assert_eq!(server.requests().len(), 4);
    assert_eq!(server.tokens_granted(), 2);
    assert_eq!(clock.pauses()[0], Duration::from_secs(9));
}

#[tokio::test]
async fn a_slow_answer_is_given_up_when_time_has_passed() {
    let (server, client, clock) = start();
    server.fail_next(Fault::Slow);
    let call = tokio::spawn(get(&client).timeout(Duration::from_secs(5)).send());
    while server.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    clock.advance(Duration::from_secs(5));
    assert!(call.await.unwrap().unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_limit_is_told_and_kept() {
    let (server, client, clock) = start();
    server.rate_limit(3);
    let (_, response) = get(&client).with_response().await.unwrap();
    assert_eq!(
        (response.header("x-limit"), response.header("x-left")),
        (Some("3"), Some("2"))
    );
    let other = Client::builder(&SERVICE)
        .base_url(server.base_url())
        .clock(clock.clone())
        .access_token("t");
    let other = other.build().unwrap();
    // Somebody else of the same account, who does not know how much is left.
    Call::created(&other, &CREATE).body(&tag("x")).await.unwrap();
    get(&other).await.unwrap();
    assert!(server.requests().len() > 2);
    assert!(!clock.pauses().is_empty());
}

#[tokio::test]
async fn tokens_end_when_they_are_told_to() {
    let (server, client, _) = start();
    get(&client).await.unwrap();
    server.expire_tokens();
    get(&client).await.unwrap();
    assert_eq!(server.tokens_granted(), 2);
    // What our own client does not send, others may.
    let http = codegen_client::http_defaults().unwrap().build().unwrap();
    for (body, status) in [
        ("grant_type=client_credentials&client_id=id&client_secret=", 401),
        (
            "grant_type=refresh_token&client_id=id&client_secret=s&refresh_token=",
            400,
        ),
    ] {
        let asked = http.post(server.token_url()).body(body).send().await.unwrap();
        assert_eq!(asked.status().as_u16(), status);
    }
    let client = Client::builder(&SERVICE)
        .authorization_code("id", "s", "code")
        .token_url(server.token_url());
    get(&client.base_url(server.base_url()).build().unwrap()).await.unwrap();
}

static V1: Service = Service {
    auth: AuthScheme::Basic {
        username: "api_key",
        password: Some("x"),
    },
    envelope: Some("item"),
    ..SERVICE
};
static V1_GET: Endpoint = Endpoint {
    service: &V1,
    path: "/v1/tags/{id}.json",
    ..GET
};
static V1_ENDPOINTS: &[MockEndpoint] = &[MockEndpoint {
    endpoint: &V1_GET,
    sample: SAMPLE,
    check: check_nothing,
    query: &[],
}];

#[test]
fn it_serves_blocking_calls_and_other_schemes_and_envelopes() {
    let server = Server::start(V1_ENDPOINTS).unwrap();
    let client = Client::builder(&V1)
        .base_url(server.base_url())
        .basic("key", None)
        .build()
        .unwrap();
    let tag: Tag = Call::new(&client, &V1_GET).path("id", &7).blocking().unwrap();
    assert_eq!(tag.id, Some(7));
    let raw = client.request(Method::Get, "/v1/tags/7.json").blocking().unwrap();
    assert_eq!(raw.json::<Value>().unwrap(), json!({"item": {"id": 7, "name": "vip"}}));
    drop(server);
    let client = Client::builder(&V1)
        .base_url(client.base_url())
        .basic("key", None)
        .retries(0)
        .build()
        .unwrap();
    assert!(client.request(Method::Get, "/v1/tags/7.json").blocking().is_err());
}
