//! Parameters: of paths, queries and bodies, the values of operations, the fields of searches.

use super::limits;
use super::literals::{Purpose, Typer};
use super::places::{EnumPlace, Role};
use super::properties::wire;
use super::types::in_words;
use super::world::World;
use crate::decl::{ParameterDecl, PropertyDecl};
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::{Parameter, Type};
use crate::rules;
use crate::syntax::Scalar;

/// Resolves the parameter at a place; `None` where it has no type, or none that fits the place.
pub(super) fn parameter(
    world: &mut World<'_, '_>,
    decl: &PropertyDecl<'_>,
    place: EnumPlace,
    findings: &mut Findings,
) -> Option<Parameter> {
    let ty = world.names.property_type(decl, place, None, findings)?;
    if let Some(finding) = misfit(world, decl, place, &ty) {
        findings.push(finding);
        return None;
    }
    let (names, patterns) = (&world.names, &mut world.patterns);
    let limits = limits::limits(names, decl.limits.as_deref(), &ty, patterns, findings);
    let mut literal = |node: Option<&_>, purpose| {
        node.and_then(|node| Typer::new(world, purpose, findings).plain_default(&ty, &limits, false, node))
    };
    let default = literal(decl.default.as_ref(), Purpose::Default);
    let value = literal(said(decl).and_then(|said| said.value.as_ref()), Purpose::Value);
    two_values(decl, findings);
    let search = said(decl).and_then(|said| search(world, said.search.as_ref()?, &ty, findings));
    let name = &*decl.name.text;
    let (name, wire) = match place {
        EnumPlace::Operation(..) => ("value", "value".to_owned()),
        _ if is_in_path(place) => (name, name.to_owned()),
        _ => (name, wire(&world.names, decl)),
    };
    Some(Parameter {
        name: name.to_owned(),
        wire,
        doc: decl.doc.clone().into_owned(),
        ty,
        required: decl.required || is_in_path(place) || matches!(place, EnumPlace::Operation(..)),
        default,
        value,
        search,
        limits,
        span: decl.name.span,
    })
}

fn said<'d, 's>(decl: &'d PropertyDecl<'s>) -> Option<&'d ParameterDecl<'s>> {
    decl.parameter.as_deref()
}

fn is_in_path(place: EnumPlace) -> bool {
    matches!(
        place,
        EnumPlace::Parameter(_, _, Role::Path, _) | EnumPlace::OperationParameter(..)
    )
}

/// A type whose values cannot travel where the parameter does.
fn misfit(world: &World<'_, '_>, decl: &PropertyDecl<'_>, place: EnumPlace, ty: &Type) -> Option<Finding> {
    let (fits, verb, help) = match place {
        EnumPlace::Parameter(_, _, Role::Query, _) => (
            is_flat(ty) || matches!(ty, Type::List(item) if is_flat(item)),
            "written into a URL",
            "it is a text, a number, a date or an enum, or a list of them",
        ),
        EnumPlace::Field(..) => (
            matches!(
                ty,
                Type::String
                    | Type::Integer
                    | Type::Number
                    | Type::Boolean
                    | Type::Datetime
                    | Type::Date
                    | Type::Enum(_)
            ),
            "searched by",
            "it is a `string`, `integer`, `number`, `boolean`, `datetime`, `date` or an enum",
        ),
        _ if is_in_path(place) => (
            is_flat(ty),
            "written into a path",
            "it is a text, a number, a date or an enum",
        ),
        _ => {
            return super::directions::never_sent(world, decl.ty.as_ref()?, ty);
        }
    };
    let span = decl.ty.as_ref().map_or(decl.name.span, |ty| ty.span);
    let message = format!("`{}` cannot be {verb}", shown(&decl.name.text));
    (!fits).then(|| Finding::error(rules::WRONG_VALUE, span, message).help(help))
}

/// Whether a value can be written into a URL.
fn is_flat(ty: &Type) -> bool {
    !matches!(
        ty,
        Type::List(_) | Type::Map(_) | Type::Model(_) | Type::Union(_) | Type::Any
    )
}

/// What is always sent leaves nothing to assume.
fn two_values(decl: &PropertyDecl<'_>, findings: &mut Findings) {
    if let (Some(value), Some(default)) = (said(decl).and_then(|said| said.value.as_ref()), &decl.default) {
        let message = format!("`{}` has a value, which is always sent, and a default", decl.name.text);
        let finding = Finding::error(rules::FLAG_CONFLICT, default.span, message).related(value.span, "always sent");
        findings.push(finding.help("keep one of `value` and `default`"));
    }
}

/// The query language of a text.
fn search(world: &World<'_, '_>, word: &Scalar<'_>, ty: &Type, findings: &mut Findings) -> Option<usize> {
    if *ty != Type::String {
        let message = format!(
            "a `{}` cannot be written in a query language",
            in_words(&world.names, ty)
        );
        findings.push(Finding::error(rules::WRONG_VALUE, word.span, message).help("say `type: string`"));
        return None;
    }
    let protocol = &world.names.decl.protocol;
    let found = protocol.search.iter().position(|domain| domain.name.text == word.text);
    if found.is_none() && !protocol.broken {
        let message = format!("`api.yaml` declares no query language `{}`", shown(&word.text));
        let finding = Finding::error(rules::UNKNOWN_REF, word.span, message);
        findings.push(
            match nearest(&word.text, protocol.search.iter().map(|domain| &*domain.name.text)) {
                Some(near) => finding
                    .label(format!("did you mean `{near}`?"))
                    .suggest(word.span, near),
                None => finding.help("declare it below `search:` in `api.yaml`"),
            },
        );
    }
    found
}
