//! `ignore-without-reason`.

use super::report::Report;
use super::subject::Subject;

pub(super) fn check(_: &Subject<'_>, report: &mut Report<'_>) {
    for ignore in &report.ignores.list {
        if !ignore.rules.is_empty() && ignore.reason.is_empty() {
            let finding = report.finding(ignore.span, "this does not say why the rule is ignored");
            report.push(finding.help("add it behind two dashes: `# codegen: ignore RULE -- reason`"));
        }
    }
}
