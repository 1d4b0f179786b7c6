//! `operation-duplicate`.

use std::collections::HashMap;

use super::report::Report;
use super::subject::Subject;
use crate::model::{Api, Endpoint, Parameter};
use crate::source::Span;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut seen: HashMap<String, Span> = HashMap::new();
    for (api, endpoint) in subject.endpoints() {
        if let Some(first) = seen.insert(call(api, endpoint), endpoint.span) {
            let message = format!(
                "`{} {}` with the same request is here twice",
                endpoint.method, endpoint.path
            );
            let finding = report.finding(endpoint.span, message).related(first, "the other one");
            report.push(finding.help("remove one, or let them differ in what they send"));
        }
    }
}

/// All that tells one request from another.
fn call(api: &Api, endpoint: &Endpoint) -> String {
    let names = |list: &[Parameter]| -> Vec<String> {
        let fixed = list
            .iter()
            .map(|parameter| format!("{}={:?}", parameter.wire, parameter.value));
        fixed.collect()
    };
    let operations = endpoint.patch.iter().flat_map(|patch| &patch.operations);
    let operations: Vec<String> = operations.map(|one| format!("{} {}", one.op, one.path)).collect();
    // Two paths that differ in the names of their parameters are one to the service.
    let path: Vec<&str> = endpoint
        .path
        .split('/')
        .map(|part| if part.starts_with('{') { "{}" } else { part })
        .collect();
    format!(
        "{} {} {} {:?} {:?} {:?} {operations:?}",
        api.name,
        endpoint.method,
        path.join("/"),
        endpoint.body,
        names(&endpoint.query),
        names(&endpoint.body_params)
    )
}
