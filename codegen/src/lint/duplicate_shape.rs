//! `duplicate-shape`.

use std::collections::BTreeMap;

use super::report::Report;
use super::subject::Subject;
use crate::model::{Api, Model, Type};

/// Fewer properties are alike by chance.
const LEAST: usize = 3;

/// What of a property shows on the wire.
type Shape<'a> = Vec<(&'a str, &'a Type, bool, bool)>;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for api in &subject.schema.apis {
        let mut seen: BTreeMap<Vec<&str>, Vec<&Model>> = BTreeMap::new();
        for model in api
            .models
            .iter()
            .filter(|model| !model.is_abstract && model.properties.len() >= LEAST)
        {
            let wires = model.properties.iter().map(|property| property.wire.as_str()).collect();
            let alike = seen.entry(wires).or_default();
            if let Some(other) = alike
                .iter()
                .find(|other| shape(other) == shape(model) && !are_kin(api, model, other))
            {
                let message = format!("`{}` has the shape of `{}`", model.name, other.name);
                let finding = report.finding(model.span, message).related(other.span, "the other one");
                report.push(finding.help("are they one model, or should one extend the other?"));
            } else {
                alike.push(model);
            }
        }
    }
}

fn shape(model: &Model) -> Shape<'_> {
    let facts = model.properties.iter();
    facts
        .map(|property| {
            (
                property.wire.as_str(),
                &property.ty,
                property.required,
                property.nullable,
            )
        })
        .collect()
}

/// Whether one extends the other, however far.
fn are_kin(api: &Api, a: &Model, b: &Model) -> bool {
    let extends = |model: &Model, base: &Model| {
        let above = |model: &Model| model.extends.map(|base| api.model(base));
        std::iter::successors(above(model), |model| above(model)).any(|above| above.span == base.span)
    };
    extends(a, b) || extends(b, a)
}
