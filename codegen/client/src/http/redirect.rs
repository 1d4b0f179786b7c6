//! Addresses that the service says: of redirects, and of next pages.

use reqwest::Url;
use reqwest::header::LOCATION;

use crate::error::{Error, ErrorKind};
use crate::http::answer;
use crate::http::client::Shared;
use crate::http::response::Response;
use crate::http::target::Target;

/// How many times a call goes where it was sent to.
const REDIRECTS: u32 = 5;

impl Shared {
    /// Where a call goes that was sent on to another place. Only there where it went before: nobody else is told who
    /// calls, or what.
    pub(crate) fn follow(&self, target: &Target, response: &Response, url: &Url, redirects: u32) -> Result<Url, Error> {
        let told = |error: Error| {
            let status = response.status;
            answer::with_told(error, target.service, response.clone()).with(|inside| {
                inside.text = format!("{status}: {}", inside.text);
            })
        };
        let refuse = |text: &str| Err(told(Error::new(ErrorKind::Redirect, text)));
        let Some(location) = response.header(LOCATION.as_str()) else {
            return refuse("the service says that it is somewhere else, and not where");
        };
        if !target.method.is_safe() {
            return refuse("it is somewhere else now, and only reading goes there by itself");
        }
        if redirects > REDIRECTS {
            return refuse("it was sent on too many times");
        }
        self.resolve(location, url.as_str()).map_err(told)
    }

    /// The address that a link in a response from another address means. It must be of the same origin.
    pub(crate) fn resolve(&self, link: &str, from: &str) -> Result<Url, Error> {
        let bad = |text: &str| Error::new(ErrorKind::Redirect, text);
        // Links are the service's own, also where it is reached through another address.
        let own = link.strip_prefix(self.service.base_url.trim_end_matches('/'));
        let moved = own
            .filter(|rest| rest.starts_with('/'))
            .map(|rest| format!("{}{rest}", self.base_url));
        let from = Url::parse(from).map_err(|error| bad("there is no address to go on from").caused_by(error))?;
        let to = from.join(moved.as_deref().unwrap_or(link));
        let to = to.map_err(|error| bad("the link in the response is no address").caused_by(error))?;
        if to.origin() != from.origin() {
            let host = to.host_str().unwrap_or("another host");
            return Err(bad(&format!(
                "it is at {host} now, where calls do not go by themselves"
            )));
        }
        Ok(to)
    }
}
