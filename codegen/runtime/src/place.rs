//! Errors that say where in the document they are.
//!
//! A deserializer's error is text to us, so the place is put into the text while the error travels up: first
//! `Person at /id: expected an integer, got string "x"`, one level above `Person at /customer/id: …`. A good document
//! pays nothing for it. `serde_json` finds line and column again at the end of the text.
//!
//! Only what a type or this crate says about *data* gets a place. Errors of syntax, of input and output, and the end
//! of the input are passed on as they are, so that `serde_json::Error::classify` stays right.

use serde::de::Error;

/// One step down from a value.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    Item(usize),
    Key(&'a str),
}

/// A text with a place: `Model at /pointer: rest`, each of the first two maybe empty.
pub(crate) struct Located<'a> {
    pub(crate) model: &'a str,
    pub(crate) pointer: &'a str,
    pub(crate) rest: &'a str,
}

/// Values longer than this are cut in messages.
const LONGEST: usize = 100;

/// What is said of a key that stands twice.
pub(crate) const TWICE: &str = "the key stands twice";

impl<'a> Located<'a> {
    pub(crate) fn parse(text: &'a str) -> Option<Located<'a>> {
        let end = text
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len());
        let (model, tail) = text.split_at(end);
        if let Some(rest) = tail.strip_prefix(": ") {
            return Some(Located {
                model,
                pointer: "",
                rest,
            });
        }
        let tail = tail.strip_prefix(" at ").filter(|tail| tail.starts_with('/'))?;
        let (pointer, rest) = tail.split_once(": ")?;
        (!pointer.contains(' ')).then_some(Located { model, pointer, rest })
    }
}

/// Writes a text with a place.
fn located(model: &str, pointer: &str, rest: &str) -> String {
    match pointer {
        "" => format!("{model}: {rest}"),
        _ => format!("{model} at {pointer}: {rest}"),
    }
}

/// Puts a step in front of the place of an error.
#[cold]
pub(crate) fn within<E: Error>(error: E, step: Place<'_>) -> E {
    rewrite(error, |text| prepend("", &step, text, false))
}

/// Puts a property in front of the place of an error, and the model's name if none stands there yet.
#[cold]
pub(crate) fn within_model<E: Error>(error: E, model: &str, key: &str, sensitive: bool) -> E {
    rewrite(error, |text| prepend(model, &Place::Key(key), text, sensitive))
}

/// Names the model in an error that is about the whole of it.
#[cold]
pub(crate) fn of_model<E: Error>(error: E, model: &str) -> E {
    rewrite(error, |text| match Located::parse(text) {
        Some(_) => None,
        None => Some(located(model, "", &describe(text)?)),
    })
}

/// The same key twice.
#[cold]
pub(crate) fn twice<E: Error>(model: Option<&str>, key: &str) -> E {
    E::custom(located(model.unwrap_or_default(), &pointer(&Place::Key(key)), TWICE))
}

/// A property that has to be there and is not.
#[cold]
pub(crate) fn missing<E: Error>(model: &str, key: &str) -> E {
    E::custom(located(model, &pointer(&Place::Key(key)), MISSING))
}

/// An error of a type of another crate, whatever it says.
#[cold]
pub(crate) fn foreign<E: Error>(error: E) -> E {
    rewrite(error, |text| {
        let syntax = SYNTAX.iter().any(|start| text.starts_with(start));
        (!syntax).then(|| located("", "", &describe(text).unwrap_or_else(|| text.to_owned())))
    })
}

/// What is said of a property that is not there.
pub(crate) const MISSING: &str = "missing property";

/// How the errors of `serde_json` begin that are not about data.
const SYNTAX: &[&str] = &[
    "EOF while ",
    "expected `",
    "expected ident",
    "expected value",
    "invalid escape",
    "invalid number",
    "number out of range",
    "invalid unicode code point",
    "control character ",
    "key must be a string",
    "lone leading surrogate",
    "trailing c",
    "unexpected end of hex escape",
    "recursion limit exceeded",
];

fn rewrite<E: Error>(error: E, change: impl FnOnce(&str) -> Option<String>) -> E {
    let text = error.to_string();
    let (text, position) = split_position(&text);
    match change(text) {
        Some(changed) => E::custom(changed + position),
        None => error,
    }
}

/// Splits ` at line 1 column 20` off the end.
pub(crate) fn split_position(text: &str) -> (&str, &str) {
    let position = text.rfind(" at line ").filter(|start| {
        let numbers = text[start + " at line ".len()..].split_once(" column ");
        numbers.is_some_and(|(line, column)| is_number(line) && is_number(column))
    });
    text.split_at(position.unwrap_or(text.len()))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn prepend(model: &str, step: &Place<'_>, text: &str, sensitive: bool) -> Option<String> {
    let mut at = pointer(step);
    let described;
    let (inner, rest) = match Located::parse(text) {
        Some(known) => {
            at.push_str(known.pointer);
            (known.model, known.rest)
        }
        None => {
            described = describe(text)?;
            ("", described.as_str())
        }
    };
    let model = if inner.is_empty() { model } else { inner };
    let rest = if sensitive { &redact(rest) } else { rest };
    Some(located(model, &at, rest))
}

/// A step as a part of a JSON pointer, so that no blank is in it.
fn pointer(step: &Place<'_>) -> String {
    match step {
        Place::Item(index) => format!("/{index}"),
        Place::Key(key) => {
            let mut token = String::new();
            crate::path::push_token(&mut token, key);
            escape(&token)
        }
    }
}

/// A pointer as it stands in messages: without blanks and control characters.
pub(crate) fn escape(pointer: &str) -> String {
    let mut out = String::with_capacity(pointer.len());
    for c in pointer.chars() {
        if c == '%' || c.is_whitespace() || c.is_control() {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Takes back what [`escape`] did.
pub(crate) fn unescape(pointer: &str) -> String {
    let mut bytes = Vec::with_capacity(pointer.len());
    let mut rest = pointer.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|code| core::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What serde says about data, in our words. `None`: it is not about data.
fn describe(text: &str) -> Option<String> {
    for start in ["invalid type: ", "invalid value: "] {
        if let Some((got, expected)) = text
            .strip_prefix(start)
            .and_then(|rest| rest.rsplit_once(", expected "))
        {
            return Some(format!("expected {expected}, got {}", value(got)));
        }
    }
    let others = [
        "invalid length ",
        "unknown variant ",
        "unknown field ",
        "missing field ",
        "duplicate field ",
    ];
    others
        .iter()
        .any(|start| text.starts_with(start))
        .then(|| text.to_owned())
}

/// What serde calls a value, in the words of JSON, and not too long.
fn value(got: &str) -> String {
    let quoted = |start: &str| got.strip_prefix(start).and_then(|rest| rest.strip_suffix('`'));
    let mut words = match got {
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        "unit value" | "Option value" => "null".to_owned(),
        _ => match (quoted("integer `"), quoted("floating point `"), quoted("boolean `")) {
            (Some(number), _, _) | (_, Some(number), _) => format!("number {number}"),
            (_, _, Some(boolean)) => format!("boolean {boolean}"),
            _ => got.to_owned(),
        },
    };
    if let Some((end, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(end);
        words.push('…');
    }
    words
}

/// Leaves the kind of a value, and not the value.
fn redact(rest: &str) -> String {
    match rest.split_once(", got ") {
        Some((expected, got)) if expected.starts_with("expected ") => {
            let words = if got.starts_with("a ") || got.starts_with("an ") {
                2
            } else {
                1
            };
            let kind: Vec<&str> = got.split(' ').take(words).collect();
            format!("{expected}, got {}", kind.join(" "))
        }
        _ if rest == MISSING || rest == TWICE => rest.to_owned(),
        _ => "not a value of its type".to_owned(),
    }
}
