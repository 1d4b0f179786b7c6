//! A property of a model, and what knows less: parameters of endpoints, changes, fields of searches.

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

/// The block of a parameter in a path.
pub(super) fn parameter() -> Json {
    with(object(shared(), &["type"]), conditions())
}

/// The block of a parameter in the query, for an API with these query languages.
pub(super) fn query_parameter(domains: &[&str]) -> Json {
    let mut keys = shared();
    keys.push(fixed());
    keys.push((
        "search",
        one_of(
            domains,
            TYPE_NAME,
            "The query language of this text, of `search` in `api.yaml`.",
        ),
    ));
    with(object(keys, &["type"]), conditions())
}

/// The block of a property that travels in a body beside those of its model.
pub(super) fn body_parameter() -> Json {
    let mut keys = shared();
    keys.push(fixed());
    with(object(keys, &["type"]), conditions())
}

/// The block of a change.
pub(super) fn operation() -> Json {
    let ops = ["add", "remove", "replace", "move", "test", "copy"];
    let mut keys = vec![
        ("op", words(ops, "What the change does, in the words of JSON Patch.")),
        (
            "path",
            pattern(
                "^/",
                "What it changes, such as `/emails/{id}`; a parameter in braces is an integer unless declared.",
            ),
        ),
        (
            "params",
            names(reference("parameter"), "Parameters in the path of the change."),
        ),
    ];
    let of_value = shared().into_iter();
    keys.extend(of_value.filter(|(key, _)| !["required", "default", "wire"].contains(key)));
    keys.push(fixed());
    with(object(keys, &["op", "path"]), conditions())
}

/// The block of what can be searched by.
pub(super) fn field() -> Json {
    let types = "^(string|integer|number|boolean|datetime|date|enum|[A-Z][A-Za-z0-9]*)$";
    let keys = vec![
        (
            "type",
            pattern(types, "The type of what is searched by: a word, or an enum by name."),
        ),
        ("doc", doc("this")),
        ("choices", super::choices::choices()),
        ("open", open()),
        ("wire", wire()),
    ];
    with(object(keys, &["type"]), conditions())
}

fn fixed() -> (&'static str, Json) {
    ("value", anything("What is always sent; the caller has no say."))
}

fn open() -> Json {
    only(
        false,
        "Closes the enum: the service will add no values. Open is the rule.",
    )
}

fn wire() -> Json {
    scalar("The name on the wire, where `wire_case` of `api.yaml` does not give it.")
}

fn shared() -> Vec<(&'static str, Json)> {
    let mut keys = vec![
        ("type", reference("type")),
        ("doc", doc("this")),
        ("choices", reference("choices")),
        ("open", open()),
        ("required", flag("Must be there for what is sent to be valid.")),
        (
            "default",
            anything("What a newly built value has. Never invented while reading."),
        ),
        ("wire", wire()),
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
    let is_enum = Json::object([
        ("required", Json::list(["type"])),
        ("properties", Json::object([("type", inline)])),
    ]);
    let with_choices = Json::object([("required", Json::list(["choices"]))]);
    vec![("if", is_enum), ("then", with_choices)]
}
