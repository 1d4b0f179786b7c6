//! Computed properties: methods in Rust, and nothing on the wire.

use serde_json::json;

use super::change::{Change, Place, Sides};
use super::effect::Role;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{Witness, document, field_name, rust};
use crate::model::{Computed, Form, Model, Type};
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
        if let Some(change) = deprecated(former, computed, after) {
            found.push(change);
        }
        if text(former) != text(computed) {
            let role = sides.old_reach.model(old).and(sides.new_reach.model(new));
            found.push(changed(sides, (before, after), (former, computed), role));
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

fn changed(
    sides: &Sides<'_>,
    (before, after): (&Model, &Model),
    (former, computed): (&Computed, &Computed),
    role: Role,
) -> Change {
    let writer = if former.settable {
        Impact::Dangerous
    } else {
        Impact::None
    };
    let verdict = role.verdict(Bump::None, Impact::Dangerous, writer, Impact::None);
    let no_setter = former.settable && !computed.settable;
    let (rust_bump, witness) = if former.ty != computed.ty {
        (Bump::Major, rust(returned(before, former)))
    } else if no_setter {
        let value = if former.ty == Type::Boolean { "true" } else { "[]" };
        let code = format!(
            "fn f(x: &mut {}) {{ let _ = x.set_{}({value}); }}",
            before.name, former.name
        );
        (Bump::Major, rust(code))
    } else {
        (Bump::Patch, seen(sides, before, former))
    };
    Change::new(
        rules::COMPUTED_CHANGED,
        &after.name,
        &computed.name,
        Place::New(computed.span),
    )
    .affects([after.name.clone()])
    .values(text(former), text(computed))
    .verdict(verdict.with_rust(rust_bump))
    .message("it is derived in another way")
    .witness(witness)
}

fn returned(model: &Model, computed: &Computed) -> String {
    let ty = if computed.ty == Type::Boolean {
        "std::option::Option<bool>"
    } else {
        "std::result::Result<std::option::Option<std::vec::Vec<u8>>, codegen_runtime::CodecError>"
    };
    let (name, method) = (&model.name, field_name(&computed.name));
    format!("fn f(x: &{name}) -> {ty} {{ x.{method}() }}")
}

/// A document in which the computed property is true, or has its own key.
fn seen(sides: &Sides<'_>, model: &Model, computed: &Computed) -> Witness {
    let from = match &computed.form {
        Form::Equals { from, .. } | Form::Codec { from, .. } => from,
    };
    let source = model.property(from);
    let value = match (&computed.form, source.map(|source| &source.ty)) {
        (Form::Equals { equals, .. }, Some(Type::Boolean | Type::Integer | Type::Number)) => {
            serde_json::from_str(equals).unwrap_or_default()
        }
        (Form::Equals { equals, .. }, _) => json!(equals),
        (Form::Codec { .. }, _) => json!("YQ=="),
    };
    let wire = source.map_or(from.as_str(), |source| source.wire.as_str());
    let Witness::Json { of, mut value } = document(sides.old, model, wire, Some(value)) else {
        return rust(returned(model, computed));
    };
    if let (Some(object), Some(key)) = (value.as_object_mut(), &computed.wire) {
        object.insert(key.clone(), json!(true));
    }
    Witness::Json { of, value }
}

/// The method says it in its docs alone.
fn deprecated(former: &Computed, computed: &Computed, model: &Model) -> Option<Change> {
    let rule = match (&former.deprecated, &computed.deprecated) {
        (None, Some(_)) => rules::DEPRECATED_ADDED,
        (Some(_), None) => rules::DEPRECATED_REMOVED,
        _ => return None,
    };
    let change = Change::new(rule, &model.name, &computed.name, Place::New(computed.span));
    let change = change
        .values(text(former), text(computed))
        .affects([model.name.clone()]);
    Some(change.verdict(Verdict::rust(Bump::Patch)).message("its docs say so"))
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
