//! Unions: their models, and whose property the tag is.

use std::collections::{HashMap, HashSet};

use super::choices::deprecated;
use super::names::{Named, Names};
use super::world::World;
use crate::decl::{UnionDecl, VariantDecl};
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::{Matching, ModelId, TagHolder, Type, Union, Variant};
use crate::names as spelling;
use crate::rules;
use crate::source::Span;
use crate::syntax::Scalar;

/// Resolves every union.
pub(super) fn unions(world: &World<'_, '_>, findings: &mut Findings) -> Vec<Union> {
    let holders = holders(world);
    let unions = world.names.decl.unions.iter().enumerate();
    unions
        .map(|(n, decl)| union(world, decl, holders.get(&n).map_or(&[], Vec::as_slice), findings))
        .collect()
}

fn union(world: &World<'_, '_>, decl: &UnionDecl<'_>, holders: &[usize], findings: &mut Findings) -> Union {
    let variants = variants(&world.names, decl, findings);
    let complete = variants.len() == decl.variants.len() && !variants.is_empty();
    let on = decl
        .by
        .as_ref()
        .filter(|_| complete)
        .and_then(|by| tag_holder(world, decl, by, &variants, holders, findings));
    Union {
        name: decl.head.name.text.clone().into_owned(),
        doc: decl.doc.clone().into_owned(),
        by: decl
            .by
            .as_ref()
            .map(|by| by.text.clone().into_owned())
            .unwrap_or_default(),
        on: on.unwrap_or(TagHolder::Holder),
        matching: decl.matching,
        variants,
        deprecated: decl.deprecated.as_deref().map(deprecated),
        renamed_from: decl.renamed_from.as_ref().map(|name| name.text.clone().into_owned()),
        file: world.names.file(decl.head.name.span),
        span: decl.head.name.span,
    }
}

fn variants(names: &Names<'_, '_>, decl: &UnionDecl<'_>, findings: &mut Findings) -> Vec<Variant> {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for variant in decl.variants.iter().filter_map(|variant| variant.model.as_ref()) {
        *uses.entry(&variant.text).or_default() += 1;
    }
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut list = Vec::with_capacity(decl.variants.len());
    for variant in &decl.variants {
        let Some(word) = &variant.model else { continue };
        let Some(model) = variant_model(names, word, findings) else {
            continue;
        };
        let is_shared = uses.get(&*word.text).is_some_and(|count| *count > 1);
        let name = if is_shared {
            spelling::variant(&variant.value.text)
        } else {
            word.text.clone().into_owned()
        };
        let bad = unreachable_tag(decl, variant).or_else(|| bad_variant(variant, &name, seen.get(&name).copied()));
        if let Some(finding) = bad {
            findings.push(finding);
            continue;
        }
        seen.insert(name.clone(), variant.value.span);
        list.push(Variant {
            value: variant.value.text.clone().into_owned(),
            variant: name,
            model,
            doc: variant.doc.clone().map(Into::into),
            span: variant.value.span,
        });
    }
    list
}

fn variant_model(names: &Names<'_, '_>, word: &Scalar<'_>, findings: &mut Findings) -> Option<ModelId> {
    let finding = match names.find(&word.text) {
        Some(Named::Model(id)) => match names.decl.models.get(id.0).filter(|model| model.is_abstract) {
            None => return Some(id),
            Some(model) => {
                let message = format!("`{}` is abstract: only a base, with no struct of its own", word.text);
                Finding::error(rules::ABSTRACT_REF, word.span, message).related(model.head.name.span, "declared here")
            }
        },
        Some(_) => {
            let message = format!("`{}` is no model, and a variant of a union is one", shown(&word.text));
            Finding::error(rules::UNION_VARIANT, word.span, message).help("name a model of the same API")
        }
        None => {
            let finding = Finding::error(
                rules::UNKNOWN_REF,
                word.span,
                format!("there is no model `{}`", shown(&word.text)),
            );
            match nearest(&word.text, names.decl.models.iter().map(|model| &*model.head.name.text)) {
                Some(near) => finding
                    .label(format!("did you mean `{near}`?"))
                    .suggest(word.span, near),
                None => finding.help("a variant is a model of the same API"),
            }
        }
    };
    findings.push(finding);
    None
}

/// Only what stands before the first dot of a tag is compared.
fn unreachable_tag(decl: &UnionDecl<'_>, variant: &VariantDecl<'_>) -> Option<Finding> {
    let tag = &variant.value;
    let before = tag
        .text
        .split('.')
        .next()
        .filter(|_| decl.matching == Matching::Prefix)?;
    (before != tag.text).then(|| {
        let message = format!(
            "no tag is `{}`: only what stands before its first dot is compared",
            shown(&tag.text)
        );
        Finding::error(rules::UNION_VARIANT, tag.span, message)
            .help(format!("write `{}`, or `match: exact`", shown(before)))
    })
}

fn bad_variant(variant: &VariantDecl<'_>, name: &str, first: Option<Span>) -> Option<Finding> {
    let span = variant.value.span;
    if let Some(first) = first {
        let message = format!("two variants would be `{name}` in Rust");
        return Some(Finding::error(rules::CHOICE_DUPLICATE, span, message).related(first, "the other one"));
    }
    if name == "Unrecognized" {
        let message = "`Unrecognized` is the variant for what the schema does not list";
        return Some(Finding::error(rules::CHOICE_NAME, span, message).help("rename the model"));
    }
    (!spelling::is_type_name(name) || spelling::is_never_raw(name)).then(|| {
        let message = format!("`{}` gives no name of a variant in Rust", shown(&variant.value.text));
        Finding::error(rules::CHOICE_NAME, span, message).help("use each model in one variant only")
    })
}

/// The models that have a property of each union.
fn holders(world: &World<'_, '_>) -> HashMap<usize, Vec<usize>> {
    let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
    for (m, own) in world.own.iter().enumerate() {
        for property in own.iter().flatten() {
            if let Type::Union(id) = property.ty.innermost() {
                let list = holders.entry(id.0).or_default();
                if list.last() != Some(&m) {
                    list.push(m);
                }
            }
        }
    }
    holders
}

/// Whether a model has a property that can hold the tag; unknown models may have anything.
fn has_tag(world: &World<'_, '_>, model: usize, by: &str) -> bool {
    world.bases.incomplete[model] || world.effective[model].find(by).is_some()
}

fn tag_holder(
    world: &World<'_, '_>,
    decl: &UnionDecl<'_>,
    by: &Scalar<'_>,
    variants: &[Variant],
    holders: &[usize],
    findings: &mut Findings,
) -> Option<TagHolder> {
    let lacks_tag = |model: &usize| !has_tag(world, *model, &by.text);
    let lacking_variant = variants.iter().map(|variant| variant.model.0).find(lacks_tag);
    let lacking_holder = holders.iter().copied().find(lacks_tag);
    let holders_fit = lacking_holder.is_none() && !holders.is_empty();
    let on = match decl.on.map(|(on, _)| on) {
        Some(TagHolder::Variant) => lacking_variant
            .is_none()
            .then_some(TagHolder::Variant)
            .ok_or(lacking_variant),
        Some(TagHolder::Holder) => lacking_holder
            .is_none()
            .then_some(TagHolder::Holder)
            .ok_or(lacking_holder),
        None => match (lacking_variant, holders_fit) {
            (None, true) => {
                findings.push(ambiguous(world, by, variants, holders));
                return None;
            }
            (None, false) => Ok(TagHolder::Variant),
            (Some(_), true) => Ok(TagHolder::Holder),
            (Some(variant), false) => Err(lacking_holder.or(Some(variant))),
        },
    };
    let on = match on {
        Ok(on) => on,
        Err(lacking) => {
            findings.push(no_tag(world, decl, by, lacking));
            return None;
        }
    };
    let of: Vec<usize> = match on {
        TagHolder::Variant => variants.iter().map(|variant| variant.model.0).collect(),
        TagHolder::Holder => holders.to_vec(),
    };
    tag_types(world, by, &of, findings);
    Some(on)
}

fn ambiguous(world: &World<'_, '_>, by: &Scalar<'_>, variants: &[Variant], holders: &[usize]) -> Finding {
    let message = format!(
        "the tag `{}` could be that of the variants or that of the model that holds them",
        shown(&by.text)
    );
    let mut finding = Finding::error(rules::UNION_TAG, by.span, message);
    let variant = variants
        .first()
        .and_then(|variant| world.property(variant.model.0, &by.text));
    let holder = holders.first().and_then(|holder| world.property(*holder, &by.text));
    for (property, label) in [(variant, "in a variant"), (holder, "in a holder")] {
        if let Some(property) = property {
            finding = finding.related(property.span, label);
        }
    }
    finding.help("say which: `on: variant` or `on: holder`")
}

fn no_tag(world: &World<'_, '_>, decl: &UnionDecl<'_>, by: &Scalar<'_>, lacking: Option<usize>) -> Finding {
    let model = lacking.and_then(|model| world.names.decl.models.get(model));
    let name = model.map_or("", |model| &*model.head.name.text);
    let message = format!(
        "`{name}` has no property `{}`, which would hold the tag",
        shown(&by.text)
    );
    let mut finding = Finding::error(rules::UNION_TAG, by.span, message);
    if let Some(model) = model {
        finding = finding.related(model.head.name.span, "this model");
    }
    let known = lacking
        .into_iter()
        .flat_map(|model| world.properties(model))
        .map(|property| property.name.as_str());
    match nearest(&by.text, known) {
        Some(near) => finding.label(format!("did you mean `{near}`?")),
        None if decl.on.is_some() => finding.help("name a property that each of them has"),
        None => finding.help("the tag is a property of every variant, or of every model that holds this union"),
    }
}

/// A tag is a word.
fn tag_types(world: &World<'_, '_>, by: &Scalar<'_>, models: &[usize], findings: &mut Findings) {
    let mut seen = HashSet::new();
    for model in models {
        let Some(property) = world.property(*model, &by.text) else {
            continue;
        };
        let is_word = matches!(property.ty, Type::String | Type::Enum(_));
        if !is_word && seen.insert(property.span) {
            let message = format!(
                "`{}` holds the tag of a union, so it must be a `string` or an enum",
                property.name
            );
            findings.push(Finding::error(rules::UNION_TAG, property.span, message).related(by.span, "the union"));
        }
    }
}
