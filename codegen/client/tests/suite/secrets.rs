//! What is told to nobody: not in `Debug`, not in errors; of spans, see `../spans.rs`.

use codegen_client::codegen_runtime::Limits;
use codegen_client::mock::ManualClock;
use codegen_client::patch::Operation;
use codegen_client::{Call, Client};

use crate::server::{Reply, Server};
use crate::service::{CREATE, SERVICE, Tag, UPDATE, builder, tag};

/// Everything that may not be told stands out by this.
const HUSH: &str = "hush";

#[test]
fn debug_tells_no_secret() {
    let builders = [
        Client::builder(&SERVICE).client_credentials("id", HUSH),
        Client::builder(&SERVICE).authorization_code("id", HUSH, HUSH),
        Client::builder(&SERVICE).refresh_token("id", HUSH, HUSH),
        Client::builder(&SERVICE).access_token(HUSH),
    ];
    for builder in builders.map(|builder| builder.base_url("http://localhost")) {
        assert!(!format!("{builder:?}").contains(HUSH));
        let client = builder.build().unwrap();
        assert!(!format!("{client:?}").contains(HUSH));
        let secret = Tag {
            token: Some(HUSH.to_owned()),
            ..tag("x")
        };
        let call = Call::empty(&client, &CREATE).body(&secret).query("q", HUSH);
        assert!(!format!("{call:?}").contains(HUSH));
    }
    let change = Operation::new("replace", "/token").value("token", &HUSH.to_owned(), &Limits::NONE);
    assert!(!format!("{change:?}").contains(HUSH));
}

#[test]
fn errors_of_the_connection_tell_no_address_of_the_call() {
    let server = Server::new(|_| Reply::reset());
    let client = builder(&server, &ManualClock::new())
        .access_token("t")
        .retries(0)
        .build()
        .unwrap();
    let call = Call::empty(&client, &UPDATE).path("id", "4711").query("email", HUSH);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let error = runtime.block_on(call.send()).unwrap_err();
    let mut told = format!("{error} {error:?}");
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        told.push_str(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
    assert!(!told.contains(HUSH) && !told.contains("4711"), "{told}");
}
