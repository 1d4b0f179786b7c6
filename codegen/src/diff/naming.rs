//! The case in which an API writes its names on the wire.

use std::collections::BTreeSet;

use super::change::{Change, Place, Sides};
use super::effect::Role;
use super::verdict::{Bump, Impact};
use super::witness::{document, sample};
use crate::rules::diff as rules;

/// One finding for all the names that followed.
pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let (before, after) = (sides.old.wire_case, sides.new.wire_case);
    if before == after {
        return;
    }
    let (mut role, mut models, mut count, mut witness) = (Role::default(), BTreeSet::new(), 0, None);
    for (n, new) in sides.new.models.iter().enumerate() {
        let Some(o) = sides.pairs.models.to_old[n] else {
            continue;
        };
        for property in &new.properties {
            let Some(old) = sides.old.models[o].property(&property.name) else {
                continue;
            };
            let derived = old.wire == before.apply(&old.name) && property.wire == after.apply(&property.name);
            if derived && old.wire != property.wire {
                let met = sides
                    .old_reach
                    .property(o, old)
                    .and(sides.new_reach.property(n, property));
                role = role.or(met);
                models.insert(new.name.clone());
                count += 1;
                let value = sample(sides.new, &property.ty, &property.limits, 0);
                witness.get_or_insert_with(|| document(sides.new, new, &property.wire, Some(value)));
            }
        }
    }
    if count > 0 {
        let breaks = Impact::Breaking;
        let change = Change::new(rules::WIRE_NAMING_CHANGED, "", "", Place::Api)
            .values(format!("{before:?}"), format!("{after:?}"))
            .verdict(role.verdict(Bump::None, breaks, breaks, breaks));
        let message = format!("{count} properties have other names on the wire");
        found.push(change.message(message).witness(witness).affects(models));
    }
}
