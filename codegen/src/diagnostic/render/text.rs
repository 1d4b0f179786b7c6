//! The look of rustc, through `annotate-snippets`.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::word;
use crate::diagnostic::{Finding, Severity};
use crate::source::{Sources, Span};

/// Beyond this, a file is shown through a window: the renderer's work grows with the text that it is given.
const WHOLE_FILE: usize = 32 * 1024;
/// Beyond this, a line is shown through a window.
const WHOLE_LINE: usize = 400;
/// How many bytes of a long line are shown on either side.
const AROUND: usize = 80;

/// The findings with the lines of the source that they are about, in the order given; in colour if asked.
#[must_use]
pub fn text(sources: &Sources, findings: &[Finding], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in findings {
        let groups = groups(sources, finding);
        out.push_str(&renderer.render(&groups));
        out.push_str("\n\n");
    }
    out
}

fn groups<'s>(sources: &'s Sources, finding: &Finding) -> Vec<Group<'s>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
    .with_name(Some(word(finding.severity)));
    let mut main = Group::with_title(level.primary_title(line(&finding.message)).id(finding.code));
    for place in places(sources, finding) {
        main = place.add_to(sources, main);
    }
    let help = finding.help.as_deref();
    let Some(suggestion) = &finding.suggestion else {
        if let Some(help) = help {
            main = main.element(Level::HELP.message(line(help)));
        }
        return vec![main];
    };
    let window = Window::new(sources, suggestion.span);
    let patch = Patch::new(window.range(suggestion.span), clean(&suggestion.replacement));
    let snippet = Snippet::source(clean(window.text)).line_start(window.line).patch(patch);
    let title = Level::HELP.secondary_title(line(help.unwrap_or("write this instead")));
    vec![main, Group::with_title(title).element(snippet)]
}

/// Places of one stretch of text that are shown together.
struct Shown {
    spans: Vec<(Span, AnnotationKind, String)>,
}

/// The marked place first, with those related ones that are in the same small file; then the others.
fn places(sources: &Sources, finding: &Finding) -> Vec<Shown> {
    let Some(primary) = finding.span else {
        return finding
            .related
            .iter()
            .map(|(span, label)| Shown::one(*span, AnnotationKind::Context, label))
            .collect();
    };
    let mut all = vec![Shown::one(primary, AnnotationKind::Primary, &finding.label)];
    for (span, label) in &finding.related {
        let is_small = sources.get(span.source).text.len() <= WHOLE_FILE;
        let together = all
            .iter_mut()
            .find(|shown| is_small && shown.source() == Some(span.source));
        match together {
            Some(shown) => shown.spans.push((*span, AnnotationKind::Context, line(label))),
            None => all.push(Shown::one(*span, AnnotationKind::Context, label)),
        }
    }
    all
}

impl Shown {
    fn one(span: Span, kind: AnnotationKind, label: &str) -> Shown {
        Shown {
            spans: vec![(span, kind, line(label))],
        }
    }

    fn source(&self) -> Option<crate::source::SourceId> {
        self.spans.first().map(|(span, ..)| span.source)
    }

    fn add_to<'s>(self, sources: &'s Sources, group: Group<'s>) -> Group<'s> {
        let Some((first, ..)) = self.spans.first() else {
            return group;
        };
        let path = clean(&sources.path(*first).to_string_lossy());
        let window = if self.spans.len() > 1 {
            Window::whole(sources, *first)
        } else {
            Window::new(sources, *first)
        };
        let mut snippet = Snippet::source(clean(window.text)).line_start(window.line);
        let mut group = group;
        if window.is_cut {
            // The renderer would count columns from the cut.
            let at = sources.position(*first);
            group = group.element(Origin::path(path).line(at.line).char_column(at.column));
        } else {
            snippet = snippet.path(path);
        }
        for (span, kind, label) in self.spans {
            let label = Some(label).filter(|label| !label.is_empty());
            snippet = snippet.annotation(kind.span(window.range(span)).label(label));
        }
        group.element(snippet)
    }
}

/// A stretch of a file.
struct Window<'s> {
    text: &'s str,
    /// The byte at which it begins.
    start: usize,
    /// The line at which it begins.
    line: usize,
    /// It does not begin with a line.
    is_cut: bool,
}

impl<'s> Window<'s> {
    fn whole(sources: &'s Sources, span: Span) -> Self {
        Window {
            text: &sources.get(span.source).text,
            start: 0,
            line: 1,
            is_cut: false,
        }
    }

    /// The line of a place, or the part of it around the place.
    fn new(sources: &'s Sources, span: Span) -> Self {
        let text = sources.get(span.source).text.as_str();
        let at = floor(text, span.start as usize);
        let Range {
            start: line_start,
            end: line_end,
        } = sources.line(span);
        let (start, end) = if line_end - line_start <= WHOLE_LINE {
            (line_start, line_end)
        } else {
            let end = (span.end as usize).clamp(at, at + WHOLE_LINE) + AROUND;
            (
                floor(text, at.saturating_sub(AROUND).max(line_start)),
                floor(text, end.min(line_end)),
            )
        };
        Window {
            text: text.get(start..end).unwrap_or_default(),
            start,
            line: sources.position(span).line,
            is_cut: start != line_start,
        }
    }

    /// A place as a range of the window: the first line of it, and never outside.
    fn range(&self, span: Span) -> Range<usize> {
        let within = |offset: u32| floor(self.text, (offset as usize).saturating_sub(self.start));
        let start = within(span.start);
        let line = self.text.get(start..).unwrap_or_default();
        let line_end = start + line.find(['\n', '\r']).unwrap_or(line.len());
        start..within(span.end).clamp(start, line_end)
    }
}

/// The nearest boundary of a character at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A text of ours, which may quote the input, on one line.
fn line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

/// A text without anything that a terminal would act on, byte by byte as long as before.
fn clean(text: &str) -> String {
    let acts = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.chars().any(acts) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (acts(c), c.len_utf8()) {
            (false, _) => out.push(c),
            (true, 2) => out.push_str("??"),
            (true, 3) => out.push('\u{FFFD}'),
            (true, _) => out.push('?'),
        }
    }
    out
}
