//! From the tree and the text to lines with their owners.

use super::Refusal;
use super::kind::Kind;
use super::layout::{Block, Item, Line, Note};
use super::text::value_start;
use crate::syntax::{Entry, Layout, Node, Scalar, Style, Tree, Value};

/// Reads a whole file, whose root is a block mapping.
pub(super) fn document(kind: Kind, tree: &Tree<'_>) -> Result<Block, Refusal> {
    if !matches!(tree.root.value, Value::Mapping(Layout::Block, _)) {
        return Err(Refusal::Notation("something else than keys, one a line, at its top"));
    }
    let mut reader = Reader::new(tree);
    let mut root = reader.block(kind, &tree.root)?;
    let (notes, _) = reader.gap(reader.lines.len());
    reader.at = reader.lines.len();
    let rest = give_tails(notes, root.items.last_mut(), 0);
    root.tail.extend(rest.into_iter().map(|(note, _)| note));
    Ok(root)
}

/// A comment with its indent.
type Indented = (Note, usize);

struct Reader<'t> {
    text: &'t str,
    lines: Vec<&'t str>,
    starts: Vec<usize>,
    /// Where comments begin.
    comments: Vec<usize>,
    /// The first line that nobody owns yet.
    at: usize,
    /// The column at which the next block begins, if that is on the line of a dash.
    behind_dash: Option<usize>,
}

impl<'t> Reader<'t> {
    fn new(tree: &Tree<'t>) -> Self {
        let text = tree.text;
        let mut lines: Vec<&str> = text.split('\n').collect();
        // The text ends with a line break, behind which there is no line.
        lines.pop();
        let mut start = 0;
        let starts = lines
            .iter()
            .map(|line| {
                let this = start;
                start += line.len() + 1;
                this
            })
            .collect();
        let comments = tree
            .comments
            .iter()
            .map(|comment| comment.span.start as usize)
            .collect();
        Reader {
            text,
            lines,
            starts,
            comments,
            at: 0,
            behind_dash: None,
        }
    }

    fn line(&self, n: usize) -> &'t str {
        self.lines.get(n).copied().unwrap_or_default()
    }

    fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The first line from here on that is neither blank nor a comment.
    fn next_content(&self) -> usize {
        let is_content = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let rest = self.lines.iter().skip(self.at).position(is_content);
        rest.map_or(self.lines.len(), |n| self.at + n)
    }

    /// The comments from here to a line, and whether the last of them, or the begin, is followed by a blank line.
    fn gap(&self, end: usize) -> (Vec<Indented>, bool) {
        let mut notes = Vec::new();
        let mut blank = false;
        for n in self.at..end {
            let line = self.line(n);
            let text = line.trim();
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

    fn block(&mut self, kind: Kind, node: &Node<'_>) -> Result<Block, Refusal> {
        // The parser places a mapping at its first key, but a list not always at its first dash.
        let behind_dash = self.behind_dash.take();
        let indent = behind_dash.unwrap_or_else(|| indent_of(self.line(self.next_content())));
        let (is_sequence, items) = match &node.value {
            Value::Mapping(_, entries) => (false, self.entries(kind, entries, indent)?),
            Value::Sequence(_, items) => (true, self.items(items, indent)?),
            _ => (false, Vec::new()),
        };
        Ok(Block {
            kind,
            is_sequence,
            indent,
            items,
            tail: Vec::new(),
        })
    }

    fn entries(&mut self, kind: Kind, entries: &[Entry<'_>], indent: usize) -> Result<Vec<Item>, Refusal> {
        let mut items: Vec<Item> = Vec::with_capacity(entries.len());
        for entry in entries {
            let line = self.next_content();
            let start = self.starts.get(line).copied().unwrap_or_default();
            let before = self.text.get(start..entry.key.span.start as usize);
            let after = self.text.get(entry.key.span.end as usize..).unwrap_or_default();
            let is_simple = before.is_some_and(|before| before.bytes().all(|byte| matches!(byte, b' ' | b'-')));
            if !is_simple || !after.trim_start_matches([' ', '\t']).starts_with(':') {
                return Err(Refusal::Notation("a key that does not stand alone before its colon"));
            }
            let mut item = self.item_at(line, entry.key.text.clone().into_owned(), indent, items.last_mut());
            self.value(&mut item, kind.below(&entry.key.text), &entry.key, &entry.value, indent)?;
            items.push(item);
        }
        Ok(items)
    }

    fn items(&mut self, nodes: &[Node<'_>], indent: usize) -> Result<Vec<Item>, Refusal> {
        let mut items: Vec<Item> = Vec::with_capacity(nodes.len());
        for (n, node) in nodes.iter().enumerate() {
            let line = self.next_content();
            let Some(rest) = self.line(line).get(indent..).and_then(|rest| rest.strip_prefix('-')) else {
                return Err(Refusal::Notation("a list whose dashes do not stand below each other"));
            };
            let rest = rest.trim();
            let mut item = self.item_at(line, n.to_string(), indent, items.last_mut());
            let is_alone = rest.is_empty() || rest.starts_with('#');
            match &node.value {
                Value::Mapping(Layout::Block, _) | Value::Sequence(Layout::Block, _) => {
                    if is_alone {
                        item.head.push(Line {
                            shift: 0,
                            text: rest.to_owned(),
                        });
                        self.at = line + 1;
                        item.beside = self.beside(line);
                    } else {
                        self.at = line;
                        self.behind_dash = Some(self.line(line).trim_end().len() - rest.len());
                    }
                    item.body = Some(self.block(Kind::Free, node)?);
                }
                _ => {
                    item.head.push(Line {
                        shift: 0,
                        text: rest.to_owned(),
                    });
                    self.at = line + 1;
                    let dash = self.starts.get(line).copied().unwrap_or_default() + indent;
                    self.rest_of(&mut item, node, dash + 1, indent);
                    item.beside = self.beside(line);
                }
            }
            items.push(item);
        }
        Ok(items)
    }

    /// An item that begins at a line, with what of the gap before it is its own.
    fn item_at(&mut self, line: usize, key: String, indent: usize, before: Option<&mut Item>) -> Item {
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

    fn value(
        &mut self,
        item: &mut Item,
        kind: Kind,
        key: &Scalar<'_>,
        node: &Node<'_>,
        indent: usize,
    ) -> Result<(), Refusal> {
        let line = self.line_of(key.span.start as usize);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let text = self
            .line(line)
            .get(key.span.start as usize - start..)
            .unwrap_or_default();
        item.head.push(Line {
            shift: 0,
            text: text.trim_end().to_owned(),
        });
        self.at = line + 1;
        if !is_block(node) {
            let colon = self.text.get(key.span.end as usize..).and_then(|rest| rest.find(':'));
            self.rest_of(
                item,
                node,
                key.span.end as usize + colon.unwrap_or_default() + 1,
                indent,
            );
        }
        item.beside = self.beside(line);
        match &node.value {
            _ if is_block(node) => item.body = Some(self.block(kind, node)?),
            Value::Absent => {
                // Comments that are indented below the key are in what is not there yet.
                item.body = Some(Block {
                    kind,
                    is_sequence: false,
                    indent: indent + 1,
                    items: Vec::new(),
                    tail: Vec::new(),
                });
            }
            _ => {}
        }
        Ok(())
    }

    /// The comments on the lines from one to the first that nobody owns yet.
    fn beside(&self, line: usize) -> Vec<String> {
        let start = |n: usize| self.starts.get(n).copied().unwrap_or(self.text.len());
        let (from, to) = (start(line), start(self.at));
        let first = self.comments.partition_point(|at| *at < from);
        let own = self.comments.iter().skip(first).take_while(|at| **at < to);
        own.map(|at| {
            let rest = self.text.get(*at..).unwrap_or_default();
            rest.split('\n').next().unwrap_or_default().trim_end().to_owned()
        })
        .collect()
    }

    /// The lines of a value behind the line of its colon or dash, which ends at `from`.
    fn rest_of(&mut self, item: &mut Item, node: &Node<'_>, from: usize, indent: usize) {
        let first = self.line_of(from);
        match &node.value {
            Value::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
                self.block_scalar(item, from, indent);
            }
            Value::Scalar(scalar) => {
                let last = self.line_of((scalar.span.end as usize).saturating_sub(1));
                for n in first + 1..=last {
                    let line = self.line(n).trim_start();
                    // Before a line break, an escape may be of the space behind it.
                    let text = if line.trim_end().ends_with('\\') {
                        line
                    } else {
                        line.trim_end()
                    };
                    item.head.push(Line {
                        shift: 2,
                        text: text.to_owned(),
                    });
                }
                self.at = self.at.max(last + 1);
            }
            Value::Mapping(..) | Value::Sequence(..) => {
                let last = self.line_of((node.span.end as usize).saturating_sub(1));
                for n in first + 1..=last {
                    let line = self.line(n);
                    let shift = indent_of(line).saturating_sub(indent);
                    item.head.push(Line {
                        shift,
                        text: line.trim().to_owned(),
                    });
                }
                self.at = self.at.max(last + 1);
            }
            Value::Absent | Value::Broken => {}
        }
    }

    /// The lines of `|` and `>`, moved as one; their spaces are part of the text.
    fn block_scalar(&mut self, item: &mut Item, from: usize, indent: usize) {
        let start = value_start(self.text, from);
        let header_line = self.line_of(start);
        for n in self.line_of(from) + 1..=header_line {
            item.head.push(Line {
                shift: 2,
                text: self.line(n).trim().to_owned(),
            });
        }
        let header = self.text.get(start..).unwrap_or_default();
        let header = header.split(['\n', ' ']).next().unwrap_or_default();
        let said = header
            .bytes()
            .find(u8::is_ascii_digit)
            .map(|digit| usize::from(digit - b'0'));
        let first = header_line + 1;
        let is_blank = |line: &str| line.trim_matches(' ').is_empty();
        let found = self
            .lines
            .iter()
            .skip(first)
            .find(|line| !is_blank(line))
            .map_or(0, |line| indent_of(line));
        let content = said.map_or(found, |said| indent + said);
        let shift = said.unwrap_or(2);
        let keeps = header.contains('+');
        let mut last = first;
        for n in first..self.lines.len() {
            let line = self.line(n);
            if is_blank(line) {
                last += usize::from(keeps && last == n);
            } else if content > indent && indent_of(line) >= content {
                last = n + 1;
            } else {
                break;
            }
        }
        for n in first..last {
            let text = self.line(n).get(content..).unwrap_or_default();
            item.head.push(Line {
                shift,
                text: text.to_owned(),
            });
        }
        item.keeps = keeps;
        self.at = last;
    }
}

/// Gives comments to the mappings that end before the next item, by their indent, and returns those of the next item.
fn give_tails(notes: Vec<Indented>, before: Option<&mut Item>, indent: usize) -> Vec<Indented> {
    let Some(body) = before.and_then(|item| item.body.as_mut()) else {
        return notes;
    };
    // The last item of the last block takes what is deep enough; whoever has taken one leaves none to deeper ones.
    let mut rest = give_tails(notes, body.items.last_mut(), body.indent);
    // A list may begin at the column of its key; then its comments cannot be told from those of the next key.
    let own = rest
        .iter()
        .take_while(|(_, column)| *column >= body.indent && *column > indent)
        .count();
    body.tail.extend(rest.drain(..own).map(|(note, _)| note));
    rest
}

fn is_block(node: &Node<'_>) -> bool {
    matches!(
        node.value,
        Value::Mapping(Layout::Block, _) | Value::Sequence(Layout::Block, _)
    )
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
