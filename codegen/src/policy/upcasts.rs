//! Which models convert into those that they extend, and into the unions that they are in.

use super::{Presence, presence};
use crate::model::{Api, Enum, ModelId, Type, Union, Variant};

/// Whether the struct of a model converts into that of one which it extends, and nothing is lost on the way.
#[must_use]
pub fn upcasts(api: &Api, from: ModelId, to: ModelId) -> bool {
    let (child, ancestor) = (api.model(from), api.model(to));
    let fits = |to: &crate::model::Property| {
        child
            .property(&to.name)
            .is_some_and(|from| keeps(presence(child, from), presence(ancestor, to)) && converts(api, &from.ty, &to.ty))
    };
    !child.is_abstract && !ancestor.is_abstract && ancestor.properties.iter().all(fits)
}

/// Whether the struct of a variant's model converts into the union: it is no other variant's.
#[must_use]
pub fn joins(union: &Union, variant: &Variant) -> bool {
    let same = union.variants.iter().filter(|other| other.model == variant.model);
    same.count() == 1
}

/// A model that travels in one direction may know more about presence than its base; it may not know less.
fn keeps(from: Presence, to: Presence) -> bool {
    use Presence::{Optional, Plain, ThreeState};
    !matches!((from, to), (Optional | ThreeState, Plain) | (ThreeState, Optional))
}

fn converts(api: &Api, from: &Type, to: &Type) -> bool {
    match (from, to) {
        _ if from == to => true,
        (Type::Enum(from), Type::Enum(to)) => takes(api.choices(*to), api.choices(*from)),
        (Type::List(from), Type::List(to)) | (Type::Map(from), Type::Map(to)) => converts(api, from, to),
        _ => false,
    }
}

/// An open enum takes any value; a closed one only those of a closed one that has no others.
fn takes(to: &Enum, from: &Enum) -> bool {
    let has = |value: &str| to.choices.iter().any(|choice| choice.value == value);
    to.open || !from.open && from.choices.iter().all(|choice| has(&choice.value))
}
