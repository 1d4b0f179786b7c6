//! Parameters of an endpoint, in its path and in its query. They are only ever sent.

use serde_json::{Value, json};

use super::change::Change;
use super::defaults::text;
use super::effect::{Effect, Reading, Role, derive};
use super::endpoints::Call;
use super::verdict::{Bump, Impact};
use super::witness::{Witness, literal, sample};
use super::{limits, types};
use crate::model::{Api, Parameter};
use crate::policy::{self, OnUnexpected};
use crate::rules::diff as rules;

pub(super) fn compare(call: &Call<'_>, found: &mut Vec<Change>) {
    let given = |of| Given { call, of, within: "" };
    // Parameters of a path are told apart by their place: another name is another finding.
    given("path").placed(&call.old.params, &call.new.params, found);
    given("query").named(&call.old.query, &call.new.query, found);
    given("body").named(&call.old.body_params, &call.new.body_params, found);
}

/// Parameters in one place of a call.
pub(super) struct Given<'a> {
    pub(super) call: &'a Call<'a>,
    /// Where they are: `path`, `query`, `body`.
    pub(super) of: &'static str,
    /// The operation of a patch that they are of, if they are.
    pub(super) within: &'a str,
}

impl Given<'_> {
    fn name(&self, parameter: &Parameter) -> String {
        match self.within {
            "" => parameter.name.clone(),
            within => format!("{within}.{}", parameter.name),
        }
    }

    pub(super) fn placed(&self, old: &[Parameter], new: &[Parameter], found: &mut Vec<Change>) {
        for (old, new) in old.iter().zip(new) {
            self.facts(old, new, found);
        }
    }

    pub(super) fn named(&self, old: &[Parameter], new: &[Parameter], found: &mut Vec<Change>) {
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

    /// What is sent, with one parameter; without one it is empty.
    fn sent(&self, api: &Api, parameter: Option<&Parameter>) -> Witness {
        let value = parameter.map_or_else(
            || json!({}),
            |parameter| json!({parameter.wire.as_str(): sample(api, &parameter.ty, &parameter.limits, 0)}),
        );
        Witness::Json {
            of: self.of.into(),
            value,
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
        let change = self.call.change(rule, String::new(), self.name(new)).verdict(verdict);
        let shown = Some(new).filter(|new| !policy::is_argument(new));
        change
            .message(format!("`{}` is new", self.name(new)))
            .witness(self.sent(self.call.sides.new, shown))
    }

    pub(super) fn removed(&self, old: &Parameter) -> Change {
        let is_given = policy::is_argument(old) || policy::is_setter(old);
        let bump = if is_given { Bump::Major } else { Bump::Patch };
        let verdict = Role::WRITE.verdict(bump, Impact::None, Impact::Dangerous, Impact::Compatible);
        let change = self.call.change(rules::PARAM_REMOVED, self.name(old), String::new());
        change
            .verdict(verdict)
            .message(format!("`{}` is gone", self.name(old)))
            .witness(self.sent(self.call.sides.old, Some(old)))
    }

    pub(super) fn presence(&self, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
        if old.required == new.required {
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
        let change = self.call.change(rule, word(old), word(new)).verdict(verdict);
        found.push(change.witness(self.sent(self.call.sides.new, None)));
    }

    /// Everything but whether it has to be there.
    pub(super) fn facts(&self, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
        let (call, sides, name) = (self.call, self.call.sides, self.name(new));
        let as_it_was = || self.sent(sides.old, Some(old));
        if old.wire != new.wire && old.name == new.name {
            let verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Breaking, Impact::Breaking);
            let change = call.change(rules::WIRE_NAME_CHANGED, old.wire.clone(), new.wire.clone());
            found.push(change.verdict(verdict).witness(as_it_was()));
        }
        if let Some(change) = types::compare(sides, &old.ty, &new.ty, Role::WRITE) {
            let (before, after) = (types::name(sides.old, &old.ty), types::name(sides.new, &new.ty));
            let found_here = call.change(change.rule, format!("{name}: {before}"), format!("{name}: {after}"));
            found.push(found_here.verdict(change.verdict).witness(as_it_was()));
        }
        for change in limits::compare(&old.limits, &new.limits, &new.ty, Role::WRITE) {
            let said = |text: &str| format!("{name} {text}");
            let witness = change.value.map(|value: Value| Witness::Json {
                of: self.of.into(),
                value: json!({new.wire.as_str(): value}),
            });
            let found_here = call.change(change.rule, said(&change.before), said(&change.after));
            found.push(found_here.verdict(change.verdict).witness(witness));
        }
        if old.default != new.default {
            let rule = match (&old.default, &new.default) {
                (None, _) => rules::SERVER_DEFAULT_ADDED,
                (_, None) => rules::DEFAULT_REMOVED,
                _ => rules::SERVER_DEFAULT_CHANGED,
            };
            let said = |p: &Parameter| format!("{name} {}", text(p.default.as_ref()));
            let verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Dangerous, Impact::None);
            let change = call.change(rule, said(old), said(new)).verdict(verdict);
            found.push(change.witness(self.sent(sides.new, None)));
        }
        self.fixed(old, new, found);
        self.language(old, new, found);
    }

    /// What the caller has no say in.
    fn fixed(&self, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
        if old.value == new.value {
            return;
        }
        let bump = match (&old.value, &new.value) {
            (Some(_), Some(_)) => Bump::None,
            _ => Bump::Major,
        };
        let said = |p: &Parameter| format!("{} {}", self.name(p), text(p.value.as_ref()));
        let verdict = Role::WRITE.verdict(bump, Impact::None, Impact::Breaking, Impact::Breaking);
        let change = self.call.change(rules::FIXED_VALUE_CHANGED, said(old), said(new));
        let sent = Witness::Json {
            of: self.of.into(),
            value: json!({old.wire.as_str(): old.value.as_ref().map(literal)}),
        };
        found.push(change.verdict(verdict).witness(sent));
    }

    /// The query language of its text.
    fn language(&self, old: &Parameter, new: &Parameter, found: &mut Vec<Change>) {
        let name = |api: &Api, p: &Parameter| {
            let domain = p.search.and_then(|at| api.protocol.search.get(at));
            domain.map_or_else(String::new, |domain| domain.name.clone())
        };
        let (before, after) = (name(self.call.sides.old, old), name(self.call.sides.new, new));
        if before != after {
            let said = |domain: String| format!("{} {domain}", self.name(new));
            let change = self.call.change(rules::SEARCH_CHANGED, said(before), said(after));
            let verdict = Role::WRITE.verdict(Bump::Major, Impact::None, Impact::Dangerous, Impact::Dangerous);
            found.push(change.verdict(verdict));
        }
    }
}
