//! How recorded payloads fare, in words.

use super::super::Difference;
use super::super::corpus::Hit;
use super::Shown;

/// `corpus: 3 of 412 payloads affected`.
pub(super) fn summary(report: &Shown<'_>) -> Option<String> {
    let replay = report.corpus?;
    let payloads = if replay.payloads == 1 { "payload" } else { "payloads" };
    let skipped = match replay.skipped.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} names no model"),
        [first, more @ ..] => format!("; {first} and {} more name no model", more.len()),
    };
    Some(format!(
        "corpus: {} of {} {payloads} affected{skipped}",
        replay.affected, replay.payloads
    ))
}

/// Where payloads meet a finding.
pub(super) fn of(report: &Shown<'_>, finding: &Difference) -> Option<String> {
    let fingerprint = Some(finding.fingerprint.as_str());
    told(report, |hit| hit.fingerprint.as_deref() == fingerprint)
}

/// What payloads meet that belongs to no finding.
pub(super) fn unexplained(report: &Shown<'_>) -> Option<String> {
    told(report, |hit| hit.fingerprint.is_none())
}

fn told(report: &Shown<'_>, is_wanted: impl Fn(&Hit) -> bool) -> Option<String> {
    let hits: Vec<&Hit> = report.corpus?.hits.iter().filter(|hit| is_wanted(hit)).collect();
    let first = hits.first()?;
    let line = first.line.map_or_else(String::new, |line| format!(":{line}"));
    let (file, pointer) = (&first.file, &first.pointer);
    let (before, after) = (&first.before, &first.after);
    let places = match hits.len() {
        1 => "1 place".to_owned(),
        n => format!("{n} places, first"),
    };
    Some(format!("{places} {file}{line}#{pointer}: {before} -> {after}"))
}
