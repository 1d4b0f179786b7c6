//! `override-equal`.

use super::edits::without_key;
use super::report::Report;
use super::subject::Subject;
use crate::model::{Model, Property};

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, api, model) in subject.models() {
        let Some(base) = model.extends.map(|base| api.model(base)) else {
            continue;
        };
        let own = model.properties.iter().filter(|property| property.declared_in == id);
        for (property, inherited) in own.filter_map(|property| equal(base, property)) {
            let message = format!("`{}` is redefined as what it was", property.name);
            let finding = report
                .finding(property.span, message)
                .related(inherited.span, "inherited from here")
                .help("remove it");
            let edit = subject
                .tree(property.span)
                .and_then(|tree| without_key(tree, property.span));
            report.push(finding.suggest_if(edit));
        }
    }
}

/// The inherited property that this one overrides without changing anything.
fn equal<'a>(base: &'a Model, property: &'a Property) -> Option<(&'a Property, &'a Property)> {
    let inherited = base.property(&property.name).filter(|_| property.is_override)?;
    let names = |p: &Property| (p.wire.clone(), p.aliases.clone(), p.renamed_from.clone());
    let flags = |p: &Property| (p.required, p.nullable, p.read_only, p.write_only, p.sensitive);
    let is_equal = property.ty == inherited.ty
        && property.doc == inherited.doc
        && names(property) == names(inherited)
        && flags(property) == flags(inherited)
        && property.default == inherited.default
        && property.limits == inherited.limits
        && property.deprecated == inherited.deprecated
        && property.examples == inherited.examples;
    is_equal.then_some((property, inherited))
}
