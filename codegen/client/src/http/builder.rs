//! Setting up a client.

use core::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;

use crate::error::{Error, ErrorKind};
use crate::http::auth::{Auth, Credentials, in_header, token_url};
use crate::http::client::{Client, Shared};
use crate::http::clock::{Clock, TokioClock};
use crate::http::limiter::Limiter;
use crate::http::secret::Secret;
use crate::http::tls::Connections;
use crate::http::token::{Means, Token};
use crate::service::Service;

/// Sets up a client.
#[derive(Clone)]
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
    pub fn client_credentials(self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.application(id.into(), secret.into(), Means::Client)
    }

    /// Makes calls as the user whose consent gave this code (OAuth 2.0, authorization code). The code is good for one
    /// token; [`on_token`](Self::on_token) gives the one to come back with.
    pub fn authorization_code(self, id: impl Into<String>, secret: impl Into<String>, code: impl Into<String>) -> Self {
        self.application(id.into(), secret.into(), Means::Code(Secret::new(code)))
    }

    /// Makes calls as a user who has consented before (OAuth 2.0, refresh token).
    pub fn refresh_token(self, id: impl Into<String>, secret: impl Into<String>, token: impl Into<String>) -> Self {
        self.application(id.into(), secret.into(), Means::Refresh(Secret::new(token)))
    }

    /// Makes calls with this token, for as long as it lasts.
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.credentials = Some(Credentials::Access(Secret::new(token)));
        self
    }

    /// Makes calls as this user (HTTP Basic). Without a password, the service's fixed one is sent.
    pub fn basic(mut self, user: impl Into<String>, password: Option<String>) -> Self {
        self.credentials = Some(Credentials::Basic {
            user: user.into(),
            password: password.map(Secret::new),
        });
        self
    }

    /// Takes another HTTP client, with proxies and certificates of its own; [`http_defaults`](crate::http_defaults) is
    /// where to begin. It should follow no redirects: that is done here, where it is known what may be sent where.
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

    /// How many units a minute calls may cost at most, even if the service allows more: its limit goes for an account,
    /// which may have other callers.
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
        let service = self.service;
        let base = base(self.base_url.as_deref().unwrap_or(service.base_url))?;
        let token_url = match self.token_url {
            Some(url) => address(&url)?.to_string(),
            None => token_url(service, &base)?,
        };
        if self.per_minute == Some(0) {
            return Err(Error::new(ErrorKind::Setup, "0 units a minute allow no call at all"));
        }
        let user_agent = self.user_agent.unwrap_or_else(|| service.user_agent.to_owned());
        in_header(service, "user agent", &user_agent)?;
        if let Some(Credentials::Access(token)) = &self.credentials {
            in_header(service, "access token", token.reveal())?;
        }
        let encrypted = base.scheme() == "https" || token_url.starts_with("https:");
        Ok(Client(Arc::new(Shared {
            service,
            base_url: base.as_str().trim_end_matches('/').to_owned(),
            auth: Auth::new(service, self.credentials, token_url, self.on_token)?,
            connections: match self.http {
                Some(http) => Connections::of(http),
                None => Connections::new(&base, encrypted)?,
            },
            limiter: Limiter::new(service.limits, self.per_minute, self.clock.clone()),
            clock: self.clock,
            retries: self.retries,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_body: self.max_body,
            user_agent,
        })))
    }

    fn application(mut self, id: String, secret: String, means: Means) -> Self {
        let secret = Secret::new(secret);
        self.credentials = Some(Credentials::Application { id, secret, means });
        self
    }
}

/// An address that calls can be made to.
fn address(text: &str) -> Result<Url, Error> {
    let wrong = || {
        let text = format!("`{text}` is no address of a service: it takes one such as `https://api.example.com`");
        Error::new(ErrorKind::Setup, text)
    };
    let url = Url::parse(text).map_err(|error| wrong().caused_by(error))?;
    let secret = !url.username().is_empty() || url.password().is_some();
    if !matches!(url.scheme(), "http" | "https") || secret {
        // What may be a password is not repeated.
        return Err(if secret {
            Error::new(
                ErrorKind::Setup,
                "credentials do not belong into the address of a service",
            )
        } else {
            wrong()
        });
    }
    Ok(url)
}

/// The address that paths go on from.
fn base(text: &str) -> Result<Url, Error> {
    let url = address(text)?;
    if url.query().is_some() || url.fragment().is_some() {
        let text = format!("`{text}` has a query or a fragment, which no base URL has");
        return Err(Error::new(ErrorKind::Setup, text));
    }
    Ok(url)
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("service", &self.service.name)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
