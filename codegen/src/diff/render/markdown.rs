//! One comment of a pull request.

use std::fmt::Write;

use super::super::{Difference, Level};
use super::{Shown, proof, reach};

/// What a comment may have is 65,536 characters; some are left for who posts it.
const LARGEST: usize = 64_000;

/// By this a later run finds its comment again.
const MARKER: &str = "<!-- codegen diff -->";

/// The report as Markdown, short enough for one comment.
#[must_use]
pub fn markdown(report: &Shown<'_>) -> String {
    let mut out = format!("{MARKER}\n### {}\n\n{}\n", cell(&report.answer()), report.counts());
    let worst: Vec<&Difference> = of(report, |level| level >= Level::MinorDangerous);
    let safe: Vec<&Difference> = of(report, |level| level < Level::MinorDangerous);
    let head = "\n| | what | where | rust | reader | writer | skew |\n|---|---|---|---|---|---|---|\n";
    if !worst.is_empty() {
        out += head;
        rows(report, &worst, &mut out, LARGEST * 3 / 4);
        details(&worst, &mut out);
    }
    if !safe.is_empty() {
        let _ = write!(out, "\n<details><summary>{} safe</summary>\n{head}", safe.len());
        rows(report, &safe, &mut out, LARGEST);
        out += "\n</details>\n";
    }
    out
}

fn of<'a>(report: &'a Shown<'_>, is_wanted: impl Fn(Level) -> bool) -> Vec<&'a Difference> {
    report
        .report
        .findings
        .iter()
        .filter(|finding| is_wanted(finding.level()))
        .collect()
}

fn rows(report: &Shown<'_>, findings: &[&Difference], out: &mut String, largest: usize) {
    for (n, finding) in findings.iter().enumerate() {
        let (at, verdict) = (report.at(finding), finding.verdict);
        let word = finding.level().name();
        let row = format!(
            "| {word} | `{}` {}: {} | `{}:{}` | {} | {} | {} | {} |\n",
            finding.rule,
            cell(&finding.path),
            cell(&finding.message),
            at.file.replace(['`', '|'], "'"),
            at.line,
            verdict.rust.name(),
            verdict.reader.name(),
            verdict.writer.name(),
            verdict.skew.name()
        );
        if out.len() + row.len() + 200 > largest {
            let _ = writeln!(out, "\n{} more", findings.len() - n);
            return;
        }
        *out += &row;
    }
}

/// The proofs, as far as there is room.
fn details(findings: &[&Difference], out: &mut String) {
    *out += "\n<details><summary>proofs</summary>\n\n";
    for (n, finding) in findings.iter().enumerate() {
        let proof = proof(finding).replace('`', "'").replace(['\n', '\r'], " ");
        let line = format!(
            "- {} `{}`, {}: `{proof}`\n",
            cell(&finding.path),
            finding.fingerprint,
            reach(finding)
        );
        if out.len() + line.len() + 8_000 > LARGEST {
            let _ = writeln!(out, "- {} more", findings.len() - n);
            break;
        }
        *out += &line;
    }
    *out += "\n</details>\n";
}

/// A text that stays within a cell of a table.
fn cell(text: &str) -> String {
    const LONGEST: usize = 300;
    let mut out = String::new();
    for c in text.chars().take(LONGEST) {
        match c {
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '#' | '@' => out.extend(['\\', c]),
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
