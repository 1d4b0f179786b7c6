//! Which limits a value breaks, as `validate()` of the generated code checks them.

use std::cmp::Ordering;

use regex_automata::meta::Regex;
use serde_json::Value;

use crate::model::{Limits, Literal, Type};
use crate::policy;
use crate::resolve::{base64_bytes, has_format};

/// The keys of the limits that a value breaks, which is of this type.
pub(super) fn broken(ty: &Type, limits: &Limits, value: &Value) -> Vec<&'static str> {
    let mut broken = Vec::new();
    match (ty, value) {
        (Type::List(_), Value::Array(items)) => count(items.len(), limits, &mut broken),
        (Type::Map(_), Value::Object(entries)) => count(entries.len(), limits, &mut broken),
        (Type::Integer | Type::Number, Value::Number(_)) => number(limits, value, &mut broken),
        (Type::String | Type::Bytes, Value::String(text)) => string(ty, limits, text, &mut broken),
        _ => {}
    }
    broken
}

fn count(items: usize, limits: &Limits, broken: &mut Vec<&'static str>) {
    between(
        items as u64,
        (limits.min_items, "min_items"),
        (limits.max_items, "max_items"),
        broken,
    );
}

fn between(
    count: u64,
    least: (Option<u64>, &'static str),
    most: (Option<u64>, &'static str),
    broken: &mut Vec<&'static str>,
) {
    if least.0.is_some_and(|least| count < least) {
        broken.push(least.1);
    }
    if most.0.is_some_and(|most| count > most) {
        broken.push(most.1);
    }
}

fn number(limits: &Limits, value: &Value, broken: &mut Vec<&'static str>) {
    let against = |limit: &Option<Literal>| match limit {
        Some(Literal::Integer(limit)) => policy::integer(value).map(|value| value.cmp(limit)),
        Some(Literal::Number(limit)) => value.as_f64().and_then(|value| value.partial_cmp(limit)),
        _ => None,
    };
    if against(&limits.min) == Some(Ordering::Less) {
        broken.push("min");
    }
    if against(&limits.max) == Some(Ordering::Greater) {
        broken.push("max");
    }
}

fn string(ty: &Type, limits: &Limits, text: &str, broken: &mut Vec<&'static str>) {
    let length = match ty {
        Type::Bytes => base64_bytes(text),
        _ => text.chars().count() as u64,
    };
    between(
        length,
        (limits.min_length, "min_length"),
        (limits.max_length, "max_length"),
        broken,
    );
    let pattern = limits.pattern.as_deref().and_then(|pattern| Regex::new(pattern).ok());
    if pattern.is_some_and(|pattern| !pattern.is_match(text)) {
        broken.push("pattern");
    }
    let format = limits.format.filter(|format| policy::is_checked_format(*format));
    if format.is_some_and(|format| !has_format(text, format)) {
        broken.push("format");
    }
}
