//! The limit of an account: what calls cost, and what the service says about it.

use std::time::Duration;

use codegen_client::mock::ManualClock;
use codegen_client::{Clock, ErrorKind};
use tokio::task::JoinSet;

use crate::server::{Reply, Server};
use crate::service::{builder, create, get};

const TAG: &str = r#"{"id": 7, "name": "vip"}"#;

/// Answers everything, with these headers.
fn answering(headers: &'static [(&'static str, &'static str)]) -> Server {
    let granted = std::sync::Mutex::new(0);
    Server::new(move |seen| match seen.line.as_str() {
        "POST /oauth/token" => crate::server::grant(&granted),
        "POST /v2/tags" => Reply::with(201, headers, ""),
        _ => Reply::with(200, headers, TAG),
    })
}

#[tokio::test]
async fn reading_costs_one_unit_and_writing_two() {
    let server = answering(&[]);
    let clock = ManualClock::new();
    let client = builder(&server, &clock).per_minute(10).build().unwrap();
    for _ in 0..4 {
        create(&client).await.unwrap();
    }
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    assert!(clock.pauses().is_empty(), "ten units are there at once");
    get(&client).await.unwrap();
    create(&client).await.unwrap();
    assert_eq!(clock.pauses(), [Duration::from_secs(6), Duration::from_secs(12)]);
}

#[tokio::test]
async fn clones_share_the_limit_and_wait_in_turn() {
    let server = answering(&[]);
    let clock = ManualClock::new();
    let client = builder(&server, &clock).per_minute(60).build().unwrap();
    for _ in 0..60 {
        get(&client.clone()).await.unwrap();
    }
    let mut calls = JoinSet::new();
    for _ in 0..3 {
        calls.spawn(get(&client.clone()).send());
    }
    assert!(calls.join_all().await.into_iter().all(|call| call.is_ok()));
    assert_eq!(clock.now(), Duration::from_secs(3));
}

#[tokio::test]
async fn what_the_service_says_is_left_counts() {
    let server = answering(&[("X-Limit", "120"), ("X-Left", "1")]);
    let clock = ManualClock::new();
    let client = builder(&server, &clock).build().unwrap();
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    assert!(clock.pauses().is_empty());
    // The unit that was left is used up, and two are needed; they come at two a second.
    create(&client).await.unwrap();
    assert_eq!(clock.pauses(), [Duration::from_secs(1)]);
}

#[tokio::test]
async fn a_limit_of_the_callers_own_stays_below_that_of_the_service() {
    let server = answering(&[("X-Limit", "1000"), ("X-Left", "999")]);
    let clock = ManualClock::new();
    let client = builder(&server, &clock).per_minute(2).build().unwrap();
    for _ in 0..3 {
        get(&client).await.unwrap();
    }
    assert_eq!(clock.pauses(), [Duration::from_secs(30)]);
}

#[tokio::test]
async fn when_one_is_asked_to_wait_all_do() {
    let server = Server::script([Reply::with(429, &[("X-Wait", "20")], "{}"), Reply::json(200, TAG)]);
    let clock = ManualClock::new();
    let client = builder(&server, &clock).retries(0).build().unwrap();
    assert!(get(&client).await.unwrap_err().is_rate_limited());
    get(&client).await.unwrap();
    assert_eq!(clock.pauses(), [Duration::from_secs(20)]);
}

#[tokio::test]
async fn who_would_wait_beyond_the_deadline_does_not_begin_and_pays_nothing() {
    let server = answering(&[]);
    let clock = ManualClock::new();
    let client = builder(&server, &clock).per_minute(1).build().unwrap();
    get(&client).await.unwrap();
    for _ in 0..3 {
        let error = get(&client).timeout(Duration::from_secs(10)).await.unwrap_err();
        assert!(error.is_rate_limited());
        assert_eq!((error.kind(), error.status()), (ErrorKind::Limit, None));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
        assert_eq!(
            error.to_string(),
            "GET /v2/tags/{id}: the limit of calls would hold it up for 60 s, which is beyond its deadline"
        );
    }
    assert!(clock.pauses().is_empty());
    get(&client).await.unwrap();
    assert_eq!(clock.pauses(), [Duration::from_secs(60)]);
    assert_eq!(server.calls().len(), 2);
}
