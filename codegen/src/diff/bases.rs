//! What a model extends: one edit of `extends` is one finding, whatever comes and goes with it.

use std::collections::btree_map::{BTreeMap, Entry};

use super::change::{Change, Place, Sides};
use super::verdict::Bump;
use super::witness::rust;
use crate::model::{Api, Model, ModelId, Type};
use crate::policy;
use crate::rules::diff as rules;

/// A model on both sides, with all that it extends.
struct Line<'a> {
    sides: &'a Sides<'a>,
    old: ModelId,
    new: ModelId,
    /// What the old model extended, and itself.
    old_line: Vec<ModelId>,
    /// What the new model extends, and itself.
    new_line: Vec<ModelId>,
}

/// Takes out of the changes of each model what the edit of an `extends` brought, and tells that in one finding.
pub(super) fn compare(sides: &Sides<'_>, members: &mut [(usize, Vec<Change>)]) -> Vec<Change> {
    let mut edits: BTreeMap<usize, Change> = BTreeMap::new();
    for (n, changes) in members {
        let Some(line) = Line::of(sides, ModelId(*n)) else {
            continue;
        };
        let Some(edited) = line.edited() else { continue };
        let (brought, rest): (Vec<Change>, Vec<Change>) = std::mem::take(changes)
            .into_iter()
            .partition(|change| line.brings(change));
        *changes = rest;
        let lost = line.lost_upcast();
        if brought.is_empty() && lost.is_none() {
            continue;
        }
        let found = line.told(edited, brought, lost);
        match edits.entry(edited.0) {
            Entry::Vacant(place) => {
                place.insert(found);
            }
            Entry::Occupied(mut place) => merge(place.get_mut(), found),
        }
    }
    edits.into_values().collect()
}

/// A closed enum that no longer fits into that of a base takes the conversion into the base with it.
pub(super) fn consequences(sides: &Sides<'_>, found: &mut [Change]) {
    for n in 0..sides.new.models.len() {
        let Some(line) = Line::of(sides, ModelId(n)) else {
            continue;
        };
        let Some(ancestor) = line.lost_upcast().filter(|_| line.edited().is_none()) else {
            continue;
        };
        let model = sides.new.model(line.new);
        let enums = model
            .properties
            .iter()
            .filter_map(|property| match property.ty.innermost() {
                Type::Enum(id) => Some(sides.new.choices(*id)).filter(|choices| !choices.open),
                _ => None,
            });
        let enums: Vec<&str> = enums.map(|choices| choices.name.as_str()).collect();
        let is_cause = |change: &&mut Change| change.rule == rules::CHOICE_ADDED && enums.contains(&&*change.owner);
        for cause in found.iter_mut().filter(is_cause) {
            let name = &sides.old.model(line.old).name;
            cause.verdict.rust = Bump::Major;
            cause.message += &format!("; `{name}` no longer converts into `{ancestor}`");
            cause.witness = Some(rust(format!("fn f(x: {name}) -> {ancestor} {{ x.into() }}")));
        }
    }
}

/// What the models below have of the same edit.
fn merge(into: &mut Change, other: Change) {
    if other.verdict.level() > into.verdict.level() {
        into.witness = other.witness;
    }
    into.verdict = into.verdict.worst(other.verdict);
    into.models.extend(other.models);
}

fn line(api: &Api, model: ModelId) -> Vec<ModelId> {
    std::iter::once(model).chain(policy::ancestors(api, model)).collect()
}

/// The model whose file declares a member.
fn declared_in(model: &Model, member: &str) -> Option<ModelId> {
    let property = model.property(member).map(|property| property.declared_in);
    property.or_else(|| {
        let computed = model.computed.iter().find(|computed| computed.name == member);
        computed.map(|computed| computed.declared_in)
    })
}

impl<'a> Line<'a> {
    fn of(sides: &'a Sides<'a>, new: ModelId) -> Option<Self> {
        let old = ModelId(sides.pairs.models.to_old[new.0]?);
        Some(Line {
            sides,
            old,
            new,
            old_line: line(sides.old, old),
            new_line: line(sides.new, new),
        })
    }

    fn to_new(&self, old: ModelId) -> Option<ModelId> {
        self.sides.pairs.models.to_new[old.0].map(ModelId)
    }

    fn to_old(&self, new: ModelId) -> Option<ModelId> {
        self.sides.pairs.models.to_old[new.0].map(ModelId)
    }

    /// The nearest model on the line whose `extends` says something else.
    fn edited(&self) -> Option<ModelId> {
        self.new_line.iter().copied().find(|new| {
            let old = self.to_old(*new).map(|old| self.sides.old.model(old).extends);
            let base = self.sides.new.model(*new).extends;
            old.is_some_and(|old| match (old, base) {
                (None, None) => false,
                (Some(old), Some(new)) => self.to_new(old) != Some(new),
                _ => true,
            })
        })
    }

    /// Whether a change came with another base, which has its member as it had it before.
    fn brings(&self, change: &Change) -> bool {
        let member = change.member.as_str();
        let old = declared_in(self.sides.old.model(self.old), member);
        let new = declared_in(self.sides.new.model(self.new), member);
        match (old, new) {
            (None, Some(new)) => self.came(new, member),
            (Some(old), None) => self.went(old, member),
            (Some(old), Some(new)) => self.went(old, member) && self.came(new, member),
            (None, None) => false,
        }
    }

    fn came(&self, from: ModelId, member: &str) -> bool {
        self.to_old(from).is_some_and(|before| {
            !self.old_line.contains(&before) && declared_in(self.sides.old.model(before), member).is_some()
        })
    }

    fn went(&self, from: ModelId, member: &str) -> bool {
        self.to_new(from).is_some_and(|after| {
            !self.new_line.contains(&after) && declared_in(self.sides.new.model(after), member).is_some()
        })
    }

    /// A struct that the model converted into and no longer does.
    fn lost_upcast(&self) -> Option<&'a str> {
        let sides = self.sides;
        let bases = self.old_line.iter().skip(1);
        let mut lost = bases.filter(|base| {
            // A base that is gone, or has no struct any more, is a finding of its own.
            let after = self.to_new(**base).filter(|after| !sides.new.model(*after).is_abstract);
            let is_kept =
                |after: ModelId| self.new_line.contains(&after) && policy::upcasts(sides.new, self.new, after);
            policy::upcasts(sides.old, self.old, **base) && after.is_some_and(|after| !is_kept(after))
        });
        lost.next().map(|base| sides.old.model(*base).name.as_str())
    }

    fn told(&self, edited: ModelId, brought: Vec<Change>, lost: Option<&str>) -> Change {
        let sides = self.sides;
        let base = |api: &Api, model: ModelId| -> String {
            let base = api.model(model).extends;
            base.map_or_else(String::new, |base| api.model(base).name.clone())
        };
        let model = sides.new.model(edited);
        let before = self.to_old(edited).map_or_else(String::new, |old| base(sides.old, old));
        let after = base(sides.new, edited);
        let said = |name: &str| {
            if name.is_empty() {
                "nothing".to_owned()
            } else {
                format!("`{name}`")
            }
        };
        let mut message = format!("it extends {} instead of {}", said(&after), said(&before));
        if !brought.is_empty() {
            let names: Vec<&str> = brought.iter().map(|change| change.member.as_str()).collect();
            message += &format!(", which changes {}", names.join(", "));
        }
        let worst = brought.iter().max_by_key(|change| change.verdict.level());
        let mut witness = worst.and_then(|change| change.witness.clone());
        let verdicts = brought.iter().map(|change| change.verdict);
        let mut verdict = verdicts.reduce(super::Verdict::worst).unwrap_or_default();
        if let Some(ancestor) = lost {
            let name = &sides.old.model(self.old).name;
            verdict = verdict.with_rust(Bump::Major);
            message += &format!(", and `{name}` no longer converts into `{ancestor}`");
            witness = Some(rust(format!("fn f(x: {name}) -> {ancestor} {{ x.into() }}")));
        }
        Change::new(rules::BASE_CHANGED, &model.name, "", Place::New(model.span))
            .values(before, after)
            .verdict(verdict)
            .message(message)
            .witness(witness)
            .affects([sides.new.model(self.new).name.clone()])
    }
}
