//! Answers that send a call on to another place.

use codegen_client::{Call, ErrorKind, Method};

use crate::server::{Reply, Server};
use crate::service::{REPLACE, client, get, tag};

const TAG: &str = r#"{"id": 9, "name": "vip"}"#;

fn moved(status: u16, to: &str) -> Reply {
    Reply::with(status, &[("Location", to), ("Correlation-ID", "c-1")], "")
}

#[tokio::test]
async fn reading_goes_on_at_the_same_place_and_says_so() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::script([
            moved(status, "/v2/tags/9"),
            Reply::json(200, TAG),
            Reply::json(200, TAG),
        ]);
        let (client, _) = client(&server);
        let (tag, response) = get(&client).with_response().await.unwrap();
        assert_eq!(tag.id, Some(9));
        assert!(response.has_moved());
        assert_eq!(response.url(), format!("{}/v2/tags/9", server.url));
        assert_eq!(server.calls()[1].header("authorization"), Some("Bearer token-1"));
        let (_, response) = get(&client).with_response().await.unwrap();
        assert!(!response.has_moved());
    }
}

#[tokio::test]
async fn the_services_own_address_is_the_one_that_it_is_reached_at() {
    let server = Server::script([moved(301, "https://api.example.com/v2/tags/9"), Reply::json(200, TAG)]);
    let (client, _) = client(&server);
    assert_eq!(get(&client).await.unwrap().id, Some(9));
    assert_eq!(server.calls()[1].line, "GET /v2/tags/9");
}

#[tokio::test]
async fn nothing_is_sent_to_another_host() {
    let other = Server::script([Reply::json(200, TAG)]);
    for to in [
        format!("{}/v2/tags/9", other.url),
        other.url.replace("http:", "") + "/v2/tags/9",
    ] {
        let server = Server::script([moved(301, &to)]);
        let (client, _) = client(&server);
        let error = get(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Redirect);
        assert_eq!(error.status(), Some(301));
        assert_eq!(error.correlation_id(), Some("c-1"));
        assert_eq!(
            error.to_string(),
            "GET /v2/tags/{id}: 301: it is at 127.0.0.1 now, where calls do not go by themselves"
        );
    }
    assert!(other.calls().is_empty());
    // What looks like the service's address and is another one.
    let server = Server::script([moved(301, "https://api.example.com.evil.test/v2/tags/9")]);
    let (client, _) = client(&server);
    assert_eq!(get(&client).await.unwrap_err().kind(), ErrorKind::Redirect);
}

#[tokio::test]
async fn writing_stays_where_it_was_sent() {
    let server = Server::script([moved(301, "/v2/tags/9")]);
    let (client, _) = client(&server);
    let call = Call::empty(&client, &REPLACE).path("id", &7).body(&tag("x"));
    let error = call.await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Redirect, Some(301)));
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_circle_ends() {
    let server = Server::new(|seen| match seen.line.as_str() {
        "POST /oauth/token" => Reply::json(200, r#"{"access_token": "t"}"#),
        line => moved(302, line.trim_start_matches("GET ")),
    });
    let (client, _) = client(&server);
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(server.calls().len(), 6);
}

#[tokio::test]
async fn a_place_that_is_not_told_is_an_error() {
    let server = Server::script([Reply::json(301, "{}")]);
    let (client, _) = client(&server);
    let error = client.request(Method::Get, "/x").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
}
