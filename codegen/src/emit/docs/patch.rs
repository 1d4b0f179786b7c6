//! The changes that an endpoint takes one by one.

use super::Page;
use super::resource::{UP, limits, literal};
use super::table::Table;
use crate::emit::text::{cell, code, summary};
use crate::model::{Operation, Parameter, Patch};

/// How many changes travel together.
pub(super) fn form(patch: &Patch) -> String {
    if patch.is_list {
        format!("- Body: a list of changes, each a `{}`", patch.name)
    } else {
        format!("- Body: one change, a `{}`", patch.name)
    }
}

/// The table of changes.
pub(super) fn table(page: &Page<'_>, patch: &Patch) -> String {
    let mut table = Table::new(&[
        "Change",
        "Operation",
        "Path",
        "Parameters",
        "Value",
        "Always",
        "Limits",
        "What it does",
    ]);
    for operation in &patch.operations {
        let value = operation.value.as_ref();
        table.row([
            format!("`{}`", operation.name),
            operation.op.clone(),
            code(&operation.path).replace('|', "\\|"),
            params(page, operation),
            value.map(|value| page.type_text(UP, &value.ty)).unwrap_or_default(),
            literal(value.and_then(|value| value.value.as_ref())),
            value.map(limits).unwrap_or_default(),
            cell(&summary(&operation.doc)),
        ]);
    }
    table.section("")
}

fn params(page: &Page<'_>, operation: &Operation) -> String {
    let param = |param: &Parameter| format!("`{}`: {}", param.name, page.type_text(UP, &param.ty));
    operation.params.iter().map(param).collect::<Vec<_>>().join(", ")
}
