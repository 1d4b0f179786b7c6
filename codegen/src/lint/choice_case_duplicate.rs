//! `choice-case-duplicate`.

use std::collections::HashMap;

use super::report::Report;
use super::subject::Subject;
use crate::diagnostic::shown;
use crate::source::Span;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for choices in subject.schema.apis.iter().flat_map(|api| &api.enums) {
        let mut seen: HashMap<String, (&str, Span)> = HashMap::new();
        for choice in &choices.choices {
            let folded = choice.value.to_ascii_lowercase();
            let Some((other, first)) = seen.get(&folded).copied() else {
                seen.insert(folded, (&choice.value, choice.span));
                continue;
            };
            let message = format!(
                "`{}` differs from `{}` in case only",
                shown(&choice.value),
                shown(other)
            );
            let finding = report.finding(choice.span, message).related(first, "the other one");
            report.push(finding.help("`FromStr` ignores case and takes the first; is one of them a slip?"));
        }
    }
}
