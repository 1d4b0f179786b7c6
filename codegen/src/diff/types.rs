//! Types of properties, parameters and items.

use super::change::{Change, Pair, Sides};
use super::effect::{Effect, Reading, Role, derive};
use super::verdict::{Bump, Verdict};
use super::witness::{Witness, field_name, rust};
use super::{choices, properties};
use crate::model::{Api, ModelId, Property, Type};
use crate::policy::{self, Boxes, OnUnexpected, Presence};
use crate::rules::diff as rules;

/// What a change of type is, and what it means.
pub(super) struct TypeChange {
    pub(super) rule: &'static str,
    pub(super) verdict: Verdict,
}

pub(super) fn changed(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let sides = pair.sides;
    let Some(change) = compare(sides, &pair.old.ty, &pair.new.ty, pair.role) else {
        return;
    };
    found.push(
        pair.change(
            change.rule,
            name(sides.old, &pair.old.ty),
            name(sides.new, &pair.new.ty),
        )
        .verdict(change.verdict)
        .witness(witness(pair)),
    );
}

fn witness(pair: &Pair<'_>) -> Witness {
    let (name, ty) = (field_name(&pair.old.name), pair.old_field());
    rust(format!("fn f(x: {}) -> {ty} {{ x.{name} }}", pair.old_model.name))
}

/// A property that leads back to its own model is held in a box.
pub(super) fn boxed(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let sides = pair.sides;
    let before = sides.old_boxes.holds(sides.old, pair.old_id, pair.old);
    let after = sides.new_boxes.holds(sides.new, pair.new_id, pair.new);
    if before != after && sides.pairs.same(&pair.old.ty, &pair.new.ty) {
        let word = |boxed| if boxed { "in a box" } else { "by value" };
        found.push(
            pair.change(rules::MODEL_BECAME_RECURSIVE, word(before), word(after))
                .verdict(Verdict::rust(Bump::Major))
                .witness(witness(pair)),
        );
    }
}

/// How two types differ; `None` where they are one.
pub(super) fn compare(sides: &Sides<'_>, old: &Type, new: &Type, role: Role) -> Option<TypeChange> {
    use Effect::{Incomparable, Narrow, Widen};
    use OnUnexpected::{Error, Kept};
    if sides.pairs.same(old, new) {
        return None;
    }
    let change = |rule, effect, old, new| {
        let verdict = derive(effect, role, Reading { old, new }).with_rust(Bump::Major);
        Some(TypeChange { rule, verdict })
    };
    let any_string = |api, ty| policy::on_any_string(api, ty);
    match (old, new) {
        (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) => {
            let inner = compare(sides, a, b, role)?;
            Some(TypeChange {
                rule: rules::ITEM_CHANGED,
                verdict: inner.verdict,
            })
        }
        (_, Type::Any) => change(rules::TYPE_KIND_CHANGED, Widen, Error, Kept),
        (Type::Any, _) => change(rules::TYPE_KIND_CHANGED, Narrow, Kept, Error),
        (Type::List(_) | Type::Map(_), _) | (_, Type::List(_) | Type::Map(_)) => {
            change(rules::ARITY_CHANGED, Incomparable, Error, Error)
        }
        (Type::Integer, Type::Number) => change(rules::TYPE_INTEGER_TO_NUMBER, Widen, Error, Kept),
        (Type::Number, Type::Integer) => change(rules::TYPE_NUMBER_TO_INTEGER, Narrow, Kept, Error),
        (Type::String, Type::Enum(_)) => change(rules::STRING_TO_ENUM, Narrow, Kept, any_string(sides.new, new)),
        (Type::Enum(_), Type::String) => change(rules::ENUM_TO_STRING, Widen, any_string(sides.old, old), Kept),
        (Type::String, ty) if is_text(ty) => change(rules::TYPE_FORMAT_TYPED, Narrow, Kept, any_string(sides.new, new)),
        (ty, Type::String) if is_text(ty) => {
            change(rules::TYPE_FORMAT_UNTYPED, Widen, any_string(sides.old, old), Kept)
        }
        (Type::Model(_), Type::Model(_)) | (Type::Enum(_), Type::Enum(_)) | (Type::Union(_), Type::Union(_)) => {
            let change = swapped(sides, old, new, role);
            // Where no more than the name is another, the likely rename tells of it.
            let is_told = change.rule == rules::REF_SWAPPED_SAME_SHAPE && sides.pairs.likely.has(old, new);
            (!is_told).then_some(change)
        }
        _ => change(rules::TYPE_KIND_CHANGED, Incomparable, Error, Error),
    }
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Datetime | Type::Date | Type::Color | Type::Bytes)
}

/// One named type gave way to another: what differs on the wire is what counts.
fn swapped(sides: &Sides<'_>, old: &Type, new: &Type, role: Role) -> TypeChange {
    let wire = match (old, new) {
        (Type::Model(a), Type::Model(b)) => models(sides, a.0, b.0, role),
        (Type::Enum(a), Type::Enum(b)) => choices::swapped(sides.old.choices(*a), sides.new.choices(*b), role),
        (Type::Union(_), Type::Union(_)) if sides.pairs.likely.has(old, new) => None,
        _ => Some(derive(Effect::Unknown, role, Reading::both(OnUnexpected::Silent))),
    };
    let rule = if wire.is_none() {
        rules::REF_SWAPPED_SAME_SHAPE
    } else {
        rules::REF_SWAPPED
    };
    TypeChange {
        rule,
        verdict: wire.unwrap_or_default().with_rust(Bump::Major),
    }
}

/// What differs on the wire between two models; `None` where nothing does.
pub(super) fn models(sides: &Sides<'_>, old: usize, new: usize, role: Role) -> Option<Verdict> {
    if sides.walking.borrow().contains(&(old, new)) {
        return None;
    }
    sides.walking.borrow_mut().push((old, new));
    let changes = properties::compare(sides, old, new);
    sides.walking.borrow_mut().pop();
    let structural = |rule: &str| !crate::diff::is_annotation(rule);
    let counted = changes.iter().filter(|change| structural(change.rule));
    counted.map(|change| role.only(change.verdict)).reduce(Verdict::worst)
}

impl Role {
    fn only(self, verdict: Verdict) -> Verdict {
        Verdict {
            because: verdict.because,
            ..self.verdict(Bump::None, verdict.reader, verdict.writer, verdict.skew)
        }
    }
}

/// A type as the schema writes it.
pub(super) fn name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::String => "string".into(),
        Type::Integer => "integer".into(),
        Type::Number => "number".into(),
        Type::Boolean => "boolean".into(),
        Type::Datetime => "datetime".into(),
        Type::Date => "date".into(),
        Type::Color => "color".into(),
        Type::Bytes => "bytes".into(),
        Type::Any => "any".into(),
        Type::Model(id) => api.model(*id).name.clone(),
        Type::Enum(id) => api.choices(*id).name.clone(),
        Type::Union(id) => api.union(*id).name.clone(),
        Type::List(item) => format!("list<{}>", name(api, item)),
        Type::Map(item) => format!("map<{}>", name(api, item)),
    }
}

/// The Rust type of a field.
pub(super) fn field(api: &Api, boxes: &Boxes, model: ModelId, property: &Property) -> String {
    let inner = rust_name(api, &property.ty);
    let inner = if boxes.holds(api, model, property) {
        format!("{}<{inner}>", std_name(api, "Box", "std::boxed::Box"))
    } else {
        inner
    };
    match policy::presence(api.model(model), property) {
        Presence::Plain => inner,
        Presence::Optional => format!("{}<{inner}>", std_name(api, "Option", "std::option::Option")),
        Presence::ThreeState => format!("codegen_runtime::Nullable<{inner}>"),
    }
}

/// A type in Rust.
pub(super) fn rust_name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::String => std_name(api, "String", "std::string::String").into(),
        Type::Integer => "i64".into(),
        Type::Number => "f64".into(),
        Type::Boolean => "bool".into(),
        Type::Datetime => "codegen_runtime::jiff::Timestamp".into(),
        Type::Date => "codegen_runtime::jiff::civil::Date".into(),
        Type::Color => "codegen_runtime::Color".into(),
        Type::Bytes => format!("{}<u8>", std_name(api, "Vec", "std::vec::Vec")),
        Type::Any => "codegen_runtime::serde_json::Value".into(),
        Type::List(item) => {
            let list = std_name(api, "Vec", "std::vec::Vec");
            format!("{list}<{}>", rust_name(api, item))
        }
        Type::Map(item) => {
            let key = std_name(api, "String", "std::string::String");
            format!("std::collections::BTreeMap<{key}, {}>", rust_name(api, item))
        }
        named => name(api, named),
    }
}

/// A name of the prelude, or its path where a type of the API hides it.
pub(super) fn std_name<'n>(api: &Api, name: &'n str, path: &'n str) -> &'n str {
    let is_hidden = api
        .models
        .binary_search_by(|model| model.name.as_str().cmp(name))
        .is_ok()
        || api.enums.iter().any(|choices| choices.name == name)
        || api.unions.iter().any(|union| union.name == name);
    if is_hidden { path } else { name }
}
