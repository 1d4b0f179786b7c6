//! `api.yaml`.

use codegen_attrs::WireCase;

use super::keys::*;
use super::{property, protocol};
use crate::emit::json::Json;

/// What holds for one whole API.
pub(super) fn schema() -> Json {
    let keys = vec![
        ("title", string("What the API is called.")),
        (
            "base_url",
            pattern(
                "^https?://[^?#]+$",
                "Where it is served; the paths of resources follow it.",
            ),
        ),
        ("docs_url", url("Where the service documents it.")),
        (
            "wire_case",
            words(
                WireCase::ALL.map(|(_, name)| name),
                "How names are written on the wire unless a property says otherwise.",
            ),
        ),
        ("auth", protocol::auth()),
        ("limits", protocol::limits()),
        ("responses", protocol::responses()),
        ("paging", protocol::paging()),
        ("errors", protocol::errors()),
        ("webhooks", protocol::webhooks()),
        ("search", search()),
    ];
    object(keys, &[])
}

fn search() -> Json {
    let keys = vec![
        ("doc", doc("the query language")),
        (
            "fields",
            names(
                property::field(),
                "What can be searched by, each by its name in snake_case.",
            ),
        ),
    ];
    let domains = map(
        object(keys, &["fields"]),
        "Query languages by name, in PascalCase. Each becomes a builder of queries.",
    );
    let form = Json::object([("pattern", Json::from(TYPE_NAME))]);
    with(domains, vec![("propertyNames", form)])
}
