//! The tree of one file.

use std::borrow::Cow;

use crate::source::{SourceId, Span};

/// A whole file.
#[derive(Debug)]
pub struct Tree<'s> {
    /// Which file.
    pub source: SourceId,
    /// Its text, of which all spans are ranges.
    pub text: &'s str,
    /// Its one document.
    pub root: Node<'s>,
    /// Every comment, in order.
    pub comments: Vec<Comment>,
}

/// A value at its place. Nesting is bounded while parsing, so recursion over it is too.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    /// From its first byte to its last; for an absent value, the key or dash that it is absent from.
    pub span: Span,
    /// What it is.
    pub value: Value<'s>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Value<'s> {
    /// Nothing was written: `doc:` and no more.
    Absent,
    /// Something that was already reported; readers pass over it in silence.
    Broken,
    /// Text, in whatever style.
    Scalar(Scalar<'s>),
    /// A list.
    Sequence(Layout, Vec<Node<'s>>),
    /// Keys with values, in order, each key once.
    Mapping(Layout, Vec<Entry<'s>>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry<'s> {
    /// The key; keys are scalars.
    pub key: Scalar<'s>,
    /// The value.
    pub value: Node<'s>,
}

/// A text and how it was written. The raw text is what its span covers.
#[derive(Clone, Debug)]
pub struct Scalar<'s> {
    /// The text after quotes, escapes and line folding.
    pub text: Cow<'s, str>,
    /// How it was written.
    pub style: Style,
    /// Its bytes, with quotes or the header of a block.
    pub span: Span,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// After `|`.
    Literal,
    /// After `>`.
    Folded,
}

/// How a list or mapping is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One item a line.
    Block,
    /// In brackets or braces.
    Flow,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `#` to the end of the line.
    pub span: Span,
    /// Where it stands.
    pub place: Place,
}

/// Where a comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On a line of its own, right above something.
    Above,
    /// After something on the same line.
    Right,
    /// On a line of its own, with blank lines around it.
    Free,
    /// At the end of the file.
    Last,
}

impl<'s> Node<'s> {
    /// What it is, for a message: `a list`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Absent => "nothing",
            Value::Broken => "something unreadable",
            Value::Scalar(_) => "text",
            Value::Sequence(..) => "a list",
            Value::Mapping(..) => "a mapping",
        }
    }

    /// The scalar, if it is one.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar<'s>> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }
}

impl Scalar<'_> {
    /// The place of a part of the text, where the text stands in the file as it is; else the first line of the whole.
    #[must_use]
    pub fn part(&self, file: &str, part: std::ops::Range<usize>) -> Span {
        let raw = file.get(self.span.range()).unwrap_or_default();
        let skip = usize::from(!self.is_plain());
        let wanted = self.text.get(part.clone());
        let offset = |n: usize| self.span.start + u32::try_from(n).unwrap_or_default();
        let (start, end) = if wanted.is_some() && raw.get(skip..skip + part.end) == self.text.get(..part.end) {
            (offset(skip + part.start), offset(skip + part.end))
        } else {
            let line = raw.find(['\n', '\r']).unwrap_or(raw.len());
            (self.span.start, offset(line))
        };
        Span {
            start,
            end,
            ..self.span
        }
    }

    /// Whether it was written without quotes.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.style == Style::Plain
    }
}
