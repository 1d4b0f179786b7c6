//! `doc-style`.

use super::docs;
use super::report::Report;
use super::subject::Subject;
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::syntax::{Scalar, Style, Tree};

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for tree in subject.trees.iter().flatten() {
        let name = &subject.sources.get(tree.source).name;
        for doc in docs::of(name, tree) {
            for problem in problems(tree, doc.text) {
                let span = Span {
                    end: problem.at.end.max(problem.at.start + 1),
                    ..problem.at
                };
                let finding = report.finding(span, problem.message);
                report.push(problem.mend(finding));
            }
        }
    }
}

struct Problem {
    message: &'static str,
    help: &'static str,
    /// What an edit would replace.
    at: Span,
    /// By what; `None` where nobody but the author knows.
    by: Option<String>,
}

impl Problem {
    fn mend(self, finding: Finding) -> Finding {
        let finding = finding.help(self.help);
        match self.by {
            Some(by) => finding.suggest(self.at, by),
            None => finding,
        }
    }
}

fn problems(tree: &Tree<'_>, doc: &Scalar<'_>) -> Vec<Problem> {
    let inner = inner(tree.text, doc);
    let raw = tree.text.get(inner.range()).unwrap_or_default();
    let mut list = Vec::new();
    let (first, rest) = raw.split_once([' ', '\n']).unwrap_or((raw, ""));
    let part = |from: usize, to: usize| Span {
        start: inner.start + u32::try_from(from).unwrap_or_default(),
        end: inner.start + u32::try_from(to).unwrap_or_default(),
        ..inner
    };
    if matches!(first, "The" | "the") {
        let next = rest.split([' ', '\n']).next().unwrap_or_default();
        list.push(Problem {
            message: "a doc begins without an article",
            help: "begin with what it is: `Address of the inbox.`",
            at: part(0, first.len() + 1 + next.len()),
            by: is_word(next).then(|| capital(next)),
        });
    } else if is_word(first) {
        list.push(Problem {
            message: "a doc begins with a capital",
            help: "write it as a sentence",
            at: part(0, first.len()),
            by: Some(capital(first)),
        });
    }
    let last_line = raw.rsplit('\n').next().unwrap_or_default().trim_start();
    let is_prose = !last_line.starts_with(['-', '*', '|', '#', '`']);
    if is_prose && raw.ends_with(char::is_alphanumeric) {
        list.push(Problem {
            message: "a doc ends with a period",
            help: "write it as a sentence",
            at: part(raw.len(), raw.len()),
            by: Some(".".to_owned()),
        });
    }
    list
}

/// The place of the text itself: without quotes, without the header of a block, without white space around it.
fn inner(file: &str, doc: &Scalar<'_>) -> Span {
    let raw = file.get(doc.span.range()).unwrap_or_default();
    let (skip, cut) = match doc.style {
        Style::Plain => (0, 0),
        Style::Single | Style::Double => (1, 1),
        Style::Literal | Style::Folded if raw.starts_with(['|', '>']) => (raw.find('\n').unwrap_or(raw.len()), 0),
        Style::Literal | Style::Folded => (0, 0),
    };
    let text = raw.get(skip..raw.len().saturating_sub(cut)).unwrap_or_default();
    let start = skip + (text.len() - text.trim_start().len());
    let end = start + text.trim().len();
    let offset = |n: usize| doc.span.start + u32::try_from(n).unwrap_or_default();
    Span {
        start: offset(start),
        end: offset(end),
        ..doc.span
    }
}

/// Whether this is a word that somebody just began small: not `iOS`, `url`s in code, nor `snake_case`.
fn is_word(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ':', ';']);
    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase())
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
