//! For people: the answer first, then what is worst.

use std::fmt::Write;

use super::super::{Difference, Level};
use super::{Shown, proof, reach};

/// The report in plain text.
#[must_use]
pub fn text(report: &Shown<'_>) -> String {
    let mut out = report.answer() + "\n" + &report.counts() + "\n";
    for finding in report.listed() {
        one(report, finding, &mut out);
    }
    let hidden = report.report.findings.len() - report.listed().count();
    if hidden > 0 {
        let _ = writeln!(out, "\n{hidden} safe, shown with --all");
    }
    out
}

fn one(report: &Shown<'_>, finding: &Difference, out: &mut String) {
    let word = match finding.level() {
        Level::MajorBreaking => "BREAKING",
        Level::MinorDangerous => "DANGEROUS",
        _ => "SAFE",
    };
    let (at, verdict) = (report.at(finding), finding.verdict);
    let place = format!("{}:{}:{}", at.file, at.line, at.column);
    let _ = writeln!(
        out,
        "\n{word} {} {}  {place}  [{}]",
        finding.rule, finding.path, finding.fingerprint
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
