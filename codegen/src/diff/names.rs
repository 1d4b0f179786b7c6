//! Names of models, enums and unions: which came, which went, which are others now.

use std::collections::BTreeSet;

use super::change::{Change, Place, Sides};
use super::pairs::Pairing;
use super::verdict::{Bump, Verdict};
use super::witness::rust;
use crate::model::Api;
use crate::rules::diff as rules;
use crate::source::Span;

/// A thing with a name of its own, as far as its name goes.
struct Named<'a> {
    name: &'a str,
    span: Span,
    /// A type of its own in Rust.
    is_type: bool,
    /// It follows something else: an inline enum its property.
    follows: bool,
}

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let (old, new, pairs) = (sides.old, sides.new, &sides.pairs);
    let likely = &pairs.likely;
    kind(&models(old), &models(new), &pairs.models, &likely.models, found);
    kind(&enums(old), &enums(new), &pairs.enums, &likely.enums, found);
    kind(&unions(old), &unions(new), &pairs.unions, &likely.unions, found);
    variants_follow(sides, found);
    former_names(sides, found);
}

fn models(api: &Api) -> Vec<Named<'_>> {
    let all = api.models.iter().map(|model| Named {
        name: &model.name,
        span: model.span,
        is_type: !model.is_abstract,
        follows: false,
    });
    all.collect()
}

fn enums(api: &Api) -> Vec<Named<'_>> {
    let all = api.enums.iter().map(|choices| Named {
        name: &choices.name,
        span: choices.span,
        is_type: true,
        follows: choices.inline_in.is_some() || choices.file.contains("/resources/"),
    });
    all.collect()
}

fn unions(api: &Api) -> Vec<Named<'_>> {
    let all = api.unions.iter().map(|union| Named {
        name: &union.name,
        span: union.span,
        is_type: true,
        follows: false,
    });
    all.collect()
}

/// Compares the names of one kind. `candidates` are what went and what came that may be one.
fn kind(old: &[Named<'_>], new: &[Named<'_>], pairs: &Pairing, candidates: &[(usize, usize)], found: &mut Vec<Change>) {
    let came: BTreeSet<usize> = candidates.iter().map(|(_, new)| *new).collect();
    for (n, thing) in new.iter().enumerate().filter(|(_, thing)| !thing.follows) {
        match pairs.to_old[n].map(|o| &old[o]) {
            Some(was) => found.extend(kept(was, thing)),
            // Nobody can name an abstract base; what it brings is told at the models below.
            None if thing.is_type && !came.contains(&n) => {
                let change = told(rules::MODEL_ADDED, thing, ("", thing.name), Bump::Minor);
                found.push(change.message(format!("`{}` is new", thing.name)));
            }
            None => {}
        }
    }
    for (o, thing) in old.iter().enumerate() {
        if pairs.to_new[o].is_none() && thing.is_type && !thing.follows {
            let candidate = candidates.iter().find(|(old, _)| *old == o);
            found.push(gone(thing, candidate.map(|(_, n)| new[*n].name)));
        }
    }
}

fn told(rule: &'static str, thing: &Named<'_>, values: (&str, &str), bump: Bump) -> Change {
    Change::new(rule, thing.name, "", Place::New(thing.span))
        .values(values.0, values.1)
        .verdict(Verdict::rust(bump))
        .witness(rust(format!("fn f(_: {}) {{}}", thing.name)))
        .affects([thing.name.to_owned()])
}

fn kept(was: &Named<'_>, thing: &Named<'_>) -> Option<Change> {
    match (was.is_type, thing.is_type) {
        (true, true) if was.name != thing.name => {
            let change = told(rules::MODEL_RENAMED, thing, (was.name, thing.name), Bump::Minor);
            let change = change.message(format!("{} -> {}", was.name, thing.name));
            Some(change.witness(rust(format!("#[deny(deprecated)] fn f(_: {}) {{}}", was.name))))
        }
        (true, false) => {
            let change = told(rules::MODEL_REMOVED, thing, ("struct", "abstract"), Bump::Major);
            let change = change.message("it is only a base now, without a struct of its own");
            Some(change.witness(rust(format!("fn f(_: {}) {{}}", was.name))))
        }
        (false, true) => {
            let change = told(rules::MODEL_ADDED, thing, ("abstract", "struct"), Bump::Minor);
            Some(change.message("it has a struct of its own now"))
        }
        // Nobody can name an abstract base, whatever it is called.
        _ => None,
    }
}

fn gone(thing: &Named<'_>, candidate: Option<&str>) -> Change {
    let mut message = format!("`{}` is gone", thing.name);
    let rule = match candidate {
        Some(name) => {
            let line = format!("renamed_from: {}", thing.name);
            message += &format!("; if `{name}` is its new name, write in its file: {line}");
            rules::MODEL_RENAME_CANDIDATE
        }
        None => rules::MODEL_REMOVED,
    };
    let change = told(rule, thing, (thing.name, candidate.unwrap_or_default()), Bump::Major);
    Change {
        place: Place::Old(thing.span),
        ..change.message(message)
    }
}

/// The names under which types can still be reached, with what each of them is of.
fn formers(api: &Api) -> Vec<(&String, &String, Span)> {
    let models = api.models.iter().filter(|model| !model.is_abstract);
    let models = models.map(|model| (&model.renamed_from, &model.name, model.span));
    let enums = api.enums.iter().filter(|choices| !is_said_by_model(api, choices));
    let enums = enums.map(|choices| (&choices.renamed_from, &choices.name, choices.span));
    let unions = api
        .unions
        .iter()
        .map(|union| (&union.renamed_from, &union.name, union.span));
    let all = models.chain(enums).chain(unions);
    all.filter_map(|(former, name, span)| Some((former.as_ref()?, name, span)))
        .collect()
}

/// Whether an inline enum had another name because its model had, which then tells of both.
fn is_said_by_model(api: &Api, choices: &crate::model::Enum) -> bool {
    let holder = choices.inline_in.as_ref().map(|(holder, _)| api.model(*holder));
    holder.is_some_and(|model| model.renamed_from.is_some() && !model.is_abstract)
}

/// A former name is a deprecated type; it comes with `renamed_from` and goes with it.
fn former_names(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let (old, new) = (formers(sides.old), formers(sides.new));
    let (old_names, new_names) = (reachable(sides.old), reachable(sides.new));
    for (former, name, span) in &old {
        if !new_names.contains(former.as_str()) {
            let change = former_name(rules::MODEL_REMOVED, former, name, Place::Old(*span));
            let change = change.message(format!("`{former}`, the former name of `{name}`, is gone"));
            found.push(change.values(*former, "").verdict(Verdict::rust(Bump::Major)));
        }
    }
    for (former, name, span) in &new {
        if !old_names.contains(former.as_str()) {
            let change = former_name(rules::MODEL_ADDED, former, name, Place::New(*span));
            let change = change.message(format!("`{former}` is a former name of `{name}` now"));
            found.push(change.values("", *former).verdict(Verdict::rust(Bump::Minor)));
        }
    }
}

fn former_name(rule: &'static str, former: &str, name: &str, place: Place) -> Change {
    let change = Change::new(rule, former, "", place).affects([name.to_owned()]);
    change.witness(rust(format!("fn f(_: {former}) {{}}")))
}

fn reachable(api: &Api) -> BTreeSet<&str> {
    let models = api.models.iter().filter(|model| !model.is_abstract);
    let names = models.map(|model| &model.name);
    let names = names.chain(api.enums.iter().map(|choices| &choices.name));
    let names = names.chain(api.unions.iter().map(|union| &union.name));
    let formers = api.models.iter().filter_map(|model| model.renamed_from.as_ref());
    let formers = formers.chain(api.enums.iter().filter_map(|choices| choices.renamed_from.as_ref()));
    let formers = formers.chain(api.unions.iter().filter_map(|union| union.renamed_from.as_ref()));
    names.chain(formers).map(String::as_str).collect()
}

/// A variant of a union is called after its model, and no alias can keep the name that it had.
fn variants_follow(sides: &Sides<'_>, found: &mut [Change]) {
    for (n, union) in sides.new.unions.iter().enumerate() {
        let Some(before) = sides.pairs.unions.to_old[n].map(|o| &sides.old.unions[o]) else {
            continue;
        };
        for variant in &union.variants {
            let owner = &sides.new.model(variant.model).name;
            let is_cause = |change: &&mut Change| change.rule == rules::MODEL_RENAMED && change.owner == *owner;
            let former = before.variants.iter().find(|v| v.value == variant.value);
            if let Some(former) = former.filter(|former| former.variant != variant.variant)
                && let Some(cause) = found.iter_mut().find(is_cause)
            {
                cause.verdict.rust = Bump::Major;
                cause.message += &format!(
                    "; the variant `{}::{}` has its name and loses it",
                    before.name, former.variant
                );
                cause.witness = Some(rust(super::unions::use_of(&before.name, &former.variant)));
            }
        }
    }
}
