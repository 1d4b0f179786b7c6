//! A whole schema folder: what is canonical in it, what would become so, and what is left as it is.

use std::error::Error;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Refusal, file};
use crate::diagnostic::{Finding, Findings};
use crate::export::{self, Format};
use crate::resolve;
use crate::source::{self, InputError, Source, Sources};
use crate::syntax;

/// A schema folder as the formatter sees it.
#[derive(Debug)]
pub struct Folder {
    /// The texts, for whoever shows findings.
    pub sources: Sources,
    /// Why files cannot be read, sorted.
    pub findings: Vec<Finding>,
    /// The files that are not canonical.
    pub changed: Vec<Formatted>,
    /// The files that are left as they are, with the reason; those that cannot be read are among the findings instead.
    pub refused: Vec<(PathBuf, Refusal)>,
    /// How many files are canonical already.
    pub canonical: usize,
}

/// A file that is not canonical.
#[derive(Debug)]
pub struct Formatted {
    /// Its path, as the user gave the schema folder, joined with the path below it.
    pub path: PathBuf,
    /// Its text.
    pub old: String,
    /// Its canonical text.
    pub new: String,
}

/// Formats a schema folder in memory.
///
/// # Errors
/// The folder, or something in it, cannot be read; or the schema would not resolve to the same.
pub fn read(folder: &Path) -> Result<Folder, Box<dyn Error>> {
    let mut findings = Findings::default();
    let sources = source::load(folder, &mut findings)?;
    let mut after = Sources::default();
    after.set_folder_name(sources.folder_name());
    let (mut changed, mut refused, mut canonical) = (Vec::new(), Vec::new(), 0);
    for (id, source) in sources.iter() {
        let mut text = source.text.clone();
        if !sources.is_unreadable(id) {
            let old = raw(&source.path)?;
            match file(&source.name, &old) {
                Ok(new) if new == old => canonical += 1,
                Ok(new) => {
                    text.clone_from(&new);
                    let path = source.path.clone();
                    changed.push(Formatted { path, old, new });
                }
                Err(Refusal::Syntax) => {
                    syntax::parse(id, &source.text, &mut findings);
                }
                Err(refusal) => refused.push((source.path.clone(), refusal)),
            }
        }
        let (path, name) = (source.path.clone(), source.name.clone());
        after.add(Source { path, name, text });
    }
    if !findings.has_errors() && !changed.is_empty() {
        same_schema(&sources, &after)?;
    }
    Ok(Folder {
        sources,
        findings: findings.into_sorted(),
        changed,
        refused,
        canonical,
    })
}

impl Formatted {
    /// Puts the canonical text into its place in one step: whoever reads the file sees the old text or the new one.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self) -> io::Result<()> {
        // A link stays a link: what it leads to is replaced.
        let place = self.path.canonicalize()?;
        let parent = place.parent().unwrap_or(Path::new("."));
        let mut new = tempfile::Builder::new().prefix(".codegen-fmt").tempfile_in(parent)?;
        new.write_all(self.new.as_bytes())?;
        fs::set_permissions(new.path(), fs::metadata(&place)?.permissions())?;
        new.persist(&place)?;
        Ok(())
    }
}

/// The text of a file with its byte order mark; it was read before, so it is UTF-8 unless it has changed since.
fn raw(path: &Path) -> Result<String, InputError> {
    fs::read_to_string(path).map_err(|source| InputError {
        path: path.to_owned(),
        source,
    })
}

/// Whether a schema that resolves still resolves, and to the same.
fn same_schema(before: &Sources, after: &Sources) -> Result<(), Box<dyn Error>> {
    let Some(old) = resolve::schema(before, &mut Findings::default()) else {
        return Ok(());
    };
    let new = resolve::schema(after, &mut Findings::default());
    let old = export::model(&old, Format::Json)?;
    match new.map(|new| export::model(&new, Format::Json)).transpose()? {
        Some(new) if new == old => Ok(()),
        _ => Err(
            "formatting would change what the schema says, which is a mistake of codegen fmt; nothing was written"
                .into(),
        ),
    }
}
