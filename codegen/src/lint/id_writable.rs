//! `id-writable`.

use std::collections::BTreeSet;

use super::report::Report;
use super::subject::Subject;
use crate::model::{Api, Endpoint, ModelId, Returns, Type};

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for api in &subject.schema.apis {
        let sent = models(api, |endpoint| endpoint.body.as_ref());
        let returned = models(api, |endpoint| match &endpoint.returns {
            Some(Returns::Plain(ty) | Returns::Page(ty)) => Some(ty),
            None => None,
        });
        // One place may give the id to several models.
        let mut places = BTreeSet::new();
        for id in sent.intersection(&returned) {
            let model = api.model(*id);
            let Some(property) = model.property("id").filter(|property| !property.read_only) else {
                continue;
            };
            if places.insert(property.span) {
                let message = format!(
                    "the service gives ids, and whoever sends a `{}` can set one",
                    model.name
                );
                let finding = report.finding(property.span, message);
                report.push(finding.help("write `read_only: true`"));
            }
        }
    }
}

/// The models that calls send, or return, as such or in lists.
fn models(api: &Api, of: fn(&Endpoint) -> Option<&Type>) -> BTreeSet<ModelId> {
    let endpoints = api.resources.iter().flat_map(|resource| &resource.endpoints);
    let types = endpoints.filter_map(of);
    types
        .filter_map(|ty| match ty.innermost() {
            Type::Model(id) => Some(*id),
            _ => None,
        })
        .collect()
}
