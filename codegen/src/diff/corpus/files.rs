//! Recorded payloads: which there are, and of which model each is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::CorpusError;

/// A file of payloads.
pub(super) struct Recorded {
    /// Its path below the corpus folder, with forward slashes.
    pub(super) name: String,
    pub(super) payloads: Vec<Payload>,
}

pub(super) struct Payload {
    /// In a file with one payload a line, which.
    pub(super) line: Option<usize>,
    /// Where it begins in its document.
    pub(super) pointer: String,
    pub(super) document: Value,
}

/// The files of a corpus, sorted by name.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, CorpusError> {
    let mut names = Vec::new();
    list(folder, "", &mut names).map_err(|error| CorpusError::new(folder.display(), error))?;
    names.sort();
    Ok(names)
}

fn list(folder: &Path, below: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else if extension(&name).is_some() {
            names.push(name);
        }
    }
    Ok(())
}

fn extension(name: &str) -> Option<&'static str> {
    let known = [".json", ".jsonl", ".ndjson"];
    known
        .into_iter()
        .find(|extension| name.to_ascii_lowercase().ends_with(extension))
}

/// What the path of a file consists of: its folders and the words of its name.
pub(super) fn words(name: &str) -> Vec<&str> {
    name.split(['/', '.']).collect()
}

/// Reads the payloads of one file: one document, whose items they are where it is a list, or one a line.
pub(super) fn read(folder: &Path, name: &str) -> Result<Recorded, CorpusError> {
    let path: PathBuf = folder.join(name);
    let text = fs::read_to_string(&path).map_err(|error| CorpusError::new(path.display(), error))?;
    let payloads = if extension(name) == Some(".json") {
        let document = serde_json::from_str(&text).map_err(|error| CorpusError::new(path.display(), error))?;
        items(document)
    } else {
        lines(&path, &text)?
    };
    let name = name.to_owned();
    Ok(Recorded { name, payloads })
}

fn items(document: Value) -> Vec<Payload> {
    let payload = |pointer, document| Payload {
        line: None,
        pointer,
        document,
    };
    match document {
        Value::Array(items) => {
            let items = items.into_iter().enumerate();
            items.map(|(n, item)| payload(format!("/{n}"), item)).collect()
        }
        other => vec![payload(String::new(), other)],
    }
}

fn lines(path: &Path, text: &str) -> Result<Vec<Payload>, CorpusError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let payloads = lines.map(|(n, line)| {
        let document = serde_json::from_str(line);
        let document = document.map_err(|error| CorpusError::new(format!("{}:{}", path.display(), n + 1), error))?;
        Ok(Payload {
            line: Some(n + 1),
            pointer: String::new(),
            document,
        })
    });
    payloads.collect()
}
