//! A server in the same process that answers instead of the service, over real HTTP.

mod sample;

use std::io;

pub use sample::Sample;

use crate::service::Endpoint;

/// What the server knows about an endpoint.
#[derive(Clone, Copy, Debug)]
pub struct MockEndpoint {
    /// The endpoint.
    pub endpoint: &'static Endpoint,
    /// The JSON of what it returns, without envelope; of a list: of one of its items. Empty: it returns nothing.
    pub sample: &'static str,
    /// Whether this is a body that the endpoint takes, and what is wrong with it otherwise.
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
    /// Breaks the connection before it answers.
    Reset,
    /// Breaks the connection in the middle of the body.
    Truncated,
    /// Never finishes the body.
    Slow,
    /// Answers with JSON that is none.
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
    /// `GET`
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

/// A server that answers instead of the service. It ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    base_url: String,
}

impl Server {
    /// Starts a server on a free port of this machine.
    ///
    /// # Errors
    /// If there is no port.
    pub fn start(endpoints: &'static [MockEndpoint]) -> io::Result<Server> {
        let _ = endpoints;
        Ok(Server {
            base_url: String::new(),
        })
    }

    /// Where it is.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Answers calls of an endpoint with this status and JSON from now on, without envelope.
    pub fn respond(&self, endpoint: &Endpoint, status: u16, json: impl Into<String>) {
        let _ = (endpoint, status, json.into());
    }

    /// Does this at the next call, but those for tokens; several are done one after the other.
    pub fn fail_next(&self, fault: Fault) {
        let _ = fault;
    }

    /// Refuses calls beyond this many units until the caller was asked to wait.
    pub fn rate_limit(&self, units: u32) {
        let _ = units;
    }

    /// How many items every list has; 1 unless said.
    pub fn items(&self, count: usize) {
        let _ = count;
    }

    /// How many items a page has; 25 unless said.
    pub fn page_size(&self, count: usize) {
        let _ = count;
    }

    /// What has been asked so far, without calls for tokens.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        Vec::new()
    }
}

/// No body: the `check` of an endpoint that takes none.
///
/// # Errors
/// If there is one.
pub fn check_nothing(body: &[u8]) -> Result<(), String> {
    if body.is_empty() {
        Ok(())
    } else {
        Err("no body is taken".to_owned())
    }
}

/// A model, a union or a list of them: the `check` of an endpoint that takes a body. `beside` are the names of what
/// travels beside the model.
///
/// # Errors
/// What is wrong with it.
pub fn check_body<T: codegen_runtime::Property>(body: &[u8], partial: bool, beside: &[&str]) -> Result<(), String> {
    let _ = (body, partial, beside, T::TYPE);
    Ok(())
}

/// One change, or a list of them: the `check` of an endpoint that takes patches. Of each operation: op, path, and
/// whether it has a value.
///
/// # Errors
/// What is wrong with it.
pub fn check_patch(body: &[u8], is_list: bool, operations: &[(&str, &str, bool)]) -> Result<(), String> {
    let _ = (body, is_list, operations);
    Ok(())
}
