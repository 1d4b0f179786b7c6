//! Mends what a safe edit mends, in the texts of a schema folder.
//!
//! An edit is taken out of the finding; nothing is written anew. What comes out is written only if the schema still
//! resolves and nobody's release number moves by more than a patch, if every comment is still its owner's, and if a
//! file that `codegen fmt` left alone is one that it leaves alone.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Selection, run};
use crate::diagnostic::{Finding, Findings, Suggestion};
use crate::diff::{self, Level};
use crate::format::{self, Comments, Formatted};
use crate::resolve::{self, Reading};
use crate::rules;
use crate::source::{Source, SourceId, Sources};

/// An edit may make another one possible; no schema needs as many rounds.
const ROUNDS: usize = 16;

/// What was mended, and what is left.
#[derive(Debug)]
pub struct Fixed {
    /// What was mended, in the order in which it was.
    pub mended: Vec<Mended>,
    /// The files with their new texts, not yet written.
    pub files: Vec<Formatted>,
    /// The schema with the new texts, and what is still found in it.
    pub reading: Reading,
}

/// Something that an edit has mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The rule's id.
    pub rule: &'static str,
    /// The file.
    pub path: PathBuf,
    /// The line in which it was, from 1.
    pub line: usize,
    /// What it was.
    pub message: String,
}

/// Mends a schema folder in memory.
///
/// # Errors
/// The folder cannot be read, or an edit would do more than it should; then nothing is to be written.
pub fn fix(folder: &Path, selection: &Selection) -> Result<Fixed, Box<dyn Error>> {
    let mut reading = resolve::read(folder)?;
    let before: Vec<Source> = reading.sources.iter().map(|(_, source)| copy(source, None)).collect();
    let is_readable = reading.sources.iter().all(|(id, _)| !reading.sources.is_unreadable(id));
    let mut mended = Vec::new();
    for _ in 0..ROUNDS {
        if reading.schema.is_some() {
            reading.findings = run(&reading, selection).into_sorted();
        }
        let edits = if is_readable { edits(&reading) } else { BTreeMap::new() };
        if edits.is_empty() {
            break;
        }
        mended.extend(edits.values().flatten().map(|finding| said(&reading.sources, finding)));
        reading = apply(&reading, &edits)?;
    }
    let mut files = Vec::new();
    for (old, (_, new)) in before
        .iter()
        .zip(reading.sources.iter())
        .filter(|(old, (_, new))| old.text != new.text)
    {
        files.push(written(old, new)?);
    }
    Ok(Fixed { mended, files, reading })
}

/// The findings of each file that a safe edit mends, in order, without those that would meet another edit.
fn edits(reading: &Reading) -> BTreeMap<SourceId, Vec<Finding>> {
    let mut all: BTreeMap<SourceId, Vec<Finding>> = BTreeMap::new();
    let is_safe = |finding: &&Finding| rules::find(finding.code).is_some_and(|rule| rule.fix);
    for finding in reading.findings.iter().filter(is_safe) {
        let Some(edit) = &finding.suggestion else { continue };
        all.entry(edit.span.source).or_default().push(finding.clone());
    }
    // What cannot be laid out is left alone, since nobody can say whose its comments are.
    all.retain(|source, _| {
        let source = reading.sources.get(*source);
        format::comments(&source.name, &source.text).is_ok()
    });
    for list in all.values_mut() {
        let start = |finding: &Finding| finding.suggestion.as_ref().map(|edit| (edit.span.start, edit.span.end));
        list.sort_by_key(start);
        let mut end = None;
        list.retain(|finding| {
            let Some((from, to)) = start(finding) else { return false };
            let is_apart = end.is_none_or(|end| from >= end);
            if is_apart {
                end = Some(to);
            }
            is_apart
        });
    }
    all
}

fn said(sources: &Sources, finding: &Finding) -> Mended {
    let span = finding.span;
    Mended {
        rule: finding.code,
        path: span.map(|span| sources.path(span).to_owned()).unwrap_or_default(),
        line: span.map_or(0, |span| sources.position(span).line),
        message: finding.message.clone(),
    }
}

/// One round: the schema with these edits, if they do what they should and no more.
fn apply(reading: &Reading, edits: &BTreeMap<SourceId, Vec<Finding>>) -> Result<Reading, Box<dyn Error>> {
    let mut sources = Sources::default();
    sources.set_folder_name(reading.sources.folder_name());
    for (id, source) in reading.sources.iter() {
        let Some(findings) = edits.get(&id) else {
            sources.add(copy(source, None));
            continue;
        };
        let text = edited(&source.text, findings);
        let kept = comments(source, &source.text, findings)? == comments(source, &text, &[])?;
        if !kept {
            return Err(mistake(&source.path, "whose a comment is").into());
        }
        sources.add(copy(source, Some(text)));
    }
    let mut findings = Findings::default();
    let schema = resolve::schema(&sources, &mut findings);
    let is_right = match (&reading.schema, &schema) {
        (Some(old), Some(new)) => diff::schemas(old, new).level <= Level::PatchSafe,
        (Some(_), None) => false,
        (None, _) => findings.len() < reading.findings.len(),
    };
    if !is_right {
        return Err(mistake(Path::new(reading.sources.folder_name()), "what the schema means").into());
    }
    Ok(Reading {
        sources,
        schema,
        findings: findings.into_sorted(),
    })
}

fn edited(text: &str, findings: &[Finding]) -> String {
    let mut text = text.to_owned();
    for Suggestion { span, replacement } in findings.iter().rev().filter_map(|finding| finding.suggestion.as_ref()) {
        text.replace_range(span.range(), replacement);
    }
    text
}

/// The comments of a text with their owners, without those that edits take out on purpose.
fn comments(source: &Source, text: &str, findings: &[Finding]) -> Result<Comments, Box<dyn Error>> {
    let mut list = format::comments(&source.name, text).map_err(|refusal| refusal.to_string())?;
    let unused = findings.iter().filter(|finding| finding.code == super::UNUSED);
    let mut gone: Vec<&str> = unused.filter_map(|finding| text.get(finding.span?.range())).collect();
    gone.dedup();
    for comment in gone {
        if let Some(at) = list.iter().position(|(_, text)| text == comment) {
            list.remove(at);
        }
    }
    Ok(list)
}

/// A file as it is to be written: as it was, but for the edits; and canonical, if it was.
fn written(old: &Source, new: &Source) -> Result<Formatted, Box<dyn Error>> {
    let raw = fs::read_to_string(&old.path)?;
    let mark = raw
        .strip_suffix(&old.text)
        .ok_or_else(|| format!("`{}` has changed", old.path.display()))?;
    let is_canonical = format::file(&old.name, &raw).is_ok_and(|canonical| canonical == raw);
    let text = format!("{mark}{}", new.text);
    Ok(Formatted {
        path: old.path.clone(),
        new: match is_canonical {
            true => format::file(&new.name, &text).map_err(|refusal| refusal.to_string())?,
            false => text,
        },
        old: raw,
    })
}

fn copy(source: &Source, text: Option<String>) -> Source {
    Source {
        path: source.path.clone(),
        name: source.name.clone(),
        text: text.unwrap_or_else(|| source.text.clone()),
    }
}

fn mistake(place: &Path, what: &str) -> String {
    format!(
        "mending `{}` would change {what}, which is a mistake of codegen lint; nothing was written",
        place.display()
    )
}
