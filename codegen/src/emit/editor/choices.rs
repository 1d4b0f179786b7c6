//! `enums/*.yaml`, and the choices of a property.

use super::keys::*;
use crate::emit::json::Json;

/// A file in `enums/`.
pub(super) fn schema() -> Json {
    let keys = vec![
        (
            "enum",
            pattern(TYPE_NAME, "The name of the enum: that of the file, in PascalCase."),
        ),
        ("doc", doc("the enum")),
        (
            "open",
            flag("Whether the service may add values, which are then kept as they came. True is the rule."),
        ),
        ("choices", choices()),
        ("deprecated", deprecated()),
        ("renamed_from", renamed_from(TYPE_NAME)),
        (
            "removed",
            list(scalar("A value."), "Choices that are gone and stay free."),
        ),
    ];
    object(keys, &["enum", "choices"])
}

/// Wire value to doc, or to a block.
pub(super) fn choices() -> Json {
    let keys = vec![
        (
            "name",
            pattern(
                VALUE_NAME,
                "The name in snake_case, where the value does not make a good one.",
            ),
        ),
        ("doc", doc("the choice")),
        ("deprecated", deprecated()),
        ("renamed_from", renamed_from(VALUE_NAME)),
    ];
    let types = Json::object([("type", Json::list(["string", "null", "object"]))]);
    let block = match object(keys, &[]) {
        Json::Object(entries) => entries.into_iter().filter(|(key, _)| key != "type").collect(),
        _ => Vec::new(),
    };
    let choice = match types {
        Json::Object(mut entries) => {
            entries.extend(block);
            described(
                Json::Object(entries),
                "What the choice means (may be empty), or a block with name and doc.",
            )
        }
        other => other,
    };
    map(choice, "Each value on the wire with what it means, one line each.")
}
