//! What is wrong, where, and what would be right: the one form of everything that codegen reports.

mod nearest;
pub mod render;

use std::borrow::Cow;

pub use nearest::nearest;

use crate::source::Span;

/// One finding, from the language's checks, from lint, or from diff.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's id, in kebab-case: `unknown-type`. One space of codes for everything.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was wrong, in one line.
    pub message: String,
    /// Where.
    pub span: Option<Span>,
    /// A word beside the marked place; may be empty.
    pub label: String,
    /// Other places that belong to it: the first of two equal names.
    pub related: Vec<(Span, String)>,
    /// What would be right.
    pub help: Option<String>,
    /// An edit that mends it.
    pub suggestion: Option<Suggestion>,
}

/// An edit of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Worth a look.
    Warning,
    /// Opt-in advice.
    Info,
}

/// What a run has found so far.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Finding {
    /// An error at a place.
    pub fn error(code: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Finding {
            code,
            severity: Severity::Error,
            message: message.into(),
            span: span.into(),
            label: String::new(),
            related: Vec::new(),
            help: None,
            suggestion: None,
        }
    }

    /// Adds a word beside the marked place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds what would be right.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }

    /// Adds an edit that mends it, where there is one.
    #[must_use]
    pub fn suggest_if(mut self, suggestion: Option<Suggestion>) -> Self {
        self.suggestion = suggestion;
        self
    }

    /// Adds an edit that mends it.
    #[must_use]
    pub fn suggest(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(Suggestion {
            span,
            replacement: replacement.into(),
        });
        self
    }
}

/// A text of the input as it may stand in a message: its beginning, without control characters.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 60;
    let fits = text.char_indices().nth(LONGEST).is_none();
    if fits && !text.chars().any(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut out: String = text.chars().take(LONGEST).flat_map(visible).collect();
    if !fits {
        out.push('\u{2026}');
    }
    Cow::Owned(out)
}

fn visible(c: char) -> impl Iterator<Item = char> {
    let escaped = c.is_control().then(|| c.escape_default());
    let plain = (!c.is_control()).then_some(c);
    escaped.into_iter().flatten().chain(plain)
}

impl Findings {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Whether anything forbids to go on.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// All of them, by severity, then by place, without repetitions.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.list
            .sort_by(|a, b| (a.severity, a.span, a.code, &a.message).cmp(&(b.severity, b.span, b.code, &b.message)));
        self.list.dedup();
        self.list
    }
}
