//! What stands at the places of the output. Each folder is looked at once, however many files belong into it.

use std::collections::HashMap;
use std::fs::{self, FileType};
use std::io;
use std::path::Path;

use super::Foreign;

/// What stands where a file belongs.
#[derive(Debug)]
pub(super) enum Standing {
    /// Nothing.
    Nothing,
    /// A file, or something that only an attempt to read it tells.
    File,
    /// A folder, a link, or a file where a folder should be.
    Foreign(Foreign),
}

/// Whether each folder that was looked at is there.
#[derive(Debug, Default)]
pub(super) struct Folders(HashMap<String, bool>);

impl Folders {
    /// What stands at `path`, which is relative to `root` and has forward slashes.
    pub(super) fn standing(&mut self, root: &Path, path: &str) -> Standing {
        match path.rsplit_once('/').map(|(folder, _)| self.is_there(root, folder)) {
            Some(Err(foreign)) => return Standing::Foreign(foreign),
            Some(Ok(false)) => return Standing::Nothing,
            Some(Ok(true)) | None => {}
        }
        let place = root.join(path);
        let what = match kind(&place) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Standing::Nothing,
            Ok(kind) if kind.is_symlink() => "a symbolic link",
            Ok(kind) if kind.is_dir() => "a folder where a file belongs",
            _ => return Standing::File,
        };
        Standing::Foreign(Foreign { path: place, what })
    }

    fn is_there(&mut self, root: &Path, folder: &str) -> Result<bool, Foreign> {
        if let Some(is_there) = self.0.get(folder) {
            return Ok(*is_there);
        }
        let above = folder.rsplit_once('/').map(|(above, _)| self.is_there(root, above));
        let is_there = above.unwrap_or(Ok(true))? && is_folder(&root.join(folder))?;
        self.0.insert(folder.to_owned(), is_there);
        Ok(is_there)
    }
}

fn is_folder(place: &Path) -> Result<bool, Foreign> {
    let what = match kind(place) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(false),
        Ok(kind) if kind.is_symlink() => "a symbolic link",
        Ok(kind) if !kind.is_dir() => "a file where a folder belongs",
        _ => return Ok(true),
    };
    let path = place.to_owned();
    Err(Foreign { path, what })
}

fn kind(place: &Path) -> io::Result<FileType> {
    fs::symlink_metadata(place).map(|metadata| metadata.file_type())
}
