//! What stands between keys: blank lines, and comments that belong to what is before or behind them.

use super::super::layout::{Item, Note};
use super::super::text::WHITE;
use super::{Indented, Reader, indent_of};

impl Reader<'_> {
    /// The first line from here on that is neither blank nor a comment.
    pub(super) fn next_content(&self) -> usize {
        let is_content =
            |line: &&str| !line.trim_matches(WHITE).is_empty() && !line.trim_start_matches(WHITE).starts_with('#');
        let rest = self.lines.iter().skip(self.at).position(is_content);
        rest.map_or(self.lines.len(), |n| self.at + n)
    }

    /// The comments from here to a line, and whether the last of them, or the begin, is followed by a blank line.
    pub(super) fn gap(&self, end: usize) -> (Vec<Indented>, bool) {
        let mut notes = Vec::new();
        let mut blank = false;
        for n in self.at..end {
            let line = self.line(n);
            let text = line.trim_matches(WHITE);
            if text.is_empty() {
                blank = true;
            } else {
                let note = Note {
                    blank,
                    text: text.to_owned(),
                };
                notes.push((note, indent_of(line)));
                blank = false;
            }
        }
        (notes, blank)
    }

    /// An item that begins at a line, with what of the gap before it is its own.
    pub(super) fn item_at(&mut self, line: usize, key: String, indent: usize, before: Option<&mut Item>) -> Item {
        let (notes, ends_blank) = self.gap(line);
        let is_first = before.is_none();
        let mut sections = give_tails(notes, before, indent);
        // The comments that no blank line parts from the item are its own.
        let own_from = if ends_blank {
            sections.len()
        } else {
            sections.iter().rposition(|(note, _)| note.blank).unwrap_or(0)
        };
        let own: Vec<Note> = sections.split_off(own_from).into_iter().map(|(note, _)| note).collect();
        let blank = own.first().map_or(ends_blank, |note| note.blank);
        Item {
            key,
            rank: 0,
            // After a section header stands a blank line, which is the header's.
            blank: blank && !is_first && sections.is_empty(),
            sections: sections.into_iter().map(|(note, _)| note).collect(),
            own,
            head: Vec::new(),
            body: None,
            keeps: false,
            beside: Vec::new(),
        }
    }
}

/// Gives comments to the mappings that end before the next item, by their indent, and returns those of the next item.
pub(super) fn give_tails(notes: Vec<Indented>, before: Option<&mut Item>, indent: usize) -> Vec<Indented> {
    let Some(body) = before.and_then(|item| item.body.as_mut()) else {
        return notes;
    };
    // The last item of the last block takes what is deep enough; whoever has taken one leaves none to deeper ones.
    let mut rest = give_tails(notes, body.items.last_mut(), body.indent);
    // A list may begin at the column of its key; then its comments cannot be told from those of the next key.
    let own = rest.iter().take_while(|(_, column)| *column > indent).count();
    body.tail.extend(rest.drain(..own).map(|(note, _)| note));
    rest
}
