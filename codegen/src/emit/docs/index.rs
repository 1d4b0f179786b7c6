//! The index of the reference.

use super::protocol;
use super::table::Table;
use crate::emit::text::{cell, code, inline, safe, summary};
use crate::emit::{File, Target};
use crate::model::{Api, Schema};

pub(super) fn page(schema: &Schema, target: &Target) -> File {
    let mut sections = vec![
        format!(
            "<!-- {} -->\n# {}: reference",
            target.marker(""),
            inline(&schema.package.name)
        ),
        schema.package.description.as_deref().map(safe).unwrap_or_default(),
        "The crate's front page is its [README](../README.md).".to_owned(),
    ];
    for api in &schema.apis {
        sections.extend(api_sections(api));
    }
    let sections: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    File {
        path: "docs/README.md".to_owned(),
        contents: format!("{}\n", sections.join("\n\n")),
    }
}

fn api_sections(api: &Api) -> Vec<String> {
    let mut about: Vec<String> = api
        .title
        .iter()
        .map(|title| format!("{}.", inline(title.trim_end_matches('.'))))
        .collect();
    about.extend(
        api.base_url
            .as_ref()
            .map(|url| format!("It is served at {}.", code(url))),
    );
    about.extend(
        api.docs_url
            .as_ref()
            .map(|url| format!("The service documents it at {}.", inline(url))),
    );
    if protocol::is_there(api) {
        about.push(format!("[How it is called]({}/{}).", api.name, protocol::FILE));
    }
    vec![
        format!("## {}", api.name),
        about.join("\n"),
        models(api),
        enums(api),
        unions(api),
        resources(api),
    ]
}

fn models(api: &Api) -> String {
    let mut table = Table::new(&["Model", "Extends", "What it is"]);
    for model in &api.models {
        let base = model.extends.map(|id| link(api, &api.model(id).name));
        let lead = if model.deprecated.is_some() {
            "**Deprecated.** "
        } else {
            ""
        };
        let meaning = format!("{lead}{}", cell(&summary(&model.doc)));
        table.row([link(api, &model.name), base.unwrap_or_default(), meaning]);
    }
    table.section("### Models")
}

// No counts in these tables: a choice more would change the index, and two pull requests would meet in it.

fn enums(api: &Api) -> String {
    let mut table = Table::new(&["Enum", "What it is"]);
    for choices in &api.enums {
        table.row([link(api, &choices.name), cell(&summary(&choices.doc))]);
    }
    table.section("### Enums")
}

fn unions(api: &Api) -> String {
    let mut table = Table::new(&["Union", "What it is"]);
    for union in &api.unions {
        table.row([link(api, &union.name), cell(&summary(&union.doc))]);
    }
    table.section("### Unions")
}

fn resources(api: &Api) -> String {
    let mut table = Table::new(&["Resource", "What it is"]);
    for resource in &api.resources {
        let name = format!("[{0}]({1}/resources/{0}.md)", resource.name, api.name);
        table.row([name, cell(&summary(&resource.doc))]);
    }
    table.section("### Resources")
}

fn link(api: &Api, name: &str) -> String {
    format!("[{name}]({}/{name}.md)", api.name)
}
