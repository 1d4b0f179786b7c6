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
    /// Whether the service may have done what it was asked for.
    pub(crate) may_be_done: bool,
}

impl Failure {
    pub(crate) fn timeout(text: impl Into<String>) -> Self {
        Failure {
            error: Error::new(ErrorKind::Timeout, text),
            may_be_done: true,
        }
    }
}

/// Sends a request and reads the response whole.
pub(crate) async fn send(request: reqwest::RequestBuilder, max_body: usize) -> Result<Response, Failure> {
    let mut incoming = request.send().await.map_err(no_response)?;
    let too_large = || Failure {
        error: Error::new(
            ErrorKind::TooLarge,
            format!("the response is larger than {max_body} bytes"),
        ),
        may_be_done: true,
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
    let (kind, text) = if error.is_timeout() {
        (ErrorKind::Timeout, "the HTTP client gave up waiting")
    } else if error.is_connect() {
        (ErrorKind::Connect, "there is no connection")
    } else if error.is_builder() {
        (ErrorKind::Setup, "this is no request that could be sent")
    } else {
        (ErrorKind::Transport, "the connection broke before there was a response")
    };
    Failure {
        may_be_done: !matches!(kind, ErrorKind::Connect | ErrorKind::Setup),
        // The address may name people.
        error: Error::new(kind, text).caused_by(error.without_url()),
    }
}

fn broken(error: reqwest::Error, came: usize, announced: Option<u64>) -> Failure {
    let of = announced.map_or_else(String::new, |length| format!(" of {length}"));
    let (kind, text) = if error.is_timeout() {
        (ErrorKind::Timeout, "the HTTP client gave up waiting")
    } else {
        (ErrorKind::Transport, "the connection broke")
    };
    Failure {
        error: Error::new(kind, format!("{text} after {came}{of} bytes of the response"))
            .caused_by(error.without_url()),
        may_be_done: true,
    }
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
