//! Calls over HTTP.

#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod client;
mod clock;
mod decode;
mod draft;
mod exchange;
mod pages;
mod response;
mod target;
mod token;

pub use builder::ClientBuilder;
pub use call::{Call, CallFuture};
pub use client::Client;
pub use clock::{Clock, TokioClock, Wait};
pub use pages::{Items, Page, PageCall, Pages};
pub use response::{Created, Response};
pub use token::Token;
