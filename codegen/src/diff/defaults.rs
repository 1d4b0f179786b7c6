//! Defaults and deprecations of properties.

use super::change::{Change, Pair};
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{document, field_name, literal, rust};
use crate::model::{Deprecated, Literal};
use crate::rules::diff as rules;

/// A default is what a newly built value has: it travels when it is sent and is never invented while reading.
pub(super) fn default(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let (old, new) = (&pair.old.default, &pair.new.default);
    // `1` of an integer and `1.0` of a number are one default.
    let shown = |value: &Option<Literal>| value.as_ref().map(|value| literal(value).to_string().replace(".0", ""));
    if shown(old) == shown(new) || pair.is_retyped() {
        return;
    }
    let rule = if new.is_none() {
        rules::DEFAULT_REMOVED
    } else {
        rules::CLIENT_DEFAULT_CHANGED
    };
    let skew = match (pair.role.write, new) {
        (true, Some(_)) => Impact::Dangerous,
        _ => Impact::None,
    };
    let verdict = pair.role.verdict(Bump::None, Impact::None, Impact::Dangerous, skew);
    let built = new.as_ref().or(old.as_ref()).map(literal);
    found.push(
        pair.change(rule, text(old.as_ref()), text(new.as_ref()))
            .verdict(verdict)
            .witness(document(pair.sides.new, pair.new_model, &pair.new.wire, built)),
    );
}

/// A literal as fingerprints and messages show it.
pub(super) fn text(value: Option<&Literal>) -> String {
    value.map_or_else(String::new, |value| literal(value).to_string())
}

pub(super) fn deprecated(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let change = pair.change("", "", "");
    let name = field_name(&pair.new.name);
    let uses = format!("fn f(x: &{}) {{ let _ = &x.{name}; }}", pair.new_model.name);
    deprecation(change, (&pair.old.deprecated, &pair.new.deprecated), &uses, found);
}

/// Who builds with warnings denied meets a new deprecation. `uses` is an item that uses what is deprecated.
pub(super) fn deprecation(
    change: Change,
    (old, new): (&Option<Box<Deprecated>>, &Option<Box<Deprecated>>),
    uses: &str,
    found: &mut Vec<Change>,
) {
    let word = "deprecated";
    let (rule, bump, before, after, message) = match (old, new) {
        (None, Some(_)) => (rules::DEPRECATED_ADDED, Bump::Minor, "", word, "it is deprecated"),
        (Some(_), None) => (
            rules::DEPRECATED_REMOVED,
            Bump::Patch,
            word,
            "",
            "it is no longer deprecated",
        ),
        _ => return,
    };
    let change = Change { rule, ..change }
        .values(before, after)
        .verdict(Verdict::rust(bump));
    found.push(
        change
            .message(message)
            .witness(rust(format!("#[deny(deprecated)] {uses}"))),
    );
}
