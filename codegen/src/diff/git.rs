//! The objects of a git repository, read without a work tree.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::base::BaseError;
use crate::source::InputError;

/// The repository that holds a schema folder.
pub(super) struct Git {
    /// The nearest folder above the schema, or it itself, that is there.
    pub(super) folder: PathBuf,
    /// The schema folder from the top of the repository, with forward slashes and one at its end; empty at the top.
    pub(super) prefix: String,
    pub(super) name: String,
}

impl Git {
    pub(super) fn at(schema: &Path) -> Result<Self, BaseError> {
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

    /// Every YAML file below the schema folder of a commit: name and text, sorted by name.
    pub(super) fn files(&self, commit: &str) -> Result<Vec<(String, String)>, BaseError> {
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
            .collect();
        self.texts(&blobs)
    }

    /// The same of the index.
    pub(super) fn staged(&self) -> Result<Vec<(String, String)>, BaseError> {
        let folder = format!(":(top,literal){}", self.prefix);
        let listing = self
            .ask(&["ls-files", "-s", "-z", "--full-name", "--", &folder])
            .map_err(|message| BaseError::Git(format!("git cannot list the index: {message}")))?;
        let blobs: Vec<(&str, &str)> = listing
            .split('\0')
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(about, name)| Some((name.strip_prefix(&self.prefix)?, about.split(' ').nth(1)?)))
            .collect();
        self.texts(&blobs)
    }

    /// Names with texts, of names with ids.
    fn texts(&self, blobs: &[(&str, &str)]) -> Result<Vec<(String, String)>, BaseError> {
        let blobs: Vec<_> = blobs.iter().filter(|(name, _)| is_schema_file(name)).collect();
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

    pub(super) fn ask(&self, arguments: &[&str]) -> Result<String, String> {
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
