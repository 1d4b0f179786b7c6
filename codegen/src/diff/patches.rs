//! The changes that an endpoint takes one by one.

use serde_json::{Value, json};

use super::calls;
use super::change::{Change, Place};
use super::effect::{Effect, Reading, Role, derive};
use super::endpoints::Call;
use super::params::Given;
use super::verdict::{Bump, Impact};
use super::witness::{Witness, rust};
use crate::model::{Operation, Parameter, Patch};
use crate::policy::OnUnexpected;
use crate::rules::diff as rules;

pub(super) fn compare(call: &Call<'_>, found: &mut Vec<Change>) {
    match (&call.old.patch, &call.new.patch) {
        (None, None) => {}
        (Some(old), Some(new)) => {
            shape(call, old, new, found);
            operations(call, old, new, found);
        }
        (old, new) => {
            let error = Reading::both(OnUnexpected::Error);
            let verdict = derive(Effect::Incomparable, Role::WRITE, error).with_rust(Bump::Major);
            let name = |patch: &Option<Patch>| patch.as_ref().map_or_else(String::new, |patch| patch.name.clone());
            let change = call.change_of("patch", rules::REQUEST_MODEL_SWAPPED, name(old), name(new));
            found.push(change.verdict(verdict).witness(rust(call.before().made())));
        }
    }
}

/// What the change is called in Rust, and whether several travel at once.
fn shape(call: &Call<'_>, old: &Patch, new: &Patch, found: &mut Vec<Change>) {
    let many = |patch: &Patch| format!("{} {}", patch.name, if patch.is_list { "many" } else { "one" });
    if (old.is_list, &old.name) == (new.is_list, &new.name) {
        return;
    }
    let verdict = if old.is_list == new.is_list {
        Role::WRITE.verdict(Bump::Major, Impact::None, Impact::None, Impact::None)
    } else {
        Role::WRITE.verdict(Bump::Major, Impact::None, Impact::Breaking, Impact::Breaking)
    };
    let change = call.change_of("patch", rules::REQUEST_MODEL_SWAPPED, many(old), many(new));
    found.push(change.verdict(verdict).witness(rust(call.before().made())));
}

fn operations(call: &Call<'_>, old: &Patch, new: &Patch, found: &mut Vec<Change>) {
    for operation in &new.operations {
        match old.operations.iter().find(|before| before.name == operation.name) {
            Some(before) => kept(call, [(old, before), (new, operation)], found),
            None => {
                let made = calls::changed(call.sides.new, new, operation, "");
                let kept = Reading::both(OnUnexpected::Kept);
                let verdict = derive(Effect::Widen, Role::WRITE, kept).with_rust(Bump::Minor);
                let mut change = call.change(rules::OPERATION_ADDED, String::new(), said(operation));
                change.place = Place::New(operation.span);
                let message = format!("the operation `{}` is new", operation.name);
                found.push(change.message(message).verdict(verdict).witness(made));
            }
        }
    }
    for operation in &old.operations {
        if new.operations.iter().all(|after| after.name != operation.name) {
            let verdict = Role::WRITE.verdict(Bump::Major, Impact::None, Impact::Breaking, Impact::Compatible);
            let mut change = call.change(rules::OPERATION_REMOVED, said(operation), String::new());
            change.place = Place::Old(operation.span);
            let made = calls::changed(call.sides.old, old, operation, "");
            let message = format!("the operation `{}` is gone", operation.name);
            found.push(change.message(message).verdict(verdict).witness(made));
        }
    }
}

fn said(operation: &Operation) -> String {
    format!("{} {} {}", operation.name, operation.op, operation.path)
}

/// The change as it travels, with one of its parameters; without one as little of it as says which change it is.
pub(super) fn change(operation: &Operation, given: Option<(&Parameter, Value)>) -> Value {
    let mut change = json!({"op": operation.op, "path": operation.path});
    if let Some((parameter, value)) = given {
        if operation.params.iter().any(|param| param.name == parameter.name) {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let place = format!("{{{}}}", parameter.name);
            change["path"] = json!(operation.path.replace(&place, &text));
        } else {
            change["value"] = value;
        }
    }
    change
}

fn kept(call: &Call<'_>, both: [(&Patch, &Operation); 2], found: &mut Vec<Change>) {
    let [(patch, old), (_, new)] = both;
    if said(old) != said(new) {
        let mut verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Breaking, Impact::Breaking);
        let mut witness = Witness::Json {
            of: "body".into(),
            value: change(old, None),
        };
        if old.params.len() != new.params.len() {
            verdict = verdict.with_rust(Bump::Major);
            witness = calls::changed(call.sides.old, patch, old, "");
        }
        let mut change = call.change(rules::METHOD_OR_PATH_CHANGED, said(old), said(new));
        change.place = Place::New(new.span);
        found.push(change.verdict(verdict).witness(witness));
    }
    let given = Given {
        call,
        of: "body",
        within: Some(both),
    };
    if old.params.len() == new.params.len() {
        given.placed(&old.params, &new.params, found);
    }
    match (&old.value, &new.value) {
        (None, None) => {}
        (Some(old), Some(new)) => {
            given.facts(old, new, found);
            given.presence(old, new, found);
        }
        (None, Some(new)) => found.push(given.added(new)),
        (Some(old), None) => found.push(given.removed(old)),
    }
}
