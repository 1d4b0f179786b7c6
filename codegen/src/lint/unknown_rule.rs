//! `unknown-rule`.

use super::ignores::is_lint;
use super::report::Report;
use super::subject::Subject;
use crate::diagnostic::{nearest, shown};
use crate::rules::{self, Kind};

const FORM: &str = "write `# codegen: ignore RULE -- reason`";

pub(super) fn check(_: &Subject<'_>, report: &mut Report<'_>) {
    for ignore in &report.ignores.list {
        if ignore.rules.is_empty() {
            let message = format!("`{}` says nothing to codegen", shown(ignore.text));
            let finding = report.finding(ignore.span, message).help(FORM);
            report.push(finding);
        }
        for named in ignore.rules.iter().filter(|named| !is_lint(named.id)) {
            let id = shown(named.id);
            let finding = match rules::find(named.id).map(|rule| rule.kind) {
                Some(Kind::Language) => report
                    .finding(
                        ignore.span,
                        format!("`{id}` is a rule of the language, and nothing ignores it"),
                    )
                    .help("mend what breaks it, and remove this comment"),
                Some(Kind::Diff) => report
                    .finding(
                        ignore.span,
                        format!("`{id}` is about a change, and no comment ignores it"),
                    )
                    .help("approve the finding: `codegen approve FINGERPRINT --reason …`"),
                _ => {
                    let finding = report.finding(ignore.span, format!("there is no rule `{id}`"));
                    match nearest(named.id, super::TABLE.iter().map(|lint| lint.rule.id)) {
                        Some(near) => finding.label(format!("did you mean `{near}`?")),
                        None => finding.help("`codegen rules` lists them"),
                    }
                }
            };
            report.push(finding);
        }
    }
}
