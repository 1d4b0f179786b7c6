//! Block YAML in which every text is that text, and every number a number, to whoever reads it: by YAML 1.1 or 1.2.
//!
//! No general writer promises that. Those of YAML 1.2 leave `2020-01-01` and `on` without quotes, those of YAML 1.1
//! write U+2028 as the line break that it no longer is.

use std::fmt::Write as _;

use crate::emit::json::{Json, is_unseen};
use crate::format::is_plain;

/// Readers look for the colon of a key no further than 1024 characters.
const LONGEST_KEY: usize = 1000;

/// Writes a document.
pub(super) fn document(document: &Json) -> String {
    let mut out = String::new();
    value(document, 0, &mut out);
    // Every line begins with its line end.
    out.remove(0);
    out.push('\n');
    out
}

/// Writes a value behind its colon or dash, where it fits there, or on the lines below.
fn value(value: &Json, indent: usize, out: &mut String) {
    match value {
        Json::Object(entries) if !entries.is_empty() => {
            line(indent, out);
            object(entries, indent, out);
        }
        Json::List(items) if !items.is_empty() => items.iter().for_each(|each| {
            line(indent, out);
            out.push('-');
            item(each, indent + 2, out);
        }),
        Json::Text(text) if is_block(text) => block(text, indent, out),
        scalar => {
            out.push(' ');
            out.push_str(&flat(scalar));
        }
    }
}

/// Writes an item behind its dash; the first key of an object stands there too.
fn item(item: &Json, indent: usize, out: &mut String) {
    match item {
        Json::Object(entries) if !entries.is_empty() => {
            out.push(' ');
            object(entries, indent, out);
        }
        other => value(other, indent, out),
    }
}

fn object(entries: &[(String, Json)], indent: usize, out: &mut String) {
    for (n, (key, each)) in entries.iter().enumerate() {
        if n > 0 {
            line(indent, out);
        }
        let key = text(key);
        if key.len() > LONGEST_KEY {
            out.push_str("? ");
        }
        out.push_str(&key);
        if key.len() > LONGEST_KEY {
            line(indent, out);
        }
        out.push(':');
        value(each, indent + 2, out);
    }
}

fn line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Whether a text may stand as a block of its lines.
fn is_block(text: &str) -> bool {
    let is_odd = |c: char| c != '\n' && is_odd(c);
    text.trim_end_matches('\n').contains('\n')
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with("\n\n")
        && !text.contains(is_odd)
}

fn block(text: &str, indent: usize, out: &mut String) {
    out.push_str(if text.ends_with('\n') { " |" } else { " |-" });
    for each in text.lines() {
        line(if each.is_empty() { 0 } else { indent }, out);
        out.push_str(each);
    }
}

/// A value on one line.
fn flat(value: &Json) -> String {
    match value {
        Json::Text(value) => text(value),
        Json::Number(_) => number(&value.compact()),
        other => other.compact(),
    }
}

/// A text without quotes where every reader takes it for this text, else in the quotes of JSON, which YAML knows.
fn text(text: &str) -> String {
    if is_plain(text, false) && !text.contains(is_odd) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    for c in Json::from(text).compact().chars() {
        if is_odd(c) {
            // Writing to a string does not fail.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Characters that end a line to some readers, that no reader sees, or that some refuse.
fn is_odd(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') || is_unseen(c)
}

/// A number with the point and the sign that YAML 1.1 asks for beside an exponent: `1.0e+20` for `1e20`.
fn number(number: &str) -> String {
    let Some((mantissa, exponent)) = number.split_once('e') else {
        return number.to_owned();
    };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['-', '+']) { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}
