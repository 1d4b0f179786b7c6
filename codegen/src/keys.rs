//! The keys of the language, one list a mapping: what the reader accepts, in the order that `fmt` gives it.

/// Of a file in `models/`.
pub(crate) const MODEL: &[&str] = &[
    "model",
    "extends",
    "abstract",
    "direction",
    "removed",
    "renamed_from",
    "deprecated",
    "doc",
    "properties",
    "computed",
    "examples",
];
/// Of a file in `enums/`.
pub(crate) const ENUM: &[&str] = &[
    "enum",
    "removed",
    "renamed_from",
    "deprecated",
    "doc",
    "open",
    "choices",
];
/// Of a file in `unions/`.
pub(crate) const UNION: &[&str] = &[
    "union",
    "renamed_from",
    "deprecated",
    "doc",
    "by",
    "on",
    "match",
    "variants",
];
/// Of a file in `resources/`.
pub(crate) const RESOURCE: &[&str] = &["resource", "path", "doc", "errors", "endpoints"];
/// Of `api.yaml`.
pub(crate) const API: &[&str] = &[
    "title",
    "base_url",
    "wire_case",
    "docs_url",
    "auth",
    "limits",
    "responses",
    "paging",
    "errors",
    "webhooks",
    "search",
];
/// Of `crate.yaml`.
pub(crate) const PACKAGE: &[&str] = &[
    "name",
    "version",
    "description",
    "licence",
    "docs_url",
    "runtime",
    "client",
    "lint",
];
/// Of an approval.
pub(crate) const APPROVAL: &[&str] = &["rule", "path", "reason", "until"];
/// Of a computed property.
pub(crate) const COMPUTED: &[&str] = &[
    "type",
    "wire",
    "from",
    "equals",
    "else",
    "codec",
    "settable",
    "deprecated",
    "doc",
];
/// Of a choice that is a block.
pub(crate) const CHOICE: &[&str] = &["name", "deprecated", "renamed_from", "doc"];
/// Of a variant that is a block.
pub(crate) const VARIANT: &[&str] = &["model", "doc"];
/// Of an endpoint.
pub(crate) const ENDPOINT: &[&str] = &[
    "method",
    "path",
    "auth",
    "partial",
    "body",
    "returns",
    "paging",
    "items",
    "success",
    "errors",
    "deprecated",
    "renamed_from",
    "doc",
    "params",
    "query",
    "body_params",
    "patch",
];
/// Of an error of a resource.
pub(crate) const ERROR: &[&str] = &["status", "doc"];
/// Of a patch.
pub(crate) const PATCH: &[&str] = &["name", "form", "operations"];
/// Of an operation of a patch.
pub(crate) const OPERATION: &[&str] = &[
    "op",
    "path",
    "type",
    "value",
    "min",
    "max",
    "min_length",
    "max_length",
    "min_items",
    "max_items",
    "pattern",
    "format",
    "doc",
    "params",
    "open",
    "choices",
];
/// Of `auth`.
pub(crate) const AUTH: &[&str] = &["oauth2", "basic"];
/// Of `oauth2`.
pub(crate) const OAUTH2: &[&str] = &["token_url", "authorize_url", "grants"];
/// Of `basic`.
pub(crate) const BASIC: &[&str] = &["username", "password"];
/// Of `limits`.
pub(crate) const CALL_LIMITS: &[&str] = &[
    "per_minute",
    "read_cost",
    "write_cost",
    "limit_header",
    "remaining_header",
    "retry_after",
];
/// Of `responses`.
pub(crate) const RESPONSES: &[&str] = &["envelope", "created"];
/// Of a style of `paging`.
pub(crate) const STYLE: &[&str] = &[
    "items",
    "parameter",
    "first",
    "number",
    "total_pages",
    "total_items",
    "next",
];
/// Of `errors` in `api.yaml`.
pub(crate) const ERROR_FORMAT: &[&str] = &[
    "message",
    "reference",
    "details",
    "detail_path",
    "detail_message",
    "correlation_header",
];
/// Of `webhooks`.
pub(crate) const WEBHOOKS: &[&str] = &["event_header", "signature_header", "signature", "events", "payload"];
/// Of a query language.
pub(crate) const SEARCH: &[&str] = &["doc", "fields"];
/// Of `deprecated`.
pub(crate) const DEPRECATED: &[&str] = &["since", "use", "note"];
/// Of `runtime` and `client`.
pub(crate) const COMPANION: &[&str] = &["path", "git", "version"];

// Properties and parameters share one order, but not all keys.
const PROPERTY: u8 = 1;
const PATH: u8 = 2;
const QUERY: u8 = 4;
const BODY: u8 = 8;
const FIELD: u8 = 16;
const PARAMETER: u8 = PATH | QUERY | BODY;
const ALL: u8 = PROPERTY | PARAMETER | FIELD;

/// Each key with those who have it.
const SHARED: &[(&str, u8)] = &[
    ("type", ALL),
    ("override", PROPERTY),
    ("required", PROPERTY | PARAMETER),
    ("nullable", PROPERTY),
    ("read_only", PROPERTY),
    ("write_only", PROPERTY),
    ("sensitive", PROPERTY),
    ("default", PROPERTY | PARAMETER),
    ("value", QUERY | BODY),
    ("search", QUERY),
    ("min", PROPERTY | PARAMETER),
    ("max", PROPERTY | PARAMETER),
    ("min_length", PROPERTY | PARAMETER),
    ("max_length", PROPERTY | PARAMETER),
    ("min_items", PROPERTY | PARAMETER),
    ("max_items", PROPERTY | PARAMETER),
    ("pattern", PROPERTY | PARAMETER),
    ("format", PROPERTY | PARAMETER),
    ("wire", ALL),
    ("aliases", PROPERTY),
    ("deprecated", PROPERTY),
    ("renamed_from", PROPERTY),
    ("doc", ALL),
    ("example", PROPERTY),
    ("examples", PROPERTY),
    ("open", ALL),
    ("choices", ALL),
];

/// Of whatever has a type and a name: all that any of them has.
pub(crate) const TYPED: &[&str] = &has::<{ count(ALL) }>(ALL);
/// Of a property of a model.
pub(crate) const OF_PROPERTY: &[&str] = &has::<{ count(PROPERTY) }>(PROPERTY);
/// Of a parameter in a path.
pub(crate) const OF_PATH: &[&str] = &has::<{ count(PATH) }>(PATH);
/// Of a parameter in the query.
pub(crate) const OF_QUERY: &[&str] = &has::<{ count(QUERY) }>(QUERY);
/// Of a property of the body beside those of the model.
pub(crate) const OF_BODY: &[&str] = &has::<{ count(BODY) }>(BODY);
/// Of a field of a search.
pub(crate) const OF_FIELD: &[&str] = &has::<{ count(FIELD) }>(FIELD);

const fn count(who: u8) -> usize {
    let (mut index, mut found) = (0, 0);
    while index < SHARED.len() {
        if SHARED[index].1 & who != 0 {
            found += 1;
        }
        index += 1;
    }
    found
}

const fn has<const N: usize>(who: u8) -> [&'static str; N] {
    let (mut index, mut found, mut keys) = (0, 0, [""; N]);
    while index < SHARED.len() {
        if SHARED[index].1 & who != 0 {
            keys[found] = SHARED[index].0;
            found += 1;
        }
        index += 1;
    }
    keys
}
