//! The way of a call: auth, limits, attempts, redirects, and the deadline around it all.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::{CONTENT_TYPE, USER_AGENT};
use tracing::field::Empty;
use tracing::{Instrument, Span, info_span};

use crate::error::{Error, ErrorKind};
use crate::http::answer;
use crate::http::attempts::Attempts;
use crate::http::auth::Auth;
use crate::http::client::{Client, Shared};
use crate::http::draft::{Draft, Place, Ready};
use crate::http::response::Response;
use crate::http::retry::{backoff, is_passing, retry_after};
use crate::http::target::Target;
use crate::http::transport::within;
use crate::service::Method;

impl Client {
    /// Sends a request and gives the response, which is a success.
    pub(crate) async fn exchange(&self, draft: &Draft, timeout: Option<Duration>) -> Result<Response, Error> {
        let shared = &*self.0;
        let target = &draft.target;
        let span = info_span!(
            "call",
            service = target.service.name,
            method = target.method.as_str(),
            path = target.template(),
            status = Empty,
            attempts = Empty,
        );
        let ready = draft.finish().map_err(|error| target.name(error))?;
        if tokio::runtime::Handle::try_current().is_err() {
            let text = "a call is awaited in a runtime of tokio; without one, there is `blocking`";
            return Err(target.name(Error::new(ErrorKind::Setup, text)));
        }
        let timeout = timeout.unwrap_or(shared.timeout);
        let deadline = shared.clock.now().saturating_add(timeout);
        let run = shared.run(target, &ready, deadline, &span).instrument(span.clone());
        let ended = within(run, shared.clock.timeout(timeout)).await;
        let late = || Error::new(ErrorKind::Timeout, format!("no response within {timeout:?}"));
        ended.unwrap_or_else(|| Err(late())).map_err(|error| target.name(error))
    }
}

impl Shared {
    async fn run(&self, target: &Target, ready: &Ready, deadline: Duration, span: &Span) -> Result<Response, Error> {
        let mut url = self.url(&ready.place)?;
        let mut attempts = Attempts::new(self, deadline, span.clone());
        let (mut redirects, mut refused) = (0, None);
        loop {
            self.limiter.acquire(target.method, deadline).await.map_err(held_up)?;
            let (request, generation) = self.request(target, ready, &url, deadline, refused).await?;
            let response = match attempts.send(request).await {
                Ok(response) => response,
                Err(failure) => {
                    let allowed = failure.allows_again(target.method.is_idempotent());
                    attempts.again(allowed, None, failure.error).await?;
                    continue;
                }
            };
            self.limiter.learn(&response.headers);
            match response.status {
                200..=299 => {
                    return Ok(Response {
                        moved: redirects > 0 || response.url != url.as_str(),
                        ..response
                    });
                }
                // A token may end before its time. The service has done nothing, so any call may be made again.
                401 if generation.is_some() && refused.is_none() => refused = generation,
                301 | 302 | 303 | 307 | 308 => {
                    redirects += 1;
                    url = self.follow(target, &response, &url, redirects)?;
                }
                _ => self.refused(target, &attempts, response).await?,
            }
        }
    }

    /// Waits before the next attempt after an error response. It is the error, if there is none.
    async fn refused(&self, target: &Target, attempts: &Attempts<'_>, response: Response) -> Result<(), Error> {
        let mut wait = self.asked_to_wait(&response);
        // The service has done nothing then, so any call may be made again.
        let is_limited = response.status == 429;
        if is_limited {
            self.limiter
                .pause(*wait.get_or_insert_with(|| backoff(attempts.made - 1)));
        }
        let allowed = is_limited || (is_passing(response.status) && target.method.is_idempotent());
        let error = answer::error(target.service, response);
        attempts.again(allowed, wait, error).await
    }

    /// The request with everything that goes for all, and the generation of its token if it can be renewed.
    async fn request(
        &self,
        target: &Target,
        ready: &Ready,
        url: &Url,
        deadline: Duration,
        refused: Option<u64>,
    ) -> Result<(reqwest::RequestBuilder, Option<u64>), Error> {
        let mut request = self.connections.here().request(method(target.method), url.clone());
        request = request.header(USER_AGENT, self.user_agent.as_str());
        if let Some(body) = &ready.body {
            request = request
                .header(CONTENT_TYPE, "application/json; charset=UTF-8")
                .body(body.clone());
        }
        if !target.authenticated {
            return Ok((request, None));
        }
        Ok(match &self.auth {
            Auth::None => (request, None),
            Auth::Basic { user, password } => (request.basic_auth(user, Some(password.reveal())), None),
            Auth::Bearer(token) => (request.bearer_auth(token.reveal()), None),
            Auth::Tokens(tokens) => {
                let current = tokens.current(self, deadline, refused).await?;
                (request.bearer_auth(current.token.reveal()), Some(current.generation))
            }
        })
    }

    fn asked_to_wait(&self, response: &Response) -> Option<Duration> {
        let wait = retry_after(self.service.limits.retry_after, &response.headers)?;
        // An answer of zero means "soon", and is no reason to ask without any pause.
        (!wait.is_zero()).then_some(wait)
    }

    fn url(&self, place: &Place) -> Result<Url, Error> {
        let wrong = |text: &str| Error::new(ErrorKind::Invalid, text);
        match place {
            // Anything else would go on from the host: `https://api.example.com` and `.evil.test`.
            Place::Below(path) if !path.starts_with('/') => Err(wrong("a path begins with `/`")),
            Place::Below(path) => {
                let url = Url::parse(&format!("{}{path}", self.base_url));
                url.map_err(|error| wrong("this is no path").caused_by(error))
            }
            Place::At(url) => Ok(url.clone()),
        }
    }
}

/// Asks for a token.
pub(crate) async fn fetch_token(
    client: &Shared,
    url: &str,
    form: &str,
    repeatable: bool,
    deadline: Duration,
) -> Result<Response, Error> {
    let mut attempts = Attempts::new(client, deadline, Span::none());
    loop {
        let request = client
            .connections
            .here()
            .post(url)
            .header(USER_AGENT, client.user_agent.as_str());
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        match attempts.send(request.body(form.to_owned())).await {
            Ok(response) if response.status == 200 => return Ok(response),
            Ok(response) => {
                let (status, wait) = (response.status, client.asked_to_wait(&response));
                let error = answer::refused_token(client.service, response);
                let allowed = status == 429 || (is_passing(status) && repeatable);
                attempts.again(allowed, wait, error).await?;
            }
            Err(failure) => {
                let allowed = failure.allows_again(repeatable);
                let error = failure.error.with(|inside| inside.text.insert_str(0, "no token: "));
                attempts.again(allowed, None, error).await?;
            }
        }
    }
}

fn held_up(wait: Duration) -> Error {
    let seconds = wait.as_secs_f64().ceil();
    let text = format!("the limit of calls would hold it up for {seconds} s, which is beyond its deadline");
    Error::new(ErrorKind::Limit, text).with(|inside| inside.retry_after = Some(wait))
}

fn method(method: Method) -> reqwest::Method {
    match method {
        Method::Get => reqwest::Method::GET,
        Method::Head => reqwest::Method::HEAD,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Patch => reqwest::Method::PATCH,
        Method::Delete => reqwest::Method::DELETE,
    }
}
