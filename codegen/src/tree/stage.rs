//! New files wait here until all of them are written, then take their places one rename each.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder below the output folder in which files wait. Hidden, so that no walk enters it; on the same file system,
/// so that a rename puts a whole file into place.
const FOLDER: &str = ".codegen-stage";

/// The folder in that one with the new files.
const NEW: &str = "new";

/// Files that wait for their places, in the same folders as there. Dropping it throws them away.
#[derive(Debug)]
pub(super) struct Stage {
    root: PathBuf,
    folder: PathBuf,
    waiting: Vec<String>,
    // Whether the output folder was made by this run, which takes it away again if nothing comes into it.
    made_root: bool,
}

/// One step that can be taken back.
enum Done {
    /// A file or a folder, by its path, was put where none was.
    Put(String),
    /// A file was replaced or removed; the old one is kept here.
    Kept { place: PathBuf, old: PathBuf },
}

impl Stage {
    /// Makes the folder, and throws away what a killed run left there.
    pub(super) fn new(root: &Path, made_root: bool) -> io::Result<Stage> {
        let folder = root.join(FOLDER);
        match fs::remove_dir_all(&folder) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => fs::create_dir_all(folder.join(NEW))?,
        }
        Ok(Stage {
            root: root.to_owned(),
            folder,
            waiting: Vec::new(),
            made_root,
        })
    }

    /// Writes a file that will stand at `path`.
    pub(super) fn add(&mut self, path: &str, contents: &str) -> io::Result<()> {
        let place = self.new_file(path);
        // Files of one folder come one after the other.
        let last = self.waiting.last().and_then(|last| folder(last));
        if let Some(parent) = place.parent().filter(|_| folder(path) != last) {
            fs::create_dir_all(parent)?;
        }
        fs::write(place, contents)?;
        self.waiting.push(path.to_owned());
        Ok(())
    }

    /// Puts every waiting file at its place and removes the orphans; on an error takes back what was done.
    pub(super) fn commit(self, orphans: &[&str]) -> Result<(), (PathBuf, io::Error)> {
        let mut done = Vec::new();
        let result = self.steps(orphans, &mut done);
        if result.is_err() {
            // What cannot be taken back cannot be helped; the error that is reported is the first one.
            for step in done.into_iter().rev() {
                let _ = match step {
                    Done::Put(path) => fs::rename(self.root.join(&path), self.new_file(&path)),
                    Done::Kept { place, old } => fs::rename(old, place),
                };
            }
        }
        result
    }

    fn steps(&self, orphans: &[&str], done: &mut Vec<Done>) -> Result<(), (PathBuf, io::Error)> {
        let mut moved: Vec<&str> = Vec::new();
        for (n, path) in self.waiting.iter().enumerate() {
            if moved.iter().any(|folder| is_below(path, folder)) {
                continue;
            }
            // What belongs into a folder that is not there comes with it, in one step.
            let folder = self.missing_folder(path);
            let path = folder.unwrap_or(path);
            self.keep_old(path, n, done)?;
            let place = self.root.join(path);
            fs::rename(self.new_file(path), &place).map_err(|e| (place, e))?;
            moved.extend(folder);
        }
        for (n, path) in orphans.iter().enumerate() {
            self.keep_old(path, self.waiting.len() + n, done)?;
            let place = self.root.join(path);
            fs::remove_file(&place).map_err(|e| (place.clone(), e))?;
            self.remove_empty_parents(&place);
        }
        Ok(())
    }

    /// The topmost folder on the way to `path` that is not there.
    fn missing_folder<'p>(&self, path: &'p str) -> Option<&'p str> {
        let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        folders.find(|folder| !self.root.join(folder).exists())
    }

    /// Keeps a second link to the file at `path`, so that the rename over it (which is one step, so that the file is
    /// whole at every moment) can be taken back.
    fn keep_old(&self, path: &str, n: usize, done: &mut Vec<Done>) -> Result<(), (PathBuf, io::Error)> {
        let place = self.root.join(path);
        let old = self.folder.join(format!("old-{n}"));
        let kept = match fs::hard_link(&place, &old) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                done.push(Done::Put(path.to_owned()));
                return Ok(());
            }
            Err(_) => fs::copy(&place, &old).map(drop),
            Ok(()) => Ok(()),
        };
        kept.map_err(|e| (place.clone(), e))?;
        done.push(Done::Kept { place, old });
        Ok(())
    }

    fn remove_empty_parents(&self, place: &Path) {
        let parents = place.ancestors().skip(1).take_while(|folder| *folder != self.root);
        for folder in parents {
            // It refuses while anything is left in it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }

    fn new_file(&self, path: &str) -> PathBuf {
        self.folder.join(NEW).join(path)
    }
}

/// The folder of a path, if it has one.
fn folder(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The next run does it if this one cannot.
        let _ = fs::remove_dir_all(&self.folder);
        if self.made_root {
            // It refuses where files have come into it.
            let _ = fs::remove_dir(&self.root);
        }
    }
}
