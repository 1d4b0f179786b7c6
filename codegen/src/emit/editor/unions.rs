//! `unions/*.yaml`.

use super::keys::*;
use super::types::Types;
use crate::emit::json::Json;

/// A file in `unions/`.
pub(super) fn schema(types: &Types<'_>) -> Json {
    let keys = vec![
        (
            "union",
            pattern(TYPE_NAME, "The name of the union: that of the file, in PascalCase."),
        ),
        ("doc", doc("the union")),
        ("by", pattern(VALUE_NAME, "The property that holds the tag.")),
        (
            "on",
            words(
                ["holder", "variant"],
                "Whose property the tag is: beside the union, or inside each variant.",
            ),
        ),
        (
            "match",
            words(
                ["exact", "prefix"],
                "What is compared: the whole tag, or what stands before its first dot.",
            ),
        ),
        (
            "variants",
            map(variant(types), "Each tag with its model, one line each."),
        ),
        ("deprecated", deprecated()),
        ("renamed_from", renamed_from(TYPE_NAME)),
    ];
    object(keys, &["union", "by", "variants"])
}

/// A model by name, or a block with a doc.
fn variant(types: &Types<'_>) -> Json {
    let model = || words(types.structs.iter().copied(), "The model that this tag stands for.");
    let block = object(vec![("model", model()), ("doc", doc("the variant"))], &["model"]);
    Json::object([
        (
            "description",
            Json::from("The model that this tag stands for, or a block with `model` and `doc`."),
        ),
        ("anyOf", Json::List(vec![model(), block])),
    ])
}
