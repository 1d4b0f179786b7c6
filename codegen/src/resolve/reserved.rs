//! Names that are gone and stay free: whoever still has data with them must not meet something else.

use super::world::World;
use crate::diagnostic::{Finding, Findings};
use crate::names as spelling;
use crate::rules;
use crate::syntax::Scalar;

pub(super) fn check(world: &World<'_, '_>, findings: &mut Findings) {
    for model in 0..world.names.decl.models.len() {
        properties(world, model, findings);
    }
    choices(world, findings);
}

/// A base keeps its names reserved in every model below. What two inherited facts do was said at their model.
fn properties(world: &World<'_, '_>, model: usize, findings: &mut Findings) {
    let decls = &world.names.decl.models;
    let line = std::iter::successors(Some(model), |at| world.bases.of[*at].map(|base| base.0));
    for holder in line {
        for tomb in &decls[holder].removed {
            let is_new = |declared_in: usize| holder == model || declared_in == model;
            let back = world.properties(model).find(|property| {
                let mut names = [&property.name, &property.wire].into_iter().chain(&property.aliases);
                is_new(property.declared_in.0) && names.any(|name| *name == tomb.text)
            });
            if let Some(property) = back {
                let finding = back_again(tomb, "property", property.span);
                findings.push(finding.help("choose another name, in Rust and on the wire"));
            }
        }
    }
}

fn choices(world: &World<'_, '_>, findings: &mut Findings) {
    let names = &world.names;
    for (n, decl) in names.decl.enums.iter().enumerate() {
        let Some(id) = names.enum_at(super::places::EnumPlace::File(n)) else {
            continue;
        };
        for tomb in &decl.removed {
            let variant = spelling::variant(&tomb.text);
            let mut choices = names.enums[id.0].choices.iter();
            if let Some(choice) = choices.find(|choice| choice.value == tomb.text || choice.variant == variant) {
                let finding = back_again(tomb, "choice", choice.span);
                findings.push(finding.help("choose another value and another name"));
            }
        }
    }
}

fn back_again(tomb: &Scalar<'_>, what: &str, at: crate::source::Span) -> Finding {
    let message = format!("`{}` was removed, and no {what} can have this name again", tomb.text);
    Finding::error(rules::NAME_RESERVED, at, message).related(tomb.span, "it is reserved here")
}
