//! What stands in the output folder now.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Every regular file below `root`, by relative path with forward slashes, sorted. Hidden folders, caches (a build's
/// `target` holds copies of our files), links and folders that are packages of their own are not entered. A folder
/// that is not there has no files.
pub(super) fn files(root: &Path) -> Result<Vec<String>, (PathBuf, io::Error)> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = root.join(&folder);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            Err(e) => return Err((path, e)),
        };
        for entry in entries {
            let entry = entry.map_err(|e| (path.clone(), e))?;
            let kind = entry.file_type().map_err(|e| (entry.path(), e))?;
            // A name that is not Unicode is none of ours.
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let below = if folder.is_empty() {
                name.clone()
            } else {
                format!("{folder}/{name}")
            };
            if kind.is_file() {
                found.push(below);
            } else if kind.is_dir() && !name.starts_with('.') && !is_foreign(&entry.path()) {
                folders.push(below);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a folder below the output holds something else: the cache of a build, or another package, which may well be
/// a generated one.
fn is_foreign(folder: &Path) -> bool {
    folder.join("CACHEDIR.TAG").exists() || folder.join("Cargo.toml").exists()
}

/// The first bytes of a file; nothing where it cannot be read, which is then none of ours.
pub(super) fn head(path: &Path, length: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(file) = File::open(path) {
        // A partial read gives what there is; a marker in it still counts.
        let _ = file.take(length as u64).read_to_end(&mut bytes);
    }
    bytes
}
