//! The page of a model.

use super::table::Table;
use super::{Page, choices, diagram};
use crate::emit::text::{cell, code, is_brief, safe, summary, word};
use crate::emit::{File, facts, sample};
use crate::model::{Computed, Direction, Form, Model, ModelId, Property};
use crate::names;
use crate::policy;

pub(super) fn page(page: &Page<'_>, id: ModelId, model: &Model) -> File {
    let scope = page.scope;
    let has_rust = !model.is_abstract || !scope.shape.inline(id).is_empty();
    let module = names::module(&model.name);
    let sections = [
        format!("# {}", model.name),
        page.links("../..", has_rust.then_some(module.as_str()), &model.file),
        safe(&model.doc),
        status(model),
        family(page, id),
        properties(page, id, model),
        long_docs(id, model),
        computed(page, id, model),
        inline_enums(page, id),
        samples(page, model),
        page.used_by(&page.usage.models[id.0]),
        diagram::section(scope, id, model),
    ];
    page.file(&model.name, &model.file, &sections)
}

/// What holds of the model as a whole.
fn status(model: &Model) -> String {
    let mut said = Vec::new();
    said.extend(model.deprecated.as_deref().map(facts::deprecation_sentence));
    if model.is_abstract {
        said.push("Abstract: only a base, without a struct of its own.".to_owned());
    }
    match model.direction {
        Direction::Both => {}
        Direction::Request => said.push("Only sent, never returned.".to_owned()),
        Direction::Response => said.push("Only returned, never sent.".to_owned()),
    }
    said.extend(
        model
            .renamed_from
            .as_ref()
            .map(|former| format!("Formerly {}.", code(former))),
    );
    said.join("\n\n")
}

fn family(page: &Page<'_>, id: ModelId) -> String {
    let api = page.scope.api;
    let link = |id: ModelId| format!("[{0}]({0}.md)", api.model(id).name);
    let above: Vec<String> = policy::ancestors(api, id).map(link).collect();
    let below: Vec<String> = page.usage.extended_by[id.0].iter().map(|id| link(*id)).collect();
    let mut lines = Vec::new();
    if !above.is_empty() {
        lines.push(format!("Extends {}.", above.join(", which extends ")));
    }
    if !below.is_empty() {
        lines.push(format!("Extended by {}.", below.join(", ")));
    }
    lines.join("\n\n")
}

fn properties(page: &Page<'_>, id: ModelId, model: &Model) -> String {
    let mut table = Table::new(&["Property", "Type", "On the wire", "", "Default", "Limits", "What it is"]);
    for property in &model.properties {
        table.row([
            anchor(id, property),
            page.type_text("", &property.ty),
            wire(property),
            facts::flags(property).join(", "),
            property
                .default
                .as_ref()
                .map(|value| word(&facts::literal(value)))
                .unwrap_or_default(),
            facts::limits(&property.ty, &property.limits)
                .join(", ")
                .replace('|', "\\|"),
            meaning(page, id, property),
        ]);
    }
    table.section("## Properties")
}

/// Whether the doc says more than fits into the table. What is inherited is told where it is declared.
fn is_long(id: ModelId, property: &Property) -> bool {
    property.declared_in == id && (!is_brief(&property.doc) || property.examples.len() > 1)
}

fn anchor(id: ModelId, property: &Property) -> String {
    let name = &property.name;
    if is_long(id, property) {
        format!("[`{name}`](#{name})")
    } else {
        format!("<a id=\"{name}\"></a>`{name}`")
    }
}

fn wire(property: &Property) -> String {
    let mut names = vec![word(&property.wire)];
    names.extend(property.aliases.iter().map(|alias| format!("also {}", word(alias))));
    names.join(", ")
}

fn meaning(page: &Page<'_>, id: ModelId, property: &Property) -> String {
    let mut said = Vec::new();
    said.extend(
        property
            .deprecated
            .as_deref()
            .map(|it| facts::deprecation_sentence(it).replace('|', "\\|") + "."),
    );
    let summary = cell(&summary(&property.doc));
    said.extend((!summary.is_empty()).then_some(summary));
    said.extend(
        property
            .renamed_from
            .as_ref()
            .map(|former| format!("Formerly {}.", word(former))),
    );
    if property.declared_in != id {
        let base = &page.scope.api.model(property.declared_in).name;
        said.push(format!("*From [{base}]({base}.md#{}).*", property.name));
    } else if property.is_override {
        said.push("*Overrides what is inherited.*".to_owned());
    }
    said.join(" ")
}

/// Docs that do not fit into the table.
fn long_docs(id: ModelId, model: &Model) -> String {
    let long = model.properties.iter().filter(|property| is_long(id, property));
    let sections: Vec<String> = long
        .map(|property| {
            let examples: Vec<String> = property
                .examples
                .iter()
                .map(|example| code(&facts::literal(example)))
                .collect();
            let examples = if examples.is_empty() {
                String::new()
            } else {
                format!("\n\nExamples: {}", examples.join(", "))
            };
            format!("### {}\n\n{}{examples}", property.name, safe(&property.doc))
        })
        .collect();
    sections.join("\n\n")
}

fn computed(page: &Page<'_>, id: ModelId, model: &Model) -> String {
    let mut table = Table::new(&["Computed", "Type", "On the wire", "How", "What it is"]);
    for computed in &model.computed {
        let mut meaning = cell(&summary(&computed.doc));
        if computed.declared_in != id {
            let base = &page.scope.api.model(computed.declared_in).name;
            meaning.push_str(&format!(" *From [{base}]({base}.md#{}).*", computed.name));
        }
        table.row([
            format!("<a id=\"{0}\"></a>`{0}`", computed.name),
            page.type_text("", &computed.ty),
            computed.wire.as_deref().map(word).unwrap_or_default(),
            how(computed),
            meaning.trim().to_owned(),
        ]);
    }
    table.section("## Computed properties")
}

fn how(computed: &Computed) -> String {
    let mut text = match &computed.form {
        Form::Equals { from, equals, .. } => format!("whether `{from}` is {}", word(equals)),
        Form::Codec { from, codec } => format!("`{from}`, decoded from {}", facts::codec(*codec)),
    };
    if computed.settable {
        text.push_str("; can be set");
    }
    if let Form::Equals {
        otherwise: Some(other), ..
    } = &computed.form
    {
        text.push_str(&format!(" (false writes {})", word(other)));
    }
    text
}

/// The choices of the enums that this model declares.
fn inline_enums(page: &Page<'_>, id: ModelId) -> String {
    let api = page.scope.api;
    let inline = page.scope.shape.inline(id).iter().map(|id| api.choices(*id));
    let sections: Vec<String> = inline
        .map(|found| {
            let heading = format!("### [{0}]({0}.md)", found.name);
            choices::table(found).section(&heading)
        })
        .collect();
    if sections.is_empty() {
        return String::new();
    }
    format!("## Choices\n\n{}", sections.join("\n\n"))
}

fn samples(page: &Page<'_>, model: &Model) -> String {
    let api = page.scope.api;
    if model.is_abstract {
        return String::new();
    }
    if model.examples.is_empty() {
        return format!("## Sample\n\n```json\n{}```", sample::sample(api, model).pretty());
    }
    let examples: Vec<String> = model
        .examples
        .iter()
        .map(|(name, literal)| {
            let json = sample::example(api, model, literal).pretty();
            format!("{}:\n\n```json\n{json}```", code(name))
        })
        .collect();
    format!("## Examples\n\n{}", examples.join("\n\n"))
}
