//! What spans tell, and what they do not.
//!
//! A program of its own: whether somebody listens to a span is decided for the whole process when the span is first
//! opened, so that a test beside this one could decide that nobody does.

#![allow(clippy::unwrap_used)]

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use codegen_client::Call;
use codegen_client::mock::ManualClock;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use server::{Reply, Server};
use service::{Tag, UPDATE, builder, tag};

#[allow(dead_code, reason = "shared with the suite, which needs all of it")]
#[path = "suite/server.rs"]
mod server;
#[allow(dead_code, reason = "shared with the suite, which needs all of it")]
#[path = "suite/service.rs"]
mod service;

/// Everything that may not be told stands out by this.
const HUSH: &str = "hush";

/// Writes down all that is traced.
#[derive(Clone, Default)]
struct Ear(Arc<Mutex<String>>);

impl Visit for Ear {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0.lock().unwrap(), "{field}={value:?} ");
    }
}

impl Subscriber for Ear {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        if attributes.metadata().target().starts_with("codegen_client") {
            let _ = write!(self.0.lock().unwrap(), "[{}] ", attributes.metadata().name());
        }
        attributes.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn spans_tell_method_template_status_and_attempts_and_no_secret() {
    let server = Server::new(|seen| match seen.line.as_str() {
        "POST /oauth/token" => Reply::json(200, r#"{"access_token": "hush", "expires_in": 3600}"#),
        _ => Reply::json(422, r#"{"message": "no", "token": "hush"}"#),
    });
    let ear = Ear::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let client = builder(&server, &ManualClock::new())
        .client_credentials("id", HUSH)
        .build()
        .unwrap();
    let error = tracing::subscriber::with_default(ear.clone(), || {
        let secret = Tag {
            token: Some(HUSH.to_owned()),
            ..tag("x")
        };
        let call = Call::empty(&client, &UPDATE)
            .path("id", "4711")
            .query("email", HUSH)
            .body(&secret);
        runtime.block_on(call.send()).unwrap_err()
    });
    assert_eq!(error.status(), Some(422));
    assert!(!format!("{error} {error:?}").contains(HUSH));
    let heard = ear.0.lock().unwrap().clone();
    for told in [
        "[call] ",
        "service=\"example\"",
        "method=\"PATCH\"",
        "path=\"/v2/tags/{id}\"",
        "status=422",
        "attempts=1",
    ] {
        assert!(heard.contains(told), "{told} in {heard}");
    }
    assert!(!heard.contains(HUSH) && !heard.contains("4711"), "{heard}");
}
