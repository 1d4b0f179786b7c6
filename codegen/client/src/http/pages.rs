//! Lists: page by page, and item by item.

use core::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use codegen_runtime::{Limits, Property};
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::http::call::{Call, CallFuture};
use crate::http::client::Client;
use crate::http::decode;
use crate::http::stream::{Items, Pages};
use crate::param::Param;
use crate::service::Endpoint;

/// A page of a list.
#[non_exhaustive]
pub struct Page<T> {
    /// What stands on it. A record that cannot be read is one error here; the others are not harmed.
    pub items: Vec<Result<T, Error>>,
    /// Its number, if the service says it.
    pub number: Option<i64>,
    /// How many pages there are, if the service says it.
    pub total_pages: Option<i64>,
    /// How many items there are on all pages, if the service says it.
    pub total_items: Option<i64>,
    /// The address of the next page, if the service says it.
    pub next: Option<String>,
    /// What the items look like, to know them again.
    pub(crate) print: Option<u64>,
}

impl<T> Page<T> {
    pub(crate) fn new(items: Vec<Result<T, Error>>, print: Option<u64>) -> Self {
        Page {
            items,
            number: None,
            total_pages: None,
            total_items: None,
            next: None,
            print,
        }
    }

    /// The items.
    ///
    /// # Errors
    /// The first record that could not be read.
    pub fn into_items(self) -> Result<Vec<T>, Error> {
        self.items.into_iter().collect()
    }
}

impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("items", &self.items)
            .field("number", &self.number)
            .field("total_pages", &self.total_pages)
            .field("total_items", &self.total_items)
            .finish_non_exhaustive()
    }
}

/// A call of a list that is being put together: one page, all pages, or all items.
#[must_use = "a call is sent when it is waited for"]
pub struct PageCall<T>(Call<Page<T>>);

impl<T> Clone for PageCall<T> {
    fn clone(&self) -> Self {
        PageCall(self.0.clone())
    }
}

impl<T: DeserializeOwned + Send + 'static> PageCall<T> {
    /// A call that returns a list.
    pub fn new(client: &Client, endpoint: &'static Endpoint) -> Self {
        PageCall(Call::decoded(client, endpoint.into(), decode::page))
    }

    /// Puts a value into the path, where its name stands in braces.
    pub fn path(self, name: &str, value: impl Param) -> Self {
        PageCall(self.0.path(name, value))
    }

    /// Adds a parameter to the query, unless its value is absent.
    pub fn query(self, name: &str, value: impl Param) -> Self {
        PageCall(self.0.query(name, value))
    }

    /// Checks a value that is sent against limits; what is wrong is told, below its name, when the call is sent.
    pub fn check<V: Property>(self, name: &str, value: &V, limits: &'static Limits) -> Self {
        PageCall(self.0.check(name, value, limits))
    }

    /// Sends a model, a union or a list of them, without what is read-only. It is checked when the call is sent.
    pub fn body<V: Property>(self, body: &V) -> Self {
        PageCall(self.0.body(body))
    }

    /// Adds a property to the body, beside those of the model.
    pub fn body_param<V: Property>(self, name: &str, value: &V) -> Self {
        PageCall(self.0.body_param(name, value))
    }

    /// How long each page may take with all of its waits and attempts.
    pub fn timeout(self, timeout: Duration) -> Self {
        PageCall(self.0.timeout(timeout))
    }

    /// Begins with this page; one before the first is refused when the call is sent. It has no effect on a list that has
    /// no numbers.
    pub fn page(mut self, number: i64) -> Self {
        self.0.draft.page = Some(number);
        self
    }

    /// Asks for one page. The same as waiting for the call itself.
    ///
    /// # Errors
    /// Whatever keeps the page from being there: see [`ErrorKind`](crate::ErrorKind).
    pub async fn send(self) -> Result<Page<T>, Error> {
        self.0.send().await
    }

    /// All pages from this one on, asked for one after the other.
    pub fn pages(self) -> Pages<T> {
        Pages::new(self.0)
    }

    /// All items from this page on.
    pub fn stream(self) -> Items<T> {
        Items::new(self.pages())
    }

    /// Asks for one page and waits, without async.
    ///
    /// # Errors
    /// Those of [`send`](Self::send).
    #[cfg(feature = "blocking")]
    pub fn blocking(self) -> Result<Page<T>, Error> {
        self.0.blocking()
    }

    /// All pages from this one on, without async.
    #[cfg(feature = "blocking")]
    pub fn blocking_pages(self) -> impl Iterator<Item = Result<Page<T>, Error>> {
        crate::http::blocking::pages(self.pages())
    }

    /// All items from this page on, without async.
    #[cfg(feature = "blocking")]
    pub fn blocking_items(self) -> impl Iterator<Item = Result<T, Error>> {
        self.blocking_pages().flat_map(|page| match page {
            Ok(page) => page.items,
            Err(error) => vec![Err(error)],
        })
    }
}

impl<T: DeserializeOwned + Send + 'static> IntoFuture for PageCall<T> {
    type Output = Result<Page<T>, Error>;
    type IntoFuture = CallFuture<Page<T>>;

    fn into_future(self) -> CallFuture<Page<T>> {
        self.0.into_future()
    }
}

impl<T> fmt::Debug for PageCall<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
