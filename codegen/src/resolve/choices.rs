//! Choices: their names in Rust, and what they say of one another.

use std::collections::HashMap;

use super::names::{Named, Names};
use crate::decl::{ChoiceDecl, ChoicesDecl, DeprecatedDecl, EnumDecl, Head};
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::{Choice, Deprecated};
use crate::names as spelling;
use crate::rules;
use crate::source::Span;
use crate::syntax::Scalar;

/// The variant that every open enum has beside its choices.
const UNRECOGNIZED: &str = "Unrecognized";

/// Constants of every enum, which a variant or an old name would hide.
const CONSTANTS: [&str; 2] = ["ALL", "DEF"];

/// The choices with their names in Rust, each name once.
pub(super) fn choices(decl: &ChoicesDecl<'_>, findings: &mut Findings) -> Vec<Choice> {
    let mut seen: HashMap<String, Span> = HashMap::with_capacity(decl.list.len());
    let mut list = Vec::with_capacity(decl.list.len());
    for choice in &decl.list {
        let variant = variant(choice, findings);
        if let Some(variant) = &variant {
            if let Some(first) = seen.get(variant) {
                let message = format!(
                    "`{}` is `{variant}` in Rust, and so is another choice",
                    shown(&choice.value.text)
                );
                let finding = Finding::error(rules::CHOICE_DUPLICATE, choice.value.span, message);
                findings.push(
                    finding
                        .related(*first, "the other one")
                        .help("give one of them a `name`"),
                );
                continue;
            }
            seen.insert(variant.clone(), choice.value.span);
        }
        list.push(Choice {
            value: choice.value.text.clone().into_owned(),
            variant: variant.unwrap_or_default(),
            doc: choice.doc.clone().map(Into::into),
            deprecated: choice.deprecated.as_deref().map(deprecated),
            renamed_from: choice.renamed_from.as_ref().map(|name| name.text.clone().into_owned()),
            span: choice.value.span,
        });
    }
    within(decl, &list, findings);
    list
}

fn variant(choice: &ChoiceDecl<'_>, findings: &mut Findings) -> Option<String> {
    let (text, span) = choice
        .name
        .as_ref()
        .map_or((&*choice.value.text, choice.value.span), |name| {
            (&*name.text, name.span)
        });
    // A name of a wrong form was reported while reading.
    if choice
        .name
        .as_ref()
        .is_some_and(|name| !spelling::is_value_name(&name.text))
    {
        return None;
    }
    let variant = spelling::variant(text);
    let help = "give the choice a `name` in snake_case: `value: {name: …, doc: …}`";
    let message = if variant == UNRECOGNIZED {
        "`Unrecognized` is the variant for what the schema does not list".to_owned()
    } else if CONSTANTS.contains(&&*variant) {
        format!("`{variant}` is a constant of every enum, and no variant can have its name")
    } else if spelling::is_never_raw(&variant) {
        format!("`{variant}` is a word that Rust keeps for itself, and no variant can have it")
    } else if !spelling::is_type_name(&variant) {
        format!("`{}` gives no name of a variant in Rust", shown(text))
    } else {
        return Some(variant);
    };
    findings.push(Finding::error(rules::CHOICE_NAME, span, message).help(help));
    None
}

/// Replacements and old names among the choices of one enum.
fn within(decl: &ChoicesDecl<'_>, list: &[Choice], findings: &mut Findings) {
    let is_choice = |name: &str| {
        let variant = spelling::variant(name);
        list.iter()
            .any(|choice| choice.value == name || choice.variant == variant)
    };
    let mut former: HashMap<String, Span> = HashMap::new();
    for choice in &decl.list {
        if let Some(replacement) = replacement_of(choice.deprecated.as_deref()) {
            let own = choice.name.as_ref().map_or(&choice.value.text, |name| &name.text);
            if replacement.text == choice.value.text || spelling::variant(&replacement.text) == spelling::variant(own) {
                findings.push(replaces_itself(replacement));
            } else if !decl.broken && !is_choice(&replacement.text) {
                let values = list.iter().map(|choice| choice.value.as_str());
                findings.push(unknown_replacement(replacement, "no choice of this enum", values));
            }
        }
        if let Some(old) = &choice.renamed_from {
            let variant = spelling::variant(&old.text);
            if let Some(living) = list.iter().find(|choice| choice.variant == variant) {
                findings.push(still_alive(old, living.span));
            } else if CONSTANTS.contains(&&*variant) {
                let message = format!("`{variant}` is a constant of every enum, and cannot be an old name too");
                findings.push(Finding::error(rules::CHOICE_NAME, old.span, message).help("remove `renamed_from`"));
            } else if let Some(first) = former.insert(variant, old.span) {
                findings.push(two_heirs(old, first));
            }
        }
    }
}

/// Two things say that they had one name.
pub(super) fn two_heirs(old: &Scalar<'_>, first: Span) -> Finding {
    let message = format!("two things cannot both have been called `{}`", shown(&old.text));
    Finding::error(rules::RENAMED_FROM_LIVE, old.span, message)
        .related(first, "the other one")
        .help("remove one `renamed_from`")
}

/// Replacements and old names of types. (Those of models are looked at here too: they share one space of names.)
pub(super) fn references(names: &Names<'_, '_>, findings: &mut Findings) {
    let decl = names.decl;
    let mut former: HashMap<String, Span> = HashMap::new();
    let mut check = |head: &Head<'_>, deprecated: Option<&DeprecatedDecl<'_>>, renamed_from: Option<&Scalar<'_>>| {
        if let Some(replacement) = replacement_of(deprecated) {
            if replacement.text == head.name.text {
                findings.push(replaces_itself(replacement));
            } else if names.find(&replacement.text).is_none() {
                findings.push(unknown_replacement(replacement, "no type of this API", names.types()));
            }
        }
        let Some(old) = renamed_from else { return };
        let builder = old
            .text
            .strip_suffix("Builder")
            .and_then(|model| living_type(names, model));
        if names.find(&old.text).is_some() {
            let living = living_type(names, &old.text).unwrap_or(old.span);
            findings.push(still_alive(old, living));
        } else if let Some(model) = builder {
            let message = format!("`{}` is the name of a builder", shown(&old.text));
            let finding = Finding::error(rules::TYPE_COLLISION, old.span, message);
            findings.push(finding.related(model, "its model").help("remove `renamed_from`"));
        } else if let Some(patch) = names.patch(&old.text) {
            let message = format!("`{}` is the name of a patch", shown(&old.text));
            let finding = Finding::error(rules::TYPE_COLLISION, old.span, message);
            findings.push(
                finding
                    .related(patch, "the patch")
                    .help("rename the patch, or remove `renamed_from`"),
            );
        } else if let Some(first) = former.insert(old.text.to_ascii_lowercase(), old.span) {
            findings.push(two_heirs(old, first));
        }
    };
    for model in &decl.models {
        check(&model.head, model.deprecated.as_deref(), model.renamed_from.as_deref());
    }
    for EnumDecl {
        head,
        deprecated,
        renamed_from,
        ..
    } in &decl.enums
    {
        check(head, deprecated.as_deref(), renamed_from.as_deref());
    }
    for union in &decl.unions {
        check(&union.head, union.deprecated.as_deref(), union.renamed_from.as_deref());
    }
    former_builders(names, &former, findings);
}

/// A struct has a builder beside it, which keeps its former name too.
fn former_builders(names: &Names<'_, '_>, former: &HashMap<String, Span>, findings: &mut Findings) {
    for model in names.decl.models.iter().filter(|model| !model.is_abstract) {
        let Some(old) = model.renamed_from.as_deref() else {
            continue;
        };
        let builder = format!("{}Builder", old.text);
        let taken = living_type(names, &builder).or_else(|| former.get(&builder.to_ascii_lowercase()).copied());
        if let Some(taken) = taken {
            let message = format!("its builder was `{builder}`, and something else has that name");
            let finding = Finding::error(rules::TYPE_COLLISION, old.span, message);
            findings.push(finding.related(taken, "the other one").help("remove `renamed_from`"));
        }
    }
}

fn living_type(names: &Names<'_, '_>, name: &str) -> Option<Span> {
    Some(match names.find(name)? {
        Named::Model(id) => names.decl.models.get(id.0)?.head.name.span,
        Named::Enum(id) => names.enums.get(id.0)?.span,
        Named::Union(id) => names.decl.unions.get(id.0)?.head.name.span,
    })
}

/// What a deprecation says is to be used instead.
pub(super) fn replacement_of<'d, 's>(deprecated: Option<&'d DeprecatedDecl<'s>>) -> Option<&'d Scalar<'s>> {
    deprecated.and_then(|deprecated| deprecated.use_instead.as_ref())
}

/// A deprecation names what it deprecates.
pub(super) fn replaces_itself(word: &Scalar<'_>) -> Finding {
    let message = format!("`{}` is to be used instead of itself", shown(&word.text));
    Finding::error(rules::REPLACEMENT_UNKNOWN, word.span, message)
        .help("name what replaces it, or say in `note` that nothing does")
}

/// A deprecation names something that is not there.
pub(super) fn unknown_replacement<'c>(
    word: &Scalar<'_>,
    what: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Finding {
    let message = format!(
        "`{}` is to be used instead, and there is {what} of that name",
        shown(&word.text)
    );
    let finding = Finding::error(rules::REPLACEMENT_UNKNOWN, word.span, message);
    match nearest(&word.text, candidates) {
        Some(near) => finding
            .label(format!("did you mean `{near}`?"))
            .suggest(word.span, near),
        None => finding.help("name what exists, or say it in `note`"),
    }
}

/// A rename from a name that still is somebody's.
pub(super) fn still_alive(old: &Scalar<'_>, living: Span) -> Finding {
    let message = format!("`{}` was not renamed: it is still there", shown(&old.text));
    let finding = Finding::error(rules::RENAMED_FROM_LIVE, old.span, message).related(living, "it is declared here");
    finding.help("remove `renamed_from`, or what still has the old name")
}

/// The deprecation as the model keeps it.
pub(super) fn deprecated(decl: &DeprecatedDecl<'_>) -> Box<Deprecated> {
    Box::new(Deprecated {
        since: decl.since.clone().map(Into::into),
        use_instead: decl.use_instead.as_ref().map(|word| word.text.clone().into_owned()),
        note: decl.note.clone().map(Into::into),
    })
}
