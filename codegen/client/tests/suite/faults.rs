//! What goes wrong on the way, and what the client makes of it.

use std::time::Duration;

use codegen_client::ErrorKind;
use codegen_client::mock::ManualClock;

use crate::server::{Reply, Server};
use crate::service::{builder, client, create, get};

const TAG: &str = r#"{"id": 7, "name": "vip"}"#;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// An answer of 429 with these headers.
fn too_often(headers: &[(&str, &str)]) -> Reply {
    Reply::with(429, headers, r#"{"message": "API rate limit exceeded"}"#)
}

#[tokio::test]
async fn the_service_says_how_long_to_wait_in_either_header_the_first_one_counting() {
    for (headers, wait) in [
        (&[("X-Wait", "7")][..], seconds(7)),
        (&[("Retry-After", "3")], seconds(3)),
        (&[("Retry-After", "3"), ("X-Wait", "7")], seconds(7)),
        (
            &[
                ("Retry-After", "Wed, 21 Oct 2015 07:28:09 GMT"),
                ("Date", "Wed, 21 Oct 2015 07:28:00 GMT"),
            ],
            seconds(9),
        ),
        (
            &[("X-Wait", "soon"), ("Retry-After", "1.5")],
            Duration::from_millis(1500),
        ),
    ] {
        let server = Server::script([too_often(headers), Reply::json(200, TAG)]);
        let (client, clock) = client(&server);
        assert_eq!(get(&client).await.unwrap().name.as_deref(), Some("vip"));
        assert_eq!(clock.pauses(), [wait], "{headers:?}");
    }
}

#[tokio::test]
async fn a_refused_call_is_made_again_whatever_its_method() {
    let created = Reply::with(201, &[("resource-id", "12")], "");
    let server = Server::script([too_often(&[("X-Wait", "7")]), created]);
    let (client, _) = client(&server);
    assert_eq!(create(&client).await.unwrap().id, Some(12));
    assert_eq!(server.calls().len(), 2);
    assert_eq!(server.calls()[0].body, server.calls()[1].body);
}

#[tokio::test]
async fn a_service_that_does_not_say_how_long_is_given_some_time() {
    for headers in [
        &[][..],
        &[("X-Wait", "0")],
        &[("Retry-After", "Wed, 21 Oct 2015 07:28:09 GMT")],
    ] {
        let server = Server::script([too_often(headers), Reply::json(200, TAG)]);
        let (client, clock) = client(&server);
        get(&client).await.unwrap();
        let pauses = clock.pauses();
        let range = Duration::from_millis(250)..=Duration::from_millis(500);
        assert!(
            pauses.len() == 1 && range.contains(&pauses[0]),
            "{headers:?}: {pauses:?}"
        );
    }
}

#[tokio::test]
async fn nobody_waits_for_longer_than_the_deadline() {
    let server = Server::script([too_often(&[("X-Wait", "300")])]);
    let (client, clock) = client(&server);
    let error = get(&client).timeout(seconds(60)).await.unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after(), Some(seconds(300)));
    assert_eq!(
        error.to_string(),
        "GET /v2/tags/{id}: 429 Too Many Requests: API rate limit exceeded"
    );
    assert!(clock.pauses().is_empty());
}

#[tokio::test]
async fn errors_of_the_service_are_tried_again_with_growing_pauses() {
    let server = Server::script([500, 502, 503, 504].map(|status| Reply::json(status, "{}")));
    let (client, clock) = client(&server);
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.status(), Some(504));
    assert_eq!(server.calls().len(), 4);
    for (pause, (least, most)) in clock.pauses().iter().zip([(250, 500), (500, 1000), (1000, 2000)]) {
        let range = Duration::from_millis(least)..=Duration::from_millis(most);
        assert!(range.contains(pause), "{pause:?}");
    }
}

#[tokio::test]
async fn errors_that_will_stay_are_told_at_once() {
    for status in [400, 403, 404, 409, 412, 413, 415, 422, 501] {
        let server = Server::script([Reply::json(status, "{}")]);
        let (client, _) = client(&server);
        assert_eq!(get(&client).await.unwrap_err().status(), Some(status));
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test]
async fn what_may_have_been_done_is_not_done_again() {
    for reply in [
        Reply::json(500, "{}"),
        Reply::json(503, "{}"),
        Reply::reset(),
        Reply::json(201, "[0]").cut(1),
    ] {
        let server = Server::script([reply, Reply::json(201, "")]);
        let (client, _) = client(&server);
        create(&client).await.unwrap_err();
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_no_harm_to_reading() {
    let server = Server::script([Reply::reset(), Reply::json(200, TAG).cut(5), Reply::json(200, TAG)]);
    let (client, _) = client(&server);
    assert_eq!(get(&client).await.unwrap().id, Some(7));
    assert_eq!(server.calls().len(), 3);
}

#[tokio::test]
async fn retries_can_be_switched_off() {
    let server = Server::script([Reply::reset()]);
    let client = builder(&server, &ManualClock::new()).retries(0).build().unwrap();
    assert_eq!(get(&client).await.unwrap_err().kind(), ErrorKind::Transport);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_body_that_ends_early_is_told_with_its_size() {
    let server = Server::script([Reply::json(200, TAG).cut(5)]);
    let client = builder(&server, &ManualClock::new()).retries(0).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(
        error.to_string(),
        "GET /v2/tags/{id}: the connection broke after 19 of 24 bytes of the response"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn nobody_there_is_tried_again_even_for_what_writes() {
    // A port that was free a moment ago.
    let url = format!(
        "http://{}",
        std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
    );
    let clock = ManualClock::new();
    let client = codegen_client::Client::builder(&crate::service::SERVICE)
        .base_url(url)
        .clock(clock.clone());
    let client = client.access_token("t").build().unwrap();
    let error = create(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(error.to_string(), "POST /v2/tags: there is no connection");
    assert_eq!(clock.pauses().len(), 3);
}

#[tokio::test]
async fn a_body_that_never_ends_is_given_up() {
    for reply in [Reply::json(200, TAG).stuck(5), Reply::silence()] {
        let mut server = Server::script([reply]);
        let clock = ManualClock::new();
        let client = builder(&server, &clock)
            .retries(0)
            .attempt_timeout(seconds(30))
            .build()
            .unwrap();
        let call = tokio::spawn(get(&client).send());
        server.is_silent().await;
        clock.advance(seconds(29));
        assert!(!call.is_finished());
        clock.advance(seconds(1));
        let error = call.await.unwrap().unwrap_err();
        assert!(error.is_timeout());
        assert_eq!(error.to_string(), "GET /v2/tags/{id}: no response within 30s");
        server.is_given_up().await;
    }
}

#[tokio::test]
async fn reading_is_tried_again_after_a_timeout_and_writing_is_not() {
    let mut server = Server::script([Reply::silence(), Reply::json(200, TAG), Reply::silence()]);
    let (client, clock) = client(&server);
    let call = tokio::spawn(get(&client).send());
    server.is_silent().await;
    clock.advance(seconds(31));
    assert_eq!(call.await.unwrap().unwrap().id, Some(7));

    let call = tokio::spawn(create(&client).send());
    server.is_silent().await;
    clock.advance(seconds(31));
    assert!(call.await.unwrap().unwrap_err().is_timeout());
    assert_eq!(server.calls().len(), 3);
}

#[tokio::test]
async fn the_deadline_ends_a_call_with_all_of_its_attempts() {
    let mut server = Server::script([Reply::silence(), Reply::silence()]);
    let (client, clock) = client(&server);
    let call = tokio::spawn(get(&client).timeout(seconds(45)).send());
    server.is_silent().await;
    clock.advance(seconds(31));
    server.is_silent().await;
    clock.advance(seconds(15));
    let error = call.await.unwrap().unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "GET /v2/tags/{id}: no response within 45s");
}

#[tokio::test]
async fn dropping_a_call_leaves_nothing_behind() {
    let mut server = Server::script([Reply::silence(), Reply::json(200, TAG)]);
    let (client, _) = client(&server);
    let call = tokio::spawn(get(&client).send());
    server.is_silent().await;
    call.abort();
    server.is_given_up().await;
    assert_eq!(get(&client).await.unwrap().id, Some(7));
}

#[tokio::test]
async fn a_response_has_a_size_that_it_must_not_exceed() {
    let long = format!(r#"{{"name": "{}"}}"#, "x".repeat(100));
    for reply in [Reply::json(200, &long), Reply::chunked(&long)] {
        let server = Server::script([reply]);
        let client = builder(&server, &ManualClock::new()).max_body(64).build().unwrap();
        let error = get(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert_eq!(
            error.to_string(),
            "GET /v2/tags/{id}: the response is larger than 64 bytes"
        );
    }
}
