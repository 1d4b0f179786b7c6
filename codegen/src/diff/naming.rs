//! The case in which an API writes its names on the wire.

use std::collections::BTreeSet;

use super::change::{Change, Place, Sides};
use super::effect::Role;
use super::verdict::{Bump, Impact};
use super::witness::{Witness, document, sample};
use crate::model::{Endpoint, Parameter};
use crate::rules::diff as rules;

/// Whether a name on the wire changed because the API writes all of its names another way. Each is a name and what it is
/// on the wire.
pub(super) fn follows(sides: &Sides<'_>, old: (&str, &str), new: (&str, &str)) -> bool {
    let (before, after) = (sides.old.wire_case, sides.new.wire_case);
    before != after && old.0 == new.0 && old.1 == before.apply(old.0) && new.1 == after.apply(new.0)
}

/// What wrote its name another way.
#[derive(Default)]
struct Followed {
    role: Role,
    properties: usize,
    parameters: usize,
    models: BTreeSet<String>,
    endpoints: BTreeSet<String>,
    witness: Option<Witness>,
}

/// One finding for all the names that followed.
pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let (before, after) = (sides.old.wire_case, sides.new.wire_case);
    if before == after {
        return;
    }
    let mut followed = Followed::default();
    properties(sides, &mut followed);
    parameters(sides, &mut followed);
    let counts = [(followed.properties, "properties"), (followed.parameters, "parameters")];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = counts.map(|(count, what)| format!("{count} {what}")).collect();
    if said.is_empty() {
        return;
    }
    let breaks = Impact::Breaking;
    let mut change = Change::new(rules::WIRE_NAMING_CHANGED, "", "", Place::Api)
        .values(format!("{before:?}"), format!("{after:?}"))
        .verdict(followed.role.verdict(Bump::None, breaks, breaks, breaks))
        .message(format!("{} have other names on the wire", said.join(" and ")))
        .witness(followed.witness)
        .affects(followed.models);
    change.endpoints = followed.endpoints;
    found.push(change);
}

fn properties(sides: &Sides<'_>, followed: &mut Followed) {
    for (n, new) in sides.new.models.iter().enumerate() {
        let Some(o) = sides.pairs.models.to_old[n] else {
            continue;
        };
        for property in &new.properties {
            let Some(old) = sides.old.models[o].property(&property.name) else {
                continue;
            };
            let is_same = old.wire == property.wire;
            if !is_same && follows(sides, (&old.name, &old.wire), (&property.name, &property.wire)) {
                let met = sides
                    .old_reach
                    .property(o, old)
                    .and(sides.new_reach.property(n, property));
                followed.role = followed.role.or(met);
                followed.models.insert(new.name.clone());
                followed.properties += 1;
                let value = sample(sides.new, &property.ty, &property.limits, 0);
                let shown = || document(sides.new, new, &property.wire, Some(value));
                followed.witness.get_or_insert_with(shown);
            }
        }
    }
}

/// Parameters of the calls that are on both sides.
fn parameters(sides: &Sides<'_>, followed: &mut Followed) {
    for resource in &sides.new.resources {
        let Some(before) = sides.old.resources.iter().find(|before| before.name == resource.name) else {
            continue;
        };
        for new in &resource.endpoints {
            let is_old = |old: &&Endpoint| old.name == new.name || new.renamed_from.as_ref() == Some(&old.name);
            let Some(old) = before.endpoints.iter().find(is_old) else {
                continue;
            };
            let olds = || old.query.iter().chain(&old.body_params);
            let rewired = new.query.iter().chain(&new.body_params).filter(|new| {
                let is_same = |old: &&Parameter| old.name == new.name && old.wire != new.wire;
                let old = olds().find(is_same);
                old.is_some_and(|old| follows(sides, (&old.name, &old.wire), (&new.name, &new.wire)))
            });
            let count = rewired.count();
            if count > 0 {
                followed.role = followed.role.or(Role::WRITE);
                followed.endpoints.insert(format!("{}.{}", resource.name, new.name));
                followed.parameters += count;
            }
        }
    }
}
