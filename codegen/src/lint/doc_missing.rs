//! `doc-missing`.

use super::report::Report;
use super::subject::Subject;
use crate::source::Span;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (_, decl) in subject.apis() {
        for model in &decl.models {
            one(report, &model.doc, model.head.name.span, "this model");
            for property in &model.properties {
                one(report, &property.doc, property.name.span, "this property");
            }
            for computed in &model.computed {
                one(report, &computed.doc, computed.name.span, "this computed property");
            }
        }
        for choices in &decl.enums {
            one(report, &choices.doc, choices.head.name.span, "this enum");
        }
        for union in &decl.unions {
            one(report, &union.doc, union.head.name.span, "this union");
        }
        for resource in &decl.resources {
            one(report, &resource.doc, resource.head.name.span, "this resource");
            for endpoint in &resource.endpoints {
                one(report, &endpoint.doc, endpoint.name.span, "this endpoint");
            }
        }
    }
    for parameter in subject.parameters() {
        one(report, &parameter.doc, parameter.name.span, "this parameter");
    }
}

fn one(report: &mut Report<'_>, doc: &str, span: Span, what: &str) {
    if doc.trim().is_empty() {
        let finding = report.finding(span, format!("{what} has no `doc`"));
        report.push(finding.help("say in a sentence what it is for"));
    }
}
