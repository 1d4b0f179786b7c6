//! `choice-unused-single`.

use super::report::Report;
use super::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for choices in subject.schema.apis.iter().flat_map(|api| &api.enums) {
        // The service adds values to an open enum, and one that it has none of yet is no mistake.
        if choices.choices.len() == 1 && !choices.open {
            let message = format!("`{}` has one choice, which is none", choices.name);
            let finding = report.finding(choices.span, message);
            report.push(finding.help("list what else it can be, or let it be open"));
        }
    }
}
