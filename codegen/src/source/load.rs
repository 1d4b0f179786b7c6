//! Reads a schema folder: which files there are, and their texts.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Source, SourceId, Sources, Span};
use crate::diagnostic::{Finding, Findings};
use crate::rules;

/// The largest file that is read: far beyond any schema, far below what would hurt.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// How deep folders are followed; the language itself knows two levels.
const MAX_FOLDER_DEPTH: usize = 8;

/// The schema could not be read at all.
#[derive(Debug)]
pub struct InputError {
    /// What could not be read.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for InputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Reads every YAML file below a schema folder, in sorted order of path.
///
/// # Errors
/// The folder, or something in it, cannot be read. What can be read but is wrong becomes a finding instead.
pub fn load(folder: &Path, findings: &mut Findings) -> Result<Sources, InputError> {
    let mut loader = Loader {
        sources: Sources::default(),
        findings,
        visited: BTreeSet::new(),
    };
    loader.sources.folder_name = folder_name(folder);
    let mut found = Vec::new();
    loader.list(folder, "", 0, &mut found)?;
    found.sort();
    for (name, path) in found {
        loader.read(name, &path)?;
    }
    Ok(loader.sources)
}

struct Loader<'f> {
    sources: Sources,
    findings: &'f mut Findings,
    /// Folders by their real path, so that a link to a folder above does not go round for ever.
    visited: BTreeSet<PathBuf>,
}

impl Loader<'_> {
    fn list(
        &mut self,
        folder: &Path,
        below: &str,
        depth: usize,
        found: &mut Vec<(String, PathBuf)>,
    ) -> Result<(), InputError> {
        let real = folder.canonicalize().map_err(|error| failed(folder, error))?;
        if depth > MAX_FOLDER_DEPTH || !self.visited.insert(real) {
            return Ok(());
        }
        for entry in fs::read_dir(folder).map_err(|error| failed(folder, error))? {
            let entry = entry.map_err(|error| failed(folder, error))?;
            let file_name = entry.file_name().to_string_lossy().into_owned();
            if file_name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            let name = if below.is_empty() {
                file_name
            } else {
                format!("{below}/{file_name}")
            };
            let kind = entry.file_type().map_err(|error| failed(&path, error))?;
            let is_folder = if kind.is_symlink() {
                path.is_dir()
            } else {
                kind.is_dir()
            };
            if is_folder {
                self.list(&path, &name, depth + 1, found)?;
            } else if is_yaml(&name) {
                found.push((name, path));
            }
        }
        Ok(())
    }

    fn read(&mut self, name: String, path: &Path) -> Result<(), InputError> {
        let bytes = read_limited(path).map_err(|error| failed(path, error))?;
        let shown = path.to_string_lossy().replace('\\', "/");
        let mut source = Source {
            path: PathBuf::from(shown),
            name,
            text: String::new(),
        };
        let Some(mut bytes) = bytes else {
            let id = self.sources.add(source);
            self.unreadable(
                id,
                0..0,
                rules::YAML_TOO_LARGE,
                "this file is larger than 16 MiB",
                "split it",
            );
            return Ok(());
        };
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                source.text = text;
                self.sources.add(source);
            }
            Err(error) => {
                // What stands before the first bad byte is the same in the lossy text, so places in it are right.
                let at = error.utf8_error().valid_up_to();
                let bad = error.as_bytes().get(at).copied().unwrap_or_default();
                source.text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let id = self.sources.add(source);
                let message = format!("this file is not UTF-8: byte 0x{bad:02X} does not belong here");
                self.unreadable(
                    id,
                    at..at + '\u{FFFD}'.len_utf8(),
                    rules::YAML_ENCODING,
                    &message,
                    "save the file as UTF-8",
                );
            }
        }
        Ok(())
    }

    fn unreadable(&mut self, id: SourceId, at: std::ops::Range<usize>, code: &'static str, message: &str, help: &str) {
        let span = Span {
            source: id,
            start: u32::try_from(at.start).unwrap_or(u32::MAX),
            end: u32::try_from(at.end).unwrap_or(u32::MAX),
        };
        self.sources.unreadable.insert(id);
        self.findings.push(Finding::error(code, span, message).help(help));
    }
}

/// The bytes of a file, or `None` if there are too many.
fn read_limited(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        // A pipe would be waited for without end.
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    if about.len() > MAX_FILE_BYTES {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    fs::File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_FILE_BYTES).then_some(bytes))
}

fn is_yaml(name: &str) -> bool {
    let extension = Path::new(name).extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
}

fn failed(path: &Path, source: io::Error) -> InputError {
    InputError {
        path: path.to_owned(),
        source,
    }
}

fn folder_name(folder: &Path) -> String {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    real.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str, bytes: &[u8]) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        fs::write(path, bytes).expect("file");
    }

    #[test]
    fn reads_sorted_and_ignores_what_is_not_yaml() {
        let dir = tempfile::tempdir().expect("temporary folder");
        write(dir.path(), "v1/models/B.yaml", b"\xEF\xBB\xBFmodel: B\r\n");
        write(dir.path(), "v1/models/A.yaml", b"model: A\n");
        write(dir.path(), "v1/README.md", b"no");
        write(dir.path(), "v1/.hidden.yaml", b"no");
        let mut findings = Findings::default();
        let sources = load(dir.path(), &mut findings).expect("readable");
        let names: Vec<&str> = sources.iter().map(|(_, source)| source.name.as_str()).collect();
        assert_eq!(names, ["v1/models/A.yaml", "v1/models/B.yaml"]);
        assert_eq!(sources.get(SourceId(1)).text, "model: B\r\n");
        assert!(!findings.has_errors());
    }

    #[test]
    fn reports_the_first_bad_byte() {
        let dir = tempfile::tempdir().expect("temporary folder");
        write(dir.path(), "v1/models/A.yaml", b"model: A\ndoc: \xE4\xF6\n");
        let mut findings = Findings::default();
        let sources = load(dir.path(), &mut findings).expect("readable");
        let list = findings.into_sorted();
        let place = sources.position(list[0].span.expect("span"));
        assert_eq!((list[0].code, place.line, place.column), (rules::YAML_ENCODING, 2, 6));
        assert!(list[0].message.contains("0xE4"));
    }

    #[test]
    fn a_missing_folder_is_no_finding() {
        let error = load(Path::new("/nowhere/at/all"), &mut Findings::default()).expect_err("missing");
        assert!(error.to_string().contains("/nowhere/at/all"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_folder_above_ends() {
        let dir = tempfile::tempdir().expect("temporary folder");
        write(dir.path(), "v1/models/A.yaml", b"model: A\n");
        std::os::unix::fs::symlink(dir.path(), dir.path().join("v1/again")).expect("link");
        let sources = load(dir.path(), &mut Findings::default()).expect("readable");
        assert_eq!(sources.iter().count(), 1);
    }

    #[test]
    fn a_huge_file_is_not_read() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let file = fs::File::create(dir.path().join("crate.yaml")).expect("file");
        file.set_len(50 * 1024 * 1024).expect("length");
        let mut findings = Findings::default();
        let sources = load(dir.path(), &mut findings).expect("readable");
        assert!(sources.is_unreadable(SourceId(0)));
        assert_eq!(findings.into_sorted()[0].code, rules::YAML_TOO_LARGE);
    }
}
