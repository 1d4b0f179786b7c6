//! `required-with-default`.

use super::report::Report;
use super::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    // A property's default is for newly built values, and `required` is asked of those too that were read and go back.
    for parameter in subject.parameters() {
        let Some(default) = parameter.default.as_ref().filter(|_| parameter.required) else {
            continue;
        };
        let message = format!(
            "`{}` must be given, and the service assumes something where it is not",
            parameter.name.text
        );
        let finding = report
            .finding(parameter.name.span, message)
            .related(default.span, "what it assumes");
        report.push(finding.help("remove `required` or `default`, whichever the service does not do"));
    }
}
