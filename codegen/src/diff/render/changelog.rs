//! A ready-made entry of a changelog.

use super::super::{Difference, Level};
use super::{Shown, inline};
use crate::rules::diff as rules;

/// A heading and the level of what stands below it.
const PARTS: [(&str, Level); 4] = [
    ("Breaking", Level::MajorBreaking),
    ("Changed", Level::MinorDangerous),
    ("Added", Level::MinorSafe),
    ("Other", Level::PatchSafe),
];

/// The whole entry, or a line that says that nothing changed.
#[must_use]
pub fn changelog(report: &Shown<'_>) -> String {
    if report.findings().is_empty() {
        return "Nothing changed.\n".to_owned();
    }
    lines(report).join("\n") + "\n"
}

/// At most so many bytes of the entry, and how many lines are left out.
pub(super) fn beginning(report: &Shown<'_>, most: usize) -> (String, usize) {
    let lines = lines(report);
    let mut out = String::new();
    for (n, line) in lines.iter().enumerate() {
        if out.len() + line.len() + 1 > most {
            return (out, lines.len() - n);
        }
        out += line;
        out.push('\n');
    }
    (out, 0)
}

fn lines(report: &Shown<'_>) -> Vec<String> {
    if report.findings().is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("## {}", report.comparison.release().version())];
    for (heading, level) in PARTS {
        let is_in = |f: &&Difference| f.level() == level && f.rule != rules::DOCS_CHANGED;
        let mut items: Vec<String> = report.findings().iter().filter(is_in).map(item).collect();
        if level == Level::PatchSafe {
            items.extend(docs(report));
        }
        if !items.is_empty() {
            lines.extend([String::new(), format!("### {heading}"), String::new()]);
            lines.append(&mut items);
        }
    }
    lines
}

fn item(finding: &Difference) -> String {
    format!(
        "- {}: {}",
        inline::code(&finding.path),
        inline::message(&finding.message)
    )
}

fn docs(report: &Shown<'_>) -> Option<String> {
    match report
        .findings()
        .iter()
        .filter(|f| f.rule == rules::DOCS_CHANGED)
        .count()
    {
        0 => None,
        1 => Some("- Documentation of 1 file.".to_owned()),
        n => Some(format!("- Documentation of {n} files.")),
    }
}
