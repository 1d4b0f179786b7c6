//! One request and its response.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use crate::error::{Error, ErrorKind};
use crate::http::clock::Wait;
use crate::http::response::Response;

/// Why there is no response.
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) again: Again,
}

/// Whether a request may be sent again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// The service has not seen it.
    Yes,
    /// The service may have done what it was asked for.
    IfIdempotent,
    /// It would be the same the next time.
    No,
}

impl Failure {
    fn new(kind: ErrorKind, text: impl Into<String>, again: Again) -> Self {
        let error = Error::new(kind, text);
        Failure { error, again }
    }

    pub(crate) fn timeout(text: impl Into<String>) -> Self {
        Failure::new(ErrorKind::Timeout, text, Again::IfIdempotent)
    }

    pub(crate) fn allows_again(&self, idempotent: bool) -> bool {
        self.again == Again::Yes || (self.again == Again::IfIdempotent && idempotent)
    }

    fn caused_by(mut self, error: reqwest::Error) -> Self {
        // The address may name people.
        self.error = self.error.caused_by(error.without_url());
        self
    }
}

/// Sends a request and reads the response whole.
pub(crate) async fn send(request: reqwest::RequestBuilder, max_body: usize) -> Result<Response, Failure> {
    let mut incoming = request.send().await.map_err(no_response)?;
    let too_large = || {
        let text = format!("the response is larger than {max_body} bytes");
        Failure::new(ErrorKind::TooLarge, text, Again::No)
    };
    let announced = incoming.content_length();
    if announced.is_some_and(|length| length > max_body as u64) {
        return Err(too_large());
    }
    let mut body = Vec::new();
    while let Some(chunk) = incoming
        .chunk()
        .await
        .map_err(|error| broken(error, body.len(), announced))?
    {
        if body.len() + chunk.len() > max_body {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Response {
        status: incoming.status().as_u16(),
        url: incoming.url().to_string(),
        headers: std::mem::take(incoming.headers_mut()),
        moved: false,
        body,
    })
}

fn no_response(error: reqwest::Error) -> Failure {
    let (kind, text, again) = if error.is_timeout() {
        (
            ErrorKind::Timeout,
            "the HTTP client gave up waiting",
            Again::IfIdempotent,
        )
    } else if error.is_connect() {
        (ErrorKind::Connect, "there is no connection", Again::Yes)
    } else if error.is_builder() {
        (ErrorKind::Setup, "this is no request that could be sent", Again::No)
    } else {
        let text = "the connection broke before there was a response";
        (ErrorKind::Transport, text, Again::IfIdempotent)
    };
    Failure::new(kind, text, again).caused_by(error)
}

fn broken(error: reqwest::Error, came: usize, announced: Option<u64>) -> Failure {
    let of = announced.map_or_else(String::new, |length| format!(" of {length}"));
    let (kind, text) = if error.is_timeout() {
        (ErrorKind::Timeout, "the HTTP client gave up waiting")
    } else {
        (ErrorKind::Transport, "the connection broke")
    };
    let text = format!("{text} after {came}{of} bytes of the response");
    Failure::new(kind, text, Again::IfIdempotent).caused_by(error)
}

/// What a future gives, unless the time is over before.
pub(crate) async fn within<F: Future>(future: F, mut timer: Wait) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| {
        if let Poll::Ready(value) = future.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}
