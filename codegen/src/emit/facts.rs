//! What was declared about a property beside its type and doc, in short phrases of Markdown.

use super::json::Json;
use super::text::{code, inline};
use crate::model::{Codec, Deprecated, Limits, Literal, Property, Type};

/// What holds of a property: `required`, `read-only`, …
pub(crate) fn flags(property: &Property) -> Vec<&'static str> {
    [
        (property.required, "required"),
        (property.nullable, "nullable"),
        (property.read_only, "read-only"),
        (property.write_only, "write-only"),
        (property.sensitive, "sensitive"),
    ]
    .into_iter()
    .filter_map(|(holds, word)| holds.then_some(word))
    .collect()
}

/// The limits of values of a type: `0 to 255`, `at most 40 characters`.
pub(crate) fn limits(ty: &Type, limits: &Limits) -> Vec<String> {
    let unit = if *ty.innermost() == Type::Bytes {
        "byte"
    } else {
        "character"
    };
    let number = |limit: &Option<Literal>| limit.as_ref().map(literal);
    let count = |limit: Option<u64>| limit.map(|limit| limit.to_string());
    [
        range(number(&limits.min), number(&limits.max), ""),
        range(count(limits.min_length), count(limits.max_length), unit),
        range(count(limits.min_items), count(limits.max_items), "item"),
        limits
            .pattern
            .as_ref()
            .map(|pattern| format!("matches {}", code(pattern))),
        limits.format.map(|format| format!("format `{}`", format.name())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A range of values, or of how many of a unit there are; no unit: of values.
fn range(from: Option<String>, to: Option<String>, unit: &str) -> Option<String> {
    let last = to.as_ref().or(from.as_ref());
    let plural = if unit.is_empty() || last.is_some_and(|last| last == "1") {
        ""
    } else {
        "s"
    };
    let range = match (from, to) {
        (Some(from), Some(to)) if from == to => format!("exactly {from}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("at least {from}"),
        (None, Some(to)) => format!("at most {to}"),
        (None, None) => return None,
    };
    Some(format!("{range} {unit}{plural}").trim_end().to_owned())
}

/// A value as it stands in running text: a string without quotes, everything else as compact JSON.
pub(crate) fn literal(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => text.clone(),
        other => serde_json::to_string(&Json::from(other)).unwrap_or_default(),
    }
}

/// The word for a type in the schema; empty for one that has a name or an item.
pub(crate) fn type_name(ty: &Type) -> &'static str {
    match ty {
        Type::String => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Datetime => "datetime",
        Type::Date => "date",
        Type::Color => "color",
        Type::Bytes => "bytes",
        Type::Any => "any",
        Type::Model(_) | Type::Enum(_) | Type::Union(_) | Type::List(_) | Type::Map(_) => "",
    }
}

/// The name of a codec in the schema.
pub(crate) fn codec(codec: Codec) -> &'static str {
    match codec {
        Codec::Base64 => "base64",
    }
}

/// Why something is deprecated and what to use instead, as plain text; empty if nothing was said.
pub(crate) fn deprecation(deprecated: &Deprecated) -> String {
    let instead = deprecated
        .use_instead
        .as_ref()
        .map(|name| format!("use `{name}` instead"));
    let parts: Vec<String> = instead.into_iter().chain(deprecated.note.clone()).collect();
    parts.join("; ")
}

/// The same as a sentence of Markdown.
pub(crate) fn deprecation_sentence(deprecated: &Deprecated) -> String {
    let since = deprecated
        .since
        .as_ref()
        .map(|since| format!(" since {}", inline(since)));
    let note = deprecation(deprecated);
    let note = if note.is_empty() {
        note
    } else {
        format!(": {}", inline(&note))
    };
    format!("**Deprecated**{}{note}", since.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_read_as_phrases() {
        let limits_of = Limits {
            min: Some(Literal::Integer(0)),
            max: Some(Literal::Integer(255)),
            max_length: Some(40),
            min_items: Some(2),
            max_items: Some(2),
            pattern: Some("a`|b".into()),
            ..Limits::default()
        };
        assert_eq!(
            limits(&Type::String, &limits_of),
            [
                "0 to 255",
                "at most 40 characters",
                "exactly 2 items",
                "matches ``a`|b``"
            ]
        );
    }

    #[test]
    fn one_of_a_unit_is_singular() {
        let one = Limits {
            min_length: Some(1),
            max_items: Some(1),
            ..Limits::default()
        };
        assert_eq!(limits(&Type::String, &one), ["at least 1 character", "at most 1 item"]);
        assert_eq!(limits(&Type::Bytes, &one), ["at least 1 byte", "at most 1 item"]);
        let first = Limits {
            min_length: Some(1),
            max_length: Some(2),
            ..Limits::default()
        };
        assert_eq!(limits(&Type::String, &first), ["1 to 2 characters"]);
    }

    #[test]
    fn a_deprecation_says_what_is_known() {
        let all = Deprecated {
            since: Some("1.2.0".into()),
            use_instead: Some("b".into()),
            note: Some("too slow <x>".into()),
        };
        assert_eq!(deprecation(&all), "use `b` instead; too slow <x>");
        assert_eq!(
            deprecation_sentence(&all),
            "**Deprecated** since 1.2.0: use `b` instead; too slow \\<x>"
        );
    }
}
