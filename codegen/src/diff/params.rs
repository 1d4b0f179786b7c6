//! Parameters of an endpoint. They are only ever sent.

use serde_json::{Value, json};

use super::calls::{self, Caller};
use super::change::{Change, Place};
use super::defaults::text;
use super::effect::{Effect, Reading, Role, derive};
use super::endpoints::{Call, moved};
use super::verdict::{Bump, Impact};
use super::witness::{Witness, literal, rust, sample};
use super::{limits, naming, patches, types};
use crate::model::{Api, Operation, Parameter, Patch, Type};
use crate::names;
use crate::policy::{self, OnUnexpected};
use crate::rules::diff as rules;

/// A side, as an index into both.
#[derive(Clone, Copy)]
pub(super) enum Age {
    Old,
    New,
}

/// Parameters in one place of a call.
pub(super) struct Given<'a> {
    pub(super) call: &'a Call<'a>,
    /// Where they are: `path`, `query`, `body`.
    pub(super) of: &'static str,
    /// The operation of a patch that they are of, on both sides, if they are.
    pub(super) within: Option<[(&'a Patch, &'a Operation); 2]>,
}

impl Given<'_> {
    pub(super) fn name(&self, parameter: &Parameter) -> String {
        match self.within {
            None => parameter.name.clone(),
            Some([_, (_, operation)]) => format!("{}.{}", operation.name, parameter.name),
        }
    }

    /// A difference of a parameter that is there still.
    pub(super) fn change(&self, rule: &'static str, new: &Parameter, before: String, after: String) -> Change {
        let mut change = self.call.change(rule, before, after);
        change.place = Place::New(new.span);
        change
    }

    /// Rust that gives a parameter as callers did, with `how` on its value.
    fn was_given(&self, parameter: &Parameter, how: &str) -> Witness {
        match self.within {
            None => self.call.before().given(parameter, how),
            Some([(patch, operation), _]) => calls::changed(self.call.sides.old, patch, operation, how),
        }
    }

    /// Rust that gives a parameter as callers do.
    fn is_given(&self, parameter: &Parameter) -> Witness {
        match self.within {
            None => self.call.after().given(parameter, ""),
            Some([_, (patch, operation)]) => calls::changed(self.call.sides.new, patch, operation, ""),
        }
    }

    pub(super) fn placed(&self, old: &[Parameter], new: &[Parameter], found: &mut Vec<Change>) {
        for (old, new) in old.iter().zip(new) {
            self.facts(old, new, found);
        }
    }

    pub(super) fn named(&self, old: &[&Parameter], new: &[&Parameter], found: &mut Vec<Change>) {
        for new in new {
            match old.iter().find(|old| old.name == new.name) {
                Some(old) => {
                    self.facts(old, new, found);
                    self.presence(old, new, found);
                }
                None => found.push(self.added(new)),
            }
        }
        for old in old.iter().filter(|old| new.iter().all(|new| new.name != old.name)) {
            found.push(self.removed(old));
        }
    }

    /// What one side sends, with one parameter; without one as little as it can.
    pub(super) fn sent(&self, age: Age, parameter: Option<&Parameter>) -> Witness {
        let value = parameter.map(|parameter| {
            let sample = || sample(self.api(age), &parameter.ty, &parameter.limits, 0);
            (parameter, parameter.value.as_ref().map_or_else(sample, literal))
        });
        self.document(age, value)
    }

    /// What one side sends, with a parameter of this value.
    fn document(&self, age: Age, given: Option<(&Parameter, Value)>) -> Witness {
        let value = match (self.within, given) {
            (None, None) => json!({}),
            (None, Some((parameter, value))) => json!({parameter.wire.as_str(): value}),
            (Some(both), given) => patches::change(both[age as usize].1, given),
        };
        Witness::Json {
            of: self.of.into(),
            value,
        }
    }

    fn api(&self, age: Age) -> &Api {
        match age {
            Age::Old => self.call.sides.old,
            Age::New => self.call.sides.new,
        }
    }

    pub(super) fn added(&self, new: &Parameter) -> Change {
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
            let verdict = derive(Effect::Widen, Role::WRITE, on).with_rust(bump);
            (rules::PARAM_ADDED_OPTIONAL, verdict)
        };
        let change = self.change(rule, new, String::new(), self.name(new)).verdict(verdict);
        let witness = match verdict.rust {
            Bump::Major => self.not_given(),
            Bump::Minor => self.is_given(new),
            _ => self.sent(Age::New, Some(new)),
        };
        let message = format!("the parameter `{}` is new", self.name(new));
        change.message(message).witness(witness)
    }

    /// Rust that makes the call as callers did.
    fn not_given(&self) -> Witness {
        match self.within {
            None => rust(self.call.before().made()),
            Some([(patch, operation), _]) => calls::changed(self.call.sides.old, patch, operation, ""),
        }
    }

    pub(super) fn removed(&self, old: &Parameter) -> Change {
        let is_given = old.value.is_none();
        let bump = if is_given { Bump::Major } else { Bump::Patch };
        let verdict = Role::WRITE.verdict(bump, Impact::None, Impact::Dangerous, Impact::Compatible);
        let mut change = self.call.change(rules::PARAM_REMOVED, self.name(old), String::new());
        change.place = Place::Old(old.span);
        let witness = if is_given {
            self.was_given(old, "")
        } else {
            self.sent(Age::Old, Some(old))
        };
        change
            .verdict(verdict)
            .message(format!("the parameter `{}` is gone", self.name(old)))
            .witness(witness)
    }

    pub(super) fn presence(&self, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
        // What is fixed is always there.
        if old.required == new.required || old.value.is_some() || new.value.is_some() {
            return;
        }
        let word = |p: &Parameter| format!("{} {}", self.name(p), if p.required { "required" } else { "optional" });
        let (rule, effect, skew) = if new.required {
            (rules::BECAME_REQUIRED, Effect::Narrow, Impact::Breaking)
        } else {
            (rules::BECAME_OPTIONAL, Effect::Widen, Impact::Compatible)
        };
        let mut verdict = derive(effect, Role::WRITE, Reading::both(OnUnexpected::Kept)).with_rust(Bump::Major);
        verdict.skew = skew;
        let change = self.change(rule, new, word(old), word(new)).verdict(verdict);
        let (witness, now) = if new.required {
            (self.not_given(), "is required now")
        } else {
            (self.was_given(old, ""), "may be left out now")
        };
        found.push(change.message(format!("`{}` {now}", self.name(new))).witness(witness));
    }

    /// Everything but whether it has to be there.
    pub(super) fn facts(&self, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
        let (sides, name) = (self.call.sides, self.name(new));
        let as_it_was = || self.sent(Age::Old, Some(old));
        let is_rewired = old.wire != new.wire && old.name == new.name;
        if is_rewired && !naming::follows(sides, (&old.name, &old.wire), (&new.name, &new.wire)) {
            let verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Breaking, Impact::Breaking);
            let change = self.change(rules::WIRE_NAME_CHANGED, new, old.wire.clone(), new.wire.clone());
            let message = format!("`{name}` is written `{}` instead of `{}`", new.wire, old.wire);
            found.push(change.message(message).verdict(verdict).witness(as_it_was()));
        }
        let change = types::compare(sides, &old.ty, &new.ty, Role::WRITE);
        // An inline enum is called after its call, whose rename tells of both.
        let is_told =
            |change: &types::TypeChange| change.rule == rules::REF_SWAPPED_SAME_SHAPE && self.follow(old, new);
        if let Some(change) = change.filter(|change| !is_told(change)) {
            let (before, after) = (types::name(sides.old, &old.ty), types::name(sides.new, &new.ty));
            let message = format!("`{name}`: {}", moved(&before, &after));
            let found_here = self.change(
                change.rule,
                new,
                format!("{name}: {before}"),
                format!("{name}: {after}"),
            );
            let was_given = self.was_given(old, calls::inferred(&old.ty, &new.ty));
            // Nobody gives what is fixed on both sides.
            let witness = match (&old.value, &new.value) {
                (Some(_), Some(_)) => as_it_was(),
                _ => was_given,
            };
            found.push(found_here.message(message).verdict(change.verdict).witness(witness));
        }
        for change in limits::compare(&old.limits, &new.limits, &new.ty, Role::WRITE) {
            let said = |text: &str| format!("{name} {text}");
            // Who may send it: those before, unless less was allowed then.
            let (age, of) = match change.rule {
                rules::CONSTRAINT_LOOSENED => (Age::New, new),
                _ => (Age::Old, old),
            };
            let witness = change.value.map(|value: Value| self.document(age, Some((of, value))));
            let message = format!("`{name}`: {}", moved(&change.before, &change.after));
            let found_here = self.change(change.rule, new, said(&change.before), said(&change.after));
            found.push(found_here.message(message).verdict(change.verdict).witness(witness));
        }
        if old.default != new.default {
            let rule = match (&old.default, &new.default) {
                (None, _) => rules::SERVER_DEFAULT_ADDED,
                (_, None) => rules::DEFAULT_REMOVED,
                _ => rules::SERVER_DEFAULT_CHANGED,
            };
            let said = |p: &Parameter| format!("{name} {}", text(p.default.as_ref()));
            let verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Dangerous, Impact::None);
            let change = self.change(rule, new, said(old), said(new)).verdict(verdict);
            let value = |p: &Parameter| text(p.default.as_ref());
            let message = format!("default of `{name}`: {}", moved(&value(old), &value(new)));
            found.push(change.message(message).witness(self.sent(Age::New, None)));
        }
        self.fixed(old, new, found);
        self.language(old, new, found);
    }

    /// Whether the enums of a parameter have their names from a call that has another one.
    fn follow(&self, old: &Parameter, new: &Parameter) -> bool {
        let is_named_after = |caller: &Caller<'_>, parameter: &Parameter| {
            let holder = names::inline_enum(caller.resource, &caller.endpoint.name);
            let name = names::inline_enum(&holder, &parameter.name);
            matches!(parameter.ty.innermost(), Type::Enum(id) if caller.api.choices(*id).name == name)
        };
        let (before, after) = (self.call.before(), self.call.after());
        let is_other = (before.resource, &before.endpoint.name) != (after.resource, &after.endpoint.name);
        is_other && is_named_after(&before, old) && is_named_after(&after, new)
    }

    /// What the caller has no say in.
    fn fixed(&self, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
        if old.value == new.value {
            return;
        }
        let (bump, witness) = match (&old.value, &new.value) {
            (Some(_), Some(_)) => (Bump::None, self.sent(Age::Old, Some(old))),
            (None, _) => (Bump::Major, self.was_given(old, "")),
            _ if policy::is_setter(new) => (Bump::Minor, self.is_given(new)),
            _ => (Bump::Major, self.not_given()),
        };
        let said = |p: &Parameter| format!("{} {}", self.name(p), text(p.value.as_ref()));
        let verdict = Role::WRITE.verdict(bump, Impact::None, Impact::Breaking, Impact::Breaking);
        let change = self.change(rules::FIXED_VALUE_CHANGED, new, said(old), said(new));
        let value = |p: &Parameter| text(p.value.as_ref());
        let message = format!(
            "fixed value of `{}`: {}",
            self.name(new),
            moved(&value(old), &value(new))
        );
        found.push(change.message(message).verdict(verdict).witness(witness));
    }

    /// The query language of its text. In Rust every language is a `Query`, which becomes a text of its own.
    fn language(&self, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
        let name = |api: &Api, p: &Parameter| {
            let domain = p.search.and_then(|at| api.protocol.search.get(at));
            domain.map_or_else(String::new, |domain| domain.name.clone())
        };
        let (before, after) = (name(self.call.sides.old, old), name(self.call.sides.new, new));
        if before != after {
            let said = |domain: String| format!("{} {domain}", self.name(new));
            let is_text = |p: &Parameter| p.search.is_none();
            let (bump, witness) = if is_text(old) == is_text(new) {
                (Bump::None, None)
            } else {
                (Bump::Major, Some(self.was_given(old, "")))
            };
            let message = format!("query language of `{}`: {}", self.name(new), moved(&before, &after));
            let change = self
                .change(rules::SEARCH_CHANGED, new, said(before), said(after))
                .message(message);
            let verdict = Role::WRITE.verdict(bump, Impact::None, Impact::Dangerous, Impact::Dangerous);
            found.push(change.verdict(verdict).witness(witness));
        }
    }
}
