//! `choice-order`.

use super::report::Report;
use super::subject::Subject;
use crate::diagnostic::shown;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    // The order of a closed enum is told by `as`, so that sorting it would break users.
    let open = subject
        .schema
        .apis
        .iter()
        .flat_map(|api| &api.enums)
        .filter(|choices| choices.open);
    for choices in open {
        let pairs = choices.choices.windows(2);
        let unsorted = pairs.filter_map(|pair| match pair {
            [before, after] if before.value > after.value => Some((before, after)),
            _ => None,
        });
        for (before, after) in unsorted.take(1) {
            let message = format!("`{}` stands behind `{}`", shown(&after.value), shown(&before.value));
            let finding = report
                .finding(after.span, message)
                .related(before.span, "this one comes later");
            report.push(finding.help("sort the choices by their values"));
        }
    }
}
