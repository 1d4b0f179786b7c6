//! For people: the answer first, then what is worst.

use std::fmt::Write;

use super::super::{Difference, Level};
use super::{Shown, changelog, corpus, proof, reach};
use crate::diagnostic::render;

/// How much of the changelog's entry is shown.
const CHANGELOG: usize = 1_200;

/// The report in plain text.
#[must_use]
pub fn text(report: &Shown<'_>) -> String {
    let mut out = report.answer() + "\n" + &report.counts() + "\n";
    out.extend(corpus::summary(report).map(|line| line + "\n"));
    entry(report, &mut out);
    let problems = &report.comparison.approvals.findings;
    if !problems.is_empty() {
        out.push('\n');
        out += render::text(&report.comparison.new, problems, true).trim_end();
        out.push('\n');
    }
    let shown = report.open(|level| report.all || level >= Level::MinorDangerous);
    for finding in &shown {
        one(report, finding, &mut out);
    }
    if let Some(hit) = corpus::unexplained(report) {
        let _ = writeln!(out, "\ncorpus: {}", clean(&hit));
    }
    for finding in report.approved() {
        approved(report, finding, &mut out);
    }
    let hidden = report.findings().len() - shown.len() - report.approved().len();
    if hidden > 0 {
        let _ = writeln!(out, "\n{hidden} safe, shown with --all");
    }
    if shown.iter().any(|finding| finding.level() >= Level::MinorDangerous) {
        out += "\nwhy: codegen explain RULE\nright all the same: codegen approve FINGERPRINT --reason TEXT\n";
    }
    out
}

fn entry(report: &Shown<'_>, out: &mut String) {
    let (lines, left) = changelog::beginning(report, CHANGELOG);
    if lines.is_empty() {
        return;
    }
    *out += "\nchangelog:\n";
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "  {line}");
    }
    if left > 0 {
        let _ = writeln!(out, "  {left} more lines with --format changelog");
    }
}

/// One finding, as `git-diff` shows it too.
pub(super) fn one(report: &Shown<'_>, finding: &Difference, out: &mut String) {
    let (at, verdict) = (report.at(finding), finding.verdict);
    let place = format!("{}:{}:{}", at.file, at.line, at.column);
    let _ = writeln!(
        out,
        "\n{} {} {}  {place}  [{}]",
        word(finding.level()),
        finding.rule,
        clean(&finding.path),
        finding.fingerprint
    );
    let _ = writeln!(out, "  {}", clean(&finding.message));
    let _ = writeln!(
        out,
        "  rust {} | reader {} | writer {} | skew {} | {}",
        verdict.rust.name(),
        verdict.reader.name(),
        verdict.writer.name(),
        verdict.skew.name(),
        reach(finding)
    );
    let _ = writeln!(out, "  witness: {}", shown_witness(&proof(finding)));
    if let Some(told) = corpus::of(report, finding) {
        let _ = writeln!(out, "  corpus: {}", clean(&told));
    }
}

/// Folded: that it is there, and why nobody has to act.
fn approved(report: &Shown<'_>, finding: &Difference, out: &mut String) {
    let reason = report.reason(finding).unwrap_or_default();
    let (rule, path, fingerprint) = (finding.rule, clean(&finding.path), &finding.fingerprint);
    let _ = writeln!(
        out,
        "\nAPPROVED {} {rule} {path}  [{fingerprint}]",
        word(finding.level())
    );
    let _ = writeln!(out, "  {}", clean(&reason));
}

fn word(level: Level) -> &'static str {
    match level {
        Level::MajorBreaking => "BREAKING",
        Level::MinorDangerous => "DANGEROUS",
        _ => "SAFE",
    }
}

/// A witness is code, and short; only a very long one is cut.
fn shown_witness(text: &str) -> String {
    const LONGEST: usize = 240;
    let cut: String = clean(text).chars().take(LONGEST).collect();
    if cut.len() < text.len() { cut + "\u{2026}" } else { cut }
}

/// A text without what would move the cursor.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
