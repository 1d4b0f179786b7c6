//! Unions of a random schema: what they have, how they are written, and edits of them.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::plan::{Facts, Model, Plan, Property, Ty, turn};

/// A union of models, told apart by their `tag` or that of the model that holds one.
#[derive(Clone, Debug)]
pub(super) struct Union {
    pub(super) name: String,
    is_on_holder: bool,
    is_by_prefix: bool,
    /// Tags, each with the model that it tells.
    variants: Vec<(String, String)>,
}

/// The property that tells.
pub(super) const TAG: &str = "tag";

/// The numbers that a union is made of: where its tag is, how it is compared, and its models.
pub(super) type Numbers = (bool, bool, Vec<u8>);

pub(super) fn numbers() -> impl Strategy<Value = Numbers> {
    (
        any::<bool>(),
        prop::bool::weighted(0.25),
        prop::collection::vec(0_u8..4, 1..4),
    )
}

/// A union of all models but the first, which holds it; with it every model gets a tag.
pub(super) fn add(plan: &mut Plan, (is_on_holder, is_by_prefix, picks): Numbers, facts: Facts) {
    let concrete = plan.models.iter().skip(1).filter(|model| !model.is_abstract);
    let names: Vec<String> = concrete.map(|model| model.name.clone()).collect();
    if names.is_empty() {
        return;
    }
    let picks = picks.into_iter().enumerate();
    let variants = picks.map(|(n, pick)| (tag(n), names[usize::from(pick) % names.len()].clone()));
    let name = "U".to_owned();
    plan.unions.push(Union {
        name: name.clone(),
        is_on_holder,
        is_by_prefix,
        variants: variants.collect(),
    });
    for model in plan.models.iter_mut().filter(|model| model.extends.is_none()) {
        model.properties.push(text_property(TAG, Ty::Plain("string")));
    }
    let ((_, detail), (required, ..), ..) = facts;
    let union = Ty::Named(name);
    let ty = match detail {
        0 => Ty::List(Box::new(union)),
        1 => Ty::Map(Box::new(union)),
        _ => union,
    };
    let holder: &mut Model = &mut plan.models[0];
    holder.properties.push(Property {
        required,
        ..text_property("held", ty)
    });
}

fn text_property(name: &str, ty: Ty) -> Property {
    Property {
        name: name.to_owned(),
        former: None,
        ty,
        required: false,
        nullable: false,
        access: "",
        limit: 0,
        default: 0,
        wire: None,
        alias: None,
        deprecated: false,
        doc: 0,
    }
}

fn tag(n: usize) -> String {
    ["aa", "bb", "cc", "dd"][n % 4].to_owned()
}

impl Union {
    pub(super) fn text(&self, style: u8) -> String {
        let mut variants = String::new();
        for (tag, model) in &self.variants {
            let _ = writeln!(variants, "  {tag}: {model}");
        }
        let word = |is: bool, yes: &'static str, no: &'static str| if is { yes } else { no };
        let mut parts = [
            format!("by: {TAG}\n"),
            format!("on: {}\n", word(self.is_on_holder, "holder", "variant")),
            format!("match: {}\n", word(self.is_by_prefix, "prefix", "exact")),
            format!("variants:\n{variants}"),
        ];
        turn(&mut parts, style);
        format!("union: {}\n{}", self.name, parts.concat())
    }

    /// Follows a model to its new name.
    pub(super) fn refer(&mut self, former: &str, name: &str) {
        let named = self.variants.iter_mut().filter(|(_, model)| model == former);
        named.for_each(|(_, model)| name.clone_into(model));
    }
}

/// How many kinds of edits there are.
pub(super) const KINDS: u8 = 5;

/// Edits a plan that has a union.
pub(super) fn edit(plan: &mut Plan, kind: u8, at: (u8, u8)) {
    let names: Vec<String> = plan.models.iter().map(|model| model.name.clone()).collect();
    let Some(union) = plan.unions.first_mut() else { return };
    let model = names[usize::from(at.0) % names.len()].clone();
    let n = usize::from(at.1) % union.variants.len();
    match kind {
        0 => union.variants.insert(n, ("fresh".into(), model)),
        1 if union.variants.len() > 1 => {
            union.variants.remove(n);
        }
        2 => union.is_on_holder ^= true,
        3 => union.is_by_prefix ^= true,
        _ => union.variants[n].1 = model,
    }
}
