//! A property of a model, and a parameter of an endpoint, which knows less.

use super::keys::*;
use crate::emit::json::Json;
use crate::model::Format;

/// The block of a property.
pub(super) fn property() -> Json {
    let mut keys = shared();
    keys.extend([
        (
            "nullable",
            flag("An explicit null has a meaning of its own, other than being absent."),
        ),
        (
            "read_only",
            only(true, "Set by the service, never sent, never checked."),
        ),
        ("write_only", only(true, "Sent, never returned.")),
        ("sensitive", flag("Redacted in `Debug`, logs and errors.")),
        (
            "override",
            only(true, "Redefines an inherited property. It must be said."),
        ),
        (
            "example",
            anything("A value that shows how this looks, checked against its type and limits."),
        ),
        (
            "examples",
            list(anything("A value."), "Several values that show how this looks."),
        ),
        (
            "aliases",
            list(
                scalar("A name."),
                "Other names on the wire that are accepted when reading.",
            ),
        ),
        ("deprecated", reference("deprecated")),
        ("renamed_from", renamed_from(VALUE_NAME)),
    ]);
    with(object(keys, &["type"]), conditions())
}

/// The block of a parameter.
pub(super) fn parameter() -> Json {
    with(object(shared(), &["type"]), conditions())
}

fn shared() -> Vec<(&'static str, Json)> {
    let mut keys = vec![
        ("type", reference("type")),
        ("doc", doc("this")),
        ("choices", reference("choices")),
        (
            "open",
            only(
                false,
                "Closes the enum: the service will add no values. Open is the rule.",
            ),
        ),
        ("required", flag("Must be there for what is sent to be valid.")),
        (
            "default",
            anything("What a newly built value has. Never invented while reading."),
        ),
        (
            "wire",
            scalar("The name on the wire, where `wire_case` of `api.yaml` does not give it."),
        ),
    ];
    keys.extend(limits());
    keys
}

fn limits() -> Vec<(&'static str, Json)> {
    let number = |description| described(Json::object([("type", Json::from("number"))]), description);
    vec![
        ("min", number("The smallest value that may be sent.")),
        ("max", number("The largest value that may be sent.")),
        (
            "min_length",
            count("The shortest text that may be sent, in Unicode code points (of bytes: in bytes)."),
        ),
        (
            "max_length",
            count("The longest text that may be sent, in Unicode code points (of bytes: in bytes)."),
        ),
        (
            "min_items",
            count("The fewest items of a list or map that may be sent."),
        ),
        ("max_items", count("The most items of a list or map that may be sent.")),
        (
            "pattern",
            string("A regular expression of Rust's `regex`, found anywhere in the text unless anchored."),
        ),
        (
            "format",
            words(Format::ALL.map(|(_, name)| name), "A named form of text."),
        ),
    ]
}

/// `choices` belong to an enum of this property alone, and such an enum needs them.
fn conditions() -> Vec<(&'static str, Json)> {
    let inline = pattern("enum\\s*>*\\s*$", "An enum of this property alone.");
    let is_enum = Json::object([("properties", Json::object([("type", inline)]))]);
    let with_choices = Json::object([("required", Json::list(["choices"]))]);
    vec![("if", is_enum), ("then", with_choices)]
}
