//! A service for tests, declared as codegen would, and its models.

use codegen_client::mock::ManualClock;
use codegen_client::{
    AuthScheme, Call, Client, ClientBuilder, Created, Endpoint, ErrorFormat, Grant, Limits, Method, PageCall, Paging,
    Service,
};
use codegen_runtime::{Extra, Model};

use crate::server::Server;

pub(crate) static SERVICE: Service = Service {
    name: "example",
    base_url: "https://api.example.com",
    auth: AuthScheme::OAuth2 {
        token_url: "https://api.example.com/oauth/token",
        authorize_url: None,
        grants: &[Grant::ClientCredentials, Grant::AuthorizationCode, Grant::RefreshToken],
    },
    limits: Limits {
        per_minute: Some(400),
        read_cost: 1,
        write_cost: 2,
        limit_header: Some("X-Limit"),
        remaining_header: Some("X-Left"),
        retry_after: &["X-Wait", "Retry-After"],
    },
    envelope: None,
    created: Some("Resource-ID"),
    errors: ErrorFormat {
        message: &[&["message"], &["error", "text"]],
        reference: Some(&["logRef"]),
        details: Some(&["_embedded", "errors"]),
        detail_path: Some("path"),
        detail_message: Some("message"),
        correlation_header: Some("Correlation-ID"),
    },
    user_agent: "example-client/1",
};

pub(crate) static PAGES: Paging = Paging {
    items: &["_embedded"],
    parameter: Some("page"),
    first: 1,
    number: Some(&["page", "number"]),
    total_pages: Some(&["page", "totalPages"]),
    total_items: Some(&["page", "totalElements"]),
    next: Some(&["_links", "next", "href"]),
};

/// What is the same for most endpoints.
const BASE: Endpoint = Endpoint {
    service: &SERVICE,
    resource: "Tags",
    name: "get",
    method: Method::Get,
    path: "/v2/tags/{id}",
    success: 200,
    authenticated: true,
    paging: None,
    items: &[],
    partial: false,
};

pub(crate) static GET: Endpoint = BASE;

pub(crate) static LIST: Endpoint = Endpoint {
    name: "list",
    path: "/v2/tags",
    paging: Some(&PAGES),
    items: &["tags", "labels"],
    ..BASE
};

pub(crate) static CREATE: Endpoint = Endpoint {
    name: "create",
    method: Method::Post,
    path: "/v2/tags",
    success: 201,
    ..BASE
};

pub(crate) static REPLACE: Endpoint = Endpoint {
    name: "replace",
    method: Method::Put,
    success: 204,
    ..BASE
};

pub(crate) static UPDATE: Endpoint = Endpoint {
    name: "update",
    method: Method::Patch,
    success: 204,
    partial: true,
    ..BASE
};

pub(crate) static DELETE: Endpoint = Endpoint {
    name: "delete",
    method: Method::Delete,
    success: 204,
    ..BASE
};

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Model)]
pub(crate) struct Tag {
    #[model(read_only)]
    pub(crate) id: Option<i64>,
    #[model(required, max_length = 10)]
    pub(crate) name: Option<String>,
    pub(crate) parent: Option<Box<Tag>>,
    #[model(sensitive)]
    pub(crate) token: Option<String>,
    pub(crate) extra: Extra,
}

pub(crate) fn tag(name: &str) -> Tag {
    Tag {
        name: Some(name.to_owned()),
        ..Tag::default()
    }
}

/// A client of a server, with a clock that nobody waits for.
pub(crate) fn builder(server: &Server, clock: &ManualClock) -> ClientBuilder {
    let builder = Client::builder(&SERVICE).base_url(&server.url).clock(clock.clone());
    builder.client_credentials("id", "secret")
}

pub(crate) fn client(server: &Server) -> (Client, ManualClock) {
    let clock = ManualClock::new();
    (builder(server, &clock).build().unwrap(), clock)
}

pub(crate) fn get(client: &Client) -> Call<Tag> {
    Call::new(client, &GET).path("id", &7)
}

pub(crate) fn list(client: &Client) -> PageCall<Tag> {
    PageCall::new(client, &LIST)
}

pub(crate) fn create(client: &Client) -> Call<Created> {
    Call::created(client, &CREATE).body(&tag("new"))
}
