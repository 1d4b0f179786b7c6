//! From the resolved schema to the text of every output file, one after the other.
//!
//! ```text
//! Schema ── each() ─┬─ package   Cargo.toml
//!                   ├─ readme    README.md
//!                   ├─ rust      src/lib.rs, src/v1/mod.rs, src/v1/person.rs …
//!                   ├─ client    src/v1/client/conversations.rs, search.rs, webhooks.rs, mock.rs
//!                   ├─ docs      docs/README.md, docs/v1/Person.md …
//!                   └─ editor    editor/crate.json, editor/v1/model.json …
//! ```
//! Nothing here touches a disk, and what is emitted depends on nothing but the schema and the [`Target`].

mod client;
mod docs;
mod editor;
pub(crate) mod facts;
pub(crate) mod json;
mod package;
mod readme;
mod rust;
mod sample;
mod shape;
mod text;
mod usage;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

use std::fmt::{self, Write as _};

use crate::model::{Api, Schema};
use shape::Shape;

/// One output file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Below the output folder, with forward slashes.
    pub path: String,
    /// The whole text, with a line end.
    pub contents: String,
}

/// Where the output stands among its neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The schema folder as heads of files show it: `schema`.
    pub schema: String,
    /// From the output folder to the schema folder: `../schema`.
    pub schema_from_output: String,
    /// From the folder that holds `target/` to the output folder: `generated`.
    pub output: String,
    /// From the output folder to the package `codegen-runtime`: `../codegen/runtime`.
    pub runtime: String,
    /// From the output folder to the package `codegen-client`: `../codegen/client`.
    pub client: String,
}

/// Emitted Rust that does not parse: a defect of codegen, not of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The file that was emitted.
    pub path: String,
    /// What the parser says.
    pub message: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Error { path, message } = self;
        write!(
            f,
            "{path}: codegen wrote Rust that does not parse ({message}); please report this"
        )
    }
}

impl std::error::Error for Error {}

/// Hands every output file of a schema to `sink`, each dropped before the next is made.
///
/// # Errors
/// Whatever `sink` returns ends the run, and so does a defect of codegen.
pub fn each<E: From<Error>>(
    schema: &Schema,
    target: &Target,
    sink: &mut dyn FnMut(File) -> Result<(), E>,
) -> Result<(), E> {
    sink(package::manifest(schema, target))?;
    sink(readme::readme(schema, target))?;
    sink(rust::library(schema, target))?;
    sink(docs::index(schema, target))?;
    editor::common(target, sink)?;
    for api in &schema.apis {
        let shape = Shape::of(api);
        let scope = Scope {
            schema,
            target,
            api,
            shape: &shape,
        };
        rust::each(&scope, sink)?;
        client::each(&scope, sink)?;
        docs::each(&scope, sink)?;
        editor::each(&scope, sink)?;
    }
    Ok(())
}

/// What every emitter of an API reads.
pub(crate) struct Scope<'a> {
    pub(crate) schema: &'a Schema,
    pub(crate) target: &'a Target,
    pub(crate) api: &'a Api,
    pub(crate) shape: &'a Shape,
}

impl Scope<'_> {
    /// Where rustdoc finds the page of a model, enum or union.
    fn reference(&self, name: &str) -> String {
        self.reference_below(0, name)
    }

    /// The same, from a module that lies this deep below the one of the API.
    fn reference_below(&self, depth: usize, name: &str) -> String {
        let Scope {
            schema, target, api, ..
        } = self;
        match &schema.package.docs_url {
            Some(base) => format!("{}/{}/{name}.md", base.trim_end_matches('/'), api.name),
            // From target/doc/<package>/<api>/struct.<Name>.html.
            None => format!("{}/{}/{name}.md", target.docs_from_rustdoc(4 + depth), api.name),
        }
    }
}

impl Target {
    /// From a page of rustdoc that lies `depth` folders below the one of `target/` to the reference. Safe in a link and
    /// in a string of Rust, whatever the output folder is called.
    fn docs_from_rustdoc(&self, depth: usize) -> String {
        let mut way = "../".repeat(depth);
        for byte in self.output.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-' | b'~' => way.push(char::from(byte)),
                // Writing to a string does not fail.
                _ => drop(write!(way, "%{byte:02X}")),
            }
        }
        way + "/docs"
    }

    /// The sentence by which codegen knows its own files; `source` is a path below the schema folder.
    fn marker(&self, source: &str) -> String {
        let path = format!("{}/{source}", self.schema);
        // The sentence stands in comments of several languages and must end none of them.
        let ends_comment = |c: char| c.is_control() || matches!(c, '<' | '>' | '"' | '\\');
        let path = path.trim_end_matches('/').replace(ends_comment, "_");
        format!("@generated by codegen from {path}; do not edit")
    }
}
