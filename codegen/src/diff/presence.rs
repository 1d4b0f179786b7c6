//! Whether a property has to be there, may be null, and which way it travels.

use serde_json::Value;

use super::change::{Change, Pair};
use super::effect::{Effect, Reading, derive};
use super::properties::dropped;
use super::verdict::{Bump, Impact};
use super::witness::{Witness, document, field_name, rust};
use crate::policy::{self, OnUnexpected, Presence};
use crate::rules::diff as rules;

/// What the change of presence means for the field's type.
pub(super) fn field(pair: &Pair<'_>) -> Bump {
    if presences(pair).0 == presences(pair).1 {
        Bump::None
    } else {
        Bump::Major
    }
}

pub(super) fn presences(pair: &Pair<'_>) -> (Presence, Presence) {
    let old = policy::presence(pair.old_model, pair.old);
    (old, policy::presence(pair.new_model, pair.new))
}

/// Absent values have nothing that fails where the field is an `Option`.
fn reading(pair: &Pair<'_>) -> Reading {
    let (old, new) = presences(pair);
    Reading {
        old: policy::on_absent(old),
        new: policy::on_absent(new),
    }
}

/// Rust that says the field's type as it was.
fn field_type(pair: &Pair<'_>) -> Witness {
    let (old, ty) = (&pair.old_model.name, pair.old_field());
    rust(format!("fn f(x: {old}) -> {ty} {{ x.{} }}", field_name(&pair.old.name)))
}

fn flag(is: bool, word: &str) -> &str {
    if is { word } else { "" }
}

pub(super) fn required(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let (old, new) = (pair.old.required, pair.new.required);
    if old == new {
        return;
    }
    let (rule, effect) = if new {
        (rules::REQUIRED_ADDED, Effect::Narrow)
    } else {
        (rules::REQUIRED_REMOVED, Effect::Widen)
    };
    let rust = if pair.old.nullable == pair.new.nullable {
        field(pair)
    } else {
        Bump::None
    };
    let (api, model) = if new {
        (pair.sides.old, pair.old_model)
    } else {
        (pair.sides.new, pair.new_model)
    };
    let absent = document(api, model, &pair.new.wire, None);
    let witness = if rust == Bump::Major { field_type(pair) } else { absent };
    found.push(
        pair.change(rule, flag(old, "required"), flag(new, "required"))
            .verdict(derive(effect, pair.role, reading(pair)).with_rust(rust))
            .message(if new {
                "it is required now"
            } else {
                "it is no longer required"
            })
            .witness(witness),
    );
}

pub(super) fn nullable(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let (old, new) = (pair.old.nullable, pair.new.nullable);
    if old == new {
        return;
    }
    let (rule, effect) = if new {
        (rules::NULLABLE_ADDED, Effect::Widen)
    } else {
        (rules::NULLABLE_REMOVED, Effect::Narrow)
    };
    let rust = field(pair);
    let (api, model) = if new {
        (pair.sides.new, pair.new_model)
    } else {
        (pair.sides.old, pair.old_model)
    };
    let null = document(api, model, &pair.new.wire, Some(Value::Null));
    found.push(
        pair.change(rule, flag(old, "nullable"), flag(new, "nullable"))
            .verdict(derive(effect, pair.role, reading(pair)).with_rust(rust))
            .message(if new {
                "null has a meaning now"
            } else {
                "null has no meaning any more"
            })
            .witness(if rust == Bump::Major { field_type(pair) } else { null }),
    );
}

/// Who met the property before, whichever way it travels now.
fn model_role(pair: &Pair<'_>) -> super::effect::Role {
    let old = pair.sides.old_reach.model(pair.old_id.0);
    old.and(pair.sides.new_reach.model(pair.new_id.0))
}

pub(super) fn read_only(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let (old, new) = (pair.old.read_only, pair.new.read_only);
    if old == new {
        return;
    }
    let rust = if pair.old.nullable == pair.new.nullable && pair.old.required == pair.new.required {
        field(pair)
    } else {
        Bump::None
    };
    let writes = super::effect::Role {
        read: false,
        ..model_role(pair)
    };
    let (rule, writer) = match (new, pair.new.required || pair.old.required) {
        (true, true) => (rules::BECAME_READ_ONLY, Impact::Breaking),
        (true, false) => (rules::BECAME_READ_ONLY, Impact::Dangerous),
        (false, true) => (rules::NO_LONGER_READ_ONLY, Impact::Breaking),
        (false, false) => (rules::NO_LONGER_READ_ONLY, Impact::Compatible),
    };
    let value = super::witness::sample(pair.sides.old, &pair.old.ty, &pair.old.limits, 0);
    let shown = if new { Some(value) } else { None };
    found.push(
        pair.change(rule, flag(old, "read_only"), flag(new, "read_only"))
            .verdict(writes.verdict(rust, Impact::None, writer, Impact::None))
            .message(if new {
                "what is sent of it is ignored now"
            } else {
                "it can be sent now"
            })
            .witness(document(pair.sides.old, pair.old_model, &pair.old.wire, shown)),
    );
}

pub(super) fn write_only(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let (old, new) = (pair.old.write_only, pair.new.write_only);
    if old == new {
        return;
    }
    let reads = super::effect::Role {
        write: false,
        ..model_role(pair)
    };
    let verdict = if new {
        let lost = dropped(reads, pair.old_model, pair.old);
        reads.verdict(Bump::None, lost.reader, Impact::None, Impact::None)
    } else {
        let on = Reading {
            old: OnUnexpected::Kept,
            new: reading(pair).new,
        };
        derive(Effect::Narrow, reads, on)
    };
    let rule = if new {
        rules::BECAME_WRITE_ONLY
    } else {
        rules::NO_LONGER_WRITE_ONLY
    };
    let value = super::witness::sample(pair.sides.new, &pair.new.ty, &pair.new.limits, 0);
    let shown = if new { None } else { Some(value) };
    // Where the field can be absent, no reader sees that it no longer comes.
    let is_seen = !new || verdict.reader == Impact::Breaking;
    let witness = is_seen.then(|| document(pair.sides.new, pair.new_model, &pair.new.wire, shown));
    found.push(
        pair.change(rule, flag(old, "write_only"), flag(new, "write_only"))
            .verdict(verdict)
            .message(if new {
                "it is no longer returned"
            } else {
                "it is returned now"
            })
            .witness(witness),
    );
}
