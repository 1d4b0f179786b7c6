//! Setting up a client.

use core::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::error::{Error, ErrorKind};
use crate::http::client::{Client, Shared};
use crate::http::clock::{Clock, TokioClock};
use crate::http::token::Token;
use crate::service::Service;

/// Sets up a client.
#[must_use]
pub struct ClientBuilder {
    service: &'static Service,
    base_url: Option<String>,
    token_url: Option<String>,
    credentials: Option<Credentials>,
    http: Option<reqwest::Client>,
    clock: Arc<dyn Clock>,
    timeout: Duration,
    attempt_timeout: Duration,
    retries: u32,
    per_minute: Option<u32>,
    max_body: usize,
    user_agent: Option<String>,
    on_token: Option<Listener>,
}

/// Who is told tokens.
pub(crate) type Listener = Arc<dyn Fn(&Token) + Send + Sync>;

/// What a caller makes itself known by.
#[allow(dead_code)]
pub(crate) enum Credentials {
    Client { id: String, secret: String },
    Code { id: String, secret: String, code: String },
    Refresh { id: String, secret: String, token: String },
    Access(String),
    Basic { user: String, password: Option<String> },
}

impl ClientBuilder {
    pub(crate) fn new(service: &'static Service) -> Self {
        ClientBuilder {
            service,
            base_url: None,
            token_url: None,
            credentials: None,
            http: None,
            clock: Arc::new(TokioClock::new()),
            timeout: Duration::from_secs(120),
            attempt_timeout: Duration::from_secs(30),
            retries: 3,
            per_minute: None,
            max_body: 64 << 20,
            user_agent: None,
            on_token: None,
        }
    }

    /// Calls a service at another address: a mock, a proxy. Tokens come from there, too, if the service's own come from
    /// its own host.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Takes tokens from another address.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Makes calls as an application (OAuth 2.0, client credentials).
    pub fn client_credentials(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.credentials = Some(Credentials::Client {
            id: id.into(),
            secret: secret.into(),
        });
        self
    }

    /// Makes calls as the user whose consent gave this code (OAuth 2.0, authorization code). The code is good for one
    /// token; [`on_token`](Self::on_token) gives the one to come back with.
    pub fn authorization_code(
        mut self,
        id: impl Into<String>,
        secret: impl Into<String>,
        code: impl Into<String>,
    ) -> Self {
        self.credentials = Some(Credentials::Code {
            id: id.into(),
            secret: secret.into(),
            code: code.into(),
        });
        self
    }

    /// Makes calls as a user who has consented before (OAuth 2.0, refresh token).
    pub fn refresh_token(mut self, id: impl Into<String>, secret: impl Into<String>, token: impl Into<String>) -> Self {
        self.credentials = Some(Credentials::Refresh {
            id: id.into(),
            secret: secret.into(),
            token: token.into(),
        });
        self
    }

    /// Makes calls with this token, for as long as it lasts.
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.credentials = Some(Credentials::Access(token.into()));
        self
    }

    /// Makes calls as this user (HTTP Basic). Without a password, the service's fixed one is sent.
    pub fn basic(mut self, user: impl Into<String>, password: Option<String>) -> Self {
        self.credentials = Some(Credentials::Basic {
            user: user.into(),
            password,
        });
        self
    }

    /// Takes another HTTP client, with proxies and certificates of its own. It should follow no redirects
    /// (`reqwest::redirect::Policy::none()`): that is done here, where it is known what may be sent where.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Takes another clock.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// How long a call may take with all of its waits and attempts; 2 minutes unless said.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long one attempt may take; 30 seconds unless said.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// How many times a call is tried again where that does no harm; 3 unless said.
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// How many units a minute calls may cost until the service says otherwise. The limit goes for an account, so who
    /// shares it with others takes less.
    pub fn per_minute(mut self, units: u32) -> Self {
        self.per_minute = Some(units);
        self
    }

    /// How many bytes a response may have; 64 MiB unless said.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// What the caller says it is.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// Is told every token that is granted, to keep it for the next run.
    pub fn on_token(mut self, listener: impl Fn(&Token) + Send + Sync + 'static) -> Self {
        self.on_token = Some(Arc::new(listener));
        self
    }

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    /// An address that is none, no or the wrong credentials, no certificates on this machine.
    pub fn build(self) -> Result<Client, Error> {
        let http = match self.http {
            Some(http) => http,
            None => reqwest::Client::builder()
                .build()
                .map_err(|error| Error::new(ErrorKind::Setup, "no HTTP client").caused_by(error))?,
        };
        Ok(Client(Arc::new(Shared {
            service: self.service,
            base_url: self.base_url.unwrap_or_else(|| self.service.base_url.to_owned()),
            http,
            clock: self.clock,
            retries: self.retries,
            timeout: self.timeout,
        })))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("service", &self.service.name)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
