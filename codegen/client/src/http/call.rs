//! One call.

use core::fmt;
use std::borrow::Cow;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use codegen_runtime::{Limits, Property};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::http::client::Client;
use crate::http::decode;
use crate::http::draft::Draft;
use crate::http::response::{Created, Response};
use crate::http::target::Target;
use crate::param::Param;
use crate::patch::Operation;
use crate::service::{Endpoint, Method};

/// What a call becomes when it is waited for.
pub type CallFuture<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

/// A call that is being put together; `await` sends it.
///
/// Dropping what it became ends it: nothing goes on in the background.
#[must_use = "a call is sent when it is waited for"]
pub struct Call<T> {
    pub(crate) client: Client,
    pub(crate) draft: Draft,
    pub(crate) timeout: Option<Duration>,
    pub(crate) decode: Decode<T>,
}

impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Call {
            client: self.client.clone(),
            draft: self.draft.clone(),
            timeout: self.timeout,
            decode: self.decode,
        }
    }
}

/// Reads the response to what was called. It may take the body.
pub(crate) type Decode<T> = fn(&Target, &mut Response) -> Result<T, Error>;

impl<T: DeserializeOwned> Call<T> {
    /// A call that returns a value: a model, a union, a list of them, any JSON.
    pub fn new(client: &Client, endpoint: &'static Endpoint) -> Self {
        Call::decoded(client, endpoint.into(), decode::value)
    }
}

impl Call<()> {
    /// A call that returns nothing.
    pub fn empty(client: &Client, endpoint: &'static Endpoint) -> Self {
        Call::decoded(client, endpoint.into(), decode::nothing)
    }
}

impl Call<Created> {
    /// A call that returns what it has created.
    pub fn created(client: &Client, endpoint: &'static Endpoint) -> Self {
        Call::decoded(client, endpoint.into(), decode::created)
    }
}

impl Call<Vec<u8>> {
    /// A call that returns bytes, whatever they are.
    pub fn bytes(client: &Client, endpoint: &'static Endpoint) -> Self {
        Call::decoded(client, endpoint.into(), decode::bytes)
    }
}

impl Call<Response> {
    pub(crate) fn raw(client: &Client, method: Method, path: &str) -> Self {
        let target = Target {
            service: client.service(),
            method,
            path: Cow::Owned(path.to_owned()),
            authenticated: true,
            partial: false,
            paging: None,
            items: &[],
        };
        Call::decoded(client, target, decode::whole)
    }
}

impl<T> Call<T> {
    pub(crate) fn decoded(client: &Client, target: Target, decode: Decode<T>) -> Self {
        Call {
            client: client.clone(),
            draft: Draft::new(target),
            timeout: None,
            decode,
        }
    }

    /// Puts a value into the path, where its name stands in braces.
    pub fn path(mut self, name: &str, value: impl Param) -> Self {
        self.draft.path(name, &value);
        self
    }

    /// Adds a parameter to the query, unless its value is absent.
    pub fn query(mut self, name: &str, value: impl Param) -> Self {
        self.draft.query(name, &value);
        self
    }

    /// Checks a value that is sent outside of the body against limits; what is wrong is told, below its name, when the
    /// call is sent.
    pub fn check<V: Property>(mut self, name: &str, value: &V, limits: &'static Limits) -> Self {
        self.draft.check(name, value, limits);
        self
    }

    /// Sends a model, a union or a list of them, without what is read-only. It is checked when the call is sent.
    pub fn body<V: Property>(mut self, body: &V) -> Self {
        self.draft.body(body);
        self
    }

    /// Sends any JSON, unchecked.
    pub fn json<V: Serialize + ?Sized>(mut self, body: &V) -> Self {
        self.draft.json(body);
        self
    }

    /// Adds a property to the body, beside those of the model.
    pub fn body_param<V: Property>(mut self, name: &str, value: &V) -> Self {
        self.draft.body_param(name, value);
        self
    }

    /// Sends one change, as an object.
    pub fn patch(mut self, change: &Operation) -> Self {
        self.draft.patch(change);
        self
    }

    /// Sends several changes, as an array.
    pub fn patches(mut self, changes: &[Operation]) -> Self {
        self.draft.patches(changes);
        self
    }

    /// How long this call may take with all of its waits and attempts.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}

impl<T: Send + 'static> Call<T> {
    /// Sends it. The same as waiting for the call itself.
    ///
    /// # Errors
    /// Whatever keeps the value from being there: see [`ErrorKind`](crate::ErrorKind).
    pub async fn send(self) -> Result<T, Error> {
        self.with_response().await.map(|(value, _)| value)
    }

    /// Sends it, and gives the response beside the value: for its status and its headers. Where the value is the body
    /// itself, the response has it no more.
    ///
    /// # Errors
    /// Those of [`send`](Call::send).
    pub async fn with_response(self) -> Result<(T, Response), Error> {
        let mut response = self.client.exchange(&self.draft, self.timeout).await?;
        let target = &self.draft.target;
        let value = (self.decode)(target, &mut response).map_err(|error| target.name(error))?;
        Ok((value, response))
    }

    /// Sends it and waits, without async. It works inside a runtime, too, but holds up the thread.
    ///
    /// # Errors
    /// Those of [`send`](Call::send).
    #[cfg(feature = "blocking")]
    pub fn blocking(self) -> Result<T, Error> {
        crate::http::blocking::wait(self.send())
    }
}

impl<T: Send + 'static> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = CallFuture<T>;

    fn into_future(self) -> CallFuture<T> {
        Box::pin(self.send())
    }
}

/// Without what is sent, which may be sensitive.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.draft.target.method, self.draft.target.path)
    }
}
