//! How a caller makes itself known.

use reqwest::Url;

use crate::error::{Error, ErrorKind};
use crate::http::builder::Listener;
use crate::http::secret::Secret;
use crate::http::token::{Means, Tokens};
use crate::service::{AuthScheme, Grant, Service};

/// What a caller makes itself known by.
#[derive(Clone, Debug)]
pub(crate) enum Credentials {
    /// An id, a secret, and what tokens are asked for with.
    Application {
        id: String,
        secret: Secret,
        means: Means,
    },
    Access(Secret),
    Basic {
        user: String,
        password: Option<Secret>,
    },
}

impl Credentials {
    /// What of them is empty, as an unset variable is.
    fn empty(&self) -> Option<&'static str> {
        match self {
            Credentials::Application { id, .. } if id.is_empty() => Some("application's id"),
            Credentials::Application { secret, .. } if secret.reveal().is_empty() => Some("application's secret"),
            Credentials::Application { means, .. } => means.empty(),
            Credentials::Access(token) if token.reveal().is_empty() => Some("access token"),
            Credentials::Basic { user, .. } if user.is_empty() => Some("user name"),
            _ => None,
        }
    }
}

/// How calls make their caller known.
pub(crate) enum Auth {
    None,
    Basic { user: String, password: Secret },
    Bearer(Secret),
    Tokens(Box<Tokens>),
}

/// What is wrong, with what would be right.
fn setup(service: &Service, text: &str) -> Error {
    Error::new(ErrorKind::Setup, format!("{}: {text}", service.name))
}

impl Auth {
    pub(crate) fn new(
        service: &'static Service,
        credentials: Option<Credentials>,
        token_url: String,
        on_token: Option<Listener>,
    ) -> Result<Self, Error> {
        let wrong = |text: &str| Err(setup(service, text));
        if let Some(empty) = credentials.as_ref().and_then(Credentials::empty) {
            return wrong(&format!("the {empty} is empty"));
        }
        match (service.auth, credentials) {
            (AuthScheme::None, None) => Ok(Auth::None),
            (AuthScheme::None, Some(_)) => wrong("credentials were given, and nobody asks for any"),
            (AuthScheme::Basic { username, password }, Some(Credentials::Basic { user, password: own })) => {
                let fixed = password.map(Secret::new);
                match own.or(fixed) {
                    _ if user.contains(':') => wrong(&format!("the {username} must not have a colon")),
                    Some(password) => Ok(Auth::Basic { user, password }),
                    None => wrong("the password is missing: `.basic(user, Some(password))`"),
                }
            }
            (AuthScheme::Basic { username, .. }, _) => wrong(&format!(
                "it is called with a user name and a password: `.basic({username}, ..)`"
            )),
            (AuthScheme::OAuth2 { .. }, Some(Credentials::Access(token))) => Ok(Auth::Bearer(token)),
            (AuthScheme::OAuth2 { grants, .. }, Some(Credentials::Application { id, secret, means })) => {
                let (grant, name) = match means {
                    Means::Client => (Grant::ClientCredentials, "client credentials"),
                    Means::Code(_) => (Grant::AuthorizationCode, "an authorization code"),
                    Means::Refresh(_) | Means::Spent => (Grant::RefreshToken, "a refresh token"),
                };
                if !grants.contains(&grant) {
                    return wrong(&format!("it grants no token for {name}, only for {grants:?}"));
                }
                Ok(Auth::Tokens(Box::new(Tokens::new(
                    token_url, id, secret, means, on_token,
                ))))
            }
            (AuthScheme::OAuth2 { .. }, _) => wrong(
                "it is called with a token: `.client_credentials(id, secret)`, `.authorization_code(..)`, \
                 `.refresh_token(..)` or `.access_token(token)`",
            ),
        }
    }
}

/// Where tokens come from: from another base, if there is one and the service's own come from the service itself.
pub(crate) fn token_url(service: &Service, base: &Url) -> Result<String, Error> {
    let AuthScheme::OAuth2 { token_url, .. } = service.auth else {
        return Ok(String::new());
    };
    let own = |url: &str| Url::parse(url).map_err(|error| setup(service, "bad address").caused_by(error));
    let (mut url, home) = (own(token_url)?, own(service.base_url)?);
    if url.origin() == home.origin() && base.origin() != home.origin() {
        let path = url.path().to_owned();
        url = base.clone();
        url.set_path(&path);
    }
    Ok(url.to_string())
}

/// Text that can stand in a header.
pub(crate) fn in_header(service: &Service, what: &str, text: &str) -> Result<(), Error> {
    match reqwest::header::HeaderValue::from_str(text) {
        Ok(_) => Ok(()),
        Err(_) => Err(setup(
            service,
            &format!("the {what} has characters that no header can have"),
        )),
    }
}
