//! A server in the same process that answers instead of the service, over real HTTP: for tests, and for who has no
//! account.
//!
//! It answers every endpoint with its sample, in the service's envelope, and checks what is asked: path, method, names
//! of the query, and the body, by the rules of the schema. What is wrong is a 400 in the service's own format. It grants
//! tokens, pages lists, limits calls, and [fails on demand](Fault).

mod answer;
mod check;
mod clock;
mod format;
mod http1;
mod pages;
mod routes;
mod sample;
mod server;
mod state;

pub use check::{check_body, check_nothing, check_patch};
pub use clock::ManualClock;
pub use sample::Sample;
pub use server::Server;

use crate::service::Endpoint;

/// What the server knows about an endpoint.
#[derive(Clone, Copy, Debug)]
pub struct MockEndpoint {
    /// The endpoint.
    pub endpoint: &'static Endpoint,
    /// The JSON of what it returns, without envelope; of a list with pages: of one of its items; of a bare list: the
    /// list. What is no JSON is sent as bytes. Empty: it returns nothing.
    pub sample: &'static str,
    /// Whether this is a body that the endpoint takes, and what is wrong with it otherwise: [`check_nothing`], or a
    /// closure that calls [`check_body`] or [`check_patch`].
    pub check: fn(&[u8]) -> Result<(), String>,
    /// The names of the query's parameters, without the page's number.
    pub query: &'static [&'static str],
}

/// What a server does instead of answering as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Answers with this status, and an error in the service's format.
    Status(u16),
    /// Answers 429 and asks to wait this many seconds.
    RateLimited(u32),
    /// Closes the connection before it answers.
    Reset,
    /// Closes the connection in the middle of the body; a response without a body comes whole.
    Truncated,
    /// Never finishes the body; a response without a body comes whole.
    Slow,
    /// Answers 200 with JSON that is cut off.
    InvalidJson,
    /// Answers 502 with a page for people.
    Html,
    /// Answers 200 with nothing.
    Empty,
}

/// A request that a server has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recorded {
    /// Resource and name of the endpoint that it meant; `None`: it meant none.
    pub endpoint: Option<(&'static str, &'static str)>,
    /// `GET`.
    pub method: String,
    /// The path, as it came.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Recorded {
    /// A header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|(known, _)| known == name);
        header.map(|(_, value)| value.as_str())
    }

    /// The body as JSON; `None`: it is none.
    #[must_use]
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }
}
