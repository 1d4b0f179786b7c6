//! Where one check puts what it finds.

use super::ignores::Ignores;
use crate::diagnostic::{Finding, Findings};
use crate::rules::Rule;
use crate::source::Span;

pub(super) struct Report<'r> {
    rule: &'static Rule,
    pub(super) ignores: &'r Ignores<'r>,
    findings: &'r mut Findings,
}

impl<'r> Report<'r> {
    pub(super) fn new(rule: &'static Rule, ignores: &'r Ignores<'r>, findings: &'r mut Findings) -> Self {
        Report {
            rule,
            ignores,
            findings,
        }
    }

    /// A finding of this rule.
    pub(super) fn finding(&self, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            severity: self.rule.severity,
            ..Finding::error(self.rule.id, span, message)
        }
    }

    /// Reports a finding, unless a comment of the schema ignores it.
    pub(super) fn push(&mut self, finding: Finding) {
        if !self.ignores.covers(&finding) {
            self.findings.push(finding);
        }
    }
}
