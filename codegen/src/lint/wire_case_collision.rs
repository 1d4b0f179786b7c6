//! `wire-case-collision`.

use std::collections::HashMap;

use super::report::Report;
use super::subject::Subject;
use crate::diagnostic::shown;
use crate::model::Property;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, _, model) in subject.models() {
        let mut seen: HashMap<String, (&str, &Property)> = HashMap::new();
        for property in &model.properties {
            let aliases = property.aliases.iter().map(String::as_str);
            for wire in std::iter::once(property.wire.as_str()).chain(aliases) {
                let Some((other, first)) = seen.get(&folded(wire)).copied() else {
                    seen.insert(folded(wire), (wire, property));
                    continue;
                };
                // One property may well accept its own name in several cases; what bases do is said there.
                if first.span == property.span || (first.declared_in != id && property.declared_in != id) {
                    continue;
                }
                let message = format!(
                    "`{}` and `{}` on the wire differ in case only",
                    shown(wire),
                    shown(other)
                );
                let finding = report
                    .finding(property.span, message)
                    .related(first.span, "the other one");
                report.push(finding.help("if they are one, make one name an alias of the other: `aliases: [...]`"));
            }
        }
    }
}

/// A name without what people mix up in names; what it begins with is no slip: `_links` is another than `links`.
fn folded(wire: &str) -> String {
    let (mark, name) = wire.split_at(wire.len() - wire.trim_start_matches(['_', '-']).len());
    let letters = name.chars().filter(|c| !matches!(c, '_' | '-'));
    mark.chars().chain(letters.flat_map(char::to_lowercase)).collect()
}
