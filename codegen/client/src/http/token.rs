//! Tokens of OAuth 2.0: fetched once for all who wait, kept, renewed.

use core::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::Mutex;

use crate::error::{Error, ErrorKind};
use crate::http::builder::Listener;
use crate::http::client::Shared;
use crate::http::exchange;
use crate::http::secret::Secret;
use crate::param::encode;

/// A token that was granted, for who wants to keep it: [`ClientBuilder::on_token`](crate::ClientBuilder::on_token).
#[derive(Clone)]
#[non_exhaustive]
pub struct Token {
    /// What calls are made with.
    pub access_token: String,
    /// What the next token is asked for with.
    pub refresh_token: Option<String>,
    /// How long it lasts from now.
    pub expires_in: Option<Duration>,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}

/// A hundred years in seconds; nothing that is said to last longer has to be added up.
const LONGEST: u64 = 3_155_760_000;

/// What the next token is asked for with.
#[derive(Clone, Debug)]
pub(crate) enum Means {
    /// The application's own id and secret.
    Client,
    /// A code that is good for one token.
    Code(Secret),
    /// A token that lasts longer.
    Refresh(Secret),
    /// Nothing is left.
    Spent,
}

impl Means {
    /// What of them is empty.
    pub(crate) fn empty(&self) -> Option<&'static str> {
        match self {
            Means::Code(code) if code.reveal().is_empty() => Some("authorization code"),
            Means::Refresh(token) if token.reveal().is_empty() => Some("refresh token"),
            _ => None,
        }
    }
}

/// The tokens of one client.
pub(crate) struct Tokens {
    pub(crate) url: String,
    pub(crate) id: String,
    pub(crate) secret: Secret,
    pub(crate) on_token: Option<Listener>,
    /// Whoever holds it fetches; the others wait for it. If the holder is dropped, the next one goes on.
    state: Mutex<State>,
    /// How many times fetching failed.
    failures: AtomicU64,
}

struct State {
    means: Means,
    current: Option<Current>,
    last_failure: Option<Error>,
    generation: u64,
}

/// A token as calls use it.
#[derive(Clone)]
pub(crate) struct Current {
    pub(crate) token: Secret,
    /// Which one it is, counted from 1.
    pub(crate) generation: u64,
    renew_at: Option<Duration>,
}

impl Tokens {
    pub(crate) fn new(url: String, id: String, secret: Secret, means: Means, on_token: Option<Listener>) -> Self {
        Tokens {
            url,
            id,
            secret,
            on_token,
            state: Mutex::new(State {
                means,
                current: None,
                last_failure: None,
                generation: 0,
            }),
            failures: AtomicU64::new(0),
        }
    }

    /// A token that lasts, but not the one of generation `refused`, which the service does not take any more.
    pub(crate) async fn current(
        &self,
        client: &Shared,
        deadline: Duration,
        refused: Option<u64>,
    ) -> Result<Current, Error> {
        let failures = self.failures.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        let lasts = |current: &&Current| {
            Some(current.generation) != refused && current.renew_at.is_none_or(|renew_at| client.clock.now() < renew_at)
        };
        if let Some(current) = state.current.as_ref().filter(lasts) {
            return Ok(current.clone());
        }
        // Who has waited for an attempt that failed shares its failure, and does not run into the same again.
        if let Some(error) = &state.last_failure
            && self.failures.load(Ordering::Acquire) != failures
        {
            return Err(error.clone());
        }
        match self.fetch(client, deadline, &state.means).await {
            Ok(token) => Ok(self.keep(client, &mut state, token)),
            Err(error) => {
                state.last_failure = Some(error.clone());
                self.failures.fetch_add(1, Ordering::AcqRel);
                Err(error)
            }
        }
    }

    fn keep(&self, client: &Shared, state: &mut State, token: Token) -> Current {
        // A tenth of its life, a minute at most, so that it does not expire on its way.
        let life = token
            .expires_in
            .map(|life| life - (life / 10).min(Duration::from_secs(60)));
        state.generation += 1;
        let current = Current {
            token: Secret::new(token.access_token.as_str()),
            generation: state.generation,
            renew_at: life.map(|life| client.clock.now().saturating_add(life)),
        };
        state.current = Some(current.clone());
        match (&token.refresh_token, &state.means) {
            (Some(token), Means::Code(_) | Means::Refresh(_)) => {
                state.means = Means::Refresh(Secret::new(token.as_str()))
            }
            (None, Means::Code(_)) => state.means = Means::Spent,
            _ => {}
        }
        if let Some(listener) = &self.on_token {
            listener(&token);
        }
        current
    }

    async fn fetch(&self, client: &Shared, deadline: Duration, means: &Means) -> Result<Token, Error> {
        let (grant, extra) = match means {
            Means::Client => ("client_credentials", None),
            Means::Code(code) => ("authorization_code", Some(("code", code))),
            Means::Refresh(token) => ("refresh_token", Some(("refresh_token", token))),
            Means::Spent => {
                let text =
                    "the token has expired, and its code is good for one token only: no refresh token came with it";
                return Err(Error::new(ErrorKind::Auth, text));
            }
        };
        let mut form = String::new();
        let own = [
            ("grant_type", grant),
            ("client_id", &self.id),
            ("client_secret", self.secret.reveal()),
        ];
        let extra = extra.map(|(name, secret)| (name, secret.reveal()));
        for (name, value) in own.into_iter().chain(extra) {
            if !form.is_empty() {
                form.push('&');
            }
            form.push_str(name);
            form.push('=');
            encode(value, &mut form);
        }
        let repeatable = matches!(means, Means::Client);
        let response = exchange::fetch_token(client, &self.url, &form, repeatable, deadline).await?;
        // What else came is not told: it may be a token.
        let text = "no token: the answer of the token endpoint has no `access_token`";
        read(&response.body).ok_or_else(|| Error::new(ErrorKind::Auth, text))
    }
}

/// Reads the answer of the token endpoint (RFC 6749, section 5.1). Its text is told nowhere.
fn read(body: &[u8]) -> Option<Token> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    let text = |key: &str| {
        answer
            .get(key)?
            .as_str()
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let expires_in = answer.get("expires_in");
    let seconds = expires_in.and_then(|value| value.as_u64().or_else(|| value.as_str()?.trim().parse().ok()));
    Some(Token {
        access_token: text("access_token")?,
        refresh_token: text("refresh_token"),
        expires_in: seconds.map(|seconds| Duration::from_secs(seconds.min(LONGEST))),
    })
}
