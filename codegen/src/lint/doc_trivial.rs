//! `doc-trivial`.

use heck::ToSnakeCase;

use super::docs::{self, Doc};
use super::report::Report;
use super::subject::Subject;
use crate::diagnostic::shown;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for tree in subject.trees.iter().flatten() {
        let name = &subject.sources.get(tree.source).name;
        for Doc { of, text } in docs::of(name, tree) {
            if words(&text.text) == words(&of.text.to_snake_case()) {
                let message = format!("this says what `{}` says already", shown(&of.text));
                let finding = report.finding(text.span, message);
                report.push(finding.help("say what the name does not: what it is for, who sets it, what it is not"));
            }
        }
    }
}

/// The words of a text, without articles.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !matches!(word.as_str(), "" | "the" | "a" | "an"))
        .collect()
}
