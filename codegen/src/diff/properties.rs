//! The properties of a model that is on both sides: which came, which went, and the rules for those that stayed.

use super::change::{Change, Pair, Place, Sides};
use super::effect::{Effect, Reading, Role, derive, impact};
use super::pairs::Pairing;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{document, field_name, rust, sample};
use super::{defaults, limits, presence, types, wire};
use crate::model::{Api, Model, ModelId, Property, Type};
use crate::policy::{self, OnUnexpected};
use crate::rules::diff as rules;

/// What is asked of a property that is on both sides; one rule or one family each.
const CHECKS: &[fn(&Pair<'_>, &mut Vec<Change>)] = &[
    wire::names,
    wire::aliases,
    presence::required,
    presence::nullable,
    presence::read_only,
    presence::write_only,
    types::changed,
    types::boxed,
    limits::changed,
    defaults::default,
    defaults::deprecated,
];

/// Every difference between the effective properties of two models.
pub(super) fn compare(sides: &Sides<'_>, old: usize, new: usize) -> Vec<Change> {
    let (old_model, new_model) = (&sides.old.models[old], &sides.new.models[new]);
    let pairing = Pairing::of(
        &old_model.properties.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
        &new_model
            .properties
            .iter()
            .map(|p| (p.name.as_str(), p.renamed_from.as_deref()))
            .collect::<Vec<_>>(),
    );
    let mut found = Vec::new();
    for (n, property) in new_model.properties.iter().enumerate() {
        let Some(before) = pairing.to_old[n].map(|o| &old_model.properties[o]) else {
            found.push(added(sides, old, new, property));
            continue;
        };
        let role = sides
            .old_reach
            .property(old, before)
            .and(sides.new_reach.property(new, property));
        let pair = Pair {
            sides,
            old_id: ModelId(old),
            new_id: ModelId(new),
            old_model,
            new_model,
            old: before,
            new: property,
            role,
        };
        CHECKS.iter().for_each(|check| check(&pair, &mut found));
    }
    for (o, property) in old_model.properties.iter().enumerate() {
        if pairing.to_new[o].is_none() {
            let candidates: Vec<&Property> = new_model
                .properties
                .iter()
                .enumerate()
                .filter(|(n, candidate)| pairing.to_old[*n].is_none() && looks_alike(sides, property, candidate))
                .map(|(_, candidate)| candidate)
                .collect();
            found.push(removed(sides, (old, new), property, &candidates));
        }
    }
    found
}

fn looks_alike(sides: &Sides<'_>, old: &Property, new: &Property) -> bool {
    sides.pairs.same(&old.ty, &new.ty) && old.required == new.required && old.limits == new.limits
}

fn added(sides: &Sides<'_>, old: usize, new: usize, property: &Property) -> Change {
    let model = &sides.new.models[new];
    let role = sides.new_reach.property(new, property).and(sides.old_reach.model(old));
    if is_reserved(sides.old, old, property) {
        return reused(model, property, role);
    }
    let asked_for = policy::is_asked_for(model, property);
    let plain = policy::on_absent(policy::presence(model, property));
    let on = Reading {
        old: OnUnexpected::Kept,
        new: plain,
    };
    let (rule, wire) = match (property.required, asked_for, property.default.is_some()) {
        (false, ..) => (rules::PROPERTY_ADDED_OPTIONAL, derive(Effect::Widen, role, on)),
        (true, false, _) => {
            let wire = role.verdict(Bump::None, Impact::Compatible, Impact::Compatible, impact(plain));
            (rules::PROPERTY_ADDED_REQUIRED_READ_ONLY, wire)
        }
        (true, true, false) => (
            rules::PROPERTY_ADDED_REQUIRED_WRITABLE,
            derive(Effect::Narrow, role, on),
        ),
        // What is left out has a declared meaning, which the sender did not choose.
        (true, true, true) => {
            let wire = role.verdict(Bump::None, Impact::Compatible, Impact::Dangerous, impact(plain));
            (rules::PROPERTY_ADDED_REQUIRED_DEFAULT, wire)
        }
    };
    let value = sample(sides.new, &property.ty, &property.limits, 0);
    // Where the property is needed, the document without it is what was sent; else the one with it is what now comes.
    let shown = if property.required { None } else { Some(value) };
    // A `number` takes `Eq` and `Hash` from the struct and from all that hold it.
    let loses_derives = sides.old_comparable[old] && !sides.new_comparable[new] && !is_comparable(sides, property);
    let rust_bump = if loses_derives { Bump::Major } else { Bump::Minor };
    Change::new(rule, &model.name, &property.name, Place::New(property.span))
        .values("", describe(sides.new, property))
        .verdict(wire.with_rust(rust_bump))
        .message(format!("`{}` is new: {}", property.name, describe(sides.new, property)))
        .witness(document(sides.new, model, &property.wire, shown))
        .affects([model.name.clone()])
}

/// Whether a name was one of those that are gone and stay free.
fn is_reserved(api: &Api, model: usize, property: &Property) -> bool {
    let id = ModelId(model);
    let mut line = std::iter::once(id).chain(policy::ancestors(api, id));
    line.any(|id| {
        let removed = &api.model(id).removed;
        removed.contains(&property.name) || removed.contains(&property.wire)
    })
}

/// What had the name while it was there, nobody knows any more.
fn reused(model: &Model, property: &Property, role: Role) -> Change {
    let breaks = Impact::Breaking;
    Change::new(
        rules::NAME_REUSED,
        &model.name,
        &property.name,
        Place::New(property.span),
    )
    .values("removed", &property.name)
    .verdict(role.verdict(Bump::Minor, breaks, breaks, breaks))
    .message(format!(
        "`{}` was removed and reserved, and is there again",
        property.name
    ))
    .affects([model.name.clone()])
}

fn removed(sides: &Sides<'_>, at: (usize, usize), property: &Property, candidates: &[&Property]) -> Change {
    let (old, new) = at;
    let model = &sides.old.models[old];
    let role = sides.old_reach.property(old, property).and(sides.new_reach.model(new));
    let rule = if property.required {
        rules::PROPERTY_REMOVED_REQUIRED
    } else {
        rules::PROPERTY_REMOVED_OPTIONAL
    };
    let mut message = format!("`{}` is gone", property.name);
    if let [only] = candidates {
        message += &format!(
            "; if `{}` is its new name, write below it: renamed_from: {}",
            only.name, property.name
        );
    }
    Change::new(
        rule,
        &sides.new.models[new].name,
        &property.name,
        Place::Old(property.span),
    )
    .values(describe(sides.old, property), "")
    .verdict(dropped(role, model, property).with_rust(Bump::Major))
    .message(message)
    .witness(rust(format!(
        "fn f(x: {}) {{ let _ = x.{}; }}",
        model.name,
        field_name(&property.name)
    )))
    .affects([sides.new.models[new].name.clone()])
}

fn is_comparable(sides: &Sides<'_>, property: &Property) -> bool {
    match property.ty.innermost() {
        Type::Number => false,
        Type::Model(id) => sides.new_comparable[id.0],
        Type::Union(id) => {
            let variants = &sides.new.union(*id).variants;
            variants.iter().all(|variant| sides.new_comparable[variant.model.0])
        }
        _ => true,
    }
}

/// A property that no longer comes: an old client fails where it needs it, else it silently has nothing; what it
/// sends is ignored.
pub(super) fn dropped(role: Role, model: &Model, property: &Property) -> Verdict {
    let on = policy::on_absent(policy::presence(model, property)).max(OnUnexpected::Silent);
    role.verdict(Bump::None, impact(on), Impact::Dangerous, Impact::Compatible)
}

/// A property in one line, for fingerprints and messages.
pub(super) fn describe(api: &Api, property: &Property) -> String {
    let flags = [
        (property.required, " required"),
        (property.nullable, " nullable"),
        (property.read_only, " read_only"),
        (property.write_only, " write_only"),
    ];
    let said: String = flags.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect();
    types::name(api, &property.ty) + &said
}
