//! What can go wrong: one type for all of it.

use core::fmt;
use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use codegen_runtime::{DecodeError, Violations, from_slice};
use serde::de::DeserializeOwned;

use crate::service::Method;

/// Why something did not work.
///
/// Its text says what, where and, if the service said so, why. Neither the text nor `Debug` has the body of a request
/// or of a response, or a secret; [`body`](Error::body) gives the body of an error response to whoever asks.
/// It is cheap to clone.
#[derive(Clone)]
pub struct Error(Arc<Inside>);

#[derive(Clone)]
pub(crate) struct Inside {
    pub(crate) kind: ErrorKind,
    /// What was wrong, in words that follow "GET /v2/tags: ".
    pub(crate) text: String,
    pub(crate) call: Option<(Method, String)>,
    pub(crate) told: Option<Told>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) violations: Option<Violations>,
    pub(crate) decode: Option<Arc<DecodeError>>,
    pub(crate) source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// What an error response said.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) status: u16,
    pub(crate) message: Option<String>,
    pub(crate) reference: Option<String>,
    pub(crate) details: Vec<Detail>,
    pub(crate) correlation_id: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be set up as asked, or lacks what a call needs.
    Setup,
    /// The request was refused before it left: [`Error::violations`] says why, if it broke rules of the schema.
    Invalid,
    /// No token was granted.
    Auth,
    /// There was no connection.
    Connect,
    /// It took too long.
    Timeout,
    /// It did not leave, because the limit of calls would have held it up beyond its deadline.
    Limit,
    /// The connection broke, before the response was there or in the middle of it.
    Transport,
    /// The service answered with an error: [`Error::status`], [`Error::message`] and [`Error::body`] say which.
    Status,
    /// The service answered that it is somewhere else, where the client does not go.
    Redirect,
    /// The response is of another type than was expected, such as a page for people.
    ContentType,
    /// The response is larger than the client takes.
    TooLarge,
    /// The response is not what the schema says.
    Decode,
    /// A list came to a page that had been there before.
    Repeated,
    /// A signature does not fit.
    Signature,
}

/// One of the things that the service says about what was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Detail {
    /// The place in the request.
    pub path: Option<String>,
    /// What was wrong there.
    pub message: Option<String>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, text: impl Into<String>) -> Self {
        Error(Arc::new(Inside {
            kind,
            text: text.into(),
            call: None,
            told: None,
            retry_after: None,
            violations: None,
            decode: None,
            source: None,
        }))
    }

    pub(crate) fn invalid(violations: Violations) -> Self {
        let text = violations.to_string().replace('\n', "; ");
        Error::new(ErrorKind::Invalid, format!("the request is invalid: {text}")).with(|inside| {
            inside.violations = Some(violations);
        })
    }

    /// What came is not what was expected.
    pub(crate) fn decode(error: DecodeError, what: &str) -> Self {
        let text = format!("{what} could not be read: {error}");
        Error::new(ErrorKind::Decode, text).with(|inside| inside.decode = Some(Arc::new(error)))
    }

    /// Adds what else is known.
    pub(crate) fn with(mut self, add: impl FnOnce(&mut Inside)) -> Self {
        add(Arc::make_mut(&mut self.0));
        self
    }

    pub(crate) fn caused_by(self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.with(|inside| inside.source = Some(Arc::new(source)))
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The method and the path's template of the call, if it was one.
    #[must_use]
    pub fn call(&self) -> Option<(Method, &str)> {
        self.0.call.as_ref().map(|(method, path)| (*method, path.as_str()))
    }

    /// The status of the response, if it was an error response.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.told.as_ref().map(|told| told.status)
    }

    /// What the service said.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.told.as_ref()?.message.as_deref()
    }

    /// The service's own reference of this failure.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.0.told.as_ref()?.reference.as_deref()
    }

    /// What the service said about single places of the request.
    #[must_use]
    pub fn details(&self) -> &[Detail] {
        self.0.told.as_ref().map_or(&[], |told| &told.details)
    }

    /// The name of the exchange, for the service's support.
    #[must_use]
    pub fn correlation_id(&self) -> Option<&str> {
        self.0.told.as_ref()?.correlation_id.as_deref()
    }

    /// How long to wait before it may work: what the service asked for, or what the limit needs.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The body of the error response.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0.told.as_ref().map(|told| told.body.as_slice())
    }

    /// The body of the error response as a value.
    ///
    /// # Errors
    /// If there is none, or it is something else.
    pub fn body_as<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        from_slice(self.body().unwrap_or_default())
    }

    /// The rules of the schema that the request broke.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        self.0.violations.as_ref()
    }

    /// What of the response could not be read.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.0.decode.as_deref()
    }

    /// Whether the service is called too often: it said so, or the call did not leave for that reason.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(429) || self.0.kind == ErrorKind::Limit
    }

    /// Whether it took too long.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Whether what was asked for is not there. Where tokens come from is not asked for.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(404) && self.0.kind != ErrorKind::Auth
    }

    /// Whether the caller is not known, or no longer: the service said so, or granted no token.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(401) || self.0.kind == ErrorKind::Auth
    }

    /// Whether the caller is known and may not do this.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.status() == Some(403) && self.0.kind != ErrorKind::Auth
    }

    /// Whether the request was refused before it left.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        self.0.kind == ErrorKind::Invalid
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((method, path)) = &self.0.call {
            write!(f, "{method} {path}: ")?;
        }
        f.write_str(&self.0.text)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Error");
        out.field("kind", &self.0.kind).field("text", &self.0.text);
        if let Some((method, path)) = &self.0.call {
            out.field("call", &format_args!("{method} {path}"));
        }
        if let Some(told) = &self.0.told {
            out.field("status", &told.status);
            out.field("correlation_id", &told.correlation_id);
        }
        if let Some(source) = &self.0.source {
            out.field("source", source);
        }
        out.finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}
