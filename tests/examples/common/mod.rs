//! Where the examples get their client: from an account if the environment names one, else from a server in this
//! process that answers from the samples of the schema.

use std::env;
use std::error::Error;

use helpscout::client::mock::Server;
use helpscout::v2::{Client, mock};

/// A client, and what has to live as long as it is used.
pub(crate) struct Session {
    /// The client.
    pub(crate) client: Client,
    _server: Option<Server>,
}

/// Connects with `HELPSCOUT_APP_ID` and `HELPSCOUT_APP_SECRET`, or to a server in this process without them.
///
/// # Errors
/// The client cannot be set up, or this machine has no port for the server.
pub(crate) fn connect() -> Result<Session, Box<dyn Error>> {
    if let (Ok(id), Ok(secret)) = (env::var("HELPSCOUT_APP_ID"), env::var("HELPSCOUT_APP_SECRET")) {
        let client = Client::builder().client_credentials(id, secret).build()?;
        return Ok(Session { client, _server: None });
    }
    let server = mock::start()?;
    let client = Client::builder()
        .base_url(server.base_url())
        .access_token("any")
        .build()?;
    Ok(Session {
        client,
        _server: Some(server),
    })
}
