//! TLS: rustls with ring, and the roots of the operating system.

use std::sync::Arc;

use reqwest::Url;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use crate::error::{Error, ErrorKind};

/// What the HTTP client of a [`Client`](crate::Client) begins with, for one with proxies or certificates of its own:
/// TLS by rustls with ring, the roots of the operating system, no redirects.
///
/// # Errors
/// If this machine has no roots.
pub fn http_defaults() -> Result<reqwest::ClientBuilder, Error> {
    let tls = config(true).map_err(|error| Error::new(ErrorKind::Setup, FAILED).caused_by(error))?;
    Ok(with_tls(tls))
}

/// The connections of a client.
pub(crate) struct Connections {
    /// Those that belong to the runtimes that calls are awaited in.
    awaited: reqwest::Client,
    /// Those that belong to the thread in the background: a call that waits for one of the others would wait for
    /// itself where it holds up the very runtime that runs it.
    #[cfg(feature = "blocking")]
    background: reqwest::Client,
}

impl Connections {
    /// Those of the client that the caller has made.
    pub(crate) fn of(http: reqwest::Client) -> Self {
        Connections {
            #[cfg(feature = "blocking")]
            background: http.clone(),
            awaited: http,
        }
    }

    pub(crate) fn new(base: &Url, encrypted: bool) -> Result<Self, Error> {
        let tls = config(encrypted).map_err(|error| Error::new(ErrorKind::Setup, FAILED).caused_by(error))?;
        // No proxy knows the way to a server on this machine.
        let is_here = matches!(base.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        let client = || {
            let client = with_tls(tls.clone());
            let client = if is_here { client.no_proxy() } else { client };
            let built = client.build();
            built.map_err(|error| Error::new(ErrorKind::Setup, FAILED).caused_by(error))
        };
        Ok(Connections {
            awaited: client()?,
            #[cfg(feature = "blocking")]
            background: client()?,
        })
    }

    /// Those that this thread may wait for.
    pub(crate) fn here(&self) -> &reqwest::Client {
        #[cfg(feature = "blocking")]
        if crate::http::blocking::is_background() {
            return &self.background;
        }
        &self.awaited
    }
}

const FAILED: &str = "there is no HTTP client";

fn with_tls(tls: ClientConfig) -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder().tls_backend_preconfigured(tls);
    builder.redirect(reqwest::redirect::Policy::none())
}

/// Where nothing is encrypted, as with a server for tests, no roots are needed, and a machine may have none.
fn config(encrypted: bool) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions()?;
    if !encrypted {
        return Ok(config
            .with_root_certificates(RootCertStore::empty())
            .with_no_client_auth());
    }
    let verifier = Arc::new(Verifier::new(provider)?);
    // Dangerous is what a verifier of one's own might be; this is the operating system's.
    let config = config.dangerous().with_custom_certificate_verifier(verifier);
    Ok(config.with_no_client_auth())
}
