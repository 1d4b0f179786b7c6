//! Recorded payloads against a change: which of them the new code reads in another way than the old.
//!
//! ```text
//! folder ── files ──▶ payloads ──┬─ reader, by the old schema ─┐
//!                                └─ reader, by the new schema ─┴─ where they differ ──▶ Replay, with the finding
//! ```
//! A file says by its path of which model its payloads are: `v1/Conversation/7.json`, `v1.Conversation.jsonl`. The first
//! word that is an API, else the only API, and the first word behind it that is a model.

mod checks;
mod files;
mod reader;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

pub use reader::{Note, Reading, read};

use super::{Comparison, Difference};
use crate::model::{Api, ModelId, Type};
use files::Payload;
use reader::About;

/// How recorded payloads fare.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    /// How many were read.
    pub payloads: usize,
    /// How many of them are read in another way somewhere.
    pub affected: usize,
    /// Files that say by their path of no model that they are.
    pub skipped: Vec<String>,
    /// Every place that is read in another way.
    pub hits: Vec<Hit>,
}

/// A place of a payload that is read in another way.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The file below the corpus folder.
    pub file: String,
    /// In a file with one payload a line, which.
    pub line: Option<usize>,
    /// JSON pointer in that document.
    pub pointer: String,
    /// How the old code reads it.
    pub before: String,
    /// How the new code reads it.
    pub after: String,
    /// The fingerprint of the finding that it belongs to.
    pub fingerprint: Option<String>,
}

/// Why there is no corpus.
#[derive(Debug)]
pub struct CorpusError(String);

impl CorpusError {
    fn new(place: impl fmt::Display, why: impl fmt::Display) -> Self {
        CorpusError(format!("cannot read `{place}`: {why}"))
    }
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CorpusError {}

/// Replays every payload below a folder.
///
/// # Errors
/// The folder cannot be read, or a file in it is no JSON.
pub fn replay(folder: &Path, comparison: &Comparison) -> Result<Replay, CorpusError> {
    let mut replay = Replay::default();
    for name in files::names(folder)? {
        let Some(subject) = Subject::of(comparison, &files::words(&name)) else {
            replay.skipped.push(name);
            continue;
        };
        let recorded = files::read(folder, &name)?;
        for payload in &recorded.payloads {
            let hits = subject.hits(&recorded.name, payload);
            replay.payloads += 1;
            replay.affected += usize::from(!hits.is_empty());
            replay.hits.extend(hits);
        }
    }
    Ok(replay)
}

/// What the payloads of a file are, on both sides.
struct Subject<'a> {
    comparison: &'a Comparison,
    old: &'a Api,
    /// Absent where the whole API is gone.
    new: Option<&'a Api>,
    model: String,
    /// The name of the model today, which may be another.
    now: String,
}

impl<'a> Subject<'a> {
    fn of(comparison: &'a Comparison, words: &[&str]) -> Option<Self> {
        let before = &comparison.before;
        let named = words.iter().position(|word| before.api(word).is_some());
        let (old, rest) = match (named, before.apis.as_slice()) {
            (Some(n), _) => (before.api(words.get(n)?)?, words.get(n + 1..)?),
            (None, [only]) => (only, words),
            _ => return None,
        };
        let new = comparison.after.api(&old.name);
        let renamed = |word: &str| {
            let mut models = new?.models.iter();
            models
                .find(|model| model.renamed_from.as_deref() == Some(word))
                .map(|model| model.name.clone())
        };
        let model = rest
            .iter()
            .find(|word| old.models.iter().any(|model| model.name == **word))?;
        Some(Subject {
            comparison,
            old,
            new,
            model: (*model).to_owned(),
            now: renamed(model).unwrap_or_else(|| (*model).to_owned()),
        })
    }

    fn hits(&self, file: &str, payload: &Payload) -> Vec<Hit> {
        let before = read(self.old, &self.model, &payload.document).unwrap_or_default();
        let after = self.new.and_then(|new| read(new, &self.now, &payload.document));
        let gone = || Note {
            pointer: String::new(),
            reading: Reading::Error(format!("there is no model `{}`", self.model)),
            about: About::default(),
        };
        let after = after.unwrap_or_else(|| vec![gone()]);
        let (before, after) = (by_pointer(&before), by_pointer(&after));
        let pointers: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        let nothing = Vec::new();
        let mut hits = Vec::new();
        for pointer in pointers {
            let (old, new) = (
                before.get(pointer).unwrap_or(&nothing),
                after.get(pointer).unwrap_or(&nothing),
            );
            let readings = |notes: &[&Note]| notes.iter().map(|note| note.reading.clone()).collect::<BTreeSet<_>>();
            // Below what is gone there is nothing more to say.
            let is_below = hits
                .iter()
                .any(|hit: &Hit| pointer.starts_with(&format!("{}/", hit.pointer)));
            if readings(old) != readings(new) && !is_below {
                hits.push(self.hit(file, pointer, old, new));
            }
        }
        for hit in &mut hits {
            hit.line = payload.line;
            hit.pointer = format!("{}{}", payload.pointer, hit.pointer);
        }
        hits
    }

    fn hit(&self, file: &str, pointer: &str, old: &[&Note], new: &[&Note]) -> Hit {
        let said = |notes: &[&Note]| match notes {
            [] => "nothing is there".to_owned(),
            notes => notes
                .iter()
                .map(|note| note.reading.describe())
                .collect::<Vec<_>>()
                .join(", "),
        };
        Hit {
            file: file.to_owned(),
            line: None,
            pointer: pointer.to_owned(),
            before: said(old),
            after: said(new),
            fingerprint: self.finding(old, new).map(|finding| finding.fingerprint.clone()),
        }
    }

    /// The finding that a place belongs to: about the choice, else the property, else its type, else the model.
    fn finding(&self, old: &[&Note], new: &[&Note]) -> Option<&'a Difference> {
        let mut paths: Vec<(usize, String)> = Vec::new();
        for (api, notes) in [(self.new, new), (Some(self.old), old)] {
            let Some(api) = api else { continue };
            for note in notes {
                paths.extend(candidates(api, &note.about));
            }
        }
        paths.push((4, format!("{}.{}", self.old.name, self.model)));
        paths.push((5, self.old.name.clone()));
        paths.sort_by_key(|(rank, _)| *rank);
        let findings = &self.comparison.report.findings;
        paths
            .iter()
            .find_map(|(_, path)| findings.iter().find(|finding| finding.path == *path))
    }
}

fn by_pointer(notes: &[Note]) -> BTreeMap<&str, Vec<&Note>> {
    let mut by_pointer: BTreeMap<&str, Vec<&Note>> = BTreeMap::new();
    for note in notes {
        by_pointer.entry(&note.pointer).or_default().push(note);
    }
    by_pointer
}

/// Paths of findings that may be about a place, the nearest first; what is inherited is told at its base.
fn candidates(api: &Api, about: &About) -> Vec<(usize, String)> {
    let path = |parts: &[&str]| [&[api.name.as_str()], parts].concat().join(".");
    let mut paths = Vec::new();
    if let Some((id, value)) = &about.choice {
        let name = api.choices(*id).name.as_str();
        paths.extend([(0, path(&[name, value])), (2, path(&[name]))]);
    }
    let mut at = about.model;
    while let Some(ModelId(id)) = at {
        let model = &api.models[id];
        if let Some(property) = about.property.as_deref() {
            paths.push((1, path(&[&model.name, property])));
            paths.extend(
                model
                    .property(property)
                    .and_then(|p| named(api, &p.ty))
                    .map(|name| (2, path(&[name]))),
            );
        }
        paths.push((3, path(&[&model.name])));
        at = model.extends;
    }
    paths
}

fn named<'a>(api: &'a Api, ty: &Type) -> Option<&'a str> {
    match ty.innermost() {
        Type::Model(id) => Some(&api.model(*id).name),
        Type::Enum(id) => Some(&api.choices(*id).name),
        Type::Union(id) => Some(&api.union(*id).name),
        _ => None,
    }
}
