//! `deprecated-no-replacement`.

use super::report::Report;
use super::subject::Subject;
use crate::decl::{ApiDecl, ChoiceDecl, DeprecatedDecl};
use crate::syntax::Scalar;

/// Something with a name, and its deprecation.
type Deprecatable<'d, 's> = (&'d Scalar<'s>, Option<&'d DeprecatedDecl<'s>>);

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (name, deprecated) in subject.decl.apis.iter().flat_map(all) {
        if deprecated.is_some_and(|said| said.use_instead.is_none() && said.note.is_none()) {
            let message = format!("`{}` is deprecated, and nothing says what to do instead", name.text);
            let finding = report.finding(name.span, message);
            report.push(finding.help("name its replacement in `use`, or say in `note` that there is none"));
        }
    }
}

fn all<'d, 's>(api: &'d ApiDecl<'s>) -> Vec<Deprecatable<'d, 's>> {
    let mut list: Vec<Deprecatable<'d, 's>> = Vec::new();
    for model in &api.models {
        list.push((&model.head.name, model.deprecated.as_deref()));
        for property in &model.properties {
            list.push((&property.name, property.deprecated.as_deref()));
            let choices = property.choices.iter().flat_map(|choices| &choices.list);
            list.extend(choices.map(of_choice));
        }
        list.extend(
            model
                .computed
                .iter()
                .map(|computed| (&computed.name, computed.deprecated.as_deref())),
        );
    }
    for choices in &api.enums {
        list.push((&choices.head.name, choices.deprecated.as_deref()));
        list.extend(choices.choices.list.iter().map(of_choice));
    }
    list.extend(
        api.unions
            .iter()
            .map(|union| (&union.head.name, union.deprecated.as_deref())),
    );
    for resource in &api.resources {
        list.extend(
            resource
                .endpoints
                .iter()
                .map(|endpoint| (&endpoint.name, endpoint.deprecated.as_deref())),
        );
    }
    list
}

fn of_choice<'d, 's>(choice: &'d ChoiceDecl<'s>) -> Deprecatable<'d, 's> {
    (&choice.value, choice.deprecated.as_deref())
}
