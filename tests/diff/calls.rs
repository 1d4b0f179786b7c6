//! What a client sends, and what becomes of it.

use codegen_client::mock::Server;
use codegen_client::{Endpoint, Error};
use codegen_runtime::Property;
use codegen_runtime::serde_json::{Value, json};

/// What comes out of one call, in which a client of one side asks a server of the same or the other one.
pub type Outcome = Result<Value, String>;

/// A value of a parameter, as its own type.
pub fn read<T: Property>(given: &Value) -> Result<T, String> {
    T::decode(given.clone()).map_err(|error| error.to_string())
}

/// Has a server answer with a status and JSON, where a question says so.
pub fn answer(server: &Server, endpoint: &Endpoint, question: &Value) {
    if let Some(status) = question["answer"]["status"].as_u64() {
        let json = question["answer"]["json"].as_str().unwrap_or_default();
        server.respond(endpoint, u16::try_from(status).unwrap(), json);
    }
}

/// What was sent, to whom by the server's own names, and why it failed if it did.
pub fn outcome<T>(called: Result<T, Error>, server: &Server) -> Value {
    let sent = server.requests().pop().map(|sent| {
        json!({
            "endpoint": sent.endpoint.map(|(resource, name)| format!("{resource}.{name}")),
            "method": sent.method,
            "path": sent.path,
            "query": sent.query,
            "body": sent.json(),
        })
    });
    let error = called.err();
    json!({
        "sent": sent,
        "status": error.as_ref().and_then(Error::status),
        "error": error.map(|error| error.to_string()),
    })
}
