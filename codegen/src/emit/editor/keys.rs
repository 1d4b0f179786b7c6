//! The parts that several schemas share, written shortly.

use crate::emit::json::Json;

/// An object that has these keys and no others.
pub(super) fn object(keys: Vec<(&str, Json)>, required: &[&str]) -> Json {
    let mut entries = vec![
        ("type", Json::from("object")),
        ("additionalProperties", Json::Bool(false)),
    ];
    if !required.is_empty() {
        entries.push(("required", Json::list(required.iter().copied())));
    }
    entries.push(("properties", Json::object(keys)));
    Json::object(entries)
}

/// The same with more said about it.
pub(super) fn with(schema: Json, more: Vec<(&str, Json)>) -> Json {
    match schema {
        Json::Object(mut entries) => {
            entries.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
            Json::Object(entries)
        }
        other => other,
    }
}

pub(super) fn described(schema: Json, description: &str) -> Json {
    with(schema, vec![("description", Json::from(description))])
}

pub(super) fn string(description: &str) -> Json {
    described(Json::object([("type", Json::from("string"))]), description)
}

pub(super) fn pattern(pattern: &str, description: &str) -> Json {
    with(string(description), vec![("pattern", Json::from(pattern))])
}

pub(super) fn url(description: &str) -> Json {
    pattern("^https?://", description)
}

/// Text that YAML may read as something else, such as `1.0` or `2020-01-01`.
pub(super) fn scalar(description: &str) -> Json {
    let types = ["string", "number", "boolean"];
    described(Json::object([("type", Json::list(types))]), description)
}

pub(super) fn flag(description: &str) -> Json {
    described(Json::object([("type", Json::from("boolean"))]), description)
}

/// A flag that says something only one way.
pub(super) fn only(value: bool, description: &str) -> Json {
    with(flag(description), vec![("enum", Json::list([value]))])
}

pub(super) fn count(description: &str) -> Json {
    let schema = Json::object([("type", Json::from("integer")), ("minimum", Json::Integer(0))]);
    described(schema, description)
}

pub(super) fn words<'w>(words: impl IntoIterator<Item = &'w str>, description: &str) -> Json {
    described(Json::object([("enum", Json::list(words))]), description)
}

/// One of these words; where there is none yet, any of the form.
pub(super) fn one_of(known: &[&str], form: &str, description: &str) -> Json {
    if known.is_empty() {
        pattern(form, description)
    } else {
        words(known.iter().copied(), description)
    }
}

/// Any value of YAML.
pub(super) fn anything(description: &str) -> Json {
    Json::object([("description", Json::from(description))])
}

pub(super) fn list(items: Json, description: &str) -> Json {
    described(
        Json::object([("type", Json::from("array")), ("items", items)]),
        description,
    )
}

/// A map with free keys.
pub(super) fn map(values: Json, description: &str) -> Json {
    let schema = Json::object([("type", Json::from("object")), ("additionalProperties", values)]);
    described(schema, description)
}

/// A map whose keys are names in snake_case.
pub(super) fn names(values: Json, description: &str) -> Json {
    let schema = map(values, description);
    let form = Json::object([("pattern", Json::from(VALUE_NAME))]);
    with(schema, vec![("propertyNames", form)])
}

pub(super) fn reference(name: &str) -> Json {
    Json::object([("$ref", Json::from(format!("#/definitions/{name}")))])
}

pub(super) const TYPE_NAME: &str = "^[A-Z][A-Za-z0-9]*$";
pub(super) const VALUE_NAME: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";

pub(super) fn doc(of: &str) -> Json {
    string(&format!(
        "What {of} is, in Markdown. It arrives in rustdoc and in the reference."
    ))
}

pub(super) fn renamed_from(pattern_of: &str) -> Json {
    pattern(
        pattern_of,
        "The name that this had before. Users of the old name get a deprecation instead of an error.",
    )
}

pub(super) fn deprecated() -> Json {
    let keys = vec![
        (
            "since",
            scalar("The version since which this is deprecated, such as 1.2.0."),
        ),
        ("use", string("The name of what to use instead. It must exist.")),
        ("note", string("A word of explanation.")),
    ];
    described(object(keys, &[]), "Still works, but should no longer be used.")
}
