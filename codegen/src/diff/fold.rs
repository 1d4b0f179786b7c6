//! One edit is one finding: what a base changes in every model below is told once, at the base.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use super::change::{Change, Place, Sides};
use super::verdict::{Bump, Verdict};
use super::witness::{Witness, rust};
use crate::model::{Api, Model, ModelId, Type};

/// What makes two changes of two models one edit.
type Edit = (&'static str, String, String, String);

/// Folds the changes of effective properties, by model of the new schema, into one each.
pub(super) fn to_the_root(sides: &Sides<'_>, members: Vec<(usize, Vec<Change>)>) -> Vec<Change> {
    let mut by_edit: BTreeMap<Edit, BTreeMap<usize, Change>> = BTreeMap::new();
    let mut order: Vec<(Edit, usize)> = Vec::new();
    for (model, changes) in members {
        for change in changes {
            order.push((edit(&change), model));
            by_edit.entry(edit(&change)).or_default().insert(model, change);
        }
    }
    let mut folded: Vec<(Change, bool)> = Vec::new();
    let mut places: HashMap<(Edit, String), usize> = HashMap::new();
    for (edit, model) in order {
        let Some(change) = by_edit.get(&edit).and_then(|models| models.get(&model)).cloned() else {
            continue;
        };
        let root = root(sides, &change, model, &by_edit[&edit]);
        let is_abstract = sides.new.models[model].is_abstract;
        match places.entry((edit, root.clone())) {
            Entry::Occupied(at) => {
                let (into, was_abstract) = &mut folded[*at.get()];
                merge(into, change, was_abstract, is_abstract);
            }
            Entry::Vacant(at) => {
                at.insert(folded.len());
                folded.push((Change { owner: root, ..change }, is_abstract));
            }
        }
    }
    let shown = |(change, is_abstract): (Change, bool)| match is_abstract {
        // Nobody has a document or a struct of it.
        true => {
            let (least, witness) = of_enum(sides, &change);
            let rust = change.verdict.rust.min(Bump::Patch).max(least);
            let verdict = Verdict { rust, ..change.verdict };
            Change {
                verdict,
                witness,
                ..change
            }
        }
        false => change,
    };
    folded.into_iter().map(shown).collect()
}

/// What becomes in Rust of the inline enum of a property, which is a type of its own even where its model is only a base.
fn of_enum(sides: &Sides<'_>, change: &Change) -> (Bump, Option<Witness>) {
    let own = |api: &Api, paired: &[Option<usize>]| -> Option<String> {
        let model = api.models.iter().find(|model| model.name == change.owner)?;
        let property = model
            .properties
            .iter()
            .find(|property| property.name == change.member)?;
        let Type::Enum(id) = property.ty.innermost() else {
            return None;
        };
        let choices = api.choices(*id);
        (choices.inline_in.is_some() && paired[id.0].is_none()).then(|| choices.name.clone())
    };
    let uses = |name: String| Some(rust(format!("fn f(_: {name}) {{}}")));
    let enums = &sides.pairs.enums;
    match (own(sides.old, &enums.to_new), own(sides.new, &enums.to_old)) {
        (Some(gone), _) => (Bump::Major, uses(gone)),
        (None, Some(new)) => (Bump::Minor, uses(new)),
        (None, None) => (Bump::None, None),
    }
}

fn edit(change: &Change) -> Edit {
    // The same new property may be asked for in one model and only come in another.
    let group = match change.rule {
        rule if rule.starts_with("property-added") => "property-added",
        rule if rule.starts_with("property-removed") => "property-removed",
        rule => rule,
    };
    (
        group,
        change.member.clone(),
        change.before.clone(),
        change.after.clone(),
    )
}

/// An abstract base has no struct and no document of its own, so that what it would mean there does not count.
fn merge(into: &mut Change, change: Change, was_abstract: &mut bool, is_abstract: bool) {
    let owner = into.owner.clone();
    let (place, mut models) = (into.place, std::mem::take(&mut into.models));
    models.extend(change.models.iter().cloned());
    if *was_abstract && !is_abstract {
        *into = Change { place, ..change };
        *was_abstract = false;
    } else if !is_abstract {
        if change.verdict.level() > into.verdict.level() {
            into.rule = change.rule;
            into.witness.clone_from(&change.witness);
        }
        into.verdict = into.verdict.worst(change.verdict);
    }
    into.owner = owner;
    into.models = models;
}

/// The topmost base that has the same change, or the new base that declares the property.
fn root(sides: &Sides<'_>, change: &Change, model: usize, same: &BTreeMap<usize, Change>) -> String {
    let mut top = model;
    let mut at = Some(model);
    while let Some(here) = at {
        at = parent(sides, change, here);
        match at {
            Some(base) if same.contains_key(&base) => top = base,
            _ => break,
        }
    }
    let top_model = &sides.new.models[top];
    if let Place::Old(_) = change.place {
        return gone_base(sides, change, top).unwrap_or(&top_model.name).clone();
    }
    let declared = top_model
        .property(&change.member)
        .map(|property| property.declared_in.0);
    match declared {
        Some(base) if sides.pairs.models.to_old[base].is_none() => sides.new.models[base].name.clone(),
        _ => top_model.name.clone(),
    }
}

/// The base that declared what is gone, where it is gone too.
fn gone_base<'a>(sides: &'a Sides<'_>, change: &Change, model: usize) -> Option<&'a String> {
    let before = &sides.old.models[sides.pairs.models.to_old[model]?];
    let base = before.property(&change.member)?.declared_in;
    let is_gone = sides.pairs.models.to_new[base.0].is_none();
    is_gone.then(|| &sides.old.model(base).name)
}

/// The base of a model of the new schema, in the schema where the change has its place.
fn parent(sides: &Sides<'_>, change: &Change, model: usize) -> Option<usize> {
    let base = |api: &Api, model: &Model| model.extends.map(|ModelId(id)| id).filter(|id| *id < api.models.len());
    if matches!(change.place, Place::New(_)) {
        return base(sides.new, &sides.new.models[model]);
    }
    let before = sides.pairs.models.to_old[model]?;
    sides.pairs.models.to_new[base(sides.old, &sides.old.models[before])?]
}
