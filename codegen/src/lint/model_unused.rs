//! `model-unused`.

use super::reached::Reached;
use super::report::Report;
use super::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for api in &subject.schema.apis {
        // Where no endpoint is described, everything is there for its own sake.
        if api.resources.iter().all(|resource| resource.endpoints.is_empty()) {
            continue;
        }
        let reached = Reached::of(api);
        let models = api
            .models
            .iter()
            .zip(&reached.models)
            .map(|(thing, is)| (&thing.name, thing.span, *is));
        let named = api
            .enums
            .iter()
            .zip(&reached.enums)
            .filter(|(choices, _)| choices.file.contains("/enums/"));
        let enums = named.map(|(thing, is)| (&thing.name, thing.span, *is));
        let unions = api
            .unions
            .iter()
            .zip(&reached.unions)
            .map(|(thing, is)| (&thing.name, thing.span, *is));
        for (name, span, _) in models.chain(enums).chain(unions).filter(|(.., is_reached)| !is_reached) {
            let finding = report.finding(span, format!("no endpoint sends or returns `{name}`"));
            report.push(finding.help("remove it, or name it where it travels"));
        }
    }
}
