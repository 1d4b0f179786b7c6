//! The way of a call: request, response, and what is in between.

use std::time::Duration;

use crate::error::{Error, ErrorKind};
use crate::http::client::Client;
use crate::http::draft::Draft;
use crate::http::response::Response;

impl Client {
    pub(crate) async fn exchange(&self, draft: &Draft, timeout: Option<Duration>) -> Result<Response, Error> {
        let shared = &self.0;
        let _ = (timeout.unwrap_or(shared.timeout), shared.retries, shared.clock.now());
        let ready = draft.finish()?;
        let url = format!("{}{}", shared.base_url, ready.path);
        let error = |error| Error::new(ErrorKind::Transport, "no response").caused_by(error);
        let mut request = shared.http.get(&url);
        if let Some(body) = ready.body {
            request = request.body(body);
        }
        let response = request.send().await.map_err(error)?;
        Ok(Response {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            url,
            moved: false,
            body: response.bytes().await.map_err(error)?.to_vec(),
        })
    }
}
