//! `ignore-unused`.

use super::edits::without_comment;
use super::report::Report;
use super::subject::Subject;

/// Every other check has run, so what no finding has needed is needed by none.
pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for ignore in &report.ignores.list {
        for named in ignore.known().filter(|named| !named.is_used.get()) {
            let finding = report.finding(ignore.span, format!("nothing here breaks `{}`", named.id));
            let is_needed = ignore.rules.iter().any(|other| other.is_used.get());
            let tree = subject.tree(ignore.span).filter(|_| !is_needed);
            let edit = tree.map(|tree| without_comment(tree, ignore.span));
            report.push(finding.help("remove what ignores it").suggest_if(edit));
        }
    }
}
