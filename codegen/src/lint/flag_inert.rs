//! `flag-inert`.

use super::edits::without_key;
use super::report::Report;
use super::subject::Subject;
use crate::model::Direction;
use crate::source::Span;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for model in subject.decl.apis.iter().flat_map(|api| &api.models) {
        let (repeats, contradicts): (Flag, Flag) = match model.direction {
            Direction::Both => continue,
            Direction::Response => (READ_ONLY, WRITE_ONLY),
            Direction::Request => (WRITE_ONLY, READ_ONLY),
        };
        for property in &model.properties {
            let place = |flag: Flag| match flag.is_read_only {
                true => property.read_only,
                false => property.write_only,
            };
            if let Some(span) = place(repeats) {
                repeated(subject, report, span, repeats);
            }
            if let Some(span) = place(contradicts) {
                let message = format!(
                    "{}, and so is its model the other way: nobody ever sees it",
                    contradicts.means
                );
                let finding = report
                    .finding(span, message)
                    .related(model.head.name.span, "this model");
                report.push(finding.help("remove the property, or the `direction` of the model"));
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Flag {
    is_read_only: bool,
    means: &'static str,
}

const READ_ONLY: Flag = Flag {
    is_read_only: true,
    means: "this is only received",
};
const WRITE_ONLY: Flag = Flag {
    is_read_only: false,
    means: "this is only sent",
};

fn repeated(subject: &Subject<'_>, report: &mut Report<'_>, span: Span, flag: Flag) {
    let message = format!("{}, as is everything of its model", flag.means);
    let finding = report
        .finding(span, message)
        .help("remove it: `direction` says it for all");
    let edit = subject.tree(span).and_then(|tree| without_key(tree, span));
    report.push(finding.suggest_if(edit));
}
