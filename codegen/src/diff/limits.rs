//! Limits: what is checked before it is sent, and promised about what comes.

use serde_json::{Value, json};

use super::change::{Change, Pair};
use super::effect::{Effect, Reading, Role, derive};
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{Witness, document, sample, wrapped};
use super::{patterns, proof};
use crate::model::{Format, Limits, Literal, Type};
use crate::policy::{self, OnUnexpected};
use crate::rules::diff as rules;

/// One limit that changed.
pub(super) struct LimitChange {
    pub(super) rule: &'static str,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) verdict: Verdict,
    /// A value that one side takes and the other does not.
    pub(super) value: Option<Value>,
}

pub(super) fn changed(pair: &Pair<'_>, found: &mut Vec<Change>) {
    if pair.is_retyped() {
        return;
    }
    for change in compare(&pair.old.limits, &pair.new.limits, &pair.new.ty, pair.role) {
        let (api, model) = (pair.sides.new, pair.new_model);
        let shown = change.value.as_ref().filter(|value| {
            // What nobody checks shows nothing, but it is what now comes.
            let is_checked = policy::is_checked(pair.old_model, pair.old) && policy::is_checked(model, pair.new);
            !is_checked || proof::tells(&pair.old.limits, &pair.new.limits, value)
        });
        let witness: Option<Witness> = shown.map(|value| {
            let value = if value.is_array() || value.is_object() {
                value.clone()
            } else {
                wrapped(&pair.new.ty, value.clone())
            };
            document(api, model, &pair.new.wire, Some(value))
        });
        found.push(
            pair.change(change.rule, change.before, change.after)
                .verdict(change.verdict)
                .witness(witness),
        );
    }
}

/// Every limit that differs, one finding each.
pub(super) fn compare(old: &Limits, new: &Limits, ty: &Type, role: Role) -> Vec<LimitChange> {
    let mut found = Vec::new();
    let number = |limit: &Option<Literal>| limit.as_ref().and_then(as_number);
    let bounds = [
        ("min", number(&old.min), number(&new.min), true),
        ("max", number(&old.max), number(&new.max), false),
        ("min_length", count(old.min_length), count(new.min_length), true),
        ("max_length", count(old.max_length), count(new.max_length), false),
        ("min_items", count(old.min_items), count(new.min_items), true),
        ("max_items", count(old.max_items), count(new.max_items), false),
    ];
    for (key, before, after, is_lower) in bounds {
        if before != after {
            let mut change = bound(key, before, after, is_lower, role);
            let narrows = change.rule == rules::CONSTRAINT_TIGHTENED;
            // The tighter side is there in either case: a limit that is nowhere is none.
            let (tighter, looser) = if narrows { (after, old) } else { (before, new) };
            change.value = tighter.and_then(|limit| beyond(key, limit, is_lower, ty, looser));
            found.push(change);
        }
    }
    found.extend(pattern(old, new, role));
    found.extend(format(old.format, new.format, role));
    found
}

/// Limits are checked on what is sent and never in the way of reading, so a reader only meets values that it was not
/// promised; and what was read from an old server may be refused when it is sent back.
fn verdict(effect: Effect, role: Role) -> Verdict {
    let new = if role == Role::BOTH {
        OnUnexpected::Silent
    } else {
        OnUnexpected::Kept
    };
    derive(
        effect,
        role,
        Reading {
            old: OnUnexpected::Silent,
            new,
        },
    )
}

fn rule_of(effect: Effect) -> &'static str {
    if effect == Effect::Narrow {
        rules::CONSTRAINT_TIGHTENED
    } else {
        rules::CONSTRAINT_LOOSENED
    }
}

fn bound(key: &str, before: Option<f64>, after: Option<f64>, is_lower: bool, role: Role) -> LimitChange {
    let effect = match (before, after) {
        (None, _) => Effect::Narrow,
        (_, None) => Effect::Widen,
        (Some(before), Some(after)) if (after > before) == is_lower => Effect::Narrow,
        _ => Effect::Widen,
    };
    let said = |limit: Option<f64>| limit.map_or_else(String::new, |limit| format!("{key}: {limit}"));
    LimitChange {
        rule: rule_of(effect),
        before: said(before),
        after: said(after),
        verdict: verdict(effect, role),
        value: None,
    }
}

/// A value just beyond a limit.
#[allow(
    clippy::cast_possible_truncation,
    reason = "limits are far below 2^53, and witnesses short"
)]
#[allow(clippy::cast_sign_loss, reason = "lengths are not negative")]
fn beyond(key: &str, limit: f64, is_lower: bool, ty: &Type, limits: &Limits) -> Option<Value> {
    const LONGEST: f64 = 2000.0;
    let beyond = if is_lower { limit - 1.0 } else { limit + 1.0 };
    let n = beyond as usize;
    match key {
        "min" | "max" if ty.innermost() == &Type::Integer => Some(json!(beyond as i64)),
        "min" | "max" => Some(json!(beyond)),
        _ if !(0.0..=LONGEST).contains(&beyond) => None,
        "min_length" | "max_length" => Some(json!("a".repeat(n))),
        _ => match ty {
            Type::List(item) => Some(Value::Array(vec![item_sample(item, limits)?; n])),
            Type::Map(item) => {
                let entries = (0..n).map(|n| Some((format!("k{n}"), item_sample(item, limits)?)));
                Some(Value::Object(entries.collect::<Option<_>>()?))
            }
            _ => None,
        },
    }
}

/// A value of a plain type, which needs no other.
fn item_sample(item: &Type, limits: &Limits) -> Option<Value> {
    let is_plain = matches!(
        item,
        Type::String | Type::Integer | Type::Number | Type::Boolean | Type::Any
    );
    is_plain.then(|| sample(&empty_api(), item, limits, 0))
}

fn empty_api() -> crate::model::Api {
    super::empty("")
}

fn as_number(limit: &Literal) -> Option<f64> {
    match *limit {
        #[allow(clippy::cast_precision_loss, reason = "it is compared with its like")]
        Literal::Integer(value) => Some(value as f64),
        Literal::Number(value) => Some(value),
        _ => None,
    }
}

fn count(limit: Option<u64>) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "it is compared with its like")]
    limit.map(|limit| limit as f64)
}

fn pattern(old: &Limits, new: &Limits, role: Role) -> Option<LimitChange> {
    let (before, after) = (&old.pattern, &new.pattern);
    let (rule, effect, text) = match (before, after) {
        (None, None) => return None,
        (None, Some(only)) => (rules::CONSTRAINT_TIGHTENED, Effect::Narrow, patterns::refused(only)),
        (Some(only), None) => (rules::CONSTRAINT_LOOSENED, Effect::Widen, patterns::refused(only)),
        (Some(before), Some(after)) if before == after => return None,
        (Some(before), Some(after)) => {
            let comparison = patterns::compare(before, after);
            let effect = match (&comparison.only_old, &comparison.only_new) {
                _ if !comparison.is_decided => Effect::Unknown,
                // The same strings, written another way.
                (None, None) => return None,
                (Some(_), None) => Effect::Narrow,
                (None, Some(_)) => Effect::Widen,
                (Some(_), Some(_)) => Effect::Incomparable,
            };
            (
                rules::PATTERN_CHANGED,
                effect,
                comparison.only_old.or(comparison.only_new),
            )
        }
    };
    let said = |pattern: &Option<String>| pattern.as_ref().map_or_else(String::new, |p| format!("pattern: {p}"));
    Some(LimitChange {
        rule,
        before: said(before),
        after: said(after),
        verdict: verdict(effect, role),
        value: text.map(Value::String),
    })
}

fn format(old: Option<Format>, new: Option<Format>, role: Role) -> Option<LimitChange> {
    if old == new {
        return None;
    }
    let checked = |format: Option<Format>| format.filter(|format| policy::is_checked_format(*format));
    let (rule, verdict, value) = match (checked(old), checked(new)) {
        (None, Some(_)) => (
            rules::CONSTRAINT_TIGHTENED,
            verdict(Effect::Narrow, role),
            Some(json!("?")),
        ),
        (Some(_), None) => (
            rules::CONSTRAINT_LOOSENED,
            verdict(Effect::Widen, role),
            Some(json!("?")),
        ),
        (Some(before), Some(_)) => {
            let limits = Limits {
                format: Some(before),
                ..Limits::default()
            };
            let value = sample(&empty_api(), &Type::String, &limits, 0);
            (
                rules::FORMAT_ANNOTATION_CHANGED,
                verdict(Effect::Incomparable, role),
                Some(value),
            )
        }
        (None, None) => {
            let said = role.verdict(Bump::None, Impact::Dangerous, Impact::Dangerous, Impact::None);
            (rules::FORMAT_ANNOTATION_CHANGED, said, None)
        }
    };
    let said = |format: Option<Format>| format.map_or_else(String::new, |format| format!("format: {}", format.name()));
    Some(LimitChange {
        rule,
        before: said(old),
        after: said(new),
        verdict,
        value,
    })
}
