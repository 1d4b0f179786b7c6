//! Names of types that meet: as one Rust type, or as one file.

use std::collections::HashMap;

use super::names::{EnumPlace, Names};
use crate::diagnostic::{Finding, Findings};
use crate::names as spelling;
use crate::rules;
use crate::source::Span;

/// Something that takes a name.
struct Taker {
    name: String,
    what: &'static str,
    span: Span,
}

/// Reports every two types of one API that cannot both be there.
pub(super) fn types(names: &Names<'_, '_>, findings: &mut Findings) {
    let takers = takers(names);
    // Without regard to case: file systems and readers do not see the difference.
    let mut by_name: HashMap<String, &Taker> = HashMap::with_capacity(takers.len());
    let mut by_module: HashMap<String, &Taker> = HashMap::with_capacity(takers.len());
    for taker in &takers {
        let (name, module) = (taker.name.to_ascii_lowercase(), spelling::module(&taker.name));
        let first = by_name.get(&name).copied();
        let in_file = by_module.get(&module).copied();
        match (first, in_file) {
            (Some(first), _) => {
                let message = if first.name == taker.name {
                    format!(
                        "two things are called `{}`: {} and {}",
                        taker.name, first.what, taker.what
                    )
                } else {
                    format!(
                        "`{}` and `{}` differ only in upper and lower case",
                        first.name, taker.name
                    )
                };
                findings.push(collision(message, taker, first));
            }
            (None, Some(first)) => {
                let message = format!(
                    "`{}` and `{}` would both be in the file `{module}.rs`",
                    first.name, taker.name
                );
                findings.push(collision(message, taker, first));
            }
            (None, None) => {
                by_name.insert(name, taker);
                by_module.insert(module, taker);
            }
        }
    }
    builders(names, &by_name, findings);
}

/// Every model that is a struct has a builder beside it.
fn builders(names: &Names<'_, '_>, by_name: &HashMap<String, &Taker>, findings: &mut Findings) {
    for model in names.decl.models.iter().filter(|model| !model.is_abstract) {
        let builder = format!("{}Builder", model.head.name.text);
        if let Some(taken) = by_name
            .get(&builder.to_ascii_lowercase())
            .filter(|taker| taker.name == builder)
        {
            let message = format!(
                "`{builder}` is also the name of the builder of `{}`",
                model.head.name.text
            );
            let finding = Finding::error(rules::TYPE_COLLISION, taken.span, message);
            findings.push(
                finding
                    .related(model.head.name.span, "its builder")
                    .help("rename one of them"),
            );
        }
    }
}

fn collision(message: String, taker: &Taker, first: &Taker) -> Finding {
    let help = match taker.what {
        "the enum of a property" | "the enum of a parameter" => {
            "rename one of them, or give the choices a name of their own in `enums/`"
        }
        _ => "rename one of them",
    };
    Finding::error(rules::TYPE_COLLISION, taker.span, message)
        .related(first.span, first.what)
        .help(help)
}

/// Everything that takes a name, declared things before what is derived from them.
fn takers(names: &Names<'_, '_>) -> Vec<Taker> {
    let decl = names.decl;
    let heads = decl.models.iter().map(|model| (&model.head, "a model"));
    let heads = heads.chain(decl.enums.iter().map(|enumeration| (&enumeration.head, "an enum")));
    let heads = heads.chain(decl.unions.iter().map(|union| (&union.head, "a union")));
    let heads = heads.chain(decl.resources.iter().map(|resource| (&resource.head, "a resource")));
    let mut takers: Vec<Taker> = heads
        .map(|(head, what)| Taker {
            name: head.name.text.clone().into_owned(),
            what,
            span: head.name.span,
        })
        .collect();
    let mut inline = Vec::new();
    for (m, model) in decl.models.iter().enumerate() {
        inline.extend((0..model.properties.len()).map(|n| (EnumPlace::Property(m, n), "the enum of a property")));
    }
    for (r, resource) in decl.resources.iter().enumerate() {
        for (e, endpoint) in resource.endpoints.iter().enumerate() {
            for role in [super::names::Role::Path, super::names::Role::Query] {
                let count = role.of(endpoint).len();
                inline.extend((0..count).map(|n| (EnumPlace::Parameter(r, e, role, n), "the enum of a parameter")));
            }
        }
    }
    for (place, what) in inline {
        if let Some(choices) = names.enum_at(place).and_then(|id| names.enums.get(id.0)) {
            takers.push(Taker {
                name: choices.name.clone(),
                what,
                span: choices.span,
            });
        }
    }
    takers
}
