//! The changes that an endpoint takes one by one.

use serde_json::json;

use super::change::Change;
use super::effect::{Effect, Reading, Role, derive};
use super::endpoints::Call;
use super::params::Given;
use super::verdict::{Bump, Impact};
use super::witness::Witness;
use crate::model::{Operation, Patch};
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
            let change = call.change(rules::REQUEST_MODEL_SWAPPED, name(old), name(new));
            found.push(change.verdict(verdict));
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
    let change = call.change(rules::REQUEST_MODEL_SWAPPED, many(old), many(new));
    found.push(change.verdict(verdict));
}

fn operations(call: &Call<'_>, old: &Patch, new: &Patch, found: &mut Vec<Change>) {
    for operation in &new.operations {
        match old.operations.iter().find(|before| before.name == operation.name) {
            Some(before) => kept(call, before, operation, found),
            None => {
                let kept = Reading::both(OnUnexpected::Kept);
                let verdict = derive(Effect::Widen, Role::WRITE, kept).with_rust(Bump::Minor);
                let change = call.change(rules::OPERATION_ADDED, String::new(), said(operation));
                found.push(change.verdict(verdict).witness(sent(operation)));
            }
        }
    }
    for operation in &old.operations {
        if new.operations.iter().all(|after| after.name != operation.name) {
            let verdict = Role::WRITE.verdict(Bump::Major, Impact::None, Impact::Breaking, Impact::Compatible);
            let change = call.change(rules::OPERATION_REMOVED, said(operation), String::new());
            found.push(change.verdict(verdict).witness(sent(operation)));
        }
    }
}

fn said(operation: &Operation) -> String {
    format!("{} {} {}", operation.name, operation.op, operation.path)
}

fn sent(operation: &Operation) -> Witness {
    Witness::Json {
        of: "body".into(),
        value: json!({"op": operation.op, "path": operation.path}),
    }
}

fn kept(call: &Call<'_>, old: &Operation, new: &Operation, found: &mut Vec<Change>) {
    if said(old) != said(new) {
        let verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Breaking, Impact::Breaking);
        let change = call.change(rules::METHOD_OR_PATH_CHANGED, said(old), said(new));
        found.push(change.verdict(verdict).witness(sent(old)));
    }
    let given = Given {
        call,
        of: "body",
        within: &new.name,
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
