//! What a schema is compared with: a revision of git, a folder, or nothing.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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

fn nothing() -> Reading {
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

/// The repository that holds a schema folder.
struct Git {
    /// The nearest folder above the schema, or it itself, that is there.
    folder: PathBuf,
    /// The schema folder from the top of the repository, with forward slashes and one at its end; empty at the top.
    prefix: String,
    name: String,
}

impl Git {
    fn at(schema: &Path) -> Result<Self, BaseError> {
        if !schema.is_dir() {
            let source = std::io::Error::new(std::io::ErrorKind::NotFound, "no such folder");
            return Err(BaseError::Input(InputError {
                path: schema.to_owned(),
                source,
            }));
        }
        let real = schema.canonicalize().unwrap_or_else(|_| schema.to_owned());
        let name = real.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut git = Git {
            folder: real,
            prefix: String::new(),
            name,
        };
        let prefix = git.ask(&["rev-parse", "--show-prefix"]).map_err(|message| {
            BaseError::Git(format!(
                "there is no base to compare with: {message}\nname a folder, or `empty`: --against DIR"
            ))
        })?;
        git.prefix = prefix;
        Ok(git)
    }

    /// Where this branch left the default branch.
    fn default_base(&self) -> String {
        let branches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];
        let bases = branches
            .iter()
            .filter_map(|branch| self.ask(&["merge-base", "HEAD", branch]).ok());
        bases.into_iter().next().unwrap_or_else(|| "HEAD".to_owned())
    }

    fn read(&self, revision: &str) -> Result<Reading, BaseError> {
        let commit = self.commit(revision)?;
        let files = self.files(&commit)?;
        let mut sources = Sources::default();
        sources.set_folder_name(self.name.clone());
        for (name, text) in files {
            let path = PathBuf::from(format!("{revision}:{}{name}", self.prefix));
            sources.add(Source { path, name, text });
        }
        let mut findings = Findings::default();
        let is_there = sources.iter().next().is_some();
        if !is_there {
            // Before the schema there was nothing.
            return Ok(nothing());
        }
        let schema = resolve::schema(&sources, &mut findings);
        Ok(Reading {
            sources,
            schema,
            findings: findings.into_sorted(),
        })
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

    /// Every YAML file below the schema folder of a commit: name and text, sorted by name.
    fn files(&self, commit: &str) -> Result<Vec<(String, String)>, BaseError> {
        let tree = if self.prefix.is_empty() {
            commit.to_owned()
        } else {
            format!("{commit}:{}", self.prefix)
        };
        let exists = self.ask(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            tree.trim_end_matches('/'),
        ]);
        if exists.is_err() {
            return Ok(Vec::new());
        }
        let listing = self
            .ask(&["ls-tree", "-r", "-z", "--full-tree", &tree])
            .map_err(|message| BaseError::Git(format!("git cannot list {tree}: {message}")))?;
        let blobs: Vec<(&str, &str)> = listing
            .split('\0')
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(about, name)| Some((name, about.split(' ').nth(2)?)))
            .filter(|(name, _)| is_schema_file(name))
            .collect();
        let texts = self.contents(&blobs.iter().map(|(_, id)| *id).collect::<Vec<_>>())?;
        Ok(blobs.iter().map(|(name, _)| (*name).to_owned()).zip(texts).collect())
    }

    /// The texts of blobs, from one process.
    fn contents(&self, ids: &[&str]) -> Result<Vec<String>, BaseError> {
        let failed = |error: std::io::Error| BaseError::Git(format!("cannot run git: {error}"));
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let mut stdin = child.stdin.take();
        let asked = ids.join("\n") + "\n";
        // Whoever writes everything before reading waits for a git that waits for its reader.
        let writer = std::thread::spawn(move || stdin.as_mut().map(|stdin| stdin.write_all(asked.as_bytes())));
        let output = child.wait_with_output().map_err(failed)?;
        let _ = writer.join();
        split(&output.stdout, ids.len()).ok_or_else(|| BaseError::Git("git gave an answer of an unknown form".into()))
    }

    fn ask(&self, arguments: &[&str]) -> Result<String, String> {
        let output = self
            .command(arguments)
            .output()
            .map_err(|error| format!("cannot run git: {error}"))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout)
                .trim_end_matches('\n')
                .to_owned())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(arguments).stdin(Stdio::null());
        command
    }
}

/// The texts in the output of `git cat-file --batch`: `id type size`, a line end, so many bytes, a line end.
fn split(mut output: &[u8], count: usize) -> Option<Vec<String>> {
    let mut texts = Vec::with_capacity(count);
    for _ in 0..count {
        let end = output.iter().position(|byte| *byte == b'\n')?;
        let size: usize = std::str::from_utf8(&output[..end])
            .ok()?
            .rsplit(' ')
            .next()?
            .parse()
            .ok()?;
        let text = output.get(end + 1..end + 1 + size)?;
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        texts.push(String::from_utf8_lossy(text).into_owned());
        output = output.get(end + 2 + size..)?;
    }
    Some(texts)
}

/// What `source::load` would read: YAML that no part of the path hides.
fn is_schema_file(name: &str) -> bool {
    let is_hidden = name.split('/').any(|part| part.starts_with('.'));
    let extension = Path::new(name).extension().unwrap_or_default();
    !is_hidden && (extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_are_split_by_size() {
        let output = b"aa blob 3\na\nb\nbb blob 0\n\n";
        assert_eq!(split(output, 2), Some(vec!["a\nb".to_owned(), String::new()]));
        assert_eq!(split(b"aa missing\n", 1), None);
    }

    #[test]
    fn what_is_hidden_is_no_schema() {
        assert!(is_schema_file("v1/models/A.yaml"));
        assert!(!is_schema_file("v1/.x/A.yaml") && !is_schema_file("README.md"));
    }
}
