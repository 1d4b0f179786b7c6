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
        ("endpoint", endpoint(types)),
        ("parameter", property::parameter()),
        ("query_parameter", property::query_parameter(&types.domains)),
        ("body_parameter", property::body_parameter()),
        ("operation", property::operation()),
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

fn endpoint(types: &Types<'_>) -> Json {
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
        ("query", names(reference("query_parameter"), "Parameters in the query.")),
        ("body", described_reference("type", "What is sent.")),
        (
            "body_params",
            names(
                reference("body_parameter"),
                "Properties of the request's body beside those of the model.",
            ),
        ),
        ("patch", patch()),
        ("returns", described_reference("returned", "What comes back.")),
        (
            "paging",
            one_of(
                &types.styles,
                VALUE_NAME,
                "The style of the list, of `paging` in `api.yaml`. Default: the first.",
            ),
        ),
        (
            "items",
            with(
                described(
                    Json::object([("type", Json::list(["string", "array"]))]),
                    "The key of the items, going on from `items` of the style; of a list, the first that is there.",
                ),
                vec![("minItems", Json::Integer(1)), ("items", scalar("A key."))],
            ),
        ),
        ("auth", words(["none"], "`none` where a caller need not be known.")),
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

fn patch() -> Json {
    let keys = vec![
        (
            "name",
            pattern(
                TYPE_NAME,
                "The name of the change, in PascalCase, such as `PersonPatch`.",
            ),
        ),
        (
            "form",
            words(
                ["object", "list"],
                "Whether one change travels alone, or several do in one array.",
            ),
        ),
        (
            "operations",
            names(reference("operation"), "Each change by its name in snake_case."),
        ),
    ];
    let schema = object(keys, &["name", "form", "operations"]);
    described(schema, "The changes that can be sent one by one, instead of a body.")
}

/// Draft-07 ignores what stands beside a `$ref`, so the reference goes one level down.
fn described_reference(name: &str, description: &str) -> Json {
    let schema = Json::object([("allOf", Json::List(vec![reference(name)]))]);
    described(schema, description)
}
