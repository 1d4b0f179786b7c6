//! OAuth 2.0: tokens are fetched once, kept, renewed in time, and told to nobody.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use codegen_client::mock::ManualClock;
use codegen_client::{Client, ErrorKind};
use tokio::task::JoinSet;

use crate::server::{Reply, Seen, Server, grant};
use crate::service::{SERVICE, builder, client, get};

const TAG: &str = r#"{"id": 7, "name": "vip"}"#;

/// Takes every token but `token-1`.
fn no_longer_the_first(seen: &Seen, granted: &Mutex<u32>) -> Reply {
    match seen.header("authorization") {
        None => grant(granted),
        Some("Bearer token-1") => Reply::json(401, r#"{"message": "token expired"}"#),
        Some(_) => Reply::json(200, TAG),
    }
}

#[tokio::test]
async fn an_application_gets_a_token_by_its_id_and_secret_and_keeps_it() {
    let server = Server::script([Reply::json(200, TAG), Reply::json(200, TAG)]);
    let client = builder(&server, &ManualClock::new())
        .client_credentials("my id", "s&cret")
        .build()
        .unwrap();
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    let tokens = server.tokens();
    assert_eq!(tokens.len(), 1);
    assert_eq!(tokens[0].line, "POST /oauth/token");
    assert_eq!(
        tokens[0].header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        tokens[0].body,
        "grant_type=client_credentials&client_id=my%20id&client_secret=s%26cret"
    );
    assert_eq!(server.calls()[1].header("authorization"), Some("Bearer token-1"));
}

#[tokio::test]
async fn a_token_that_is_refused_is_renewed_and_the_call_made_once_more() {
    let granted = Mutex::new(0);
    let server = Server::new(move |seen| no_longer_the_first(seen, &granted));
    let (client, clock) = client(&server);
    assert_eq!(get(&client).await.unwrap().id, Some(7));
    assert_eq!(server.tokens().len(), 2);
    assert!(clock.pauses().is_empty());
}

#[tokio::test]
async fn a_caller_that_stays_unknown_is_told_so_after_one_more_attempt() {
    let server = Server::script([Reply::json(401, r#"{"message": "no"}"#), Reply::json(401, "{}")]);
    let (client, _) = client(&server);
    let error = get(&client).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(server.calls().len(), 2);
    assert_eq!(server.tokens().len(), 2);
}

#[tokio::test]
async fn a_token_that_cannot_be_renewed_is_not_tried_again() {
    let server = Server::script([Reply::json(401, "{}")]);
    let client = builder(&server, &ManualClock::new())
        .access_token("mine")
        .build()
        .unwrap();
    assert!(get(&client).await.unwrap_err().is_unauthorized());
    assert_eq!(server.calls().len(), 1);
    assert_eq!(server.calls()[0].header("authorization"), Some("Bearer mine"));
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let server = Server::script(std::iter::repeat_n(Reply::json(200, TAG), 3));
    let (client, clock) = client(&server);
    get(&client).await.unwrap();
    // An hour less a minute.
    clock.advance(Duration::from_secs(3539));
    get(&client).await.unwrap();
    assert_eq!(server.tokens().len(), 1);
    clock.advance(Duration::from_secs(1));
    get(&client).await.unwrap();
    assert_eq!(server.tokens().len(), 2);
    assert_eq!(server.calls()[2].header("authorization"), Some("Bearer token-2"));
}

#[tokio::test]
async fn ten_calls_with_an_expired_token_fetch_one() {
    let granted = Mutex::new(0);
    let server = Server::new(move |seen| no_longer_the_first(seen, &granted));
    let (client, _) = client(&server);
    let mut calls = JoinSet::new();
    for _ in 0..10 {
        calls.spawn(get(&client).send());
    }
    for call in calls.join_all().await {
        assert_eq!(call.unwrap().id, Some(7));
    }
    assert_eq!(server.tokens().len(), 2, "the one that was refused, and the fresh one");
}

#[tokio::test]
async fn ten_calls_after_the_token_has_expired_fetch_one() {
    let server = Server::script(std::iter::repeat_n(Reply::json(200, TAG), 11));
    let (client, clock) = client(&server);
    get(&client).await.unwrap();
    clock.advance(Duration::from_secs(3600));
    let mut calls = JoinSet::new();
    for _ in 0..10 {
        calls.spawn(get(&client).send());
    }
    assert!(calls.join_all().await.into_iter().all(|call| call.is_ok()));
    assert_eq!(server.tokens().len(), 2);
}

#[tokio::test]
async fn ten_calls_without_a_right_to_a_token_ask_once() {
    let server = Server::new(|_| {
        Reply::json(
            401,
            r#"{"error": "invalid_client", "error_description": "no such client"}"#,
        )
    });
    let (client, _) = client(&server);
    let mut calls = JoinSet::new();
    for _ in 0..10 {
        calls.spawn(get(&client).send());
    }
    for call in calls.join_all().await {
        let error = call.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth);
        assert!(error.is_unauthorized());
        assert_eq!(error.message(), Some("no such client"));
        assert_eq!(
            error.to_string(),
            "GET /v2/tags/{id}: no token: 401 Unauthorized: no such client"
        );
    }
    assert_eq!(server.tokens().len(), 1);
    // The next one does not live by what happened before.
    get(&client).await.unwrap_err();
    assert_eq!(server.tokens().len(), 2);
}

#[tokio::test]
async fn who_waits_for_a_token_takes_over_from_who_has_left() {
    let asked = Mutex::new(0);
    let mut server = Server::new(move |seen| {
        if !seen.line.contains("/oauth/token") {
            return Reply::json(200, TAG);
        }
        *asked.lock().unwrap() += 1;
        if *asked.lock().unwrap() == 1 {
            Reply::silence()
        } else {
            grant(&asked)
        }
    });
    let (client, _) = client(&server);
    let first = tokio::spawn(get(&client).send());
    server.is_silent().await;
    let second = tokio::spawn(get(&client).send());
    tokio::task::yield_now().await;
    first.abort();
    assert_eq!(second.await.unwrap().unwrap().id, Some(7));
    assert_eq!(server.tokens().len(), 2);
}

#[tokio::test]
async fn a_code_is_used_once_and_the_refresh_token_from_then_on() {
    let grants = Mutex::new(0);
    let server = Server::new(move |seen| {
        if !seen.line.contains("/oauth/token") {
            return Reply::json(200, TAG);
        }
        *grants.lock().unwrap() += 1;
        let n = *grants.lock().unwrap();
        // The third answer brings no refresh token: the one before stays good.
        let refresh = if n == 3 {
            String::new()
        } else {
            format!(r#", "refresh_token": "refresh-{n}""#)
        };
        Reply::json(
            200,
            &format!(r#"{{"access_token": "access-{n}", "expires_in": 100{refresh}}}"#),
        )
    });
    let clock = ManualClock::new();
    let kept = Arc::new(Mutex::new(Vec::new()));
    let listener = kept.clone();
    let client = builder(&server, &clock)
        .authorization_code("id", "secret", "the code")
        .on_token(move |token| listener.lock().unwrap().push(token.refresh_token.clone()))
        .build()
        .unwrap();
    for _ in 0..4 {
        get(&client).await.unwrap();
        clock.advance(Duration::from_secs(100));
    }
    let asked: Vec<String> = server.tokens().into_iter().map(|seen| seen.body).collect();
    let own = "client_id=id&client_secret=secret";
    assert_eq!(
        asked,
        [
            format!("grant_type=authorization_code&{own}&code=the%20code"),
            format!("grant_type=refresh_token&{own}&refresh_token=refresh-1"),
            format!("grant_type=refresh_token&{own}&refresh_token=refresh-2"),
            format!("grant_type=refresh_token&{own}&refresh_token=refresh-2"),
        ]
    );
    let kept = kept.lock().unwrap().clone();
    assert_eq!(
        kept,
        [
            Some("refresh-1".into()),
            Some("refresh-2".into()),
            None,
            Some("refresh-4".into())
        ]
    );
}

#[tokio::test]
async fn a_code_without_a_refresh_token_is_good_for_one_token() {
    let server = Server::script([Reply::json(200, TAG)]);
    let clock = ManualClock::new();
    let client = builder(&server, &clock)
        .authorization_code("id", "secret", "code")
        .build()
        .unwrap();
    get(&client).await.unwrap();
    clock.advance(Duration::from_secs(3600));
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(error.to_string().contains("good for one token only"), "{error}");
    assert_eq!(server.tokens().len(), 1);
}

#[tokio::test]
async fn a_token_endpoint_that_fails_is_asked_again_if_that_does_no_harm() {
    for (is_code, asked) in [(false, 4), (true, 1)] {
        let server = Server::new(|_| Reply::json(503, "{}"));
        let builder = builder(&server, &ManualClock::new());
        let builder = if is_code {
            builder.authorization_code("id", "secret", "code")
        } else {
            builder
        };
        let error = get(&builder.build().unwrap()).await.unwrap_err();
        assert_eq!(error.status(), Some(503));
        assert_eq!(server.tokens().len(), asked);
    }
}

#[tokio::test]
async fn a_token_endpoint_that_is_not_there_does_not_say_that_the_record_is_not() {
    for status in [403, 404] {
        let server = Server::new(move |_| Reply::json(status, "{}"));
        let (client, _) = client(&server);
        let error = get(&client).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Auth, Some(status)));
        assert!(error.is_unauthorized() && !error.is_not_found() && !error.is_forbidden());
    }
}

#[tokio::test]
async fn an_answer_without_a_token_is_told_without_its_text() {
    let server = Server::new(|_| Reply::json(200, r#"{"accessToken": "hush"}"#));
    let (client, _) = client(&server);
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(error.to_string().contains("has no `access_token`"), "{error}");
    assert!(!format!("{error:?}").contains("hush"));
}

#[tokio::test]
async fn tokens_come_from_where_they_are_said_to() {
    let tokens = Server::script([]);
    let calls = Server::script([Reply::json(200, TAG)]);
    let client = Client::builder(&SERVICE)
        .base_url(&calls.url)
        .token_url(format!("{}/oauth/token", tokens.url));
    let client = client.client_credentials("id", "secret").build().unwrap();
    get(&client).await.unwrap();
    assert_eq!(tokens.tokens().len(), 1);
    assert_eq!(calls.tokens().len(), 0);
}
