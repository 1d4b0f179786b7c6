//! What is known about a service, and about each of its endpoints. Everything is `const`: codegen writes it as statics.

use core::fmt;

/// A service: how it is reached, and what holds for all of its calls.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// What its errors and spans are told under: `helpscout v2`.
    pub name: &'static str,
    /// Where it is: `https://api.helpscout.net`. Paths of endpoints go on from there.
    pub base_url: &'static str,
    /// How a caller is known.
    pub auth: AuthScheme,
    /// How often it may be called.
    pub limits: Limits,
    /// The key below which a single value stands in a response; `None`: it is the whole document.
    pub envelope: Option<&'static str>,
    /// The header with the id of what a call created.
    pub created: Option<&'static str>,
    /// What an error response looks like.
    pub errors: ErrorFormat,
    /// What callers say they are, unless they say something else: `helpscout/0.1.0`.
    pub user_agent: &'static str,
}

/// How a caller is known to the service.
#[derive(Clone, Copy, Debug)]
pub enum AuthScheme {
    /// Nobody asks.
    None,
    /// HTTP Basic.
    Basic {
        /// What the user name is: `api_key`.
        username: &'static str,
        /// A password that never changes; `None`: the caller has one.
        password: Option<&'static str>,
    },
    /// A bearer token, granted by OAuth 2.0.
    OAuth2 {
        /// Where tokens come from.
        token_url: &'static str,
        /// Where a browser asks for consent.
        authorize_url: Option<&'static str>,
        /// The grants that the service knows.
        grants: &'static [Grant],
    },
}

/// A grant of OAuth 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    /// The application itself, by its id and secret.
    ClientCredentials,
    /// A user, by the code that their consent gave; it is good for one token.
    AuthorizationCode,
    /// A user who has consented before, by a token that lasts longer.
    RefreshToken,
}

/// How often a service may be called. Costs are in units of its own.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Units per minute until the service says otherwise; `None`: no limit is known.
    pub per_minute: Option<u32>,
    /// Units that a call costs that only reads.
    pub read_cost: u32,
    /// Units that a call costs that writes.
    pub write_cost: u32,
    /// The header with the units per minute.
    pub limit_header: Option<&'static str>,
    /// The header with the units that are left.
    pub remaining_header: Option<&'static str>,
    /// The headers with the seconds to wait; the first that is there counts.
    pub retry_after: &'static [&'static str],
}

/// Where an error response says what. A path is a list of keys from the top of the document.
#[derive(Clone, Copy, Debug)]
pub struct ErrorFormat {
    /// Where the text is; the first that is there counts.
    pub message: &'static [&'static [&'static str]],
    /// Where the service's own reference of this failure is.
    pub reference: Option<&'static [&'static str]>,
    /// Where the list of details is.
    pub details: Option<&'static [&'static str]>,
    /// The key of a detail's place in the request.
    pub detail_path: Option<&'static str>,
    /// The key of a detail's text.
    pub detail_message: Option<&'static str>,
    /// The header that names the exchange for the service's support.
    pub correlation_header: Option<&'static str>,
}

/// A method of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// `GET`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Head => "HEAD",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }

    /// Whether a call only reads.
    #[must_use]
    pub const fn is_safe(self) -> bool {
        matches!(self, Method::Get | Method::Head)
    }

    /// Whether doing it twice is the same as doing it once (RFC 9110, section 9.2.2).
    #[must_use]
    pub const fn is_idempotent(self) -> bool {
        !matches!(self, Method::Post | Method::Patch)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One call that a service answers.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    /// Whose it is.
    pub service: &'static Service,
    /// The resource that it belongs to: `Conversations`.
    pub resource: &'static str,
    /// Its name there: `create_thread`.
    pub name: &'static str,
    /// How it is called.
    pub method: Method,
    /// Where: `/orders/{id}`.
    pub path: &'static str,
    /// The status of success. Any other 2xx is one, too.
    pub success: u16,
    /// Whether the caller makes itself known.
    pub authenticated: bool,
    /// The style of its list; `None`: it returns none, or a bare array.
    pub paging: Option<&'static Paging>,
    /// Keys that go on from [`Paging::items`]; the first that is there counts.
    pub items: &'static [&'static str],
    /// Whether its body may lack what is required.
    pub partial: bool,
}

/// A style of list. A path is a list of keys from the top of the document.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// Where the items are; an endpoint's `items` goes on from there. Nothing there is an empty list.
    pub items: &'static [&'static str],
    /// The query parameter of the page's number.
    pub parameter: Option<&'static str>,
    /// The number of the first page.
    pub first: i64,
    /// Where the page's number is.
    pub number: Option<&'static [&'static str]>,
    /// Where the number of pages is.
    pub total_pages: Option<&'static [&'static str]>,
    /// Where the number of items on all pages is.
    pub total_items: Option<&'static [&'static str]>,
    /// Where the address of the next page is.
    pub next: Option<&'static [&'static str]>,
}
