//! What a call sends, what comes back, and how it can end.

use serde_json::json;

use super::change::Change;
use super::effect::{Effect, Reading, Role, derive};
use super::endpoints::Call;
use super::types;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{self, Witness, rust};
use crate::model::{ApiError, Returns, Type};
use crate::policy::{self, Gives, OnUnexpected};
use crate::rules::diff as rules;

const READ: Role = Role {
    read: true,
    write: false,
};

pub(super) fn compare(call: &Call<'_>, found: &mut Vec<Change>) {
    call.body(found);
    call.returns(found);
    call.outcome(found);
}

impl Call<'_> {
    fn body(&self, found: &mut Vec<Change>) {
        self.wholeness(found);
        let wire = match (&self.old.body, &self.new.body) {
            (None, None) => return,
            (Some(a), Some(b)) => match types::compare(self.sides, a, b, Role::WRITE) {
                Some(change) => change.verdict,
                None => return,
            },
            (None, Some(_)) => derive(Effect::Incomparable, Role::WRITE, Reading::both(OnUnexpected::Error)),
            (Some(_), None) => Role::WRITE.verdict(Bump::None, Impact::None, Impact::Dangerous, Impact::Compatible),
        };
        let api = (self.sides.old, self.sides.new);
        let name = |api, ty: &Option<Type>| ty.as_ref().map_or_else(String::new, |ty| types::name(api, ty));
        found.push(
            self.change_of(
                "body",
                rules::REQUEST_MODEL_SWAPPED,
                name(api.0, &self.old.body),
                name(api.1, &self.new.body),
            )
            .verdict(wire.with_rust(Bump::Major))
            .witness(rust(self.before().made())),
        );
    }

    /// Whether the body may lack what is required, where anything is.
    fn wholeness(&self, found: &mut Vec<Change>) {
        let (Some(before), Some(after)) = (&self.old.body, &self.new.body) else {
            return;
        };
        if self.old.partial == self.new.partial {
            return;
        }
        // Only the side that wants the whole body asks for anything.
        let lacking = if self.new.partial {
            witness::lacking(self.sides.old, before)
        } else {
            witness::lacking(self.sides.new, after)
        };
        let Some(lacking) = lacking else { return };
        let (rule, effect) = if self.new.partial {
            (rules::REQUIRED_REMOVED, Effect::Widen)
        } else {
            (rules::REQUIRED_ADDED, Effect::Narrow)
        };
        let verdict = derive(effect, Role::WRITE, Reading::both(OnUnexpected::Kept));
        let word = |partial| if partial { "partial" } else { "whole" }.to_owned();
        let change = self.change_of("body", rule, word(self.old.partial), word(self.new.partial));
        found.push(change.verdict(verdict).witness(Witness::Json {
            of: "body".into(),
            value: lacking,
        }));
    }

    fn returns(&self, found: &mut Vec<Change>) {
        let error = Reading::both(OnUnexpected::Error);
        let incomparable = derive(Effect::Incomparable, READ, error);
        let is_list = |ty: &Type| matches!(ty, Type::List(_));
        let (rule, wire) = match (&self.old.returns, &self.new.returns) {
            (None, None) => return,
            (Some(Returns::Plain(a)), Some(Returns::Page(_))) if is_list(a) => (rules::PAGINATION_ADDED, incomparable),
            (Some(Returns::Page(_)), Some(Returns::Plain(b))) if is_list(b) => {
                (rules::PAGINATION_REMOVED, incomparable)
            }
            (Some(Returns::Plain(a)), Some(Returns::Plain(b))) | (Some(Returns::Page(a)), Some(Returns::Page(b))) => {
                match types::compare(self.sides, a, b, READ) {
                    Some(change) => (rules::RESPONSE_MODEL_SWAPPED, change.verdict),
                    None => return,
                }
            }
            // Whoever wanted nothing reads nothing.
            (None, Some(_)) => {
                let on = Reading {
                    old: OnUnexpected::Kept,
                    new: OnUnexpected::Error,
                };
                (rules::RESPONSE_MODEL_SWAPPED, derive(Effect::Incomparable, READ, on))
            }
            _ => (rules::RESPONSE_MODEL_SWAPPED, incomparable),
        };
        let name = |api, returns: &Option<Returns>| match returns {
            None => String::new(),
            Some(Returns::Plain(ty)) => types::name(api, ty),
            Some(Returns::Page(ty)) => format!("page<{}>", types::name(api, ty)),
        };
        let before = name(self.sides.old, &self.old.returns);
        let after = name(self.sides.new, &self.new.returns);
        let change = self
            .change_of("returns", rule, before, after)
            .verdict(wire.with_rust(Bump::Major));
        found.push(change.witness(self.before().awaited()));
    }

    /// The id of what was made is given with one status only, and where the service has a header for it.
    fn with_another_value(&self, mut change: Change) -> Change {
        let (old, new) = (self.before(), self.after());
        let is_made = |gives| gives == Gives::Created;
        let is_nothing = self.old.returns.is_none() && self.new.returns.is_none();
        if is_nothing && is_made(old.gives()) != is_made(new.gives()) {
            change.verdict = change.verdict.with_rust(Bump::Major);
            change.witness = Some(old.awaited());
        }
        change
    }

    fn outcome(&self, found: &mut Vec<Change>) {
        let (old, new) = (policy::success(self.old), policy::success(self.new));
        let is_said = self.old.success.is_some() || self.new.success.is_some();
        if old != new && is_said {
            let empty = |status: u16| status == 204;
            // Where nothing is read, nothing is missed.
            let is_read = matches!(self.before().gives(), Gives::Value(_) | Gives::Page(_));
            let reader = if empty(old) || !empty(new) || !is_read {
                Impact::Dangerous
            } else {
                Impact::Breaking
            };
            let (before, after) = (old.to_string(), new.to_string());
            let change = self.change_of("success", rules::SUCCESS_STATUS_CHANGED, before, after);
            let witness = Witness::Json {
                of: "response".into(),
                value: json!({"status": new}),
            };
            let change = change.verdict(Verdict {
                reader,
                ..Verdict::default()
            });
            found.push(self.with_another_value(change.witness(witness)));
        }
        let said = |error: &ApiError| format!("{} {}", error.status, error.name);
        let (before, after): (Vec<String>, Vec<String>) = (
            self.old.errors.iter().map(said).collect(),
            self.new.errors.iter().map(said).collect(),
        );
        for error in self.new.errors.iter().filter(|error| !before.contains(&said(error))) {
            let verdict = Verdict {
                reader: Impact::Dangerous,
                ..Verdict::default()
            };
            let change = self.change(rules::ERROR_ADDED, String::new(), said(error));
            let change = change.message(format!("the error `{}` ({}) is new", error.name, error.status));
            found.push(change.verdict(verdict).witness(Witness::Json {
                of: "response".into(),
                value: json!({"status": error.status}),
            }));
        }
        for error in self.old.errors.iter().filter(|error| !after.contains(&said(error))) {
            let change = self.change(rules::ERROR_REMOVED, said(error), String::new());
            let change = change.message(format!("the error `{}` ({}) is gone", error.name, error.status));
            found.push(change.verdict(Verdict::rust(Bump::Patch)));
        }
    }
}
