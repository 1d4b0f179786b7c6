//! Models that are on both sides: their members, what they extend, which way they travel.

use super::change::{Change, Place, Sides};
use super::defaults::deprecation;
use super::derivation::Because;
use super::effect::Role;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{field_name, rust};
use super::{bases, computed, fold, properties, types};
use crate::model::{Direction, Model, ModelId};
use crate::policy;
use crate::rules::diff as rules;

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let mut members = Vec::new();
    for (n, new) in sides.new.models.iter().enumerate() {
        let Some(o) = sides.pairs.models.to_old[n] else {
            continue;
        };
        let old = &sides.old.models[o];
        let mut changes = properties::compare(sides, o, n);
        changes.extend(computed::compare(sides, o, n));
        if old.direction != new.direction {
            let mut change = direction(sides, o, n);
            if old.is_abstract && new.is_abstract {
                // Nobody has a struct of what is only a base; its heirs say for themselves which way they travel.
                change.verdict.rust = Bump::None;
                change.witness = None;
            }
            found.push(change);
        }
        members.push((n, changes));
        let change = Change::new("", &new.name, "", Place::New(new.span)).affects([new.name.clone()]);
        let uses = format!("fn f(_: {}) {{}}", new.name);
        // Nobody uses what is only a base.
        if !old.is_abstract && !new.is_abstract {
            deprecation(change, (&old.deprecated, &new.deprecated), &uses, found);
        }
    }
    found.extend(bases::compare(sides, &mut members));
    found.extend(fold::to_the_root(sides, members));
}

/// A model that travels another way: what was sent is not, or what came does not, and fields change their types.
fn direction(sides: &Sides<'_>, old: usize, new: usize) -> Change {
    let (before, after) = (&sides.old.models[old], &sides.new.models[new]);
    let travels = |model: &Model| Role {
        read: model.direction != Direction::Request,
        write: model.direction != Direction::Response,
    };
    let was = sides.old_reach.model(old);
    let (lost_read, lost_write) = (!travels(after).read && was.read, !travels(after).write && was.write);
    let asks = before
        .properties
        .iter()
        .any(|property| policy::is_asked_for(before, property));
    let plain = before
        .properties
        .iter()
        .any(|p| policy::presence(before, p) == policy::Presence::Plain);
    let loss = |lost: bool, hard: bool| match (lost, hard) {
        (false, _) => Impact::None,
        (true, false) => Impact::Dangerous,
        (true, true) => Impact::Breaking,
    };
    let reshaped = after.properties.iter().find(|property| {
        let former = before.property(&property.name);
        former.is_some_and(|former| policy::presence(before, former) != policy::presence(after, property))
    });
    let verdict = Verdict {
        rust: if reshaped.is_some() { Bump::Major } else { Bump::None },
        reader: loss(lost_read, plain),
        writer: loss(lost_write, asks),
        skew: Impact::None,
        because: was.any().then_some(Because {
            role: was,
            effect: None,
            on: None,
        }),
    };
    let word = |direction| match direction {
        Direction::Both => "both",
        Direction::Request => "request",
        Direction::Response => "response",
    };
    // Who may send it is a promise that no code holds.
    let witness = reshaped
        .and_then(|property| before.property(&property.name))
        .map(|property| {
            let ty = types::field(sides.old, &sides.old_boxes, ModelId(old), property);
            rust(format!(
                "fn f(x: {}) -> {ty} {{ x.{} }}",
                before.name,
                field_name(&property.name)
            ))
        });
    Change::new(rules::DIRECTION_CHANGED, &after.name, "", Place::New(after.span))
        .values(word(before.direction), word(after.direction))
        .verdict(verdict)
        .message(format!(
            "direction {} -> {}",
            word(before.direction),
            word(after.direction)
        ))
        .witness(witness)
        .affects([after.name.clone()])
}
