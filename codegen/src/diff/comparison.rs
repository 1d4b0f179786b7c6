//! Two schemas with all that a report of their difference needs.

use super::approvals::Approvals;
use super::release::Release;
use super::{Report, schemas};
use crate::model::Schema;
use crate::resolve::Reading;
use crate::source::Sources;

/// Two schemas, what changed, and what of it is approved.
#[derive(Debug)]
pub struct Comparison {
    /// The old schema.
    pub before: Schema,
    /// The new schema.
    pub after: Schema,
    /// The texts of the old schema.
    pub old: Sources,
    /// The texts of the new schema.
    pub new: Sources,
    /// What changed.
    pub report: Report,
    /// What of it is approved.
    pub approvals: Approvals,
}

/// A schema with mistakes means nothing that could be compared.
#[derive(Debug)]
pub struct Mistaken {
    /// Whether it is the old schema, and not the new one.
    pub is_old: bool,
    /// What is wrong with it.
    pub reading: Reading,
}

impl Comparison {
    /// Compares what was read, and judges approvals on a day.
    ///
    /// # Errors
    /// One of the schemas has mistakes.
    pub fn of(mut old: Reading, mut new: Reading, today: &str) -> Result<Self, Box<Mistaken>> {
        let Some(after) = new.schema.take() else {
            let (is_old, reading) = (false, new);
            return Err(Box::new(Mistaken { is_old, reading }));
        };
        let Some(before) = old.schema.take() else {
            let (is_old, reading) = (true, old);
            return Err(Box::new(Mistaken { is_old, reading }));
        };
        let report = schemas(&before, &after);
        let approvals = Approvals::of(&report, &before, &after, today);
        Ok(Comparison {
            before,
            after,
            old: old.sources,
            new: new.sources,
            report,
            approvals,
        })
    }

    /// The versions on both sides.
    #[must_use]
    pub fn release(&self) -> Release<'_> {
        Release {
            bump: self.report.level.bump(),
            before: &self.before.package.version,
            declared: &self.after.package.version,
        }
    }
}
