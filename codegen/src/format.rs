//! `codegen fmt`: the canonical order of keys and the canonical style of schema files, as edits of their text.
//!
//! ```text
//! text ── normal ── flow ────────── scalars ─────── read ──▶ Block ── order ── render ──▶ check ──▶ text
//!         LF, no    { } of the      quotes, one     lines with        keys     indents,    four      or
//!         BOM       language to     space beside    their owners               blank       promises  Refusal
//!                   one a line      : and #                                    lines
//! ```
//!
//! Every step copies raw text; none writes a value that it has decoded. What a step does not know how to improve stays
//! as it was written: docs are never wrapped again, block scalars keep their lines, nothing is aligned.
//!
//! # Whose a comment is
//! - On the line of a key or item: that key's. A comment beside `{ }` that is opened up stays beside its key.
//! - On lines right above a key, without a blank line between: the next key's, and it travels with that key.
//! - On lines followed by a blank line: a section header. It stays at its place, and keys are ordered only between
//!   section headers, never across one.
//! - Behind the last key of a mapping, indented deeper than what comes next: it stays at the end of that mapping. The
//!   deepest mapping that the indent allows has it; below a key without a value or with braces, that key has it.
//! - Behind the last key of the file, not indented: the footer of the file. A comment at the head of the file is the
//!   first key's or a section header, as above.
//!
//! # What has no order of the author's
//! Keys that the language knows (`kind.rs` lists them). Names (properties, choices, variants, endpoints, errors,
//! examples) and all that is data keep their order, and a key that the language does not know stays behind the one that
//! it stood behind.
//!
//! # Quotes
//! They are taken off a text only if it begins with a letter, `_` or `/` and no reader of YAML, 1.1 or 1.2, would read
//! it as anything but this text; what people would read as a number or a date keeps them. The quotes that remain are
//! double, but single where the text has a backslash or a double quote.

pub mod approvals;
mod check;
mod diff;
mod flow;
mod folder;
mod kind;
mod layout;
mod order;
mod owners;
mod read;
mod render;
mod scalars;
mod text;

#[cfg(test)]
mod tests;

use std::fmt;

pub use diff::unified;
pub use folder::{Folder, Formatted, read as read_folder};
pub(crate) use kind::Kind;
pub(crate) use scalars::is_plain;

use crate::diagnostic::Findings;
use crate::source::SourceId;
use crate::syntax::{self, Tree};

/// Why a file is left as it is although it is not canonical.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is not YAML as schemas have it; reading it says why.
    Syntax,
    /// The file uses a notation that cannot be laid out without writing it anew.
    Notation(&'static str),
    /// A promise would have been broken: a defect of the formatter, never of the file.
    Promise(&'static str),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Syntax => f.write_str("it cannot be read"),
            Refusal::Notation(what) => write!(f, "it uses {what}"),
            Refusal::Promise(what) => write!(
                f,
                "formatting it would change {what}, which is a mistake of codegen fmt"
            ),
        }
    }
}

/// Brings one file into canonical order and style; `name` is its path below the schema folder, which says its kind.
///
/// ```
/// let text = "model: A\nproperties:\n    id: {doc: Its id., type: integer} # mine\n";
/// let canonical = "model: A\n\nproperties:\n  id: # mine\n    type: integer\n    doc: Its id.\n";
/// assert_eq!(codegen::format::file("v1/models/A.yaml", text).as_deref(), Ok(canonical));
/// ```
///
/// # Errors
/// The file cannot be read, or the result would not hold what is promised of it.
pub fn file(name: &str, text: &str) -> Result<String, Refusal> {
    let kind = Kind::of_file(name);
    let base = text::normal(text);
    let before = parse(&base)?;
    let result = once(kind, &base)?;
    if result != text {
        check::promises(kind, &before, &result)?;
    }
    Ok(result)
}

/// The comments of a file: the way to the owner of each, and its text.
pub(crate) type Comments = Vec<(Vec<String>, String)>;

/// The comments of a file, sorted.
///
/// # Errors
/// The file cannot be read or laid out.
pub(crate) fn comments(name: &str, text: &str) -> Result<Comments, Refusal> {
    let base = text::normal(text);
    owners::of(Kind::of_file(name), &parse(&base)?).map(owners::plain)
}

/// One pass over a normal text, without the checks.
fn once(kind: Kind, base: &str) -> Result<String, Refusal> {
    let opened = flow::open(kind, &parse(base)?);
    let quoted = scalars::edit(&parse(&opened)?);
    let mut block = read::document(kind, &parse(&quoted)?)?;
    order::sort(&mut block);
    Ok(render::document(&block))
}

/// Reads a text of which nothing is to be reported here.
fn parse(text: &str) -> Result<Tree<'_>, Refusal> {
    let mut findings = Findings::default();
    let tree = syntax::parse(SourceId(0), text, &mut findings).ok_or(Refusal::Syntax)?;
    if findings.has_errors() {
        return Err(Refusal::Syntax);
    }
    Ok(tree)
}
