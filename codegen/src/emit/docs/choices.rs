//! The page of an enum.

use super::table::Table;
use super::{Page, Place};
use crate::emit::text::{cell, code, safe, word};
use crate::emit::{File, facts};
use crate::model::Enum;
use crate::names;

pub(super) fn page(page: &Page<'_>, places: &[Place<'_>], choices: &Enum) -> File {
    let holder = choices
        .inline_in
        .as_ref()
        .map(|(id, _)| &page.scope.api.model(*id).name);
    let module = names::module(holder.unwrap_or(&choices.name));
    let sections = [
        format!("# {}", choices.name),
        page.links("../..", Some(&module), &choices.file),
        safe(&choices.doc),
        status(page, choices),
        table(choices).section("## Choices"),
        page.used_by(places),
    ];
    page.file(&choices.name, &choices.file, &sections)
}

/// What holds of the enum as a whole.
fn status(page: &Page<'_>, choices: &Enum) -> String {
    let mut said = Vec::new();
    said.extend(choices.deprecated.as_deref().map(facts::deprecation_sentence));
    if let Some((id, property)) = &choices.inline_in {
        let holder = &page.scope.api.model(*id).name;
        said.push(format!(
            "The choices of [`{property}`]({holder}.md#{property}) of [{holder}]({holder}.md)."
        ));
    }
    said.push(match choices.open {
        true => "Open: a value that is not listed is kept in `Unrecognized(..)`.".to_owned(),
        false => "Closed: there are no other values.".to_owned(),
    });
    said.extend(
        choices
            .renamed_from
            .as_ref()
            .map(|former| format!("Formerly {}.", code(former))),
    );
    said.join("\n\n")
}

/// Every choice with its value on the wire, its name in Rust and its meaning.
pub(super) fn table(choices: &Enum) -> Table<'static> {
    let mut table = Table::new(&["Value", "In Rust", "What it means"]);
    for choice in &choices.choices {
        let mut said = Vec::new();
        said.extend(
            choice
                .deprecated
                .as_deref()
                .map(|it| facts::deprecation_sentence(it).replace('|', "\\|") + "."),
        );
        // A cell has one line, so all of a doc stands in it.
        said.extend(
            choice
                .doc
                .as_ref()
                .map(|doc| cell(&doc.split_whitespace().collect::<Vec<_>>().join(" "))),
        );
        said.extend(
            choice
                .renamed_from
                .as_ref()
                .map(|former| format!("Formerly {}.", word(&names::variant(former)))),
        );
        table.row([word(&choice.value), format!("`{}`", choice.variant), said.join(" ")]);
    }
    table
}
