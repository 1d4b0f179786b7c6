//! Names of members that meet: in one struct, in its builder, among its methods, or on the wire.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::bases::Own;
use super::world::World;
use crate::decl::ModelDecl;
use crate::diagnostic::{Finding, Findings};
use crate::model::{Property, Type};
use crate::names as spelling;
use crate::rules;
use crate::source::Span;

/// The field that keeps unknown properties.
const EXTRA: &str = "extra";
/// The method that ends a builder.
const BUILD: &str = "build";
/// Methods that every struct has.
const METHODS: [&str; 4] = ["validate", "validate_partial", "get", "builder"];

/// Who has taken a name, and whether that is said in the model at hand.
#[derive(Clone, Copy)]
struct Taken {
    span: Span,
    is_own: bool,
}

/// Checks the effective members of every model; what two inherited ones do was said where they are declared.
pub(super) fn check(world: &World<'_, '_>, findings: &mut Findings) {
    for (m, model) in world.names.decl.models.iter().enumerate() {
        reserved(model, findings);
        if !model.properties.is_empty() || !model.computed.is_empty() {
            fields(world, m, findings);
            methods(world, m, findings);
            wires(world, m, findings);
        }
    }
}

fn reserved(model: &ModelDecl<'_>, findings: &mut Findings) {
    let properties = model.properties.iter().map(|property| &property.name);
    for name in properties
        .clone()
        .chain(model.computed.iter().map(|computed| &computed.name))
    {
        if name.text == EXTRA {
            let message = "`extra` is the field that keeps unknown properties";
            findings.push(renamed(Finding::error(rules::FIELD_COLLISION, name.span, message)));
        }
    }
    for name in properties.filter(|name| name.text == BUILD) {
        let message = "`build` is the method that ends a builder, so no property can be set by that name";
        findings.push(renamed(Finding::error(rules::METHOD_COLLISION, name.span, message)));
    }
}

fn renamed(finding: Finding) -> Finding {
    finding.help("choose another name, and keep the one on the wire: `wire: …`")
}

/// Fields and computed properties, which `get` finds by the same names.
fn fields(world: &World<'_, '_>, model: usize, findings: &mut Findings) {
    let decls = &world.names.decl.models;
    let effective = &world.effective[model];
    let properties = effective
        .properties
        .iter()
        .map(|own| (own, &decls[own.model].properties[own.index].name));
    let computed = effective
        .computed
        .iter()
        .map(|own| (own, &decls[own.model].computed[own.index].name));
    let mut seen = HashMap::new();
    for (own, name) in properties.chain(computed) {
        let taken = Taken {
            span: name.span,
            is_own: own.model == model,
        };
        let field = spelling::value_ident(&name.text);
        let message = |field: &str| format!("two properties are `{field}` in Rust");
        meet(&mut seen, field, taken, rules::FIELD_COLLISION, message, findings);
    }
}

/// Methods of the struct: of lists, of computed properties, and those that it always has.
fn methods(world: &World<'_, '_>, model: usize, findings: &mut Findings) {
    let mut seen = HashMap::new();
    let lists = |property: &&Property| matches!(property.ty, Type::List(_));
    let lists = world.properties(model).filter(lists).map(|property| {
        (
            property.declared_in.0,
            Cow::Borrowed(property.name.as_str()),
            property.span,
        )
    });
    let computed = computed(world, model).flat_map(|computed| {
        let setter = computed.settable.then(|| Cow::Owned(format!("set_{}", computed.name)));
        let names = std::iter::once(Cow::Borrowed(computed.name.as_str())).chain(setter);
        names.map(|name| (computed.declared_in.0, name, computed.span))
    });
    for (declared_in, name, span) in lists.chain(computed) {
        let taken = Taken {
            span,
            is_own: declared_in == model,
        };
        if METHODS.contains(&&*name) {
            if taken.is_own {
                let message = format!("this needs a method `{name}`, which every model has for something else");
                findings.push(renamed(Finding::error(rules::METHOD_COLLISION, span, message)));
            }
            continue;
        }
        // Two members of one name are reported as fields.
        let message = |name: &str| format!("two members need the method `{name}`");
        if name.starts_with("set_") || !seen.contains_key(&name) {
            meet(&mut seen, name, taken, rules::METHOD_COLLISION, message, findings);
        }
    }
}

fn computed<'w>(world: &'w World<'_, '_>, model: usize) -> impl Iterator<Item = &'w crate::model::Computed> {
    let effective = world.effective[model].computed.iter();
    effective.filter_map(|Own { model, index }| world.computed.get(*model)?.get(*index)?.as_ref())
}

/// Names on the wire, with those that are accepted when reading.
fn wires(world: &World<'_, '_>, model: usize, findings: &mut Findings) {
    let mut seen = HashMap::new();
    let mut take = |name, declared_in: usize, span: Span| {
        let taken = Taken {
            span,
            is_own: declared_in == model,
        };
        let message = |name: &str| format!("two properties are `{}` on the wire", crate::diagnostic::shown(name));
        meet(
            &mut seen,
            Cow::Borrowed(name),
            taken,
            rules::WIRE_COLLISION,
            message,
            findings,
        );
    };
    for property in world.properties(model) {
        take(property.wire.as_str(), property.declared_in.0, property.span);
    }
    for property in world.properties(model) {
        for alias in &property.aliases {
            take(alias, property.declared_in.0, property.span);
        }
    }
    for computed in computed(world, model) {
        if let Some(wire) = &computed.wire {
            take(wire, computed.declared_in.0, computed.span);
        }
    }
}

fn meet<'n>(
    seen: &mut HashMap<Cow<'n, str>, Taken>,
    name: Cow<'n, str>,
    taken: Taken,
    code: &'static str,
    message: fn(&str) -> String,
    findings: &mut Findings,
) {
    let first = match seen.entry(name) {
        Entry::Occupied(first) => first,
        Entry::Vacant(place) => {
            place.insert(taken);
            return;
        }
    };
    let (name, first) = (first.key(), *first.get());
    let (at, other) = match (first.is_own, taken.is_own) {
        (false, false) => return,
        (true, false) => (first, taken),
        _ => (taken, first),
    };
    let help = match code {
        rules::WIRE_COLLISION => "say another name with `wire`, or remove one of them",
        _ => "rename one of them",
    };
    let same = at.span == other.span;
    let finding = Finding::error(code, at.span, message(name)).help(help);
    findings.push(if same {
        finding
    } else {
        finding.related(other.span, "the other one")
    });
}
