//! Turns a YAML description of an API into a Rust crate: `schema/` in, `generated/` out.
//!
//! ```text
//! schema/ ── source ── syntax ── decl ── resolve ──▶ model::Schema ── emit ──▶ tree ──▶ generated/
//!            texts     spanned   as      names        linked,          files    staged, then
//!                      trees     written linked,      checked,         one by   renamed into place
//!                                        checked      frozen           one      (or compared: check)
//!                                                        ├── export ──▶ JSON, YAML
//!                                                        ├── lint ──▶ advice
//!                                                        └── diff, with the schema before ──▶ a verdict
//! ```
//!
//! Data flows from left to right, and [`generate`] is that flow in one function. Beside it stand what every step uses:
//! [`diagnostic`] (what is wrong, where, what would be right), [`rules`] (the one space of codes, with a page for each),
//! [`names`] (from names of the schema to names in Rust) and [`policy`] (what the generated code does with a value).
//! [`format`](mod@format) brings the texts themselves into canonical order. [`commands`] is the way in from the command
//! line.

pub mod commands;
pub mod decl;
pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod export;
pub mod format;
mod keys;
pub mod lint;
pub mod model;
pub mod names;
pub mod policy;
pub mod resolve;
pub mod rules;
pub mod source;
pub mod syntax;
pub mod tree;

use std::error::Error;
use std::path::Path;

use emit::{File, Target};
use model::Schema;
use tree::{Report, Tree};

/// Brings an output folder up to date with a schema.
///
/// # Errors
/// The folder cannot be written, or something that codegen did not write stands in the way; then nothing has changed.
pub fn generate(schema: &Schema, target: &Target, out: &Path) -> Result<Report, Box<dyn Error>> {
    let mut tree = Tree::open_to_write(out)?;
    emit_into(&mut tree, schema, target)?;
    Ok(tree.commit()?)
}

/// Compares an output folder with what a schema gives, and writes nothing.
///
/// # Errors
/// The folder cannot be read, or something that codegen did not write stands in the way.
pub fn check(schema: &Schema, target: &Target, out: &Path) -> Result<Report, Box<dyn Error>> {
    let mut tree = Tree::open_to_check(out);
    emit_into(&mut tree, schema, target)?;
    Ok(tree.check()?)
}

fn emit_into(tree: &mut Tree, schema: &Schema, target: &Target) -> Result<(), Box<dyn Error>> {
    emit::each(schema, target, &mut |File { path, contents }| {
        Ok(tree.put(&path, &contents)?)
    })
}
