//! What commands share that compare the schema with an earlier one.

use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};

use super::{Failure, Folders};
use crate::decl::is_day;
use crate::diagnostic::render;
use crate::diff::render::Shown;
use crate::diff::{Comparison, Level, Mistaken, base};
use crate::resolve;

/// The day by which approvals are judged.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Today {
    /// The day by which approvals are judged, such as 2026-12-31 [default: today in UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum FailOn {
    /// Never
    None,
    /// From dangerous changes on
    Dangerous,
    /// Only for breaking ones
    #[default]
    Breaking,
}

impl FailOn {
    /// Whether a change of this level fails.
    pub(super) fn fails(self, level: Level) -> bool {
        match self {
            FailOn::None => false,
            FailOn::Dangerous => level >= Level::MinorDangerous,
            FailOn::Breaking => level >= Level::MajorBreaking,
        }
    }
}

/// A day of the calendar, as approvals have it.
pub(super) fn day(text: &str) -> Result<String, String> {
    let is_right = is_day(text);
    is_right
        .then(|| text.to_owned())
        .ok_or_else(|| "write a day so: 2026-12-31".to_owned())
}

/// A comparison to be shown, without more than is asked for.
pub(super) fn shown<'c>(comparison: &'c Comparison, folders: &Folders) -> Shown<'c> {
    Shown {
        comparison,
        folder: folders.schema.to_string_lossy().replace('\\', "/"),
        all: false,
        corpus: None,
    }
}

/// Reads both schemas and compares them.
pub(super) fn both(against: Option<&str>, today: &Today, folders: &Folders) -> Result<Comparison, Failure> {
    let new = resolve::read(&folders.schema)?;
    let old = base::read(against, &folders.schema)?;
    Comparison::of(old, new, &today.get()).map_err(no_verdict)
}

pub(super) fn no_verdict(mistaken: Box<Mistaken>) -> Failure {
    let Mistaken { is_old, reading } = *mistaken;
    let which = if is_old { "the base" } else { "the schema" };
    let findings = render::text(&reading.sources, &reading.findings, true);
    format!("no verdict, because {which} has mistakes:\n{findings}").into()
}

impl Today {
    /// The day that was given, or today.
    pub(super) fn get(&self) -> String {
        self.today.clone().unwrap_or_else(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            civil(since.as_secs() / 86_400)
        })
    }
}

/// The day of the Gregorian calendar so many days after 1970-01-01, counted from March so that leap days come last.
fn civil(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_are_those_of_the_calendar() {
        let days = [0, 59, 11_016, 11_017, 19_782, 20_454, 20_819];
        let wanted = [
            "1970-01-01",
            "1970-03-01",
            "2000-02-29",
            "2000-03-01",
            "2024-02-29",
            "2026-01-01",
            "2027-01-01",
        ];
        assert_eq!(days.map(super::civil), wanted);
    }
}
