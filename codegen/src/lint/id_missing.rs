//! `id-missing`.

use super::report::Report;
use super::subject::Subject;
use crate::model::{Endpoint, ModelId, Returns, Type};

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (api, endpoint) in subject.endpoints() {
        let Some((id, parameter)) = identified(endpoint) else {
            continue;
        };
        let model = api.model(id);
        let has = |name: &str| model.property(name).is_some();
        if !has("id") && !has(parameter) {
            let message = format!(
                "`{}` is got by `{parameter}`, and has neither that nor an `id`",
                model.name
            );
            let finding = report.finding(endpoint.span, message).related(model.span, "this model");
            report.push(finding.help("declare the property by which the service knows it"));
        }
    }
}

/// The model that a call gets by one parameter at the end of its path.
fn identified(endpoint: &Endpoint) -> Option<(ModelId, &str)> {
    let last = endpoint.path.rsplit('/').next()?;
    let parameter = last.strip_prefix('{')?.strip_suffix('}')?;
    match &endpoint.returns {
        Some(Returns::Plain(Type::Model(id))) if endpoint.method == "GET" => Some((*id, parameter)),
        _ => None,
    }
}
