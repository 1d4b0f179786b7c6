//! `api.yaml`.

use codegen_attrs::WireCase;

use super::keys::*;
use crate::emit::json::Json;

/// What holds for one whole API.
pub(super) fn schema() -> Json {
    let keys = vec![
        ("title", string("What the API is called.")),
        (
            "base_url",
            string("Where it is served; the paths of resources follow it."),
        ),
        ("docs_url", string("Where the service documents it.")),
        (
            "wire_case",
            words(
                WireCase::ALL.map(|(_, name)| name),
                "How names are written on the wire unless a property says otherwise.",
            ),
        ),
        ("auth", protocol("How a client identifies itself.")),
        ("limits", protocol("How many calls the service accepts.")),
        ("paging", protocol("How long lists are split into pages.")),
        ("webhooks", protocol("How messages of the service are signed.")),
        ("search", protocol("How searches are written.")),
        ("errors", protocol("What an error of the service looks like.")),
    ];
    object(keys, &[])
}

fn protocol(description: &str) -> Json {
    described(Json::object([("type", Json::from("object"))]), description)
}
