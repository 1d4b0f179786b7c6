//! One difference as a rule finds it, and what every rule looks at.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::effect::Role;
use super::pairs::Pairs;
use super::reach::Reach;
use super::verdict::Verdict;
use super::witness::Witness;
use crate::model::{Api, Model, ModelId, Property, Type};
use crate::policy::Boxes;
use crate::source::Span;

/// Both sides of one API.
pub(super) struct Sides<'a> {
    pub(super) old: &'a Api,
    pub(super) new: &'a Api,
    pub(super) old_reach: Reach,
    pub(super) new_reach: Reach,
    pub(super) pairs: Pairs,
    /// Which old models are `Eq` and `Hash`.
    pub(super) old_comparable: Vec<bool>,
    /// Which new ones are.
    pub(super) new_comparable: Vec<bool>,
    pub(super) old_boxes: Boxes,
    pub(super) new_boxes: Boxes,
    /// Pairs of models that are being compared by their structure, so that a cycle ends.
    pub(super) walking: RefCell<Vec<(usize, usize)>>,
}

/// One property on both sides.
pub(super) struct Pair<'a> {
    pub(super) sides: &'a Sides<'a>,
    pub(super) old_id: ModelId,
    pub(super) new_id: ModelId,
    pub(super) old_model: &'a Model,
    pub(super) new_model: &'a Model,
    pub(super) old: &'a Property,
    pub(super) new: &'a Property,
    /// Who met the property and still meets it.
    pub(super) role: Role,
}

/// Where a difference is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Old(Span),
    New(Span),
    /// In no file: what came from `api.yaml`, by its side.
    Api,
}

/// One difference.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) rule: &'static str,
    /// The model, enum, union or resource; empty for the API itself.
    pub(super) owner: String,
    /// The property, choice or endpoint; empty for the whole thing.
    pub(super) member: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) verdict: Verdict,
    pub(super) message: String,
    pub(super) witness: Option<Witness>,
    pub(super) place: Place,
    /// Names of the models whose effective properties change.
    pub(super) models: BTreeSet<String>,
    /// Endpoints that change themselves.
    pub(super) endpoints: BTreeSet<String>,
}

impl Change {
    pub(super) fn new(rule: &'static str, owner: &str, member: &str, place: Place) -> Self {
        Change {
            rule,
            owner: owner.to_owned(),
            member: member.to_owned(),
            before: String::new(),
            after: String::new(),
            verdict: Verdict::default(),
            message: String::new(),
            witness: None,
            place,
            models: BTreeSet::new(),
            endpoints: BTreeSet::new(),
        }
    }

    pub(super) fn values(mut self, before: impl Into<String>, after: impl Into<String>) -> Self {
        self.before = before.into();
        self.after = after.into();
        self
    }

    pub(super) fn verdict(mut self, verdict: Verdict) -> Self {
        self.verdict = verdict;
        self
    }

    pub(super) fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    pub(super) fn witness(mut self, witness: impl Into<Option<Witness>>) -> Self {
        self.witness = witness.into();
        self
    }

    pub(super) fn affects(mut self, models: impl IntoIterator<Item = String>) -> Self {
        self.models.extend(models);
        self
    }
}

impl Pair<'_> {
    /// The Rust type of the field as it was.
    pub(super) fn old_field(&self) -> String {
        super::types::field(self.sides.old, &self.sides.old_boxes, self.old_id, self.old)
    }

    /// Whether the type became one of another kind, so that limits and defaults had to follow.
    pub(super) fn is_retyped(&self) -> bool {
        let is_numeric = |ty: &Type| matches!(ty.innermost(), Type::Integer | Type::Number);
        let both_numeric = is_numeric(&self.old.ty) && is_numeric(&self.new.ty);
        !both_numeric && !self.sides.pairs.same(&self.old.ty, &self.new.ty)
    }

    /// A difference of this property from one value to another.
    pub(super) fn change(&self, rule: &'static str, before: impl Into<String>, after: impl Into<String>) -> Change {
        let (before, after) = (before.into(), after.into());
        let (from, to) = (shown(&before), shown(&after));
        Change::new(rule, &self.new_model.name, &self.new.name, Place::New(self.new.span))
            .message(format!("{from} -> {to}"))
            .values(before, after)
            .affects([self.new_model.name.clone()])
    }
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}
