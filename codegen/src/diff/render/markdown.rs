//! One comment of a pull request, which may have 65,536 characters.

use super::super::{Difference, Level};
use super::{Shown, changelog, corpus, inline, proof, reach};
use crate::diagnostic::Finding;

/// What each part may take, in bytes: together less than a comment may have, so that no part takes the room of another,
/// and verdicts have the most.
const VERDICTS: usize = 30_000;
const PROOFS: usize = 10_000;
const CHANGELOG: usize = 8_000;
const APPROVED: usize = 5_000;
const PROBLEMS: usize = 3_000;
const SAFE: usize = 6_000;

/// By this a later run finds its comment again.
const MARKER: &str = "<!-- codegen diff -->";

const TABLE: &str = "| | what | where | rust | reader | writer | skew |\n|---|---|---|---|---|---|---|\n";

const ADVICE: &str = "\n`codegen explain RULE` says why; what is right all the same is approved by its fingerprint, which stands \
                      with the proof: `codegen approve FINGERPRINT --reason TEXT`.\n";

/// The report as Markdown, short enough for one comment.
#[must_use]
pub fn markdown(report: &Shown<'_>) -> String {
    let answer = inline::message(&report.answer());
    let mut out = format!("{MARKER}\n### {answer}\n\n{}\n", report.counts());
    out.extend(corpus::summary(report).map(|line| format!("\n{}\n", inline::message(&line))));
    let problems = &report.comparison.approvals.findings;
    if !problems.is_empty() {
        out.push('\n');
        list(&mut out, problems.iter().map(problem).collect(), PROBLEMS);
    }
    let worst = report.open(|level| level >= Level::MinorDangerous);
    if !worst.is_empty() {
        out.push('\n');
        table(report, &worst, &mut out, VERDICTS);
        out += ADVICE;
        fold(&mut out, "proofs", |out| {
            list(out, worst.iter().map(|f| proven(report, f)).collect(), PROOFS)
        });
    }
    entry(report, &mut out);
    let safe = report.open(|level| level < Level::MinorDangerous);
    if !safe.is_empty() {
        fold(&mut out, &format!("{} safe", safe.len()), |out| {
            table(report, &safe, out, SAFE)
        });
    }
    let approved = report.approved();
    if !approved.is_empty() {
        fold(&mut out, &format!("{} approved", approved.len()), |out| {
            list(out, approved.iter().map(|f| excused(report, f)).collect(), APPROVED);
        });
    }
    out
}

fn fold(out: &mut String, title: &str, inside: impl FnOnce(&mut String)) {
    *out += &format!("\n<details><summary>{title}</summary>\n\n");
    inside(out);
    *out += "\n</details>\n";
}

fn table(report: &Shown<'_>, findings: &[&Difference], out: &mut String, room: usize) {
    *out += TABLE;
    lines(
        out,
        findings.iter().map(|finding| row(report, finding)).collect(),
        room,
        "\n",
    );
}

/// A list, as far as there is room for it.
fn list(out: &mut String, items: Vec<String>, room: usize) {
    lines(out, items, room, "- ");
}

fn lines(out: &mut String, lines: Vec<String>, room: usize, before_more: &str) {
    let (count, end) = (lines.len(), out.len() + room);
    for (n, line) in lines.into_iter().enumerate() {
        if out.len() + line.len() > end {
            *out += &format!("{before_more}{} more\n", count - n);
            return;
        }
        *out += &line;
    }
}

fn row(report: &Shown<'_>, finding: &Difference) -> String {
    let (at, verdict) = (report.at(finding), finding.verdict);
    format!(
        "| {} | `{}` {}: {} | {} | {} | {} | {} | {} |\n",
        finding.level().name(),
        finding.rule,
        inline::code(&finding.path),
        inline::message(&finding.message),
        inline::code(&format!("{}:{}", at.file, at.line)),
        verdict.rust.name(),
        verdict.reader.name(),
        verdict.writer.name(),
        verdict.skew.name()
    )
}

fn proven(report: &Shown<'_>, finding: &Difference) -> String {
    const LONGEST: usize = 500;
    let proof: String = proof(finding).chars().take(LONGEST).collect();
    let (path, proof) = (inline::code(&finding.path), inline::code(&proof));
    let corpus = corpus::of(report, finding).map_or_else(String::new, |told| format!("; {}", inline::message(&told)));
    format!(
        "- {path} `{}`, {}: {proof}{corpus}\n",
        finding.fingerprint,
        reach(finding)
    )
}

fn excused(report: &Shown<'_>, finding: &Difference) -> String {
    let (path, what) = (inline::code(&finding.path), inline::message(&finding.message));
    let reason = inline::message(&report.reason(finding).unwrap_or_default());
    let level = finding.level().name();
    format!("- {level} `{}` {path}: {what}. Approved: {reason}\n", finding.rule)
}

fn problem(finding: &Finding) -> String {
    let (message, help) = (&finding.message, finding.help.as_deref().unwrap_or_default());
    format!(
        "- `{}`: {}; {}\n",
        finding.code,
        inline::message(message),
        inline::message(help)
    )
}

fn entry(report: &Shown<'_>, out: &mut String) {
    let (mut lines, left) = changelog::beginning(report, CHANGELOG);
    if lines.is_empty() {
        return;
    }
    if left > 0 {
        lines += &format!("{left} more lines with --format changelog\n");
    }
    // Whatever the entry says, no line of it ends the fence.
    fold(out, "changelog entry", |out| {
        *out += &format!("````markdown\n{lines}````\n")
    });
}
