//! Workflow commands, within the ten errors and ten warnings that GitHub shows.

use std::fmt::Write;

use super::super::{Difference, Level};
use super::{Shown, proof, reach};
use crate::diagnostic::render::{github_message, github_property};

/// How many of each kind are shown.
const MOST: usize = 10;

/// The report as workflow commands.
#[must_use]
pub fn github(report: &Shown<'_>) -> String {
    let mut out = String::new();
    let mut left = 0;
    for (level, word) in [(Level::MajorBreaking, "error"), (Level::MinorDangerous, "warning")] {
        let all: Vec<&Difference> = report.report.findings.iter().filter(|f| f.level() == level).collect();
        left += all.len().saturating_sub(MOST);
        for finding in all.into_iter().take(MOST) {
            let at = report.at(finding);
            let message = format!(
                "{}: {} ({}; {})",
                finding.path,
                finding.message,
                reach(finding),
                proof(finding)
            );
            let _ = writeln!(
                out,
                "::{word} file={},line={},col={},title={}::{}",
                github_property(&at.file),
                at.line,
                at.column,
                github_property(finding.rule),
                github_message(&message)
            );
        }
    }
    let more = if left > 0 {
        format!("; {left} more")
    } else {
        String::new()
    };
    let answer = format!("{}; {}{more}", report.answer(), report.counts());
    let _ = writeln!(out, "::notice title=codegen diff::{}", github_message(&answer));
    out
}
