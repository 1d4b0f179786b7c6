//! Workflow commands, within the ten errors and ten warnings that GitHub shows.

use std::fmt::Write;

use super::super::{Difference, Level};
use super::{Shown, proof, reach};
use crate::diagnostic::render::{github as commands, github_message, github_property};

/// How many of each kind are shown.
const MOST: usize = 10;

/// The report as workflow commands: what nobody has approved, the worst first.
#[must_use]
pub fn github(report: &Shown<'_>) -> String {
    let approvals = &report.comparison.approvals.findings;
    let about_approvals = commands(&report.comparison.new, approvals);
    let mut out = String::new();
    let mut left = 0;
    for (level, word) in [(Level::MajorBreaking, "error"), (Level::MinorDangerous, "warning")] {
        let start = format!("::{word} ");
        let mut lines: Vec<String> = report
            .open(|of| of == level)
            .into_iter()
            .map(|finding| command(report, finding, word))
            .collect();
        lines.extend(
            about_approvals
                .lines()
                .filter(|line| line.starts_with(&start))
                .map(str::to_owned),
        );
        left += lines.len().saturating_sub(MOST);
        for line in lines.iter().take(MOST) {
            out += line;
            out.push('\n');
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

fn command(report: &Shown<'_>, finding: &Difference, word: &str) -> String {
    let at = report.at_head(finding);
    let (path, what, reach, proof) = (&finding.path, &finding.message, reach(finding), proof(finding));
    let message = format!("{path}: {what} ({reach}; {proof})");
    format!(
        "::{word} file={},line={},col={},title={}::{}",
        github_property(&at.file),
        at.line,
        at.column,
        github_property(finding.rule),
        github_message(&message)
    )
}
