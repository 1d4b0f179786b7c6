//! TLS: rustls with ring, and the roots of the operating system.

use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use crate::error::{Error, ErrorKind};

/// The HTTP client that is taken unless another one is given. It follows no redirects.
pub(crate) fn http_client(encrypted: bool) -> Result<reqwest::Client, Error> {
    let failed = "there is no HTTP client";
    let tls = config(encrypted).map_err(|error| Error::new(ErrorKind::Setup, failed).caused_by(error))?;
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| Error::new(ErrorKind::Setup, failed).caused_by(error))
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
