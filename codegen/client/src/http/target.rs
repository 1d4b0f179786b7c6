//! What is called: an endpoint, or a path that no schema knows.

use std::borrow::Cow;

use crate::service::{Endpoint, Method, Paging, Service};

/// What is called.
#[derive(Clone)]
#[allow(dead_code)]
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
