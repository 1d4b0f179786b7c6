//! The page of a resource: its endpoints.

use super::table::Table;
use super::{Page, patch, protocol};
use crate::emit::client::Call;
use crate::emit::text::{cell, code, safe, summary, word};
use crate::emit::{File, facts};
use crate::model::{Endpoint, Literal, Paging, Parameter, Resource, Returns};
use crate::names;
use crate::policy::{self, Gives};

/// From this page to the pages of types.
pub(super) const UP: &str = "../";

pub(super) fn page(page: &Page<'_>, resource: &Resource) -> File {
    let mut sections = vec![
        format!("# {}", resource.name),
        page.links(
            "../../..",
            Some(&format!("client/{}", names::module(&resource.name))),
            &resource.file,
        ),
        safe(&resource.doc),
    ];
    for endpoint in &resource.endpoints {
        sections.extend(endpoint_sections(page, resource, endpoint));
    }
    page.file(&format!("resources/{}", resource.name), &resource.file, &sections)
}

fn endpoint_sections(page: &Page<'_>, resource: &Resource, endpoint: &Endpoint) -> Vec<String> {
    let mut sections = vec![
        format!("## {}", endpoint.name),
        code(&format!("{} {}", endpoint.method, endpoint.path)),
        endpoint
            .deprecated
            .as_deref()
            .map(facts::deprecation_sentence)
            .unwrap_or_default(),
        safe(&endpoint.doc),
        parameters(page, "Path parameter", &endpoint.params),
        parameters(page, "Query parameter", &endpoint.query),
        parameters(page, "Body parameter", &endpoint.body_params),
        endpoint
            .patch
            .as_ref()
            .map(|each| patch::table(page, each))
            .unwrap_or_default(),
    ];
    let mut lines = exchange(page, endpoint);
    for error in &endpoint.errors {
        lines.push(format!(
            "- Error {} `{}`: {}",
            error.status,
            error.name,
            cell(&summary(&error.doc))
        ));
    }
    let rust = Call {
        scope: page.scope,
        resource,
        endpoint,
    };
    lines.push(format!("- In Rust: {}", code(&rust.in_rust())));
    sections.push(lines.join("\n"));
    sections
}

/// What is sent and what comes back, a line each.
fn exchange(page: &Page<'_>, endpoint: &Endpoint) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(body) = &endpoint.body {
        let partial = if endpoint.partial {
            ", of which any part may be sent"
        } else {
            ""
        };
        lines.push(format!("- Body: {}{partial}", page.type_text(UP, body)));
    }
    lines.extend(endpoint.patch.as_ref().map(patch::form));
    match &endpoint.returns {
        Some(Returns::Plain(ty)) => lines.push(format!("- Returns: {}", page.type_text(UP, ty))),
        Some(Returns::Page(ty)) => {
            let style = endpoint.paging.and_then(|n| page.scope.api.protocol.paging.get(n));
            let style = style.map(|style| paging(style, &endpoint.items)).unwrap_or_default();
            lines.push(format!("- Returns: pages of {}{style}", page.type_text(UP, ty)));
        }
        None => lines.extend(created(page, endpoint)),
    }
    lines.extend(endpoint.success.map(|status| format!("- Success: {status}")));
    if page.scope.api.protocol.auth.is_some() && !endpoint.authenticated {
        lines.push("- Authentication: none".to_owned());
    }
    lines
}

/// Where the id is of what was made.
fn created(page: &Page<'_>, endpoint: &Endpoint) -> Option<String> {
    let api = page.scope.api;
    let header = api.protocol.responses.created.as_ref()?;
    let line = || format!("- Returns: the id of what was made, in the header {}", code(header));
    (policy::gives(api, endpoint) == Gives::Created).then(line)
}

/// The style of a list, and where its items are.
fn paging(style: &Paging, items: &[String]) -> String {
    let base = style.items.join(".");
    let places: Vec<String> = items
        .iter()
        .map(|key| {
            if base.is_empty() {
                code(key)
            } else {
                code(&format!("{base}.{key}"))
            }
        })
        .collect();
    let places = if places.is_empty() && !base.is_empty() {
        vec![code(&base)]
    } else {
        places
    };
    let below = if places.is_empty() {
        String::new()
    } else {
        format!(", the items at {}", places.join(" or "))
    };
    format!(
        ", of the style [{0}]({UP}{1}#paging){below}",
        style.name,
        protocol::FILE
    )
}

fn parameters(page: &Page<'_>, kind: &str, parameters: &[Parameter]) -> String {
    let mut table = Table::new(&[
        kind,
        "Type",
        "On the wire",
        "",
        "Default",
        "Always",
        "Limits",
        "What it is",
    ]);
    for parameter in parameters {
        table.row([
            format!("`{}`", parameter.name),
            type_of(page, parameter),
            word(&parameter.wire),
            if parameter.required {
                "required".to_owned()
            } else {
                String::new()
            },
            literal(parameter.default.as_ref()),
            literal(parameter.value.as_ref()),
            limits(parameter),
            cell(&summary(&parameter.doc)),
        ]);
    }
    table.section("")
}

/// Its type, and the query language of a text that has one.
fn type_of(page: &Page<'_>, parameter: &Parameter) -> String {
    let ty = page.type_text(UP, &parameter.ty);
    match parameter.search.and_then(|n| page.scope.api.protocol.search.get(n)) {
        Some(domain) => format!(
            "{ty} in [{}]({UP}{}#{})",
            domain.name,
            protocol::FILE,
            domain.name.to_lowercase()
        ),
        None => ty,
    }
}

pub(super) fn literal(value: Option<&Literal>) -> String {
    value.map(|value| word(&facts::literal(value))).unwrap_or_default()
}

pub(super) fn limits(parameter: &Parameter) -> String {
    facts::limits(&parameter.ty, &parameter.limits)
        .join(", ")
        .replace('|', "\\|")
}
