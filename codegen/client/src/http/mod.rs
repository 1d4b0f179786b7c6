//! Calls over HTTP.

mod answer;
mod attempts;
mod auth;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod client;
mod clock;
mod decode;
mod draft;
mod exchange;
mod limiter;
mod pages;
mod pluck;
mod redirect;
mod response;
mod retry;
mod secret;
mod stream;
mod target;
mod tls;
mod token;
mod transport;

pub use builder::ClientBuilder;
pub use call::{Call, CallFuture};
pub use client::Client;
pub use clock::{Clock, TokioClock, Wait};
pub use pages::{Page, PageCall};
pub use response::{Created, Response};
pub use stream::{Items, Pages};
pub use tls::http_defaults;
pub use token::Token;
