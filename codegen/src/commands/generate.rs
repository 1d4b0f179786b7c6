//! `codegen`: everything.

use std::io::Write;

use super::{Failure, Folders, Outcome, ReportFormat, places, report};
use crate::resolve;

pub(super) fn run(folders: &Folders, format: ReportFormat, out: &mut impl Write) -> Result<Outcome, Failure> {
    let input = resolve::read(&folders.schema)?;
    let Some(schema) = &input.schema else {
        return report::findings(&input, format, out);
    };
    let changes = crate::generate(schema, &places::target(schema, folders)?, &folders.out)?;
    report::generated(&input, schema, &changes, folders, format, out)
}
