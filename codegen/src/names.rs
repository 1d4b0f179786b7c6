//! From names of the schema to names in Rust. Both the checks (which prove that no two meet) and the emitters ask here.

use std::borrow::Cow;

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

/// Every word that Rust keeps for itself, of all editions, `gen` and the reserved ones included.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// The words that not even `r#` makes a name.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// Whether Rust keeps this word for itself, in any edition.
#[must_use]
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Whether not even `r#` makes this word a name.
#[must_use]
pub fn is_never_raw(word: &str) -> bool {
    NEVER_RAW.contains(&word)
}

/// A name for a field, method or parameter as it stands in Rust source: `r#type`, `self_`.
#[must_use]
pub fn value_ident(name: &str) -> Cow<'_, str> {
    if is_never_raw(name) {
        format!("{name}_").into()
    } else if is_keyword(name) {
        format!("r#{name}").into()
    } else {
        name.into()
    }
}

/// What stands beside the types in the module of an API: the client and what goes with it.
pub const BESIDE_TYPES: [&str; 4] = ["client", "mock", "search", "webhooks"];

/// The module (and file stem) of a type: `WebHookEvent` lives in `web_hook_event`, `Type` in `type_`.
#[must_use]
pub fn module(type_name: &str) -> String {
    let module = resource_module(type_name);
    if BESIDE_TYPES.contains(&module.as_str()) {
        format!("{module}_")
    } else {
        module
    }
}

/// The module (and file stem) of a resource, which lives in the module `client`: `Webhooks` in `webhooks`.
#[must_use]
pub fn resource_module(resource: &str) -> String {
    let snake = resource.to_snake_case();
    if is_keyword(&snake) || snake == "mod" {
        format!("{snake}_")
    } else {
        snake
    }
}

/// The name of an inline enum: the model that declares it, then the property.
#[must_use]
pub fn inline_enum(model: &str, property: &str) -> String {
    format!("{model}{}", property.to_pascal_case())
}

/// The constant of an endpoint, a list style or a field: `CREATE_THREAD`.
#[must_use]
pub fn constant(name: &str) -> String {
    name.to_shouty_snake_case()
}

/// The type of a call that has something to set: `ConversationsList`.
#[must_use]
pub fn request(resource: &str, endpoint: &str) -> String {
    format!("{resource}{}", endpoint.to_pascal_case())
}

/// Whether the module of a client has another use for a type of this name.
#[must_use]
pub fn is_taken_by_client(name: &str) -> bool {
    ["Client", "ClientBuilder"].contains(&name)
}

/// The method of a client that gives a resource: `conversations`, `type_`.
#[must_use]
pub fn accessor(resource: &str) -> String {
    let name = resource_module(resource);
    if ON_CLIENTS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// What a client can do beside giving its resources.
const ON_CLIENTS: &[&str] = &["builder", "request"];

/// The method by which a builder is told who calls, by what the user name is: `api_key`.
#[must_use]
pub fn credential(username: &str) -> Cow<'_, str> {
    if ON_BUILDERS.contains(&username) {
        format!("{username}_").into()
    } else {
        value_ident(username)
    }
}

/// What the builder of a client can be told beside who calls.
const ON_BUILDERS: &[&str] = &[
    "attempt_timeout",
    "base_url",
    "build",
    "clock",
    "http_client",
    "max_body",
    "per_minute",
    "retries",
    "timeout",
    "user_agent",
];

/// The method that sets a parameter: `status`, `r#type`, `send_`.
#[must_use]
pub fn setter(parameter: &str) -> Cow<'_, str> {
    if ON_REQUESTS.contains(&parameter) {
        format!("{parameter}_").into()
    } else {
        value_ident(parameter)
    }
}

/// What a request can do beside having its parameters set.
const ON_REQUESTS: &[&str] = &[
    "blocking",
    "blocking_items",
    "blocking_pages",
    "page",
    "pages",
    "send",
    "stream",
    "timeout",
    "with_response",
];

/// The variant of a choice: from its `name` if it has one, else from its value. Empty where nothing is left.
#[must_use]
pub fn variant(value_or_name: &str) -> String {
    value_or_name.to_pascal_case()
}

/// Whether the generated crate has another use for a module or feature of this name.
#[must_use]
pub fn is_taken_module(name: &str) -> bool {
    [
        "bin",
        "blocking",
        "client",
        "codegen_client",
        "codegen_runtime",
        "default",
        "lib",
        "main",
        "mock",
        "runtime",
        "webhooks",
    ]
    .contains(&name)
}

/// Whether this can be the name of a model, enum, union or resource: `PascalCase`, ASCII.
#[must_use]
pub fn is_type_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first.is_ascii_uppercase()) && chars.all(|c| c.is_ascii_alphanumeric())
}

/// Whether this can be the name of a property, endpoint, parameter or API: `snake_case`, ASCII.
#[must_use]
pub fn is_value_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first.is_ascii_lowercase())
        && chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !name.ends_with('_')
        && !name.contains("__")
}
