//! Defaults and deprecations of properties.

use super::change::{Change, Pair};
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{document, literal, rust};
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
    if let Some((rule, verdict)) = deprecation(pair.old.deprecated.as_deref(), pair.new.deprecated.as_deref()) {
        let use_of_it = rust(format!(
            "#![deny(deprecated)] fn f(x: {}) {{ let _ = x.{}; }}",
            pair.new_model.name, pair.new.name
        ));
        let (before, after) = (flag(pair.old.deprecated.is_some()), flag(pair.new.deprecated.is_some()));
        found.push(pair.change(rule, before, after).verdict(verdict).witness(use_of_it));
    }
}

pub(super) fn flag(is_deprecated: bool) -> &'static str {
    if is_deprecated { "deprecated" } else { "" }
}

/// Who builds with warnings denied meets a new deprecation.
pub(super) fn deprecation(old: Option<&Deprecated>, new: Option<&Deprecated>) -> Option<(&'static str, Verdict)> {
    match (old, new) {
        (None, Some(_)) => Some((rules::DEPRECATED_ADDED, Verdict::rust(Bump::Minor))),
        (Some(_), None) => Some((rules::DEPRECATED_REMOVED, Verdict::rust(Bump::Patch))),
        _ => None,
    }
}
