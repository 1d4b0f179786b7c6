//! `codegen`: everything.

use std::io::Write;

use super::{Failure, Folders, Outcome, ReportFormat, places, report};
use crate::emit;
use crate::tree::Tree;

pub(super) fn run(folders: &Folders, format: ReportFormat, out: &mut impl Write) -> Result<Outcome, Failure> {
    let input = crate::read(&folders.schema)?;
    let Some(schema) = &input.schema else {
        return report::findings(&input, format, out);
    };
    let mut tree = Tree::open_to_write(&folders.out)?;
    let target = places::target(schema, folders)?;
    emit::each(schema, &target, &mut |file| tree.put(&file.path, &file.contents))?;
    let changes = tree.commit()?;
    report::generated(&input, schema, &changes, folders, format, out)
}
