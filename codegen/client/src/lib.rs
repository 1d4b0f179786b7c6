//! The protocol of a web API, for any API that is described: HTTP, auth, paging, retry, limits, webhooks.
//!
//! A [`Service`] and its [`Endpoint`]s are constants, which codegen writes. Everything else follows from them.

// Without HTTP there is less that can go wrong.
#![cfg_attr(not(feature = "http"), allow(dead_code))]

#[cfg(feature = "http")]
mod http;
#[cfg(feature = "mock")]
pub mod mock;
#[cfg(feature = "webhooks")]
pub mod webhooks;

mod error;
#[cfg(feature = "http")]
mod generated;
mod param;
pub mod patch;
pub mod search;
mod service;

pub use error::{Detail, Error, ErrorKind};
#[cfg(feature = "http")]
pub use http::{
    Call, CallFuture, Client, ClientBuilder, Clock, Created, Items, Page, PageCall, Pages, Response, Token, TokioClock,
    Wait, http_defaults,
};
pub use param::Param;
pub use service::{AuthScheme, Endpoint, ErrorFormat, Grant, Limits, Method, Paging, Service};

pub use codegen_runtime;
#[cfg(feature = "http")]
pub use reqwest;
