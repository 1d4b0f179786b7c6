//! Parameters of an endpoint, in its path and in its query. They are only ever sent.

use serde_json::{Value, json};

use super::change::Change;
use super::defaults::text;
use super::effect::{Effect, Reading, Role, derive};
use super::endpoints::Call;
use super::verdict::{Bump, Impact};
use super::witness::{Witness, sample};
use super::{limits, types};
use crate::model::Parameter;
use crate::policy::{self, OnUnexpected};
use crate::rules::diff as rules;

pub(super) fn compare(call: &Call<'_>, found: &mut Vec<Change>) {
    // Parameters of a path are told apart by their place: another name is another finding.
    for (old, new) in call.old.params.iter().zip(&call.new.params) {
        facts(call, old, new, found);
    }
    for new in &call.new.query {
        match call.old.query.iter().find(|old| old.name == new.name) {
            Some(old) => {
                facts(call, old, new, found);
                presence(call, old, new, found);
            }
            None => found.push(added(call, new)),
        }
    }
    for old in &call.old.query {
        if call.new.query.iter().all(|new| new.name != old.name) {
            let verdict = Role::WRITE.verdict(Bump::Major, Impact::None, Impact::Dangerous, Impact::Compatible);
            let change = call
                .change(rules::PARAM_REMOVED, old.name.clone(), String::new())
                .verdict(verdict);
            found.push(
                change
                    .message(format!("`{}` is gone", old.name))
                    .witness(query(call, old, true)),
            );
        }
    }
}

/// A query with, or without, one parameter.
fn query(call: &Call<'_>, parameter: &Parameter, with: bool) -> Witness {
    let value = if with {
        let is_new = call
            .new
            .query
            .iter()
            .chain(&call.new.params)
            .any(|p| std::ptr::eq(p, parameter));
        let api = if is_new { call.sides.new } else { call.sides.old };
        json!({parameter.wire.as_str(): sample(api, &parameter.ty, &parameter.limits, 0)})
    } else {
        json!({})
    };
    Witness::Json {
        of: "query".into(),
        value,
    }
}

fn added(call: &Call<'_>, new: &Parameter) -> Change {
    let on = Reading::both(OnUnexpected::Kept);
    let (rule, verdict) = if policy::is_argument(new) {
        // The new client cannot do without a parameter that the old server does not know.
        let verdict = Role::WRITE.verdict(Bump::Major, Impact::None, Impact::Breaking, Impact::Breaking);
        (rules::PARAM_ADDED_REQUIRED, verdict)
    } else {
        // A fixed one is sent without anybody's doing.
        let bump = if policy::is_setter(new) {
            Bump::Minor
        } else {
            Bump::Patch
        };
        (
            rules::PARAM_ADDED_OPTIONAL,
            derive(Effect::Widen, Role::WRITE, on).with_rust(bump),
        )
    };
    let change = call.change(rule, String::new(), new.name.clone()).verdict(verdict);
    change
        .message(format!("`{}` is new", new.name))
        .witness(query(call, new, !policy::is_argument(new)))
}

fn presence(call: &Call<'_>, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
    if old.required == new.required {
        return;
    }
    let word = |p: &Parameter| format!("{} {}", p.name, if p.required { "required" } else { "optional" });
    let (rule, effect, skew) = if new.required {
        (rules::BECAME_REQUIRED, Effect::Narrow, Impact::Breaking)
    } else {
        (rules::BECAME_OPTIONAL, Effect::Widen, Impact::Compatible)
    };
    let mut verdict = derive(effect, Role::WRITE, Reading::both(OnUnexpected::Kept)).with_rust(Bump::Major);
    verdict.skew = skew;
    found.push(
        call.change(rule, word(old), word(new))
            .verdict(verdict)
            .witness(query(call, new, false)),
    );
}

/// Everything but whether it has to be there.
fn facts(call: &Call<'_>, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
    let sides = call.sides;
    let name = &new.name;
    if old.wire != new.wire && old.name == new.name {
        let verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Breaking, Impact::Breaking);
        let change = call.change(rules::WIRE_NAME_CHANGED, old.wire.clone(), new.wire.clone());
        found.push(change.verdict(verdict).witness(query(call, old, true)));
    }
    if let Some(change) = types::compare(sides, &old.ty, &new.ty, Role::WRITE) {
        let (before, after) = (types::name(sides.old, &old.ty), types::name(sides.new, &new.ty));
        let found_here = call.change(change.rule, format!("{name}: {before}"), format!("{name}: {after}"));
        found.push(found_here.verdict(change.verdict).witness(query(call, old, true)));
    }
    for change in limits::compare(&old.limits, &new.limits, &new.ty, Role::WRITE) {
        let said = |text: &str| format!("{name} {text}");
        let witness = change.value.map(|value: Value| Witness::Json {
            of: "query".into(),
            value: json!({new.wire.as_str(): value}),
        });
        let found_here = call.change(change.rule, said(&change.before), said(&change.after));
        found.push(found_here.verdict(change.verdict).witness(witness));
    }
    if old.default != new.default {
        let rule = match (&old.default, &new.default) {
            (None, _) => rules::SERVER_DEFAULT_ADDED,
            (_, None) => rules::DEFAULT_REMOVED,
            _ => rules::SERVER_DEFAULT_CHANGED,
        };
        let said = |p: &Parameter| format!("{name} {}", text(p.default.as_ref()));
        let verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Dangerous, Impact::None);
        found.push(
            call.change(rule, said(old), said(new))
                .verdict(verdict)
                .witness(query(call, new, false)),
        );
    }
}
