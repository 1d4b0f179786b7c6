//! `pagination-incomplete`.

use std::collections::BTreeSet;

use super::report::Report;
use super::subject::Subject;
use crate::model::Returns;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut said = BTreeSet::new();
    for (api, endpoint) in subject.endpoints() {
        if !matches!(endpoint.returns, Some(Returns::Page(_))) {
            continue;
        }
        let Some(style) = endpoint.paging.and_then(|style| api.protocol.paging.get(style)) else {
            let finding = report.finding(
                endpoint.span,
                "this returns pages, and nothing says what a page looks like",
            );
            report.push(finding.help("declare `paging` in `api.yaml`; until then, a page is read as a bare array"));
            continue;
        };
        // A page that is asked for by its number has to say when to stop asking.
        let has_end = style.next.is_some() || style.total_pages.is_some() || style.total_items.is_some();
        if style.parameter.is_some() && !has_end && said.insert((&api.name, &style.name)) {
            let message = format!("nothing says which page of the style `{}` is the last", style.name);
            let finding = report.finding(endpoint.span, message);
            report.push(finding.help("declare `next`, `total_pages` or `total_items` of this style in `api.yaml`"));
        }
    }
}
