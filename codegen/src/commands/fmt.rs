//! `codegen fmt`.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;

use super::{Failure, Folders, Outcome};
use crate::diagnostic::render;
use crate::format::{self, Folder, Refusal};

#[derive(Debug, Args)]
pub(super) struct Fmt {
    /// Only list the files that are not canonical; write nothing
    #[arg(long, conflicts_with = "diff")]
    check: bool,
    /// Only print what would change, as a unified diff; write nothing
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(
    fmt: &Fmt,
    folders: &Folders,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Failure> {
    let folder = format::read_folder(&folders.schema)?;
    // The report of `--diff` is a patch, so whatever else is to be said goes beside it.
    if fmt.diff {
        problems(&folder, err)?;
    } else {
        problems(&folder, out)?;
    }
    if folder
        .refused
        .iter()
        .any(|(_, refusal)| matches!(refusal, Refusal::Promise(_)))
    {
        writeln!(err, "codegen: nothing was written")?;
        return Ok(Outcome::Failure);
    }
    let is_clean = folder.findings.is_empty() && folder.refused.is_empty();
    let is_canonical = folder.changed.is_empty();
    if fmt.diff {
        for file in &folder.changed {
            out.write_all(format::unified(shown(&file.path).trim_start_matches('/'), &file.old, &file.new).as_bytes())?;
        }
    } else if fmt.check {
        for file in &folder.changed {
            writeln!(out, "{}", shown(&file.path))?;
        }
    } else {
        write(&folder, out)?;
    }
    let is_done = is_canonical || !(fmt.check || fmt.diff);
    Ok(if is_clean && is_done {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

/// Says which files are left alone, and why.
fn problems(folder: &Folder, to: &mut impl Write) -> io::Result<()> {
    to.write_all(render::text(&folder.sources, &folder.findings, true).as_bytes())?;
    for (path, refusal) in &folder.refused {
        writeln!(to, "{} is left as it is: {refusal}", shown(path))?;
    }
    Ok(())
}

fn write(folder: &Folder, out: &mut impl Write) -> Result<(), Failure> {
    for file in &folder.changed {
        let path = shown(&file.path);
        file.write()
            .map_err(|error| format!("cannot write `{path}`: {error}"))?;
        writeln!(out, "   wrote {path}")?;
    }
    let (written, unchanged) = (folder.changed.len(), folder.canonical);
    let files = if written == 1 { "file" } else { "files" };
    writeln!(out, "{written} {files} written, {unchanged} unchanged")?;
    Ok(())
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
