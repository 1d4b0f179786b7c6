//! What can be wrong with a struct, all of it.

use std::collections::HashMap;

use codegen_attrs::{ComputedAttrs, Direction, Literal, Number};
use proc_macro2::Span;

use super::input::{Input, Property};
use super::shape::{Kind, Presence, last};
use crate::common::Mistakes;

pub(crate) fn check(input: &Input<'_>, mistakes: &mut Mistakes) {
    names(input, mistakes);
    for property in &input.properties {
        presence(input, property, mistakes);
        methods(input, property, mistakes);
        limits(property, mistakes);
        default(property, mistakes);
        pattern(property, mistakes);
        union(input, property, mistakes);
    }
    for computed in &input.attrs.computed {
        self::computed(input, computed, mistakes);
    }
}

/// Names and keys stand for one property each.
fn names(input: &Input<'_>, mistakes: &mut Mistakes) {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let mut keys: HashMap<&str, &str> = HashMap::new();
    let computed_span = input.attributes.span("computed", input.ident.span());
    let claim = |mistakes: &mut Mistakes, name: &str, other: Option<&str>, span: &dyn Fn() -> Span, what: &str| {
        if let Some(other) = other {
            mistakes.add(span(), format!("{what} `{name}` belongs to `{other}` already"));
        }
    };
    for property in &input.properties {
        let other = names.insert(&property.name, &property.name);
        claim(mistakes, &property.name, other, &|| property.span("name"), "the name");
        let other = keys.insert(&property.wire, &property.name);
        claim(
            mistakes,
            &property.wire,
            other,
            &|| property.span("wire"),
            "the wire name",
        );
        for alias in &property.attrs.aliases {
            let other = keys.insert(alias, &property.name);
            claim(mistakes, alias, other, &|| property.span("alias"), "the wire name");
        }
    }
    for computed in &input.attrs.computed {
        let other = names.insert(&computed.name, &computed.name);
        claim(mistakes, &computed.name, other, &|| computed_span, "the name");
        if let Some(wire) = &computed.wire {
            let other = keys.insert(wire, &computed.name);
            claim(mistakes, wire, other, &|| computed_span, "the wire name");
        }
    }
}

fn presence(input: &Input<'_>, property: &Property<'_>, mistakes: &mut Mistakes) {
    let is_sent = !property.attrs.read_only && input.attrs.direction != Some(Direction::Response);
    if property.attrs.nullable && is_sent && property.shape.presence == Presence::Optional {
        let message = "an `Option` makes no difference between null and absent: use `codegen_runtime::Nullable<T>`";
        mistakes.add(property.span("nullable"), message);
    }
    if let Some((name, _)) =
        last(property.shape.ty).filter(|(name, inner)| (*name == "Option" || *name == "Nullable") && inner.len() == 1)
    {
        mistakes.add(
            name.span(),
            "absent twice: for absent, null and a value there is `Nullable<T>`",
        );
    }
}

/// Methods that the derive writes under the name of a property must not meet its others.
fn methods(input: &Input<'_>, property: &Property<'_>, mistakes: &mut Mistakes) {
    let span = property.field.span();
    if input.attrs.builder && (property.name == "build" || (property.name == "extra" && input.extra.is_some())) {
        let message = format!("the builder has a method `{}` for something else", property.name);
        mistakes.add(span, message);
    }
    let is_list = matches!(property.shape.kind, Kind::List(..));
    let taken = ["validate", "validate_partial", "get", "builder"];
    if input.attrs.accessors && is_list && taken.contains(&property.name.as_str()) {
        mistakes.add(
            span,
            format!("every model has a method `{}` for something else", property.name),
        );
    }
}

/// Limits belong to the type, and leave something.
fn limits(property: &Property<'_>, mistakes: &mut Mistakes) {
    let attrs = &property.attrs;
    let kind = &property.shape.kind;
    let leaf = kind.leaf();
    let mut wrong = |given: bool, key: &str, fits: bool, belongs: &str, found: &Kind<'_>| {
        if given && !fits && (!found.is_other() || attrs.serde) {
            let what = if attrs.serde {
                "a type of another crate"
            } else {
                found.description()
            };
            mistakes.add(
                property.span(key),
                format!("`{key}` is for {belongs}, and this is {what}"),
            );
        }
    };
    let number = !attrs.serde && matches!(leaf, Kind::Integer | Kind::Number);
    let text = !attrs.serde && matches!(leaf, Kind::String);
    let length = text || (!attrs.serde && matches!(leaf, Kind::Bytes));
    let items = !attrs.serde && matches!(kind, Kind::List(..) | Kind::Map(..));
    wrong(attrs.min.is_some(), "min", number, "numbers", leaf);
    wrong(attrs.max.is_some(), "max", number, "numbers", leaf);
    wrong(
        attrs.min_length.is_some(),
        "min_length",
        length,
        "strings and bytes",
        leaf,
    );
    wrong(
        attrs.max_length.is_some(),
        "max_length",
        length,
        "strings and bytes",
        leaf,
    );
    wrong(attrs.pattern.is_some(), "pattern", text, "strings", leaf);
    wrong(attrs.format.is_some(), "format", text, "strings", leaf);
    let not_other = if kind.is_other() { &Kind::Value } else { kind };
    if attrs.min_items.is_some() || attrs.max_items.is_some() {
        let key = if attrs.min_items.is_some() {
            "min_items"
        } else {
            "max_items"
        };
        wrong(!kind.is_other() || attrs.serde, key, items, "lists and maps", not_other);
    }
    empty_range(property, mistakes);
}

#[allow(clippy::cast_precision_loss)]
fn float(number: Number) -> f64 {
    match number {
        Number::Integer(value) => value as f64,
        Number::Float(value) => value,
    }
}

fn empty_range(property: &Property<'_>, mistakes: &mut Mistakes) {
    let attrs = &property.attrs;
    let range = match (attrs.min, attrs.max) {
        (Some(Number::Integer(min)), Some(Number::Integer(max))) => min > max,
        (Some(min), Some(max)) => float(min) > float(max),
        _ => false,
    };
    let above = |min: Option<u64>, max: Option<u64>| min.is_some_and(|min| max.is_some_and(|max| min > max));
    for (wrong, min, max) in [
        (range, "min", "max"),
        (above(attrs.min_length, attrs.max_length), "min_length", "max_length"),
        (above(attrs.min_items, attrs.max_items), "min_items", "max_items"),
    ] {
        if wrong {
            mistakes.add(
                property.span(min),
                format!("`{min}` is greater than `{max}`: no value is left"),
            );
        }
    }
}

/// A default is a value of the type. Of types that are not known here, a constant says so later.
fn default(property: &Property<'_>, mistakes: &mut Mistakes) {
    let Some(default) = &property.attrs.default else { return };
    let kind = &property.shape.kind;
    if property.attrs.serde {
        mistakes.add(property.span("default"), "a type of another crate has no default here");
    } else if let Some(why) = misfit(kind, default) {
        mistakes.add(property.span("default"), why);
    }
}

fn misfit(kind: &Kind<'_>, literal: &Literal) -> Option<String> {
    let fits = match (kind, literal) {
        (Kind::Other, Literal::String(_))
        | (Kind::String | Kind::Color, Literal::String(_))
        | (Kind::Integer, Literal::Number(Number::Integer(_)))
        | (Kind::Number, Literal::Number(_))
        | (Kind::Boolean, Literal::Boolean(_)) => true,
        (Kind::Datetime, Literal::String(text)) => {
            is_date(text.split_once('T').map_or("", |(date, _)| date)) && text.ends_with('Z')
        }
        (Kind::Date, Literal::String(text)) => is_date(text),
        (Kind::Bytes, Literal::String(text)) => is_base64(text),
        (Kind::List(item, _), Literal::List(items)) => return items.iter().find_map(|literal| misfit(item, literal)),
        // Perhaps another name of one of the types above.
        (Kind::Other, _) => true,
        _ => false,
    };
    let form = match kind {
        Kind::Datetime => " such as 2020-01-31T10:00:00Z",
        Kind::Date => " such as 2020-01-31",
        Kind::Bytes => " in base64",
        Kind::Value | Kind::Map(..) => return (!fits).then(|| format!("{} cannot have a default", kind.description())),
        _ => "",
    };
    (!fits).then(|| format!("this default is not {}{form}", kind.description()))
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    let shaped =
        bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && digits(0..4) && digits(5..7) && digits(8..10);
    shaped && {
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
        let (year, month, day) = (number(0..4), number(5..7), number(8..10));
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = [31, 28 + u32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        (1..=12).contains(&month) && (1..=last[month as usize - 1]).contains(&day)
    }
}

fn is_base64(text: &str) -> bool {
    let data = text.trim_end_matches('=');
    let alphabet = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    data.bytes().all(alphabet)
        && data.len() % 4 != 1
        && (data.len() == text.len() || text.len().is_multiple_of(4) && text.len() - data.len() < 3)
}

/// The first step of `Regex::new`, and the only one that can fail: the rest costs each pattern too much here.
#[cfg(feature = "pattern")]
fn pattern(property: &Property<'_>, mistakes: &mut Mistakes) {
    use regex_automata::nfa::thompson;
    let Some(pattern) = &property.attrs.pattern else { return };
    let limit = thompson::Config::new().nfa_size_limit(Some(10 << 20));
    if let Err(error) = thompson::NFA::compiler().configure(limit).build(pattern) {
        let why = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
        mistakes.add(property.span("pattern"), format!("this pattern is not valid: {why}"));
    }
}

#[cfg(not(feature = "pattern"))]
fn pattern(property: &Property<'_>, mistakes: &mut Mistakes) {
    if property.attrs.pattern.is_some() {
        mistakes.add(
            property.span("pattern"),
            "patterns need the feature `pattern` of codegen-runtime",
        );
    }
}

fn union(input: &Input<'_>, property: &Property<'_>, mistakes: &mut Mistakes) {
    let Some(by) = &property.attrs.by else { return };
    if input.tag_of(property).is_none() {
        mistakes.add(
            property.span("by"),
            format!("there is no property `{by}` beside this union"),
        );
    } else if *by == property.name {
        mistakes.add(
            property.span("by"),
            "a union cannot hold its own tag here; for a tag inside there is `tag`",
        );
    }
    if property.attrs.serde {
        mistakes.add(property.span("serde"), "a union is no type of another crate");
    }
}

fn computed(input: &Input<'_>, computed: &ComputedAttrs, mistakes: &mut Mistakes) {
    let span = input.attributes.span("computed", input.ident.span());
    let name = &computed.name;
    if syn::parse_str::<syn::Ident>(name).is_err() && syn::parse_str::<syn::Ident>(&format!("r#{name}")).is_err() {
        mistakes.add(span, format!("`{name}` cannot be the name of a method"));
    }
    let Some((_, source)) = input.source(&computed.from) else {
        mistakes.add(
            span,
            format!("`{name}` is computed from `{}`, which is no property", computed.from),
        );
        return;
    };
    if computed.codec.is_some() && !matches!(source.shape.kind, Kind::String) {
        mistakes.add(
            span,
            format!("`{name}` is decoded from `{}`, which is no string", computed.from),
        );
    }
    for literal in computed.equals.iter().chain(&computed.otherwise) {
        if misfit(&source.shape.kind, literal).is_some() {
            mistakes.add(
                span,
                format!("`{name}` is compared with what `{}` cannot be", computed.from),
            );
        }
    }
    if computed.settable
        && computed.equals.is_some()
        && computed.otherwise.is_none()
        && !matches!(source.shape.kind, Kind::Boolean)
    {
        mistakes.add(
            span,
            format!("`{name}` is settable, and nothing says what false writes: add `else = ..`"),
        );
    }
    if computed.wire.is_some() && input.extra.is_none() {
        let message = format!("`{name}` has a wire name, so the struct needs a field `extra: Extra` to keep what came");
        mistakes.add(span, message);
    }
}
