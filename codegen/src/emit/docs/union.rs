//! The page of a union.

use super::table::Table;
use super::{Page, Place};
use crate::emit::text::{cell, code, safe, summary, word};
use crate::emit::{File, facts};
use crate::model::{Matching, TagHolder, Union};
use crate::names;

pub(super) fn page(page: &Page<'_>, places: &[Place<'_>], union: &Union) -> File {
    let sections = [
        format!("# {}", union.name),
        page.links("../..", Some(&names::module(&union.name)), &union.file),
        safe(&union.doc),
        status(union),
        variants(page, union),
        page.used_by(places),
    ];
    page.file(&union.name, &union.file, &sections)
}

fn status(union: &Union) -> String {
    let tag = code(&union.by);
    let place = match union.on {
        TagHolder::Variant => format!("its property {tag}"),
        TagHolder::Holder => format!("the property {tag} beside it"),
    };
    let compared = match union.matching {
        Matching::Exact => "",
        Matching::Prefix => ", up to the first dot",
    };
    let mut said: Vec<String> = union
        .deprecated
        .as_deref()
        .into_iter()
        .map(facts::deprecation_sentence)
        .collect();
    said.push(format!(
        "Chosen by {place}{compared}. Any other tag is kept in `Unrecognized(..)`."
    ));
    said.extend(
        union
            .renamed_from
            .as_ref()
            .map(|former| format!("Formerly {}.", code(former))),
    );
    said.join("\n\n")
}

fn variants(page: &Page<'_>, union: &Union) -> String {
    let mut table = Table::new(&["Tag", "In Rust", "Model", "What it means"]);
    for variant in &union.variants {
        let model = &page.scope.api.model(variant.model).name;
        table.row([
            word(&variant.value),
            format!("`{}`", variant.variant),
            format!("[{model}]({model}.md)"),
            cell(&summary(variant.doc.as_deref().unwrap_or_default())),
        ]);
    }
    table.section("## Variants")
}
