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
            let revision = git.default_base()?;
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
    /// Where this branch left the default branch. A shallow clone may know both and not where they met: to go on from
    /// `HEAD` there would be to say that nothing changed.
    fn default_base(&self) -> Result<String, BaseError> {
        let branches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];
        let mut bases = branches
            .iter()
            .filter_map(|branch| self.ask(&["merge-base", "HEAD", branch]).ok());
        if let Some(base) = bases.next() {
            return Ok(base);
        }
        let is_known = |branch: &&&str| self.ask(&["rev-parse", "--verify", "--quiet", branch]).is_ok();
        match branches.iter().find(is_known) {
            Some(branch) if self.is_shallow() => Err(BaseError::Git(format!(
                "this clone is shallow and does not reach back to where HEAD left `{branch}`; fetch it: git fetch \
                 --unshallow; or name a base: --against {branch}"
            ))),
            _ => Ok("HEAD".to_owned()),
        }
    }

    fn is_shallow(&self) -> bool {
        self.ask(&["rev-parse", "--is-shallow-repository"])
            .is_ok_and(|answer| answer == "true")
    }

    /// The schema of a revision.
    pub(super) fn read(&self, revision: &str) -> Result<Reading, BaseError> {
        let commit = self.commit(revision)?;
        // The whole id of a commit would be most of what a report says of a place.
        let shown = if is_id(revision) { &revision[..12] } else { revision };
        let folder = format!("{shown}:{}", self.prefix);
        Ok(reading(self.files(&commit)?, &folder, &self.name))
    }

    fn commit(&self, revision: &str) -> Result<String, BaseError> {
        let wanted = format!("{revision}^{{commit}}");
        self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])
            .map_err(|_| {
                let help = if self.is_shallow() {
                    format!("this clone is shallow; fetch it: {}", fetch(revision))
                } else {
                    let branch = revision.strip_prefix("origin/").unwrap_or(revision);
                    format!("there is no folder of this name either; if it is on the remote: git fetch origin {branch}")
                };
                BaseError::Git(format!("git knows no revision `{revision}`; {help}"))
            })
    }
}

/// Whether a revision is the whole id of a commit.
fn is_id(revision: &str) -> bool {
    revision.len() >= 40 && revision.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The command after which a shallow clone knows a revision. A commit is fetched by its id, a branch by a name that it
/// then has here too; what goes back from elsewhere needs what lies between.
fn fetch(revision: &str) -> String {
    let is_name = revision
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
        && !revision.starts_with('-');
    match revision.strip_prefix("origin/") {
        _ if is_id(revision) => format!("git fetch --depth=1 origin {revision}"),
        Some(branch) if is_name => format!("git fetch --depth=1 origin {branch}:refs/remotes/origin/{branch}"),
        None if is_name && revision != "HEAD" => {
            format!("git fetch --depth=1 origin {revision}:{revision}, or all: git fetch --unshallow")
        }
        _ => "git fetch --unshallow".to_owned(),
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
