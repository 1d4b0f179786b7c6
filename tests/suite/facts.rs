//! schema/ against what is known of the service, from `tests/facts/v2.json` and `v1-calls.json`, which were collected
//! from documentation, SDKs and recorded traffic. Where the schema says something else on purpose, a list below says
//! so, with the reason; an entry that is no longer needed fails too.

mod calls;
mod models;
mod v1_calls;

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::Value;
use tests::{codegen, root, stdout};

fn exported(api: &str) -> Value {
    let output = codegen(&root(), &["export", "model", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    serde_json::from_slice::<Value>(&output.stdout).unwrap()["apis"][api].take()
}

fn facts(file: &str) -> Value {
    serde_json::from_slice(&std::fs::read(root().join("tests/facts").join(file)).unwrap()).unwrap()
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.as_str(), value))
}

fn words(value: &Value) -> BTreeSet<&str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn is_set(value: &Value) -> bool {
    value == true
}

/// The type of an exported property or parameter as the facts would write it.
fn type_of(ty: &Value) -> String {
    match ty["kind"].as_str().unwrap() {
        "list" => format!("list<{}>", type_of(&ty["of"])),
        "map" => format!("map<{}>", type_of(&ty["of"])),
        "page" => format!("page<{}>", type_of(&ty["of"])),
        "model" | "union" => ty["name"].as_str().unwrap().to_owned(),
        kind => kind.to_owned(),
    }
}

/// The type of a fact in the words of the schema.
fn in_our_words(fact: &str) -> String {
    if let Some((outer, inner)) = fact.strip_suffix('>').and_then(|fact| fact.split_once('<')) {
        return format!("{outer}<{}>", in_our_words(inner));
    }
    match fact {
        "int" | "int32" | "int64" => "integer",
        "bool" => "boolean",
        "date-time" | "date-time-naive" | "date-time-micros" => "datetime",
        "search" | "uuid" => "string",
        other => other,
    }
    .to_owned()
}

/// The values of the enum of a type, if it is one or a list of one.
fn choices<'a>(api: &'a Value, ty: &Value) -> Option<BTreeSet<&'a str>> {
    match ty["kind"].as_str().unwrap() {
        "list" | "map" => choices(api, &ty["of"]),
        "enum" => {
            let list = api["enums"][ty["name"].as_str().unwrap()]["choices"]
                .as_array()
                .unwrap();
            Some(list.iter().map(|choice| choice["value"].as_str().unwrap()).collect())
        }
        _ => None,
    }
}

/// Deliberate differences, each of which must be met.
struct Differences {
    list: &'static [(&'static str, &'static str)],
    met: RefCell<BTreeSet<&'static str>>,
}

impl Differences {
    fn new(list: &'static [(&'static str, &'static str)]) -> Self {
        assert!(list.iter().all(|(_, reason)| !reason.is_empty()));
        Differences {
            list,
            met: RefCell::default(),
        }
    }

    /// Whether this place may differ.
    fn allow(&self, place: &str) -> bool {
        let found = self.list.iter().find(|(known, _)| *known == place);
        found.is_some_and(|(known, _)| {
            self.met.borrow_mut().insert(known);
            true
        })
    }

    /// Collects what is wrong: that which differs and may not.
    fn same<T: PartialEq + std::fmt::Debug>(&self, wrong: &mut Vec<String>, place: &str, ours: &T, theirs: &T) {
        if ours != theirs && !self.allow(place) {
            wrong.push(format!("{place}: schema {ours:?}, facts {theirs:?}"));
        }
    }

    fn all_met(&self) {
        let met = self.met.borrow();
        let unmet: Vec<_> = self.list.iter().filter(|(place, _)| !met.contains(place)).collect();
        assert!(unmet.is_empty(), "no longer needed: {unmet:?}");
    }
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
