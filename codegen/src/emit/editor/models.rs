//! `models/*.yaml`.

use super::keys::*;
use super::types::Types;
use super::{choices, property};
use crate::emit::json::Json;

/// A file in `models/`.
pub(super) fn schema(types: &Types<'_>) -> Json {
    let keys = vec![
        (
            "model",
            pattern(TYPE_NAME, "The name of the model: that of the file, in PascalCase."),
        ),
        (
            "extends",
            words(
                types.models.iter().copied(),
                "The model whose properties this one inherits.",
            ),
        ),
        ("abstract", flag("Only a base for others: no struct of its own.")),
        (
            "direction",
            words(
                ["both", "request", "response"],
                "Which way the model travels. Both is the rule.",
            ),
        ),
        ("doc", doc("the model")),
        (
            "properties",
            names(reference("property"), "Each property by its name in snake_case."),
        ),
        (
            "computed",
            names(reference("computed"), "Properties that are derived from others."),
        ),
        (
            "examples",
            names(
                map(anything("A value."), "A whole value, by property name."),
                "Named examples, checked against the model.",
            ),
        ),
        ("deprecated", deprecated()),
        ("renamed_from", renamed_from(TYPE_NAME)),
        (
            "removed",
            list(
                pattern(VALUE_NAME, "A name."),
                "Names of properties that are gone and stay free.",
            ),
        ),
    ];
    let definitions = Json::object([
        ("type", types.schema()),
        ("property", property::property()),
        ("choices", choices::choices()),
        ("computed", computed()),
        ("deprecated", deprecated()),
    ]);
    with(object(keys, &["model"]), vec![("definitions", definitions)])
}

fn computed() -> Json {
    let keys = vec![
        (
            "type",
            words(["boolean", "bytes"], "`boolean` with `equals`, `bytes` with `codec`."),
        ),
        ("from", pattern(VALUE_NAME, "The property that it is derived from.")),
        ("equals", scalar("The value of that property that makes it true.")),
        ("else", scalar("What setting it to false writes.")),
        ("codec", words(["base64"], "How that property's text is decoded.")),
        (
            "settable",
            flag("Whether it can be set, which writes the property that it is derived from."),
        ),
        ("wire", scalar("Its own key on the wire, if it has one.")),
        ("doc", doc("this")),
        ("deprecated", reference("deprecated")),
    ];
    object(keys, &["type", "from"])
}
