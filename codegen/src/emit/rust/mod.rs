//! Rust: one file a model, enum and union, printed by `prettyplease`.

mod alias;
mod api;
mod choices;
pub(super) mod docs;
mod library;
mod property;
mod structs;
pub(super) mod types;
mod unions;
mod upcast;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

use super::{Error, File, Scope};
use crate::names;

pub(crate) use library::library;

/// Hands the module of an API and the file of each of its types to `sink`.
pub(crate) fn each<E: From<Error>>(scope: &Scope<'_>, sink: &mut dyn FnMut(File) -> Result<(), E>) -> Result<(), E> {
    let api = scope.api;
    let mut write =
        |name: &str, source: &str, items: TokenStream| -> Result<(), E> { sink(file(scope, name, source, items)?) };
    write("mod", &format!("{}/", api.name), api::Module(scope).to_token_stream())?;
    for (id, model) in api.models().filter(|(id, model)| has_file(scope, *id, model)) {
        let items = structs::ModelFile { scope, id, model };
        write(&names::module(&model.name), &model.file, items.to_token_stream())?;
    }
    for choices in api.enums.iter().filter(|choices| choices.inline_in.is_none()) {
        let items = choices::ChoicesItem { scope, choices };
        write(&names::module(&choices.name), &choices.file, items.to_token_stream())?;
    }
    for union in scope.unions() {
        write(
            &names::module(&union.union.name),
            &union.union.file,
            union.to_token_stream(),
        )?;
    }
    Ok(())
}

/// An abstract model has no struct, but its inline enums need a place.
fn has_file(scope: &Scope<'_>, id: crate::model::ModelId, model: &crate::model::Model) -> bool {
    !model.is_abstract || !scope.shape.inline(id).is_empty()
}

impl Scope<'_> {
    fn unions(&self) -> impl Iterator<Item = unions::UnionItem<'_>> {
        self.api.unions.iter().enumerate().map(|(n, union)| unions::UnionItem {
            scope: self,
            id: crate::model::UnionId(n),
            union,
        })
    }
}

/// A name as it stands in Rust source, `r#` included.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A field, method or parameter by its name in the schema.
pub(super) fn value_ident(name: &str) -> Ident {
    ident(&names::value_ident(name))
}

/// Prints one file; its tokens are parsed once and dropped with it.
pub(super) fn file(scope: &Scope<'_>, stem: &str, source: &str, items: TokenStream) -> Result<File, Error> {
    let path = format!("src/{}/{stem}.rs", names::module(&scope.api.name));
    let syntax: syn::File = syn::parse2(items).map_err(|error| Error {
        path: path.clone(),
        message: error.to_string(),
    })?;
    let marker = scope.target.marker(source);
    let contents = format!("// {marker}\n{}", spaced(&prettyplease::unparse(&syntax)));
    Ok(File { path, contents })
}

/// Puts a blank line between items, and between the functions of one. An item ends at a line that begins at column 0 and is `}` or ends in `;`, and
/// neither docs nor strings (which stand on one line) look like that.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut ended = None;
    for line in text.lines() {
        let kind = kind(line);
        if ended.is_some_and(|before| before != kind || kind == Kind::Other) && !line.is_empty() {
            out.push('\n');
        }
        if out.ends_with("\n    }\n") && begins_member(line) {
            out.push('\n');
        }
        // The printer takes the words in a macro as they come.
        if line.starts_with("::") && line.contains("crate ::") {
            out.push_str(&line.replace("crate ::", "crate::"));
        } else {
            out.push_str(line);
        }
        out.push('\n');
        ended = ends_item(line, kind).then_some(kind);
    }
    out
}

/// Whether a function begins here, with its docs and attributes.
fn begins_member(line: &str) -> bool {
    line.strip_prefix("    ")
        .is_some_and(|rest| ["///", "#[", "pub "].iter().any(|start| rest.starts_with(start)))
}

/// Items of one line that stand together with their like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Inner,
    Mod,
    Use,
    Other,
}

fn kind(line: &str) -> Kind {
    if line.starts_with("//!") || line.starts_with("#!") {
        Kind::Inner
    } else if line.starts_with("mod ") {
        Kind::Mod
    } else if line.starts_with("pub use ") {
        Kind::Use
    } else {
        Kind::Other
    }
}

fn ends_item(line: &str, kind: Kind) -> bool {
    match kind {
        Kind::Inner => true,
        _ if line.starts_with([' ', '/', '#']) => false,
        _ => line.ends_with('}') || line.ends_with(';'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_apart_and_fields_together() {
        let text = "//! A.\n#![allow(deprecated)]\nmod a;\nmod b;\npub use a::A;\n/// A; }\n#[x]\npub struct A {\n    b: B,\n}\nimpl A {}\n";
        let expected = "//! A.\n#![allow(deprecated)]\n\nmod a;\nmod b;\n\npub use a::A;\n\n/// A; }\n#[x]\npub struct A {\n    b: B,\n}\n\nimpl A {}\n";
        assert_eq!(spaced(text), expected);
    }
}
