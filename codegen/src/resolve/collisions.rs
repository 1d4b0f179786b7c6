//! Names of types that meet: as one Rust type, or as one file.

use std::collections::HashMap;

use super::names::Names;
use crate::diagnostic::{Finding, Findings};
use crate::names as spelling;
use crate::rules;
use crate::source::Span;
use crate::syntax::Scalar;

/// Something that takes a name.
struct Taker {
    name: String,
    what: &'static str,
    /// It is derived from what it belongs to.
    is_inline: bool,
    span: Span,
}

const PATCH: &str = "a patch";

/// Reports every two types of one API that cannot both be there, and every two resources.
pub(super) fn types(names: &Names<'_, '_>, findings: &mut Findings) {
    let takers = takers(names);
    let by_name = meet(&takers, findings);
    builders(names, &by_name, findings);
    // Resources are in a module of their own, and their patches with them.
    let resources = resources(names);
    let by_name = meet(&resources, findings);
    for patch in takers.iter().filter(|taker| taker.what == PATCH) {
        if let Some(resource) = by_name.get(&patch.name.to_ascii_lowercase()) {
            findings.push(same_name(patch, resource));
        }
    }
    clients(&takers, &resources, findings);
    requests(names, findings);
}

/// The module of a client has the client itself, too.
fn clients(takers: &[Taker], resources: &[Taker], findings: &mut Findings) {
    let patches = takers.iter().filter(|taker| taker.what == PATCH);
    for taker in patches.chain(resources) {
        if spelling::is_taken_by_client(&taker.name) {
            let message = format!("`{}` is taken in the module of every client", taker.name);
            let finding = Finding::error(rules::TYPE_COLLISION, taker.span, message);
            findings.push(finding.help(format!("{} cannot have this name", taker.what)));
        }
    }
}

/// Calls of one resource whose types would have one name, or that of a patch beside them.
fn requests(names: &Names<'_, '_>, findings: &mut Findings) {
    for resource in &names.decl.resources {
        let patches = resource.endpoints.iter().filter_map(|endpoint| {
            let name = endpoint.patch.as_ref()?.name.as_ref()?;
            Some((name.text.clone().into_owned(), (PATCH, name.span)))
        });
        let mut taken: HashMap<String, (&str, Span)> = patches.collect();
        for endpoint in &resource.endpoints {
            let request = spelling::request(&resource.head.name.text, &endpoint.name.text);
            let span = endpoint.name.span;
            if let Some((what, first)) = taken.insert(request.clone(), ("the other call", span)) {
                let message = format!("the type of this call, `{request}`, has the name of another one");
                let finding = Finding::error(rules::TYPE_COLLISION, span, message);
                findings.push(finding.related(first, what).help("rename one of them"));
            }
        }
    }
}

/// Reports every two that meet; the others by their names in lower case.
fn meet<'t>(takers: &'t [Taker], findings: &mut Findings) -> HashMap<String, &'t Taker> {
    // Without regard to case: file systems and readers do not see the difference.
    let mut by_name: HashMap<String, &Taker> = HashMap::with_capacity(takers.len());
    let mut by_module: HashMap<String, &Taker> = HashMap::with_capacity(takers.len());
    for taker in takers {
        let (name, module) = (taker.name.to_ascii_lowercase(), spelling::module(&taker.name));
        let first = by_name.get(&name).copied();
        let in_file = by_module.get(&module).copied();
        match (first, in_file) {
            (Some(first), _) => findings.push(same_name(taker, first)),
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
    by_name
}

fn same_name(taker: &Taker, first: &Taker) -> Finding {
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
    collision(message, taker, first)
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
    let help = if taker.is_inline {
        "rename one of them, or give the choices a name of their own in `enums/`"
    } else {
        "rename one of them"
    };
    Finding::error(rules::TYPE_COLLISION, taker.span, message)
        .related(first.span, first.what)
        .help(help)
}

fn declared(name: &Scalar<'_>, what: &'static str) -> Taker {
    Taker {
        name: name.text.clone().into_owned(),
        what,
        is_inline: false,
        span: name.span,
    }
}

/// Everything that takes a name, declared things before what is derived from them.
fn takers(names: &Names<'_, '_>) -> Vec<Taker> {
    let decl = names.decl;
    let heads = decl.models.iter().map(|model| (&model.head, "a model"));
    let heads = heads.chain(decl.enums.iter().map(|enumeration| (&enumeration.head, "an enum")));
    let heads = heads.chain(decl.unions.iter().map(|union| (&union.head, "a union")));
    let mut takers: Vec<Taker> = heads.map(|(head, what)| declared(&head.name, what)).collect();
    takers.extend(
        decl.protocol
            .search
            .iter()
            .map(|domain| declared(&domain.name, "a query language")),
    );
    let endpoints = decl.resources.iter().flat_map(|resource| &resource.endpoints);
    let patches = endpoints.filter_map(|endpoint| endpoint.patch.as_ref()?.name.as_ref());
    takers.extend(patches.map(|name| declared(name, PATCH)));
    takers.extend(names.inline_enums().into_iter().map(|(place, id)| {
        let choices = &names.enums[id.0];
        Taker {
            name: choices.name.clone(),
            what: place.what(),
            is_inline: true,
            span: choices.span,
        }
    }));
    takers
}

fn resources(names: &Names<'_, '_>) -> Vec<Taker> {
    let resources = names.decl.resources.iter();
    resources
        .map(|resource| declared(&resource.head.name, "a resource"))
        .collect()
}
