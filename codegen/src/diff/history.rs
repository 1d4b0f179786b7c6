//! One changed file as git shows it to a diff driver, and the two whole schemas that it belongs to.
//!
//! Git tells the path and the blobs before and after, but not the commits. What a file means depends on the others, so
//! the trees are looked for that have just these blobs at this path: work tree, index and `HEAD`, then the history of
//! the path. Nothing is guessed: where no tree fits, there is no answer.

use std::path::{Path, PathBuf};

use super::base::{self, BaseError};
use super::git::Git;
use crate::resolve::{self, Reading};

/// What git calls a blob that it has not stored: it is the file in the work tree.
fn is_unknown(hex: &str) -> bool {
    hex.bytes().all(|byte| byte == b'0')
}

/// What git writes where there is no blob.
const ABSENT: &str = ".";

/// A changed file, with paths from the top of the work tree.
#[derive(Clone, Copy, Debug)]
pub struct Changed<'a> {
    /// The path before.
    pub old_path: &'a str,
    /// The blob before.
    pub old: &'a str,
    /// The path after.
    pub new_path: &'a str,
    /// The blob after.
    pub new: &'a str,
}

/// Where a schema can be.
#[derive(Clone, Debug)]
enum Tree {
    Nothing,
    Commit(String),
    Index,
    OnDisk,
}

/// The schema folder of a file, with a slash at its end, and the file's name below it; `None` where no schema has such
/// a file.
#[must_use]
pub fn place(path: &str) -> Option<(&str, &str)> {
    let parts: Vec<&str> = path.rsplit('/').collect();
    let depth = match *parts.as_slice() {
        [_, "models" | "enums" | "unions" | "resources", _, ..] => 3,
        ["api.yaml", _, ..] => 2,
        ["crate.yaml", ..] => 1,
        _ => return None,
    };
    let length: usize = parts.iter().take(depth).map(|part| part.len() + 1).sum();
    Some(path.split_at(path.len() + 1 - length))
}

/// Both schemas, read where the file has these blobs. It is asked at the top of the work tree.
///
/// # Errors
/// Git does not answer, or no two trees have the blobs at the path.
pub fn schemas(changed: &Changed<'_>) -> Result<(Reading, Reading), BaseError> {
    let (folder, _) = place(changed.new_path).ok_or_else(|| BaseError::Git("this is no file of a schema".into()))?;
    let name = Path::new(folder).file_name().unwrap_or_default().to_string_lossy();
    let git = Git {
        folder: PathBuf::from("."),
        prefix: folder.to_owned(),
        name: name.into_owned(),
    };
    let (old, new) = trees(&git, changed)
        .ok_or_else(|| BaseError::Git("no commit was found that has this file before and after".into()))?;
    Ok((read(&git, &old)?, read(&git, &new)?))
}

fn trees(git: &Git, changed: &Changed<'_>) -> Option<(Tree, Tree)> {
    let head = Tree::Commit("HEAD".to_owned());
    let near = [
        (Tree::Index, Tree::OnDisk),
        (head.clone(), Tree::OnDisk),
        (head, Tree::Index),
    ];
    let fits = |(old, new): &(Tree, Tree)| {
        has(git, old, changed.old_path, changed.old) && has(git, new, changed.new_path, changed.new)
    };
    if let Some(found) = near.into_iter().find(fits) {
        return Some(found);
    }
    let history = history(git, changed);
    let mut commits = history.iter().filter(|(.., new)| new == changed.new);
    let together = commits.find_map(|(commit, ..)| {
        let pair = (parent(git, commit), Tree::Commit(commit.clone()));
        fits(&pair).then_some(pair)
    });
    together.or_else(|| Some((alone(git, &history, changed.old)?, alone(git, &history, changed.new)?)))
}

/// The latest tree that has a blob, where old and new are no neighbours.
fn alone(git: &Git, history: &[(String, String, String)], hex: &str) -> Option<Tree> {
    if is_unknown(hex) {
        return Some(Tree::OnDisk);
    }
    let after = history.iter().find(|(.., new)| new == hex);
    let before = history.iter().find(|(_, old, _)| old == hex);
    let after = after.map(|(commit, ..)| Tree::Commit(commit.clone()));
    after.or_else(|| before.map(|(commit, ..)| parent(git, commit)))
}

fn parent(git: &Git, commit: &str) -> Tree {
    let parent = format!("{commit}^");
    match git.ask(&["rev-parse", "--verify", "--quiet", &parent]) {
        Ok(parent) => Tree::Commit(parent),
        Err(_) => Tree::Nothing,
    }
}

/// Commits that changed the file, the latest first, each with the blobs before and after.
fn history(git: &Git, changed: &Changed<'_>) -> Vec<(String, String, String)> {
    let (old, new) = (
        format!(":(top,literal){}", changed.old_path),
        format!(":(top,literal){}", changed.new_path),
    );
    let arguments = [
        "log",
        "--all",
        "HEAD",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--format=%H",
        "--",
        &old,
        &new,
    ];
    let listing = git.ask(&arguments).unwrap_or_default();
    let (mut commit, mut found) = ("", Vec::new());
    for line in listing.lines() {
        if let Some(about) = line.strip_prefix(':') {
            let mut parts = about.split([' ', '\t']).skip(2);
            let mut blob = || {
                parts
                    .next()
                    .map_or(ABSENT, |hex| if is_unknown(hex) { ABSENT } else { hex })
            };
            found.push((commit.to_owned(), blob().to_owned(), blob().to_owned()));
        } else if !line.is_empty() {
            commit = line;
        }
    }
    found
}

/// Whether a tree has this blob at this path.
fn has(git: &Git, tree: &Tree, path: &str, hex: &str) -> bool {
    let revision = match tree {
        Tree::Nothing => return hex == ABSENT,
        Tree::OnDisk => {
            return if hex == ABSENT {
                !Path::new(path).exists()
            } else {
                is_unknown(hex)
            };
        }
        Tree::Index => String::new(),
        Tree::Commit(commit) => commit.clone(),
    };
    match git.ask(&["rev-parse", "--verify", "--quiet", &format!("{revision}:{path}")]) {
        Ok(found) => found == hex,
        Err(_) => hex == ABSENT,
    }
}

fn read(git: &Git, tree: &Tree) -> Result<Reading, BaseError> {
    match tree {
        Tree::Nothing => Ok(base::nothing()),
        Tree::Commit(commit) => Ok(base::reading(git.files(commit)?, &git.prefix, &git.name)),
        Tree::Index => Ok(base::reading(git.staged()?, &git.prefix, &git.name)),
        Tree::OnDisk if git.prefix.is_empty() => Ok(resolve::read(Path::new("."))?),
        Tree::OnDisk => Ok(resolve::read(Path::new(git.prefix.trim_end_matches('/')))?),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn the_schema_folder_follows_from_the_place_of_a_file() {
        assert_eq!(
            place("a/schema/v1/models/A.yaml"),
            Some(("a/schema/", "v1/models/A.yaml"))
        );
        assert_eq!(
            place("schema/v1/resources/A.yaml"),
            Some(("schema/", "v1/resources/A.yaml"))
        );
        assert_eq!(place("v1/api.yaml"), Some(("", "v1/api.yaml")));
        assert_eq!(place("schema/crate.yaml"), Some(("schema/", "crate.yaml")));
        assert_eq!(place("schema/README.md"), None);
    }
}
