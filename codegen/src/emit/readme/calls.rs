//! How a service is called: from nothing to the first item of a list, and the same without an account.

use super::super::package::{has_client, has_webhooks};
use crate::model::{Api, Auth, Endpoint, Grant, Resource, Returns, Schema};
use crate::{names, policy};

/// The sections about calls and events; empty where there are none.
pub(super) fn section(schema: &Schema) -> String {
    let parts = [calls(schema), features(schema), events(schema)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// The features that the Rust on the front page needs.
pub(in crate::emit) fn needed(schema: &Schema) -> Vec<&'static str> {
    let mut needed = Vec::new();
    if shown(schema).is_some() {
        needed.extend(["client", "mock"]);
    }
    if schema.apis.iter().any(|api| api.protocol.webhooks.is_some()) {
        needed.push("webhooks");
    }
    needed
}

/// A list that can be called with nothing in hand.
struct Shown<'a> {
    api: &'a Api,
    resource: &'a Resource,
    endpoint: &'a Endpoint,
}

/// Of the newest API (by its name), the resource with the most calls, which is what the service is about.
fn shown(schema: &Schema) -> Option<Shown<'_>> {
    schema.apis.iter().rev().find_map(|api| {
        let listed = api.resources.iter().filter_map(|resource| {
            let endpoint = resource.endpoints.iter().find(|endpoint| is_free_list(endpoint))?;
            Some(Shown {
                api,
                resource,
                endpoint,
            })
        });
        // The first of several, where `max_by_key` would give the last.
        listed.rev().max_by_key(|shown| shown.resource.endpoints.len())
    })
}

fn is_free_list(endpoint: &Endpoint) -> bool {
    let is_list = matches!(endpoint.returns, Some(Returns::Page(_))) && endpoint.deprecated.is_none();
    is_list && endpoint.params.is_empty() && !endpoint.query.iter().any(policy::is_argument) && endpoint.body.is_none()
}

fn calls(schema: &Schema) -> String {
    let Some(shown) = shown(schema) else {
        return String::new();
    };
    let name = &schema.package.name;
    let krate = name.replace('-', "_");
    let module = names::module(&shown.api.name);
    let module = names::value_ident(&module);
    let client = if policy::shows_client(shown.api) {
        format!("{krate}::{module}::Client")
    } else {
        format!("{krate}::{module}::client::Client")
    };
    let real = program(&client, "", &credentials(shown.api, false), &shown);
    let start = format!("    let server = {krate}::{module}::mock::start()?;\n");
    let by = format!(".base_url(server.base_url()){}", credentials(shown.api, true));
    let mock = program(&client, &start, &by, &shown);
    format!(
        "## Calling the service\n\n\
         ```sh\n\
         cargo add --path path/to/{name}   # or: cargo add --git https://… {name}\n\
         cargo add tokio --features macros,rt\n\
         ```\n\n\
         ```rust,no_run\n{real}```\n\n\
         Each resource is a method of the client, each call a method of the resource. A call is sent when it is waited \
         for;\na list is a page (`.await`), pages (`.pages()`) or items (`.stream()`, which is a `Stream`). What is \
         sent is validated\nbefore it leaves, calls keep to the service's limits, and what can be repeated without \
         harm is tried again.\n\n\
         Without an account, the same against a server in your own process that answers from the samples of the \
         schema\n(feature `mock`):\n\n\
         ```rust\n{mock}```"
    )
}

/// A program that prints the first item of a list.
fn program(client: &str, start: &str, by: &str, shown: &Shown<'_>) -> String {
    let accessor = names::accessor(&shown.resource.name);
    let accessor = names::value_ident(&accessor);
    let method = names::value_ident(&shown.endpoint.name);
    format!(
        "#[tokio::main(flavor = \"current_thread\")]\n\
         async fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
         {start}\
         \x20   let client = {client}::builder(){by}.build()?;\n\
         \x20   let mut list = client.{accessor}().{method}().stream();\n\
         \x20   if let Some(first) = list.next().await {{\n\
         \x20       println!(\"{{:#?}}\", first?);\n\
         \x20   }}\n\
         \x20   Ok(())\n\
         }}\n"
    )
}

/// How a builder is told who calls.
fn credentials(api: &Api, is_mock: bool) -> String {
    let word = |word: &'static str| if is_mock { "any" } else { word };
    match &api.protocol.auth {
        None => String::new(),
        Some(Auth::Basic { username, password }) => {
            let method = names::credential(username);
            let password = match password {
                Some(_) => String::new(),
                None => format!(", \"{}\"", word("password")),
            };
            format!(".{method}(\"{}\"{password})", word("your key"))
        }
        Some(Auth::OAuth2 { .. }) if is_mock => ".access_token(\"any\")".to_owned(),
        Some(Auth::OAuth2 { grants, .. }) => match grants.first() {
            Some(Grant::AuthorizationCode) => ".authorization_code(\"id\", \"secret\", \"code\")".to_owned(),
            Some(Grant::RefreshToken) => ".refresh_token(\"id\", \"secret\", \"token\")".to_owned(),
            Some(Grant::ClientCredentials) => ".client_credentials(\"id\", \"secret\")".to_owned(),
            None => ".access_token(\"token\")".to_owned(),
        },
    }
}

/// What each feature beside the APIs brings.
fn features(schema: &Schema) -> String {
    if !has_client(schema) {
        return String::new();
    }
    let mut table = String::from(
        "| Feature | What it brings |\n|---|---|\n\
         | `client` | calls over HTTP, async on tokio; on by default |\n\
         | `blocking` | the same without async: `.blocking()`, `.blocking_pages()`, `.blocking_items()` |\n\
         | `mock` | a server in the same process that answers, checks requests, and fails on demand |",
    );
    if has_webhooks(schema) {
        table.push_str("\n| `webhooks` | verification and types of what the service sends on its own; no HTTP |");
    }
    table
}

fn events(schema: &Schema) -> String {
    let mut apis = schema.apis.iter().rev();
    let Some(api) = apis.find(|api| api.protocol.webhooks.is_some()) else {
        return String::new();
    };
    let krate = schema.package.name.replace('-', "_");
    let module = names::module(&api.name);
    let module = names::value_ident(&module);
    format!(
        "What the service sends on its own is verified byte for byte and then read (feature `webhooks`):\n\n\
         ```rust\n\
         use {krate}::client::Error;\n\
         use {krate}::{module}::webhooks::{{Event, Receiver}};\n\n\
         fn receive(event: &str, signature: &str, body: &[u8]) -> Result<Event, Error> {{\n\
         \x20   Receiver::new(\"your secret\").receive(event, signature, body)\n\
         }}\n\
         ```"
    )
}
