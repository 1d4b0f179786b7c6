//! Renames that nobody declared: what went and what came of the same shape, where there is no doubt which is which. They
//! are told with the line that would make them renames, and are none until it is there.

use std::collections::BTreeMap;

use super::pairs::Pairing;
use super::types;
use crate::model::{Api, Enum, ModelId, Type, Union};

/// Likely renames, each the index of what went and of what came.
#[derive(Default)]
pub(super) struct Likely {
    pub(super) models: Vec<(usize, usize)>,
    pub(super) enums: Vec<(usize, usize)>,
    pub(super) unions: Vec<(usize, usize)>,
}

impl Likely {
    pub(super) fn of((old, new): (&Api, &Api), models: &Pairing, enums: &Pairing, unions: &Pairing) -> Self {
        Likely {
            models: matched(models, |o| model(old, ModelId(o)), |n| model(new, ModelId(n))),
            enums: matched(enums, |o| choices(&old.enums[o]), |n| choices(&new.enums[n])),
            unions: matched(unions, |o| union(old, &old.unions[o]), |n| union(new, &new.unions[n])),
        }
    }

    /// Whether two types are a likely rename, also as items.
    pub(super) fn has(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) => self.has(a, b),
            (Type::Model(a), Type::Model(b)) => self.models.contains(&(a.0, b.0)),
            (Type::Enum(a), Type::Enum(b)) => self.enums.contains(&(a.0, b.0)),
            (Type::Union(a), Type::Union(b)) => self.unions.contains(&(a.0, b.0)),
            _ => false,
        }
    }
}

/// What is on one side only, by shape, where one went and one came.
fn matched(
    pairing: &Pairing,
    old: impl Fn(usize) -> Option<String>,
    new: impl Fn(usize) -> Option<String>,
) -> Vec<(usize, usize)> {
    let mut alike: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for o in (0..pairing.to_new.len()).filter(|o| pairing.to_new[*o].is_none()) {
        if let Some(shape) = old(o) {
            alike.entry(shape).or_default().0.push(o);
        }
    }
    for n in (0..pairing.to_old.len()).filter(|n| pairing.to_old[*n].is_none()) {
        if let Some((_, came)) = new(n).and_then(|shape| alike.get_mut(&shape)) {
            came.push(n);
        }
    }
    let mut pairs: Vec<(usize, usize)> = alike
        .into_values()
        .filter_map(|(gone, came)| match (&gone[..], &came[..]) {
            ([o], [n]) => Some((*o, *n)),
            _ => None,
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

fn model(api: &Api, id: ModelId) -> Option<String> {
    let facts = api.model(id).properties.iter();
    let facts = facts.map(|property| format!("{}: {}", property.wire, within(api, id, &property.ty)));
    let facts: Vec<String> = facts.collect();
    (!facts.is_empty()).then(|| facts.join("\n"))
}

/// A type as the schema writes it, in which a model does not say its own name.
fn within(api: &Api, id: ModelId, ty: &Type) -> String {
    match ty {
        Type::Model(own) if *own == id => "Self".into(),
        Type::List(item) => format!("list<{}>", within(api, id, item)),
        Type::Map(item) => format!("map<{}>", within(api, id, item)),
        other => types::name(api, other),
    }
}

/// An inline enum has the name of its property, whose rename tells of it.
fn choices(choices: &Enum) -> Option<String> {
    let values = choices.choices.iter().map(|choice| format!("{:?}", choice.value));
    let values: Vec<String> = values.collect();
    let is_named = choices.inline_in.is_none() && !choices.file.contains("/resources/");
    is_named.then(|| format!("{}: {}", choices.open, values.join(", ")))
}

fn union(api: &Api, union: &Union) -> Option<String> {
    let variants = union.variants.iter();
    let variants = variants.map(|variant| format!("{:?}: {}", variant.value, api.model(variant.model).name));
    let variants: Vec<String> = variants.collect();
    let tag = format!("{} {:?} {:?}", union.by, union.on, union.matching);
    Some(format!("{tag}: {}", variants.join(", ")))
}
