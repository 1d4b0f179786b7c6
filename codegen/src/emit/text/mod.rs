//! Text of the schema, made safe for Markdown: for rustdoc and for the reference, whose rules are the same.
//!
//! The author's Markdown (code spans, lists, emphasis, tables, fences, links to the web) stays. What would become a
//! doctest, a broken link, raw HTML, or a heading that breaks the page it is put in, is turned into plain text. Each
//! line is made safe by itself, so that nothing depends on what stands before or behind it.

use std::borrow::Cow;

mod block;
mod inline;

pub(crate) use block::safe;
pub(crate) use inline::{cell, code, inline, is_brief, summary, word};

/// Drops what no reader can see (control and direction characters) and writes a tab as four spaces.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push_str("    "),
            '\n' => out.push(c),
            '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.into()
}
