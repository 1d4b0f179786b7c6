//! Whether a body is one that an endpoint takes.

use codegen_runtime::{AnyModel, Property, PropertyRef, validate_body};
use serde_json::Value;

/// No body: the `check` of an endpoint that takes none.
///
/// # Errors
/// If there is one.
pub fn check_nothing(body: &[u8]) -> Result<(), String> {
    if body.is_empty() {
        Ok(())
    } else {
        Err("it takes no body".to_owned())
    }
}

/// A model, a union or a list of them: for the `check` of an endpoint that takes a body. `beside` are the names of what
/// travels beside the model.
///
/// # Errors
/// What is wrong with it: what is no such model, what breaks its rules, what it does not have, what is read-only.
pub fn check_body<T: Property>(body: &[u8], partial: bool, beside: &[&str]) -> Result<(), String> {
    let mut json = read(body)?;
    if let Value::Object(properties) = &mut json {
        properties.retain(|name, _| !beside.contains(&name.as_str()));
    }
    let value = T::decode(json).map_err(|error| error.to_string())?;
    validate_body(value.view(), !partial).map_err(|violations| violations.to_string())?;
    let mut wrong = Vec::new();
    strangers(value.view(), "", true, &mut wrong);
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// What a body must not have.
fn strangers(value: PropertyRef<'_>, at: &str, outermost: bool, wrong: &mut Vec<String>) {
    match value {
        PropertyRef::Model(model) => in_model(model, at, outermost, &[], wrong),
        PropertyRef::Union(union) => {
            let tag: &[&str] = union.def.tag.as_slice();
            in_model(union.model, at, outermost, tag, wrong);
        }
        PropertyRef::List(list) => {
            for index in 0..list.len() {
                if let Some(item) = list.get(index) {
                    strangers(item, &format!("{at}/{index}"), outermost, wrong);
                }
            }
        }
        PropertyRef::Map(map) => {
            for (key, item) in map.iter() {
                strangers(item, &format!("{at}/{key}"), outermost, wrong);
            }
        }
        PropertyRef::Sensitive(value) => strangers(value.reveal(), at, outermost, wrong),
        _ => {}
    }
}

fn in_model(model: &dyn AnyModel, at: &str, outermost: bool, tag: &[&str], wrong: &mut Vec<String>) {
    let def = model.def();
    for (index, property) in def.properties.iter().enumerate() {
        let value = model.property(index);
        let at = format!("{at}/{}", property.wire);
        // Inside another model, the id says which one is meant.
        let is_reference = !outermost && property.name == "id";
        if property.read_only && !is_reference && !matches!(value, PropertyRef::Absent | PropertyRef::Null) {
            wrong.push(format!("{at}: is read-only"));
        }
        strangers(value, &at, false, wrong);
    }
    for (key, _) in model.extra().into_iter().flat_map(|extra| extra.iter()) {
        if !tag.contains(&key) {
            wrong.push(format!("{at}/{key}: is no property of {}", def.name));
        }
    }
}

/// One change, or a list of them: for the `check` of an endpoint that takes patches. Of each operation: what it does,
/// the template of its path, and whether it has a value.
///
/// # Errors
/// What is wrong with it.
pub fn check_patch(body: &[u8], is_list: bool, operations: &[(&str, &str, bool)]) -> Result<(), String> {
    match read(body)? {
        Value::Array(changes) if is_list && changes.is_empty() => Err("there is nothing to change".to_owned()),
        Value::Array(changes) if is_list => changes.iter().try_for_each(|change| check_change(change, operations)),
        Value::Object(_) if is_list => Err("it takes a list of changes".to_owned()),
        change @ Value::Object(_) => check_change(&change, operations),
        _ => Err("it takes one change, as an object".to_owned()),
    }
}

fn check_change(change: &Value, operations: &[(&str, &str, bool)]) -> Result<(), String> {
    let text = |key: &str| change.get(key).and_then(Value::as_str).unwrap_or_default();
    let (op, path) = (text("op"), text("path"));
    let strange = change.as_object().into_iter().flat_map(|change| change.keys());
    if let Some(key) = strange
        .into_iter()
        .find(|key| !matches!(key.as_str(), "op" | "path" | "value"))
    {
        return Err(format!("a change has no `{key}`"));
    }
    let has_value = change.get("value").is_some();
    let known = |(known, template, value): &&(&str, &str, bool)| {
        *known == op && super::routes::matches(template, path).is_some() && *value == has_value
    };
    match operations.iter().find(known) {
        Some(_) => Ok(()),
        None => {
            let value = if has_value { "with a value" } else { "without a value" };
            Err(format!("there is no change `{op}` of `{path}` {value}"))
        }
    }
}

fn read(body: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(body).map_err(|error| format!("the body is no JSON: {error}"))
}
