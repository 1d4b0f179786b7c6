//! What comes back.

use core::fmt;

use codegen_runtime::{DecodeError, from_slice};
use serde::de::DeserializeOwned;

/// A response of the service: its status, its headers and its body.
#[derive(Clone)]
pub struct Response {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) url: String,
    pub(crate) moved: bool,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// A header, by its name in any case; the first of several.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Where it came from, after redirects.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether the service had moved what was asked for, so that it came from another address: see [`url`](Self::url).
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.moved
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body, to keep.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// The body as a value.
    ///
    /// # Errors
    /// What is no JSON, and what is JSON but no `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        from_slice(&self.body)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("moved", &self.moved)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// What a call has created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Created {
    /// Its id, if the service says it.
    pub id: Option<i64>,
    /// Where it is, if the service says it.
    pub location: Option<String>,
}
