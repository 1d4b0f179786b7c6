//! Which findings somebody has approved, and which approvals are themselves a finding.

use std::collections::BTreeMap;

use super::{Difference, Level, Report};
use crate::diagnostic::{Finding, Findings, Severity};
use crate::model::{Approval, Schema};
use crate::rules::approvals as rules;

/// What the approvals of a schema mean for a report.
#[derive(Clone, Debug, Default)]
pub struct Approvals {
    /// Those that hold, by fingerprint.
    holding: BTreeMap<String, Approval>,
    /// Those that expired, are stale or match nothing; places are in the new schema.
    pub findings: Vec<Finding>,
}

impl Approvals {
    /// Judges the approvals of the new schema on a day, which is written `2026-12-31`.
    ///
    /// An approval holds for the finding that it names by fingerprint, rule and path. One that names no finding is stale
    /// where the old schema has it already, because then the old schema contains the change; else it matches nothing.
    #[must_use]
    pub fn of(report: &Report, old: &Schema, new: &Schema, today: &str) -> Self {
        let mut holding = BTreeMap::new();
        let mut findings = Findings::default();
        for approval in &new.approvals {
            let named = report.findings.iter().find(|f| f.fingerprint == approval.fingerprint);
            let is_known = old
                .approvals
                .iter()
                .any(|known| known.fingerprint == approval.fingerprint);
            match named {
                Some(finding) if !agrees(approval, finding) => findings.push(contradicts(approval, finding)),
                Some(_) if has_expired(approval, today) => findings.push(expired(approval)),
                Some(_) => {
                    holding.insert(approval.fingerprint.clone(), approval.clone());
                }
                None if is_known => findings.push(stale(approval)),
                None => findings.push(unmatched(approval)),
            }
        }
        Approvals {
            holding,
            findings: findings.into_sorted(),
        }
    }

    /// The approval of a finding, if it has one that holds.
    #[must_use]
    pub fn get(&self, finding: &Difference) -> Option<&Approval> {
        self.holding.get(&finding.fingerprint)
    }

    /// The worst level of what nobody has approved.
    #[must_use]
    pub fn open_level(&self, report: &Report) -> Level {
        let open = report.findings.iter().filter(|finding| self.get(finding).is_none());
        open.map(Difference::level).max().unwrap_or_default()
    }
}

fn agrees(approval: &Approval, finding: &Difference) -> bool {
    approval.rule == finding.rule && approval.path == finding.path
}

fn has_expired(approval: &Approval, today: &str) -> bool {
    approval.until.as_deref().is_some_and(|until| until < today)
}

fn contradicts(approval: &Approval, finding: &Difference) -> Finding {
    let (rule, path) = (finding.rule, &finding.path);
    let message = format!("this is the fingerprint of `{rule}` at `{path}`, and something else is approved");
    Finding::error(rules::UNMATCHED, approval.span, message).help(format!("write `rule: {rule}` and `path: {path}`"))
}

fn expired(approval: &Approval) -> Finding {
    let until = approval.until.as_deref().unwrap_or_default();
    let message = format!(
        "the approval of `{}` at `{}` ended on {until}",
        approval.rule, approval.path
    );
    Finding::error(rules::EXPIRED, approval.span, message).help("decide anew: `codegen approve` sets another day")
}

fn stale(approval: &Approval) -> Finding {
    let message = format!(
        "what this approves, `{}` at `{}`, is part of the base by now",
        approval.rule, approval.path
    );
    let finding = Finding::error(rules::STALE, approval.span, message);
    Finding {
        severity: Severity::Warning,
        ..finding.help("`codegen approve --prune` removes it")
    }
}

fn unmatched(approval: &Approval) -> Finding {
    let message = format!(
        "no finding has this fingerprint, so nothing is approved at `{}`",
        approval.path
    );
    let help = "the change is another by now, or gone: `codegen diff` prints fingerprints, `codegen approve --prune` \
                removes what approves nothing";
    Finding::error(rules::UNMATCHED, approval.span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::super::tests::schema;
    use super::super::{Difference, schemas};
    use super::*;

    const TODAY: &str = "2026-06-15";

    fn with(property: &str, approvals: &str) -> Schema {
        let model = format!("model: A\nproperties:\n  p: {property}\n");
        schema(&[("models/A", model.as_str()), ("../approvals", approvals)])
    }

    fn approval(fingerprint: &str, more: &str) -> String {
        format!("\"{fingerprint}\":\n  rule: type-kind-changed\n  path: v1.A.p\n  reason: R.\n{more}")
    }

    fn fingerprint() -> String {
        let (old, new) = (with("{ type: string }", "{}"), with("{ type: integer }", "{}"));
        schemas(&old, &new).findings[0].fingerprint.clone()
    }

    /// The worst level that is left, and what is found about the approvals themselves.
    fn judged(old: &str, new: &str) -> (Level, Vec<(&'static str, Severity)>) {
        let (old, new) = (with("{ type: string }", old), with("{ type: integer }", new));
        let report = schemas(&old, &new);
        let approvals = Approvals::of(&report, &old, &new, TODAY);
        let found = approvals.findings.iter().map(|f| (f.code, f.severity)).collect();
        assert_eq!(
            report.findings.iter().map(Difference::level).max(),
            Some(Level::MajorBreaking)
        );
        (approvals.open_level(&report), found)
    }

    #[test]
    fn an_approval_holds_through_its_last_day() {
        let of = fingerprint();
        assert_eq!(judged("{}", &approval(&of, "")), (Level::None, vec![]));
        assert_eq!(
            judged("{}", &approval(&of, "  until: 2026-06-15\n")),
            (Level::None, vec![])
        );
        let expired = (Level::MajorBreaking, vec![(rules::EXPIRED, Severity::Error)]);
        assert_eq!(judged("{}", &approval(&of, "  until: 2026-06-14\n")), expired);
    }

    #[test]
    fn one_that_names_no_finding_is_stale_if_the_base_has_it_and_else_a_mistake() {
        let other = approval("0123456789abcdef", "");
        let unmatched = (Level::MajorBreaking, vec![(rules::UNMATCHED, Severity::Error)]);
        assert_eq!(judged("{}", &other), unmatched);
        let stale = (Level::MajorBreaking, vec![(rules::STALE, Severity::Warning)]);
        assert_eq!(judged(&other, &other), stale);
    }

    #[test]
    fn one_that_says_it_is_about_something_else_approves_nothing() {
        let other = approval(&fingerprint(), "").replace("v1.A.p", "v1.A.q");
        let unmatched = (Level::MajorBreaking, vec![(rules::UNMATCHED, Severity::Error)]);
        assert_eq!(judged("{}", &other), unmatched);
    }
}
