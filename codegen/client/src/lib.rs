//! The protocol of a web API, for any API that is described: HTTP, auth, paging, retry, limits, webhooks.
//!
//! Nothing here knows an API. A [`Service`] and its [`Endpoint`]s are constants, which codegen writes from a schema, and
//! everything else follows from them. A [`Client`] makes [`Call`]s; awaiting one sends it:
//!
//! ```
//! # #[cfg(all(feature = "http", feature = "mock"))]
//! # mod example {
//! # use codegen_client::*;
//! # use codegen_client::codegen_runtime::Model;
//! # static SERVICE: Service = Service {
//! #     name: "example",
//! #     base_url: "https://api.example.com",
//! #     auth: AuthScheme::OAuth2 {
//! #         token_url: "https://api.example.com/oauth/token",
//! #         authorize_url: None,
//! #         grants: &[Grant::ClientCredentials],
//! #     },
//! #     limits: Limits {
//! #         per_minute: Some(400), read_cost: 1, write_cost: 2,
//! #         limit_header: None, remaining_header: None, retry_after: &["Retry-After"],
//! #     },
//! #     envelope: None,
//! #     created: None,
//! #     errors: ErrorFormat {
//! #         message: &[&["message"]], reference: None, details: None, detail_path: None, detail_message: None,
//! #         correlation_header: None,
//! #     },
//! #     user_agent: "example/1",
//! # };
//! # static PAGES: Paging = Paging {
//! #     items: &["_embedded"], parameter: Some("page"), first: 1, number: Some(&["page", "number"]),
//! #     total_pages: Some(&["page", "totalPages"]), total_items: None, next: Some(&["_links", "next", "href"]),
//! # };
//! # static GET: Endpoint = Endpoint {
//! #     service: &SERVICE, resource: "Tags", name: "get", method: Method::Get, path: "/tags/{id}", success: 200,
//! #     authenticated: true, paging: None, items: &[], partial: false,
//! # };
//! # static LIST: Endpoint =
//! #     Endpoint { name: "list", path: "/tags", paging: Some(&PAGES), items: &["tags"], ..GET };
//! # static ENDPOINTS: &[mock::MockEndpoint] = &[
//! #     mock::MockEndpoint { endpoint: &GET, sample: SAMPLE, check: mock::check_nothing, query: &[] },
//! #     mock::MockEndpoint { endpoint: &LIST, sample: SAMPLE, check: mock::check_nothing, query: &["colour"] },
//! # ];
//! # const SAMPLE: &str = r#"{"id": 7, "name": "vip"}"#;
//! #[derive(Debug, Model)]
//! struct Tag {
//!     id: Option<i64>,
//!     name: Option<String>,
//! }
//!
//! # pub async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! // Instead of the service, a server in this process: nobody needs an account to try this.
//! let server = mock::Server::start(ENDPOINTS)?;
//! let client = Client::builder(&SERVICE)
//!     .client_credentials("id", "secret")
//!     .base_url(server.base_url())
//!     .build()?;
//!
//! let tag: Tag = Call::new(&client, &GET).path("id", &7).await?;
//! assert_eq!(tag.name.as_deref(), Some("vip"));
//!
//! server.items(60);
//! let mut tags = PageCall::<Tag>::new(&client, &LIST).query("colour", "red").stream();
//! let mut names = Vec::new();
//! while let Some(tag) = tags.next().await {
//!     names.push(tag?.name);
//! }
//! assert_eq!(names.len(), 60); // over three pages
//!
//! server.respond(&GET, 404, r#"{"message": "no such tag"}"#);
//! let error = Call::<Tag>::new(&client, &GET).path("id", &9).await.unwrap_err();
//! assert!(error.is_not_found());
//! assert_eq!(error.to_string(), "GET /tags/{id}: 404 Not Found: no such tag");
//! # Ok(())
//! # }
//! # }
//! # #[cfg(all(feature = "http", feature = "mock"))]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() { example::run().await.unwrap() }
//! # #[cfg(not(all(feature = "http", feature = "mock")))]
//! # fn main() {}
//! ```
//!
//! # What a call does
//! - It is checked before it leaves: its body by the rules of the schema ([`Error::violations`]), its path for holes.
//! - It waits for the account's limit: a bucket of units that all clones of a client share, that fills evenly over the
//!   minute, and that learns from the service's headers what is left. Where that would be beyond the deadline, it fails
//!   at once.
//! - It carries a token, fetched once for all who wait for it, renewed before it expires, and once more, with one replay
//!   of the call, if the service refuses it.
//! - It is tried again, after pauses that double from half a second and are up to half chance: after 429 always, after
//!   the pause that the service asks for; after 500, 502, 503, 504, a timeout or a broken connection only where doing it
//!   twice does no harm (`GET`, `HEAD`, `PUT`, `DELETE`), because a `POST` or `PATCH` may have been done; if there was no
//!   connection at all, always. A `DELETE` that is made again may find that nothing is there any more.
//! - It goes on to where it is redirected, if it only reads, and if that is the same scheme, host and port.
//! - It ends by its deadline, with all of this: [`ClientBuilder::timeout`].
//! - Dropped, it leaves nothing behind.
//!
//! A span of `tracing`, `call`, tells service, method, the path's template, status and attempts. Neither spans nor errors
//! nor `Debug` have secrets, bodies, queries or what stands in a path.
//!
//! # Units
//! Times are [`Duration`](std::time::Duration)s; sizes are bytes; costs and limits are units of the service a minute.
//!
//! # Errors
//! There is one type, [`Error`], for all of it; [`Error::kind`] says what kind, and `is_rate_limited`, `is_timeout`,
//! `is_not_found` and others ask for the usual ones.
//!
//! # Features
//! | feature | what it brings |
//! |---|---|
//! | `http` (default) | [`Client`] and calls: reqwest with rustls and ring, on tokio |
//! | `blocking` | the same without async: `Call::blocking`, `PageCall::blocking_items` |
//! | `mock` | [`mock`], a server that answers instead of the service |
//! | `webhooks` | [`webhooks`], for what the service sends on its own; no HTTP |
//!
//! [`search`], [`patch`] and what describes a service need none.

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
