//! From a text to its tree, without recursion and with every refusal at its place.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle};

use super::convert::{layout, place_of, style_of};
use super::scan_error;
use super::tree::{Comment, Entry, Layout, Node, Scalar, Tree, Value};
use crate::diagnostic::{Finding, Findings};
use crate::rules;
use crate::source::{SourceId, Span};

/// How deeply lists and mappings may be nested.
pub const MAX_DEPTH: usize = 64;

/// Reads one file. `None`, with at least one finding, where there is no document to be read.
pub fn parse<'s>(source: SourceId, text: &'s str, findings: &mut Findings) -> Option<Tree<'s>> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder = Builder::new(source, text, findings);
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                if !builder.event(event, &span) {
                    break;
                }
            }
            Err(error) => {
                builder.findings.push(scan_error::finding(&error, source, text));
                return None;
            }
        }
    }
    builder.finish()
}

enum Frame<'s> {
    Sequence(Span, Layout, Vec<Node<'s>>),
    Mapping(Span, Layout, Vec<Entry<'s>>, Option<Key<'s>>),
}

/// A key that waits for its value.
enum Key<'s> {
    Good(Scalar<'s>),
    /// Already reported; its value is dropped.
    Bad,
}

struct Builder<'s, 'f> {
    source: SourceId,
    text: &'s str,
    findings: &'f mut Findings,
    stack: Vec<Frame<'s>>,
    root: Option<Node<'s>>,
    comments: Vec<Comment>,
    documents: usize,
}

impl<'s, 'f> Builder<'s, 'f> {
    fn new(source: SourceId, text: &'s str, findings: &'f mut Findings) -> Self {
        Builder {
            source,
            text,
            findings,
            stack: Vec::new(),
            root: None,
            comments: Vec::new(),
            documents: 0,
        }
    }

    /// Takes one event; false where the rest of the file is of no interest.
    fn event(&mut self, event: Event<'s>, raw: &granit_parser::Span) -> bool {
        let span = self.span(raw);
        self.refuse_tag(raw, &event);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let help = "one file holds one thing: move the rest to files of their own";
                    let message = "a second document begins here";
                    self.error(rules::YAML_MULTI_DOCUMENT, span, message, help);
                    return false;
                }
            }
            Event::Anchor(_, name) => {
                let message = format!("an anchor, `&{name}`: anchors hide what a change changes");
                self.error(
                    rules::YAML_ANCHOR,
                    span,
                    message,
                    "write the value out where it is used",
                );
            }
            // A known anchor is reported where it stands, so its aliases need no further word.
            Event::Alias(_) => self.place(Node {
                span,
                value: Value::Broken,
            }),
            Event::UnresolvedAlias(name) => {
                let message = format!("`*{name}` is an alias of YAML, and schemas have none");
                self.error(rules::YAML_ANCHOR, span, message, "to begin a text with `*`, quote it");
                self.place(Node {
                    span,
                    value: Value::Broken,
                });
            }
            Event::Comment(_, placement) => self.comments.push(Comment {
                span,
                place: place_of(placement),
            }),
            Event::Scalar(text, style, _, _) => self.scalar(text, style, span),
            Event::SequenceStart(style, _, _) => {
                self.stack.push(Frame::Sequence(span, layout(style), Vec::new()));
            }
            Event::MappingStart(style, _, _) => {
                self.stack.push(Frame::Mapping(span, layout(style), Vec::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            // Start and end of the stream and the document.
            _ => {}
        }
        true
    }

    fn scalar(&mut self, text: Cow<'s, str>, style: ScalarStyle, span: Span) {
        // The parser gives `~` for what is not there.
        let absent = style == ScalarStyle::Plain && span.start == span.end;
        let value = if absent {
            Value::Absent
        } else {
            Value::Scalar(Scalar {
                text,
                style: style_of(style),
                span,
            })
        };
        self.place(Node { span, value });
    }

    /// Puts a finished node where it belongs.
    fn place(&mut self, node: Node<'s>) {
        match self.stack.last_mut() {
            None => {
                if self.root.is_none() {
                    self.root = Some(node);
                }
            }
            Some(Frame::Sequence(_, _, items)) => items.push(node),
            Some(Frame::Mapping(_, _, entries, pending)) => match pending.take() {
                Some(Key::Good(key)) => {
                    let mut value = node;
                    if matches!(value.value, Value::Absent) {
                        value.span = key.span;
                    }
                    entries.push(Entry { key, value });
                }
                Some(Key::Bad) => {}
                None => *pending = Some(key_of(node, self.findings)),
            },
        }
    }

    fn close(&mut self, end: Span) {
        let node = match self.stack.pop() {
            None => return,
            Some(Frame::Sequence(start, layout, items)) => {
                let last = items.last().map(|item| item.span.end);
                Node {
                    span: around(start, layout, last, end),
                    value: Value::Sequence(layout, items),
                }
            }
            Some(Frame::Mapping(start, layout, entries, _)) => {
                let last = entries.last().map(|entry| entry.value.span.end.max(entry.key.span.end));
                Node {
                    span: around(start, layout, last, end),
                    value: match self.without_duplicates(entries) {
                        Some(entries) => Value::Mapping(layout, entries),
                        None => Value::Broken,
                    },
                }
            }
        };
        self.place(node);
    }

    /// Reports keys that came before, and merge keys; the first of equal keys counts. `None` where a merge key brings in
    /// what cannot be known here.
    fn without_duplicates(&mut self, entries: Vec<Entry<'s>>) -> Option<Vec<Entry<'s>>> {
        let mut is_whole = true;
        let mut seen: HashMap<Cow<'s, str>, Span> = HashMap::with_capacity(entries.len());
        let mut kept = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = &entry.key;
            if key.text == "<<" && key.is_plain() {
                let message = "a merge key: what it brings in is not visible here";
                self.error(
                    rules::YAML_MERGE_KEY,
                    key.span,
                    message,
                    "write the keys out, or use `extends`",
                );
                is_whole = false;
                continue;
            }
            if let Some(first) = seen.get(&key.text) {
                let finding = Finding::error(
                    rules::YAML_KEY_DUPLICATE,
                    key.span,
                    format!("the key `{}` is here twice", shown(&key.text)),
                );
                self.findings.push(
                    finding
                        .label("again")
                        .related(*first, "first here")
                        .help("remove or rename one"),
                );
                continue;
            }
            seen.insert(key.text.clone(), key.span);
            kept.push(entry);
        }
        is_whole.then_some(kept)
    }

    fn refuse_tag(&mut self, raw: &granit_parser::Span, event: &Event<'s>) {
        if event.tag().is_none() {
            return;
        }
        let span = raw.tag_span().map_or_else(|| self.span(raw), |tag| self.span(&tag));
        let tag = shown(self.text.get(span.range()).unwrap_or_default()).into_owned();
        let help = "remove it; to begin a text with `!`, quote it";
        self.error(
            rules::YAML_TAG,
            span,
            format!("a tag, `{tag}`: the schema decides the types"),
            help,
        );
    }

    fn finish(self) -> Option<Tree<'s>> {
        let start = Span {
            source: self.source,
            start: 0,
            end: 0,
        };
        match self.root {
            Some(root) if !matches!(root.value, Value::Absent) => Some(Tree {
                source: self.source,
                text: self.text,
                root,
                comments: self.comments,
            }),
            _ => {
                let finding = Finding::error(rules::YAML_EMPTY, start, "this file is empty");
                self.findings
                    .push(finding.help("write what it declares, or remove the file"));
                None
            }
        }
    }

    fn error(&mut self, code: &'static str, span: Span, message: impl Into<String>, help: &str) {
        self.findings.push(Finding::error(code, span, message).help(help));
    }

    fn span(&self, raw: &granit_parser::Span) -> Span {
        let range = raw.byte_range().unwrap_or(0..0);
        let offset = |byte: usize| u32::try_from(byte.min(self.text.len())).unwrap_or(u32::MAX);
        Span {
            source: self.source,
            start: offset(range.start),
            end: offset(range.end.max(range.start)),
        }
    }
}

fn key_of<'s>(node: Node<'s>, findings: &mut Findings) -> Key<'s> {
    let help = "a key is a word before a colon; quote it if it begins with a special character";
    match node.value {
        Value::Scalar(scalar) => return Key::Good(scalar),
        Value::Broken => {}
        _ => findings.push(
            Finding::error(
                rules::YAML_KEY_KIND,
                node.span,
                format!("{} cannot be a key", node.kind()),
            )
            .help(help),
        ),
    }
    Key::Bad
}

/// Block collections end with their last item, not where the parser noticed.
fn around(start: Span, layout: Layout, last: Option<u32>, end: Span) -> Span {
    let end = match (layout, last) {
        (Layout::Flow, _) => end.end,
        (Layout::Block, last) => last.unwrap_or(start.end),
    };
    Span {
        end: end.max(start.start),
        ..start
    }
}

/// A text for a message: its beginning, on one line.
fn shown(text: &str) -> Cow<'_, str> {
    crate::diagnostic::shown(text)
}
