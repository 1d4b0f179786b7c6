//! The attempts of one call: how long each may take, whether there is another one, and when.

use std::time::Duration;

use tracing::{Span, debug};

use crate::error::Error;
use crate::http::client::Shared;
use crate::http::response::Response;
use crate::http::retry::backoff;
use crate::http::transport::{Failure, send, within};

/// The attempts of one call.
pub(crate) struct Attempts<'a> {
    client: &'a Shared,
    deadline: Duration,
    /// Where it is written down.
    span: Span,
    pub(crate) made: u32,
}

impl<'a> Attempts<'a> {
    pub(crate) fn new(client: &'a Shared, deadline: Duration, span: Span) -> Self {
        Attempts {
            client,
            deadline,
            span,
            made: 0,
        }
    }

    pub(crate) async fn send(&mut self, request: reqwest::RequestBuilder) -> Result<Response, Failure> {
        let patience = self.client.attempt_timeout;
        let sent = within(send(request, self.client.max_body), self.client.clock.timeout(patience)).await;
        self.made += 1;
        let result = sent.unwrap_or_else(|| Err(Failure::timeout(format!("no response within {patience:?}"))));
        self.span.record("attempts", self.made);
        match &result {
            Ok(response) => {
                self.span.record("status", response.status);
                debug!(status = response.status, attempt = self.made, "response");
            }
            Err(failure) => debug!(error = %failure.error, attempt = self.made, "no response"),
        }
        result
    }

    /// Waits before the next attempt. It is the error, if there is none.
    pub(crate) async fn again(&self, allowed: bool, wait: Option<Duration>, error: Error) -> Result<(), Error> {
        let wait = wait.unwrap_or_else(|| backoff(self.made - 1));
        let clock = &self.client.clock;
        if !allowed || self.made > self.client.retries || clock.now().saturating_add(wait) > self.deadline {
            return Err(error);
        }
        debug!(?wait, "trying again");
        clock.sleep(wait).await;
        Ok(())
    }
}
