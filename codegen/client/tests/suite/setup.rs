//! Setting up: what is refused, and what is right instead.

use codegen_client::{
    AuthScheme, Call, CallFuture, Client, ClientBuilder, ErrorKind, Grant, Items, Page, PageCall, Pages, Response,
    Service,
};

use crate::server::{Reply, Server};
use crate::service::{SERVICE, Tag};

static KEYED: Service = Service {
    auth: AuthScheme::Basic {
        username: "api_key",
        password: Some("dummy"),
    },
    ..SERVICE
};
static OWN_PASSWORD: Service = Service {
    auth: AuthScheme::Basic {
        username: "user",
        password: None,
    },
    ..SERVICE
};
static OPEN: Service = Service {
    auth: AuthScheme::None,
    ..SERVICE
};
static NARROW: Service = Service {
    auth: AuthScheme::OAuth2 {
        token_url: "https://login.example.com/token",
        authorize_url: None,
        grants: &[Grant::ClientCredentials],
    },
    ..SERVICE
};

#[test]
fn what_does_not_fit_the_service_is_refused_with_what_would() {
    let cases: [(ClientBuilder, &str); 12] = [
        (
            Client::builder(&SERVICE),
            "example: it is called with a token: `.client_credentials(id, secret)`",
        ),
        (
            Client::builder(&SERVICE).basic("u", None),
            "example: it is called with a token",
        ),
        (
            Client::builder(&KEYED),
            "example: it is called with a user name and a password: `.basic(api_key, ..)`",
        ),
        (
            Client::builder(&KEYED).access_token("t"),
            "example: it is called with a user name and a password",
        ),
        (
            Client::builder(&KEYED).basic("a:b", None),
            "example: the api_key must not have a colon",
        ),
        (
            Client::builder(&OWN_PASSWORD).basic("u", None),
            "example: the password is missing",
        ),
        (
            Client::builder(&OPEN).access_token("t"),
            "example: credentials were given, and nobody asks for any",
        ),
        (
            Client::builder(&NARROW).refresh_token("i", "s", "t"),
            "example: it grants no token for a refresh token, only for [ClientCredentials]",
        ),
        (
            Client::builder(&OPEN).base_url("api.example.com"),
            "`api.example.com` is no address of a service",
        ),
        (
            Client::builder(&OPEN).base_url("ftp://x"),
            "`ftp://x` is no address of a service",
        ),
        (
            Client::builder(&OPEN).base_url("https://x/?a=b"),
            "`https://x/?a=b` has a query",
        ),
        (
            Client::builder(&OPEN).user_agent("a\nb"),
            "example: the user agent has characters that no header can have",
        ),
    ];
    for (builder, text) in cases {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Setup);
        assert!(error.to_string().starts_with(text), "{error}");
    }
    assert!(Client::builder(&OPEN).per_minute(0).build().is_err());
}

#[test]
fn empty_credentials_are_told_before_anything_is_sent() {
    let service = &crate::service::SERVICE;
    let cases = [
        (
            Client::builder(service).client_credentials("", "s"),
            "the application's id is empty",
        ),
        (
            Client::builder(service).client_credentials("i", ""),
            "the application's secret is empty",
        ),
        (
            Client::builder(service).authorization_code("i", "s", ""),
            "the authorization code is empty",
        ),
        (
            Client::builder(service).refresh_token("i", "s", ""),
            "the refresh token is empty",
        ),
        (Client::builder(&NARROW).access_token(""), "the access token is empty"),
        (Client::builder(&KEYED).basic("", None), "the user name is empty"),
    ];
    for (builder, text) in cases {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Setup);
        assert_eq!(error.to_string(), format!("example: {text}"));
    }
}

#[test]
fn a_password_in_an_address_is_not_repeated() {
    let error = Client::builder(&OPEN)
        .base_url("https://me:hush@x")
        .build()
        .unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hush"));
}

#[tokio::test]
async fn basic_auth_sends_the_key_and_the_services_fixed_password() {
    let server = Server::script([Reply::json(200, "{}"), Reply::json(200, "{}")]);
    for password in [None, Some("own".to_owned())] {
        let client = Client::builder(&KEYED)
            .base_url(&server.url)
            .basic("key", password)
            .build()
            .unwrap();
        client.request(codegen_client::Method::Get, "/x").await.unwrap();
    }
    let sent: Vec<_> = server
        .calls()
        .iter()
        .map(|seen| seen.header("authorization").unwrap().to_owned())
        .collect();
    // "key:dummy" and "key:own".
    assert_eq!(sent, ["Basic a2V5OmR1bW15", "Basic a2V5Om93bg=="]);
}

#[tokio::test]
async fn another_base_url_may_have_a_path() {
    let server = Server::script([Reply::json(200, "{}")]);
    let client = Client::builder(&OPEN)
        .base_url(format!("{}/proxy/", server.url))
        .user_agent("mine/2")
        .build()
        .unwrap();
    client.request(codegen_client::Method::Get, "/v2/x").await.unwrap();
    assert_eq!(server.calls()[0].line, "GET /proxy/v2/x");
    assert_eq!(server.calls()[0].header("user-agent"), Some("mine/2"));
}

#[tokio::test]
async fn the_http_client_can_be_replaced() {
    let server = Server::script([Reply::json(200, "{}")]);
    let mut headers = codegen_client::reqwest::header::HeaderMap::new();
    headers.insert("x-mine", "1".parse().unwrap());
    let own = codegen_client::http_defaults()
        .unwrap()
        .default_headers(headers)
        .build()
        .unwrap();
    let client = Client::builder(&OPEN)
        .base_url(&server.url)
        .http_client(own)
        .build()
        .unwrap();
    client.request(codegen_client::Method::Get, "/x").await.unwrap();
    assert_eq!(server.calls()[0].header("x-mine"), Some("1"));
}

#[test]
fn everything_can_be_sent_to_and_shared_with_other_threads() {
    fn both<T: Send + Sync + 'static>() {}
    fn sent<T: Send + 'static>() {}
    fn copied<T: Clone>() {}
    copied::<Client>();
    copied::<ClientBuilder>();
    copied::<Call<Tag>>();
    copied::<PageCall<Tag>>();
    both::<Client>();
    both::<ClientBuilder>();
    both::<Call<Tag>>();
    both::<PageCall<Tag>>();
    both::<Page<Tag>>();
    both::<Response>();
    both::<codegen_client::Error>();
    both::<codegen_client::mock::Server>();
    both::<codegen_client::webhooks::Receiver>();
    sent::<CallFuture<Tag>>();
    sent::<Pages<Tag>>();
    sent::<Items<Tag>>();
}
