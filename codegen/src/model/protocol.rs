//! What holds for every call of an API: how it knows its callers, pages its lists, limits its calls, tells its errors
//! and announces its events. All of it is declared in `api.yaml`, so that neither the tool nor the client knows an API.

use super::{EnumId, Parameter, UnionId};

/// The protocol of one API.
#[derive(Clone, Debug, Default)]
pub struct Protocol {
    /// How a caller is known; `None`: nobody asks.
    pub auth: Option<Auth>,
    /// How often it may be called.
    pub limits: CallLimits,
    /// What stands around a value in a response.
    pub responses: Responses,
    /// The styles of its lists, in the order of the file; the first is the default.
    pub paging: Vec<Paging>,
    /// What an error response looks like.
    pub errors: ErrorFormat,
    /// What the service sends on its own.
    pub webhooks: Option<Webhooks>,
    /// Query languages, in the order of the file.
    pub search: Vec<SearchDomain>,
}

/// How a caller is known to the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// HTTP Basic.
    Basic {
        /// What the user name is, in `snake_case`: `api_key`.
        username: String,
        /// A password that never changes; `None`: the caller has one.
        password: Option<String>,
    },
    /// A bearer token, granted by OAuth 2.0.
    OAuth2 {
        /// Where tokens come from.
        token_url: String,
        /// Where a browser asks for consent.
        authorize_url: Option<String>,
        /// The grants that the service knows, in the order of the file.
        grants: Vec<Grant>,
    },
}

/// A grant of OAuth 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    /// `client_credentials`
    ClientCredentials,
    /// `authorization_code`
    AuthorizationCode,
    /// `refresh_token`
    RefreshToken,
}

impl Grant {
    /// Every grant with its name.
    pub const ALL: [(Grant, &'static str); 3] = [
        (Grant::ClientCredentials, "client_credentials"),
        (Grant::AuthorizationCode, "authorization_code"),
        (Grant::RefreshToken, "refresh_token"),
    ];

    /// Its name in OAuth 2.0 and in the schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(grant, _)| *grant == self)
            .map_or("", |(_, name)| name)
    }
}

/// How often an API may be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallLimits {
    /// Units per minute until the service says otherwise; `None`: no limit is known.
    pub per_minute: Option<u32>,
    /// Units that a call costs that only reads.
    pub read_cost: u32,
    /// Units that a call costs that writes.
    pub write_cost: u32,
    /// Header with the units per minute.
    pub limit_header: Option<String>,
    /// Header with the units that are left.
    pub remaining_header: Option<String>,
    /// Headers with the seconds to wait, the most telling first.
    pub retry_after: Vec<String>,
}

impl Default for CallLimits {
    fn default() -> Self {
        CallLimits {
            per_minute: None,
            read_cost: 1,
            write_cost: 1,
            limit_header: None,
            remaining_header: None,
            retry_after: vec!["Retry-After".to_owned()],
        }
    }
}

/// What stands around a value in a response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Responses {
    /// The key below which a single value stands; `None`: it is the whole document.
    pub envelope: Option<String>,
    /// Header with the id of what a call created.
    pub created: Option<String>,
}

/// One style of list. A path is a list of keys from the top of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Its name in `api.yaml`, in `snake_case`.
    pub name: String,
    /// Where the items are; an endpoint's `items` goes on from there.
    pub items: Vec<String>,
    /// Query parameter of the page's number.
    pub parameter: Option<String>,
    /// Number of the first page.
    pub first: i64,
    /// Where the page's number is.
    pub number: Option<Vec<String>>,
    /// Where the number of pages is.
    pub total_pages: Option<Vec<String>>,
    /// Where the number of items on all pages is.
    pub total_items: Option<Vec<String>>,
    /// Where the address of the next page is.
    pub next: Option<Vec<String>>,
}

/// Where an error response says what. A path is a list of keys from the top of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorFormat {
    /// Where the text is; the first that is there counts.
    pub message: Vec<Vec<String>>,
    /// Where the service's own reference of this failure is.
    pub reference: Option<Vec<String>>,
    /// Where the list of details is.
    pub details: Option<Vec<String>>,
    /// Key of a detail's place in the request.
    pub detail_path: Option<String>,
    /// Key of a detail's text.
    pub detail_message: Option<String>,
    /// Header that names the exchange for the service's support.
    pub correlation_header: Option<String>,
}

/// What the service sends on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhooks {
    /// Header with the event's name.
    pub event_header: String,
    /// Header with the signature of the raw body.
    pub signature_header: String,
    /// How it is signed.
    pub signature: Signature,
    /// The names of events.
    pub events: EnumId,
    /// The union that an event's name chooses from.
    pub payload: UnionId,
}

/// How a webhook is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// HMAC-SHA-1 of the raw body, in base64.
    HmacSha1Base64,
    /// HMAC-SHA-256 of the raw body, in base64.
    HmacSha256Base64,
    /// HMAC-SHA-256 of the raw body, in hexadecimal digits.
    HmacSha256Hex,
}

impl Signature {
    /// Every way with its name.
    pub const ALL: [(Signature, &'static str); 3] = [
        (Signature::HmacSha1Base64, "hmac-sha1-base64"),
        (Signature::HmacSha256Base64, "hmac-sha256-base64"),
        (Signature::HmacSha256Hex, "hmac-sha256-hex"),
    ];

    /// Its name in the schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(signature, _)| *signature == self)
            .map_or("", |(_, name)| name)
    }
}

/// A query language: the fields that a search can ask for.
#[derive(Clone, Debug)]
pub struct SearchDomain {
    /// `ConversationQuery`, the name of the builder in Rust.
    pub name: String,
    /// Its doc.
    pub doc: String,
    /// Its fields, in the order of the file.
    pub fields: Vec<Parameter>,
}
