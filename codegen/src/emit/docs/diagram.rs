//! The Mermaid class diagram of a model.

use std::fmt::Write as _;

use crate::emit::Scope;
use crate::model::{Model, ModelId, Type};
use crate::policy;

/// What a model extends and what it refers to; empty if it stands alone. Names are ASCII words, so they need no quotes.
pub(super) fn section(scope: &Scope<'_>, id: ModelId, model: &Model) -> String {
    let api = scope.api;
    let mut lines = String::new();
    let mut below = &model.name;
    for ancestor in policy::ancestors(api, id) {
        let name = &api.model(ancestor).name;
        let _ = writeln!(lines, "    {name} <|-- {below}");
        below = name;
    }
    for (target, many, labels) in references(scope, model) {
        let many = if many { " \"*\"" } else { "" };
        let _ = writeln!(lines, "    {} -->{many} {target} : {}", model.name, labels.join(", "));
    }
    if lines.is_empty() {
        return lines;
    }
    format!("## Diagram\n\n```mermaid\nclassDiagram\n{lines}```")
}

/// What the properties refer to, by target and number, in the order of the properties.
fn references<'a>(scope: &Scope<'a>, model: &'a Model) -> Vec<(&'a str, bool, Vec<&'a str>)> {
    let api = scope.api;
    let mut found: Vec<(&str, bool, Vec<&str>)> = Vec::new();
    for property in &model.properties {
        let target = match property.ty.innermost() {
            Type::Model(id) => &api.model(*id).name,
            Type::Union(id) => &api.union(*id).name,
            _ => continue,
        };
        let many = matches!(property.ty, Type::List(_) | Type::Map(_));
        match found
            .iter_mut()
            .find(|(name, number, _)| name == target && *number == many)
        {
            Some((_, _, labels)) => labels.push(&property.name),
            None => found.push((target, many, vec![&property.name])),
        }
    }
    found
}
