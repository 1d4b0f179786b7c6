//! The client.

use core::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::http::auth::Auth;
use crate::http::builder::ClientBuilder;
use crate::http::call::Call;
use crate::http::clock::Clock;
use crate::http::limiter::Limiter;
use crate::http::response::Response;
use crate::http::tls::Connections;
use crate::service::{Method, Service};

/// A client of one service. Clones share everything: connections, token, limits.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) service: &'static Service,
    /// Without a slash at its end.
    pub(crate) base_url: String,
    pub(crate) auth: Auth,
    pub(crate) connections: Connections,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) limiter: Limiter,
    pub(crate) retries: u32,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) max_body: usize,
    pub(crate) user_agent: String,
}

impl Client {
    /// Sets up a client of a service.
    pub fn builder(service: &'static Service) -> ClientBuilder {
        ClientBuilder::new(service)
    }

    /// The service.
    #[must_use]
    pub fn service(&self) -> &'static Service {
        self.0.service
    }

    /// Where it is: the service's own address, or what [`ClientBuilder::base_url`] replaced it by.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// A call of something that this crate does not know, with auth, limits and retries. The path goes on from the base
    /// URL and may have a query.
    pub fn request(&self, method: Method, path: &str) -> Call<Response> {
        Call::raw(self, method, path)
    }
}

/// Without credentials.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("service", &self.0.service.name)
            .field("base_url", &self.0.base_url)
            .finish_non_exhaustive()
    }
}
