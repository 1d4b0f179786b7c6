//! `resources/*.yaml`.

use super::keys::*;
use super::types::Types;
use super::{choices, property};
use crate::emit::json::Json;

/// A file in `resources/`.
pub(super) fn schema(types: &Types<'_>) -> Json {
    let keys = vec![
        (
            "resource",
            pattern(TYPE_NAME, "The name of the resource: that of the file, in PascalCase."),
        ),
        ("doc", doc("the resource")),
        (
            "path",
            string("What the paths of its endpoints begin with, such as `/conversations`."),
        ),
        (
            "errors",
            names(error(), "Errors that its endpoints may return, by name."),
        ),
        (
            "endpoints",
            names(reference("endpoint"), "Each endpoint by its name in snake_case."),
        ),
    ];
    let definitions = Json::object([
        ("type", types.schema()),
        ("returned", types.returned()),
        ("endpoint", endpoint()),
        ("parameter", property::parameter()),
        ("choices", choices::choices()),
    ]);
    with(object(keys, &["resource"]), vec![("definitions", definitions)])
}

fn error() -> Json {
    let keys = vec![
        ("status", described(status(), "The HTTP status that comes with it.")),
        ("doc", doc("the error")),
    ];
    object(keys, &["status"])
}

fn status() -> Json {
    Json::object([
        ("type", Json::from("integer")),
        ("minimum", Json::Integer(100)),
        ("maximum", Json::Integer(599)),
    ])
}

fn endpoint() -> Json {
    let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
    let name = pattern(VALUE_NAME, "An error that the resource declares.");
    let keys = vec![
        ("method", words(methods, "The HTTP method.")),
        (
            "path",
            string("What follows the path of the resource, such as `/{id}`."),
        ),
        (
            "params",
            names(
                reference("parameter"),
                "Parameters in the path; one that is not declared is an integer.",
            ),
        ),
        ("query", names(reference("parameter"), "Parameters in the query.")),
        ("body", described_reference("type", "What is sent.")),
        ("returns", described_reference("returned", "What comes back.")),
        ("success", described(status(), "The HTTP status of success.")),
        (
            "errors",
            list(name, "Errors of the resource that this endpoint may return."),
        ),
        (
            "partial",
            flag("The body may lack what is required: it changes a part."),
        ),
        ("doc", doc("the endpoint")),
        ("deprecated", deprecated()),
        ("renamed_from", renamed_from(VALUE_NAME)),
    ];
    object(keys, &["method"])
}

/// Draft-07 ignores what stands beside a `$ref`, so the reference goes one level down.
fn described_reference(name: &str, description: &str) -> Json {
    let schema = Json::object([("allOf", Json::List(vec![reference(name)]))]);
    described(schema, description)
}
