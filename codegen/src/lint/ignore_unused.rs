//! `ignore-unused`.

use super::report::Report;
use super::subject::Subject;

/// Every other check has run, so what no finding has needed is needed by none.
pub(super) fn check(_: &Subject<'_>, report: &mut Report<'_>) {
    for ignore in &report.ignores.list {
        for named in ignore.known().filter(|named| !named.is_used.get()) {
            let finding = report.finding(ignore.span, format!("nothing here breaks `{}`", named.id));
            report.push(finding.help("remove the comment"));
        }
    }
}
