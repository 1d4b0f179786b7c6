//! The page of a resource: its endpoints.

use super::Page;
use super::table::Table;
use crate::emit::text::{cell, code, safe, summary, word};
use crate::emit::{File, facts};
use crate::model::{Endpoint, Parameter, Resource, Returns};

/// From this page to the pages of types.
const UP: &str = "../";

pub(super) fn page(page: &Page<'_>, resource: &Resource) -> File {
    let mut sections = vec![
        format!("# {}", resource.name),
        page.links("../../..", None, &resource.file),
        safe(&resource.doc),
    ];
    for endpoint in &resource.endpoints {
        sections.extend(endpoint_sections(page, endpoint));
    }
    page.file(&format!("resources/{}", resource.name), &resource.file, &sections)
}

fn endpoint_sections(page: &Page<'_>, endpoint: &Endpoint) -> Vec<String> {
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
    ];
    let mut lines = Vec::new();
    if let Some(body) = &endpoint.body {
        let partial = if endpoint.partial {
            ", of which any part may be sent"
        } else {
            ""
        };
        lines.push(format!("- Body: {}{partial}", page.type_text(UP, body)));
    }
    match &endpoint.returns {
        Some(Returns::Plain(ty)) => lines.push(format!("- Returns: {}", page.type_text(UP, ty))),
        Some(Returns::Page(ty)) => lines.push(format!("- Returns: pages of {}", page.type_text(UP, ty))),
        None => {}
    }
    lines.extend(endpoint.success.map(|status| format!("- Success: {status}")));
    for error in &endpoint.errors {
        lines.push(format!(
            "- Error {} `{}`: {}",
            error.status,
            error.name,
            cell(&summary(&error.doc))
        ));
    }
    sections.push(lines.join("\n"));
    sections
}

fn parameters(page: &Page<'_>, kind: &str, parameters: &[Parameter]) -> String {
    let mut table = Table::new(&[kind, "Type", "On the wire", "", "Default", "Limits", "What it is"]);
    for parameter in parameters {
        table.row([
            format!("`{}`", parameter.name),
            page.type_text(UP, &parameter.ty),
            word(&parameter.wire),
            if parameter.required {
                "required".to_owned()
            } else {
                String::new()
            },
            parameter
                .default
                .as_ref()
                .map(|value| word(&facts::literal(value)))
                .unwrap_or_default(),
            facts::limits(&parameter.ty, &parameter.limits)
                .join(", ")
                .replace('|', "\\|"),
            cell(&summary(&parameter.doc)),
        ]);
    }
    table.section("")
}
