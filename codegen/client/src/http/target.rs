//! What is called: an endpoint, or a path that no schema knows.

use std::borrow::Cow;

use crate::error::Error;
use crate::service::{Endpoint, Method, Paging, Service};

/// What is called.
#[derive(Clone)]
pub(crate) struct Target {
    pub(crate) service: &'static Service,
    pub(crate) method: Method,
    /// The template; errors and spans tell it and never the path itself, which may name people.
    pub(crate) path: Cow<'static, str>,
    pub(crate) authenticated: bool,
    pub(crate) partial: bool,
    pub(crate) paging: Option<&'static Paging>,
    pub(crate) items: &'static [&'static str],
}

impl From<&'static Endpoint> for Target {
    fn from(endpoint: &'static Endpoint) -> Self {
        Target {
            service: endpoint.service,
            method: endpoint.method,
            path: Cow::Borrowed(endpoint.path),
            authenticated: endpoint.authenticated,
            partial: endpoint.partial,
            paging: endpoint.paging,
            items: endpoint.items,
        }
    }
}

impl Target {
    /// The path's template, without a query.
    pub(crate) fn template(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }

    /// Says in an error which call it was.
    pub(crate) fn name(&self, error: Error) -> Error {
        let call = (self.method, self.template().to_owned());
        error.with(|inside| inside.call = Some(call))
    }
}
