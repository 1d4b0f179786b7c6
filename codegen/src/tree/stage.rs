//! New files wait here until all of them are written, then take their places one rename each.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder below the output folder in which files wait. Hidden, so that no walk enters it; on the same file system,
/// so that a rename puts a whole file into place.
const FOLDER: &str = ".codegen-stage";

/// Files that wait for their places. Dropping it throws them away.
#[derive(Debug)]
pub(super) struct Stage {
    root: PathBuf,
    folder: PathBuf,
    waiting: Vec<Waiting>,
    // Whether the output folder was made by this run, which takes it away again if nothing comes into it.
    made_root: bool,
}

/// A file that waits.
#[derive(Debug)]
struct Waiting {
    path: String,
    // Nothing stood at its place.
    is_new: bool,
}

/// One step that can be taken back.
enum Done {
    /// A folder was made.
    Made(PathBuf),
    /// A file was put where none was.
    Put(PathBuf),
    /// A file was replaced or removed; the old one is kept here.
    Kept { place: PathBuf, old: PathBuf },
}

impl Stage {
    /// Makes the folder, and throws away what a killed run left there.
    pub(super) fn new(root: &Path, made_root: bool) -> io::Result<Stage> {
        let folder = root.join(FOLDER);
        match fs::remove_dir_all(&folder) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => fs::create_dir(&folder)?,
        }
        Ok(Stage {
            root: root.to_owned(),
            folder,
            waiting: Vec::new(),
            made_root,
        })
    }

    /// Writes a file that will stand at `path`, where nothing stands if it `is_new`.
    pub(super) fn add(&mut self, path: &str, contents: &str, is_new: bool) -> io::Result<()> {
        fs::write(self.new_file(self.waiting.len()), contents)?;
        self.waiting.push(Waiting {
            path: path.to_owned(),
            is_new,
        });
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
                    Done::Made(folder) => fs::remove_dir(folder),
                    Done::Put(place) => fs::remove_file(place),
                    Done::Kept { place, old } => fs::rename(old, place),
                };
            }
        }
        result
    }

    fn steps(&self, orphans: &[&str], done: &mut Vec<Done>) -> Result<(), (PathBuf, io::Error)> {
        let mut made = None;
        for (n, Waiting { path, is_new }) in self.waiting.iter().enumerate() {
            let place = self.root.join(path);
            // Files of one folder come one after the other.
            let folder = path.rsplit_once('/').map(|(folder, _)| folder);
            if *is_new && folder != made {
                self.make_parents(&place, done)?;
                made = folder;
            }
            if !is_new {
                self.keep_old(&place, n, done)?;
            }
            fs::rename(self.new_file(n), &place).map_err(|e| (place.clone(), e))?;
            if *is_new {
                done.push(Done::Put(place));
            }
        }
        for (n, path) in orphans.iter().enumerate() {
            let place = self.root.join(path);
            self.keep_old(&place, self.waiting.len() + n, done)?;
            fs::remove_file(&place).map_err(|e| (place.clone(), e))?;
            self.remove_empty_parents(&place);
        }
        Ok(())
    }

    fn make_parents(&self, place: &Path, done: &mut Vec<Done>) -> Result<(), (PathBuf, io::Error)> {
        let missing = place
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != self.root && !folder.exists());
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            fs::create_dir(folder).map_err(|e| (folder.to_owned(), e))?;
            done.push(Done::Made(folder.to_owned()));
        }
        Ok(())
    }

    /// Keeps a second link to the file at `place`, so that the rename over it (which is one step, so that the file is
    /// whole at every moment) can be taken back.
    fn keep_old(&self, place: &Path, n: usize, done: &mut Vec<Done>) -> Result<(), (PathBuf, io::Error)> {
        let old = self.folder.join(format!("old-{n}"));
        let kept = match fs::hard_link(place, &old) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                done.push(Done::Put(place.to_owned()));
                return Ok(());
            }
            Err(_) => fs::copy(place, &old).map(drop),
            Ok(()) => Ok(()),
        };
        kept.map_err(|e| (place.to_owned(), e))?;
        done.push(Done::Kept {
            place: place.to_owned(),
            old,
        });
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

    fn new_file(&self, n: usize) -> PathBuf {
        self.folder.join(format!("new-{n}"))
    }
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
