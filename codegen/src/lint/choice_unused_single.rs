//! `choice-unused-single`.

use super::report::Report;
use super::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for choices in subject.schema.apis.iter().flat_map(|api| &api.enums) {
        // A parameter with one choice says whether, not which.
        let is_parameter = choices.inline_in.is_none() && choices.file.contains("/resources/");
        if choices.choices.len() == 1 && !is_parameter {
            let message = format!("`{}` has one choice, which is none", choices.name);
            let finding = report.finding(choices.span, message);
            report.push(finding.help("list what else it can be, or make it a `boolean` or a `string`"));
        }
    }
}
