//! From lines with their owners to the text: indents and blank lines.

use super::layout::{Block, Item, Note};
use super::text::WHITE;

/// How far a level is indented.
const STEP: usize = 2;

/// The text of a file.
pub(super) fn document(block: &Block) -> String {
    let mut page = Page::default();
    page.block(block, 0);
    let mut text = page.lines.join("\n");
    text.push('\n');
    text
}

#[derive(Default)]
struct Page {
    lines: Vec<String>,
    /// Whether a blank line would belong to the text above it.
    keeps: bool,
}

impl Page {
    fn block(&mut self, block: &Block, indent: usize) {
        for (n, item) in block.items.iter().enumerate() {
            self.item(block, item, indent, n == 0);
        }
        for note in &block.tail {
            self.note(note, indent, note.blank);
        }
    }

    fn item(&mut self, block: &Block, item: &Item, indent: usize, is_first: bool) {
        let is_apart = !is_first && block.kind.is_apart(&item.key);
        for (n, note) in item.sections.iter().enumerate() {
            let is_begin = n == 0 && is_first;
            self.note(note, indent, !is_begin && (note.blank || (n == 0 && is_apart)));
        }
        let mut blank = !item.sections.is_empty() || (!is_first && (item.blank || is_apart));
        for note in &item.own {
            self.note(note, indent, blank);
            blank = false;
        }
        if blank {
            self.blank();
        }
        let dash = if block.is_sequence { "- " } else { "" };
        for (n, line) in item.head.iter().enumerate() {
            let text = if n == 0 {
                format!("{dash}{}", line.text)
            } else {
                line.text.clone()
            };
            // A dash that stands alone has no space behind it.
            let text = if n == 0 { text.trim_end_matches(WHITE) } else { &text };
            self.line(indent + line.shift, text);
        }
        self.keeps |= item.keeps;
        if let Some(body) = &item.body {
            let first = self.lines.len();
            self.block(body, indent + STEP);
            if item.head.is_empty() {
                self.put_dash(first, indent);
            }
        }
    }

    /// Lets a nested block begin on the line of its dash.
    fn put_dash(&mut self, line: usize, indent: usize) {
        if let Some(line) = self.lines.get_mut(line) {
            let rest = line.get(indent + STEP..).unwrap_or_default();
            *line = format!("{}- {rest}", " ".repeat(indent));
        }
    }

    fn note(&mut self, note: &Note, indent: usize, blank: bool) {
        if blank {
            self.blank();
        }
        self.line(indent, &note.text);
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.keeps = false;
        let spaces = if text.is_empty() { 0 } else { indent };
        self.lines.push(format!("{}{text}", " ".repeat(spaces)));
    }

    fn blank(&mut self) {
        if !self.keeps && self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }
}
