//! Tokens of OAuth 2.0.

use core::fmt;
use std::time::Duration;

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
