//! What a schema is compared with: a revision of git, a folder, or nothing.

use std::fmt;
use std::path::{Path, PathBuf};

use super::git::Git;
use crate::diagnostic::Findings;
use crate::model::Schema;
use crate::resolve::{self, Reading};
use crate::source::{InputError, Source, Sources};

/// Why there is nothing to compare with.
#[derive(Debug)]
pub enum BaseError {
    /// A folder cannot be read.
    Input(InputError),
    /// Git says no, or is not there; in words for people.
    Git(String),
}

impl fmt::Display for BaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BaseError::Input(error) => error.fmt(f),
            BaseError::Git(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for BaseError {}

impl From<InputError> for BaseError {
    fn from(error: InputError) -> Self {
        BaseError::Input(error)
    }
}

/// Reads what `--against` names, or the default: the merge base with the default branch, else `HEAD`.
///
/// # Errors
/// The folder cannot be read, or git does not know the revision.
pub fn read(against: Option<&str>, schema: &Path) -> Result<Reading, BaseError> {
    match against {
        Some("empty") => Ok(nothing()),
        Some(folder) if Path::new(folder).is_dir() => Ok(resolve::read(Path::new(folder))?),
        Some(revision) => Git::at(schema)?.read(revision),
        None => {
            let git = Git::at(schema)?;
            let revision = git.default_base();
            git.read(&revision)
        }
    }
}

pub(super) fn nothing() -> Reading {
    Reading {
        sources: Sources::default(),
        schema: Some(Schema {
            package: package(),
            apis: Vec::new(),
            approvals: Vec::new(),
        }),
        findings: Vec::new(),
    }
}

fn package() -> crate::model::Package {
    crate::model::Package {
        name: "empty".to_owned(),
        is_named: false,
        version: "0.0.0".to_owned(),
        description: None,
        licence: None,
        docs_url: None,
        runtime: crate::model::Runtime::Default,
        client: crate::model::Runtime::Default,
    }
}

impl Git {
    /// Where this branch left the default branch.
    fn default_base(&self) -> String {
        let branches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];
        let bases = branches
            .iter()
            .filter_map(|branch| self.ask(&["merge-base", "HEAD", branch]).ok());
        bases.into_iter().next().unwrap_or_else(|| "HEAD".to_owned())
    }

    /// The schema of a revision.
    pub(super) fn read(&self, revision: &str) -> Result<Reading, BaseError> {
        let commit = self.commit(revision)?;
        let folder = format!("{revision}:{}", self.prefix);
        Ok(reading(self.files(&commit)?, &folder, &self.name))
    }

    fn commit(&self, revision: &str) -> Result<String, BaseError> {
        let wanted = format!("{revision}^{{commit}}");
        self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]).map_err(|_| {
            let is_shallow = self.ask(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer == "true");
            let branch = revision.strip_prefix("origin/").unwrap_or(revision);
            let help = if is_shallow {
                format!("this clone is shallow; fetch it: git fetch --depth=1 origin {branch}, or all: git fetch --unshallow")
            } else {
                format!("there is no folder of this name either; if it is on the remote: git fetch origin {branch}")
            };
            BaseError::Git(format!("git knows no revision `{revision}`; {help}"))
        })
    }
}

/// The schema of texts that lie in no folder; `folder` is what is shown before their names.
pub(super) fn reading(files: Vec<(String, String)>, folder: &str, name: &str) -> Reading {
    if files.is_empty() {
        // Before the schema there was nothing.
        return nothing();
    }
    let mut sources = Sources::default();
    sources.set_folder_name(name);
    for (name, text) in files {
        let path = PathBuf::from(format!("{folder}{name}"));
        sources.add(Source { path, name, text });
    }
    let mut findings = Findings::default();
    let schema = resolve::schema(&sources, &mut findings);
    Reading {
        sources,
        schema,
        findings: findings.into_sorted(),
    }
}
