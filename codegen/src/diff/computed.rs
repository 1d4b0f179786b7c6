//! Computed properties: methods in Rust, and nothing on the wire.

use super::change::{Change, Place, Sides};
use super::defaults::deprecation;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{field_name, rust};
use crate::model::{Computed, Model};
use crate::rules::diff as rules;

pub(super) fn compare(sides: &Sides<'_>, old: usize, new: usize) -> Vec<Change> {
    let (before, after) = (&sides.old.models[old], &sides.new.models[new]);
    let mut found = Vec::new();
    let change = |rule, computed: &Computed, place| {
        Change::new(rule, &after.name, &computed.name, place)
            .affects([after.name.clone()])
            .witness(call(before, &computed.name))
    };
    for computed in &after.computed {
        let place = Place::New(computed.span);
        let Some(former) = before.computed.iter().find(|c| c.name == computed.name) else {
            found.push(
                change(rules::PROPERTY_ADDED_OPTIONAL, computed, place)
                    .values("", text(computed))
                    .verdict(Verdict::rust(Bump::Minor))
                    .message(format!("the computed `{}` is new", computed.name)),
            );
            continue;
        };
        let deprecated = Change::new("", &after.name, &computed.name, place).affects([after.name.clone()]);
        let uses = format!(
            "fn f(x: &{}) {{ let _ = x.{}(); }}",
            after.name,
            field_name(&computed.name)
        );
        deprecation(
            deprecated,
            (&former.deprecated, &computed.deprecated),
            &uses,
            &mut found,
        );
        if text(former) != text(computed) {
            let loses = former.ty != computed.ty || former.settable && !computed.settable;
            let role = sides.old_reach.model(old).and(sides.new_reach.model(new));
            let writer = if former.settable {
                Impact::Dangerous
            } else {
                Impact::None
            };
            let verdict = role.verdict(Bump::None, Impact::Dangerous, writer, Impact::None);
            let change = change(rules::COMPUTED_CHANGED, computed, place).values(text(former), text(computed));
            let rust_bump = if loses { Bump::Major } else { Bump::Patch };
            found.push(
                change
                    .verdict(verdict.with_rust(rust_bump))
                    .message("it is derived in another way"),
            );
        }
    }
    for computed in &before.computed {
        if after.computed.iter().all(|c| c.name != computed.name) {
            found.push(
                change(rules::PROPERTY_REMOVED_OPTIONAL, computed, Place::Old(computed.span))
                    .values(text(computed), "")
                    .verdict(Verdict::rust(Bump::Major))
                    .message(format!("the computed `{}` is gone", computed.name)),
            );
        }
    }
    found
}

fn call(model: &Model, name: &str) -> super::witness::Witness {
    rust(format!(
        "fn f(x: &{}) {{ let _ = x.{}(); }}",
        model.name,
        field_name(name)
    ))
}

fn text(computed: &Computed) -> String {
    format!(
        "{:?} wire {:?} settable {}",
        computed.form, computed.wire, computed.settable
    )
}
