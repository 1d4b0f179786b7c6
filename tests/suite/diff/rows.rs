//! Every rule of the diff, by what is before, what is after, and what a user was promised.

mod choices;
mod endpoints;
mod models;
mod presence;
mod properties;
mod protocols;
mod types;

use std::collections::BTreeSet;

use codegen::rules::diff::TABLE;

use super::{Files, line};

/// A change and what it gives: lines of [`line`], worst first.
pub(super) struct Row {
    pub(super) old: Files,
    pub(super) new: Files,
    pub(super) gives: Vec<&'static str>,
}

/// Rows of the rule table that the language cannot say, with the reason.
pub(super) const UNSAID: &[(&str, &str)] = &[
    (
        "model-file-moved",
        "the folder is the kind and the file has the model's name",
    ),
    (
        "order-changed",
        "nothing that is generated tells the order of properties or models: no `Ord`, no positions",
    ),
    ("property-removed-after-sunset", "there is no sunset"),
    ("sunset-earlier", "there is no sunset"),
    ("stability-lowered", "there are no stabilities"),
    ("type-int-widened", "an integer has 64 bits"),
    ("type-int-narrowed", "an integer has 64 bits"),
    (
        "required-removed, type kept by default",
        "a default is never invented while reading",
    ),
    (
        "nullable-added, three-state",
        "the code decides: what can be sent has three states",
    ),
    ("content-type-changed", "everything is JSON"),
    (
        "param-encoding-changed, param-location-changed to a header",
        "a parameter is in the path, the query or the body, a list is always written one way",
    ),
    ("derive-lost", "it is a consequence: its finding is that of its cause"),
    ("base-member-changed", "it is any other rule, told at the base"),
];

/// Every row.
pub(super) fn all() -> Vec<Row> {
    let families = [
        properties::rows(),
        presence::rows(),
        types::rows(),
        choices::rows(),
        models::rows(),
        endpoints::rows(),
        protocols::rows(),
    ];
    families.into_iter().flatten().collect()
}

fn row(old: &[(&str, &str)], new: &[(&str, &str)], gives: &[&'static str]) -> Row {
    let files = |side: &[(&str, &str)]| {
        let owned = side.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        owned.collect()
    };
    Row {
        old: files(old),
        new: files(new),
        gives: gives.to_vec(),
    }
}

/// Small things to refer to.
const OTHERS: [(&str, &str, &str); 6] = [
    ("B", "models/B", "model: B\nproperties:\n  x: { type: string }\n"),
    ("C", "models/C", "model: C\nproperties:\n  x: { type: string }\n"),
    ("D", "models/D", "model: D\nproperties:\n  x: { type: integer }\n"),
    ("E", "enums/E", "enum: E\nchoices: { a: , b: }\n"),
    ("F", "enums/F", "enum: F\nopen: false\nchoices: { a: , b: }\n"),
    ("N", "models/N", "model: N\nproperties:\n  x: { type: number }\n"),
];

/// A model `A` with a property `p` and, where they are named, the others.
fn property(head: &str, old: &str, new: &str, gives: &[&'static str]) -> Row {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        words.map(str::to_owned).collect()
    };
    let named: BTreeSet<String> = words(old).union(&words(new)).cloned().collect();
    let side = |facts: &str| {
        let facts = if facts.is_empty() {
            String::new()
        } else {
            format!("  p: {facts}\n")
        };
        let a = format!("model: A\n{head}properties:\n  q: {{ type: string }}\n{facts}");
        let mut files: Files = [("models/A".to_owned(), a)].into();
        let others = OTHERS.iter().filter(|(name, ..)| named.contains(*name));
        files.extend(others.map(|(_, file, text)| ((*file).to_owned(), (*text).to_owned())));
        files
    };
    Row {
        old: side(old),
        new: side(new),
        gives: gives.to_vec(),
    }
}

#[test]
fn every_row_gives_what_was_promised() {
    let mut wrong = Vec::new();
    for Row { old, new, gives } in all() {
        let report = super::diff(&old, &new);
        let found: Vec<String> = report.findings.iter().map(line).collect();
        if found != gives {
            wrong.push(format!("{found:#?}, not {gives:#?}\n{old:#?}\n{new:#?}"));
        }
        for side in [&old, &new] {
            assert_eq!(super::diff(side, side).findings.len(), 0, "{side:#?}");
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_a_row() {
    let rows = all();
    let told: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| &row.gives)
        .filter_map(|line| line.split(' ').next())
        .collect();
    // They are about the crate and not about an API; the diff's own tests show them.
    let of_the_crate = ["package-renamed", "runtime-changed"];
    let missing: Vec<&str> = TABLE
        .iter()
        .map(|rule| rule.id)
        .filter(|id| !told.contains(id) && !of_the_crate.contains(id))
        .collect();
    assert!(missing.is_empty(), "no row has {missing:?}");
    let stale: Vec<&&str> = UNSAID
        .iter()
        .map(|(id, _)| id)
        .filter(|id| told.contains(**id))
        .collect();
    assert!(stale.is_empty(), "{stale:?} can be said after all");
}
