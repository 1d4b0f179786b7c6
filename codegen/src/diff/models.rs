//! Models, enums and unions as wholes: which came, which went, which have another name, which travel another way.

use super::change::{Change, Place, Sides};
use super::defaults::{deprecation, flag};
use super::effect::Role;
use super::pairs::Pairing;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{Witness, rust};
use super::{computed, fold, properties, types};
use crate::model::{Direction, Model};
use crate::policy;
use crate::rules::diff as rules;
use crate::source::Span;

/// A thing with a name of its own, as far as its name goes.
struct Named<'a> {
    name: &'a str,
    span: Span,
    /// A type of its own in Rust.
    is_type: bool,
    /// It follows something else: an inline enum its property.
    follows: bool,
}

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    names(sides, found);
    let mut members = Vec::new();
    for (n, new) in sides.new.models.iter().enumerate() {
        let Some(o) = sides.pairs.models.to_old[n] else {
            continue;
        };
        let old = &sides.old.models[o];
        let mut changes = properties::compare(sides, o, n);
        changes.extend(computed::compare(sides, o, n));
        if old.direction != new.direction {
            found.push(direction(sides, o, n));
        }
        members.push((n, changes));
        if let Some((rule, verdict)) = deprecation(old.deprecated.as_deref(), new.deprecated.as_deref()) {
            let (before, after) = (flag(old.deprecated.is_some()), flag(new.deprecated.is_some()));
            let witness = rust(format!("#![deny(deprecated)] fn f(_: {}) {{}}", new.name));
            let change = Change::new(rule, &new.name, "", Place::New(new.span)).values(before, after);
            let change = change.affects([new.name.clone()]).message(rule.replace('-', " "));
            found.push(change.verdict(verdict).witness(witness));
        }
    }
    found.extend(fold::to_the_root(sides, members));
}

fn names(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let model = |m: &'_ Model| (m.span, !m.is_abstract);
    let old: Vec<Named<'_>> = sides
        .old
        .models
        .iter()
        .map(|m| Named {
            name: &m.name,
            span: model(m).0,
            is_type: model(m).1,
            follows: false,
        })
        .collect();
    let new: Vec<Named<'_>> = sides
        .new
        .models
        .iter()
        .map(|m| Named {
            name: &m.name,
            span: model(m).0,
            is_type: model(m).1,
            follows: false,
        })
        .collect();
    let candidates = candidates(sides);
    kind(&old, &new, &sides.pairs.models, &candidates, found);
    let enums = |api: &'_ crate::model::Api| -> Vec<(String, Span, bool)> {
        api.enums
            .iter()
            .map(|e| {
                (
                    e.name.clone(),
                    e.span,
                    e.inline_in.is_some() || e.file.contains("/resources/"),
                )
            })
            .collect()
    };
    let (a, b) = (enums(sides.old), enums(sides.new));
    kind(&named(&a), &named(&b), &sides.pairs.enums, &[], found);
    let unions = |api: &'_ crate::model::Api| -> Vec<(String, Span, bool)> {
        api.unions.iter().map(|u| (u.name.clone(), u.span, false)).collect()
    };
    let (a, b) = (unions(sides.old), unions(sides.new));
    kind(&named(&a), &named(&b), &sides.pairs.unions, &[], found);
    inline_enums_lose_their_names(sides, found);
}

fn named(list: &[(String, Span, bool)]) -> Vec<Named<'_>> {
    list.iter()
        .map(|(name, span, follows)| Named {
            name,
            span: *span,
            is_type: true,
            follows: *follows,
        })
        .collect()
}

fn kind(old: &[Named<'_>], new: &[Named<'_>], pairs: &Pairing, candidates: &[(usize, usize)], found: &mut Vec<Change>) {
    for (n, thing) in new.iter().enumerate().filter(|(_, thing)| !thing.follows) {
        let place = Place::New(thing.span);
        let was = pairs.to_old[n].map(|o| &old[o]);
        let change = |rule| Change::new(rule, thing.name, "", place).affects([thing.name.to_owned()]);
        let uses = rust(format!("fn f(_: {}) {{}}", thing.name));
        match was {
            Some(was) if was.name != thing.name && !was.follows => {
                let change = change(rules::MODEL_RENAMED)
                    .values(was.name, thing.name)
                    .witness(rust(format!("#![deny(deprecated)] fn f(_: {}) {{}}", was.name)));
                let message = format!("{} -> {}", was.name, thing.name);
                found.push(change.verdict(Verdict::rust(Bump::Minor)).message(message));
            }
            Some(was) if was.is_type && !thing.is_type => {
                let message = "it is only a base now, without a struct of its own";
                let change = change(rules::MODEL_REMOVED)
                    .values("struct", "abstract")
                    .message(message);
                found.push(change.verdict(Verdict::rust(Bump::Major)).witness(uses));
            }
            Some(was) if !was.is_type && thing.is_type => {
                let change = change(rules::MODEL_ADDED).values("abstract", "struct").witness(uses);
                found.push(
                    change
                        .verdict(Verdict::rust(Bump::Minor))
                        .message("it has a struct of its own now"),
                );
            }
            // Nobody can name an abstract base; what it brings is told at the models below.
            None if thing.is_type && candidates.iter().all(|(_, new)| *new != n) => {
                let change = change(rules::MODEL_ADDED).values("", thing.name).witness(uses);
                found.push(
                    change
                        .verdict(Verdict::rust(Bump::Minor))
                        .message(format!("`{}` is new", thing.name)),
                );
            }
            _ => {}
        }
    }
    for (o, thing) in old
        .iter()
        .enumerate()
        .filter(|(o, thing)| pairs.to_new[*o].is_none() && thing.is_type && !thing.follows)
    {
        let candidate = candidates.iter().find(|(old, _)| *old == o).map(|(_, n)| new[*n].name);
        let rule = if candidate.is_some() {
            rules::MODEL_RENAME_CANDIDATE
        } else {
            rules::MODEL_REMOVED
        };
        let mut message = format!("`{}` is gone", thing.name);
        if let Some(name) = candidate {
            message += &format!(
                "; if `{name}` is its new name, write in its file: renamed_from: {}",
                thing.name
            );
        }
        found.push(
            Change::new(rule, thing.name, "", Place::Old(thing.span))
                .values(thing.name, candidate.unwrap_or_default())
                .verdict(Verdict::rust(Bump::Major))
                .message(message)
                .witness(rust(format!("fn f(_: {}) {{}}", thing.name)))
                .affects([thing.name.to_owned()]),
        );
    }
}

/// Models that went and models that came, of one shape, where there is no doubt which is which.
fn candidates(sides: &Sides<'_>) -> Vec<(usize, usize)> {
    let shape = |api: &crate::model::Api, model: &Model| -> Vec<(String, String)> {
        model
            .properties
            .iter()
            .map(|p| (p.wire.clone(), types::name(api, &p.ty).replace(&model.name, "Self")))
            .collect()
    };
    let gone = (0..sides.old.models.len()).filter(|o| sides.pairs.models.to_new[*o].is_none());
    let came: Vec<usize> = (0..sides.new.models.len())
        .filter(|n| sides.pairs.models.to_old[*n].is_none())
        .collect();
    let mut pairs = Vec::new();
    for o in gone {
        let old = shape(sides.old, &sides.old.models[o]);
        let alike: Vec<usize> = came
            .iter()
            .copied()
            .filter(|n| !old.is_empty() && shape(sides.new, &sides.new.models[*n]) == old)
            .collect();
        if let [only] = alike[..] {
            pairs.push((o, only));
        }
    }
    let is_unique = |pair: &(usize, usize)| pairs.iter().filter(|(_, n)| *n == pair.1).count() == 1;
    pairs.iter().copied().filter(is_unique).collect()
}

/// The enum of a property has its name from the model; the crate keeps an alias for the model only.
fn inline_enums_lose_their_names(sides: &Sides<'_>, found: &mut [Change]) {
    for (n, choices) in sides.new.enums.iter().enumerate() {
        let Some((holder, _)) = &choices.inline_in else {
            continue;
        };
        let renamed = sides.pairs.enums.to_old[n].is_some_and(|o| sides.old.enums[o].name != choices.name);
        let owner = &sides.new.model(*holder).name;
        let is_cause = |change: &&mut Change| change.rule == rules::MODEL_RENAMED && change.owner == *owner;
        if let Some(cause) = found.iter_mut().find(is_cause).filter(|_| renamed) {
            cause.verdict.rust = Bump::Major;
            let former = sides.pairs.enums.to_old[n].map(|o| sides.old.enums[o].name.as_str());
            cause.witness = former.map(|former| rust(format!("fn f(_: {former}) {{}}")));
            cause.message += &format!("; its enum is `{}` now, and no alias keeps the old name", choices.name);
        }
    }
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
    };
    let word = |direction| match direction {
        Direction::Both => "both",
        Direction::Request => "request",
        Direction::Response => "response",
    };
    let witness = match reshaped.and_then(|property| before.property(&property.name)) {
        Some(property) => {
            let ty = types::field(sides.old, before, property);
            rust(format!("fn f(x: {}) -> {ty} {{ x.{} }}", before.name, property.name))
        }
        None => Witness::Json {
            of: after.name.clone(),
            value: serde_json::json!({}),
        },
    };
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
