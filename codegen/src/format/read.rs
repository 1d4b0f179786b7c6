//! From the tree and the text to lines with their owners.

mod gaps;
mod values;

use gaps::give_tails;

use super::Refusal;
use super::kind::Kind;
use super::layout::{Block, Item, Line, Note};
use super::text::WHITE;
use crate::syntax::{Entry, Layout, Node, Scalar, Tree, Value};

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
            let rest = rest.trim_matches(WHITE);
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
                        self.behind_dash = Some(self.line(line).trim_end_matches(WHITE).len() - rest.len());
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
            text: text.trim_end_matches(WHITE).to_owned(),
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
            Value::Absent | Value::Mapping(..) if kind.opens() || matches!(node.value, Value::Absent) => {
                // Comments that are indented below the key are in what is not there yet, or not yet out of its braces.
                item.body = Some(Block::without_items(kind, indent + 1));
            }
            _ => {}
        }
        Ok(())
    }
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
