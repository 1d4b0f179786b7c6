//! Which file is what: by the folder that it lies in.

use std::collections::{BTreeMap, BTreeSet};

use super::head::{KINDS, start};
use super::reader::Reader;
use super::{ApiDecl, FolderDecl};
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::names;
use crate::rules;
use crate::source::{Source, SourceId, Sources, Span};
use crate::syntax::{self, Tree};

/// Decodes every file of a schema folder.
pub fn folder<'s>(sources: &'s Sources, findings: &mut Findings) -> FolderDecl<'s> {
    let mut decoder = Decoder {
        sources,
        findings,
        package: super::PackageDecl::default(),
        approvals: Vec::new(),
        apis: BTreeMap::new(),
        with_api_file: BTreeSet::new(),
        unknown_folders: BTreeSet::new(),
        first_file: BTreeMap::new(),
    };
    for (id, source) in sources.iter() {
        decoder.file(id, source);
    }
    decoder.finish()
}

struct Decoder<'s, 'f> {
    sources: &'s Sources,
    findings: &'f mut Findings,
    package: super::PackageDecl<'s>,
    approvals: Vec<crate::model::Approval>,
    apis: BTreeMap<&'s str, ApiDecl<'s>>,
    with_api_file: BTreeSet<&'s str>,
    /// Folders already reported.
    unknown_folders: BTreeSet<String>,
    /// A place to show for a whole folder.
    first_file: BTreeMap<&'s str, SourceId>,
}

impl<'s> Decoder<'s, '_> {
    fn file(&mut self, id: SourceId, source: &'s Source) {
        let Some(stem) = source.name.strip_suffix(".yaml") else {
            let help = "rename it so that it ends in `.yaml`";
            let message = format!("`{}` ends in something else than `.yaml`", shown(&source.name));
            self.findings
                .push(Finding::error(rules::FILE_EXTENSION, start(id), message).help(help));
            return;
        };
        let parts: Vec<&'s str> = stem.split('/').collect();
        match *parts.as_slice() {
            ["crate"] => {
                if let Some(tree) = self.tree(id, source) {
                    self.package = self.reader(source).package(&tree.root);
                }
            }
            ["approvals"] => {
                if let Some(tree) = self.tree(id, source) {
                    self.approvals = self.reader(source).approvals(&tree.root);
                }
            }
            [api, "api"] => {
                self.with_api_file.insert(api);
                self.first_file.insert(api, id);
                if let Some(tree) = self.tree(id, source) {
                    let mut decl = self.apis.remove(api).unwrap_or_default();
                    self.reader(source).api(&tree.root, &mut decl);
                    self.apis.insert(api, decl);
                } else {
                    self.api(api).protocol.broken = true;
                }
            }
            [api, folder, stem] if KINDS.iter().any(|(known, _)| *known == folder) => {
                self.first_file.entry(api).or_insert(id);
                self.thing(id, source, api, folder, stem);
            }
            _ => self.misplaced(id, &parts),
        }
    }

    fn api(&mut self, name: &'s str) -> &mut ApiDecl<'s> {
        self.apis.entry(name).or_default()
    }

    fn reader(&mut self, source: &'s Source) -> Reader<'s, '_> {
        Reader {
            text: &source.text,
            findings: self.findings,
        }
    }

    fn tree(&mut self, id: SourceId, source: &'s Source) -> Option<Tree<'s>> {
        if self.sources.is_unreadable(id) {
            return None;
        }
        syntax::parse(id, &source.text, self.findings)
    }

    fn thing(&mut self, id: SourceId, source: &'s Source, api: &'s str, folder: &'s str, stem: &'s str) {
        let tree = self.tree(id, source);
        let mut reader = self.reader(source);
        let (head, entries) = reader.head_of(id, tree.as_ref().map(|tree| &tree.root), folder, stem);
        match folder {
            "models" => {
                let decl = reader.model(head, entries);
                self.api(api).models.push(decl);
            }
            "enums" => {
                let decl = reader.enumeration(head, entries);
                self.api(api).enums.push(decl);
            }
            "unions" => {
                let decl = reader.union(head, entries);
                self.api(api).unions.push(decl);
            }
            _ => {
                let decl = reader.resource(head, entries);
                self.api(api).resources.push(decl);
            }
        }
    }

    /// A file where the language knows none; a whole folder of them is one mistake.
    fn misplaced(&mut self, id: SourceId, parts: &[&str]) {
        let (folder, known): (String, &[&str]) = match parts {
            [_] => {
                let stem = parts.first().copied().unwrap_or_default();
                let message = format!(
                    "the language knows no `{}.yaml` beside the folders of the APIs",
                    shown(stem)
                );
                let finding = Finding::error(rules::FILE_PLACE, start(id), message);
                return self.findings.push(near(
                    finding,
                    stem,
                    &["crate", "approvals"],
                    "the files here are `crate.yaml` and `approvals.yaml`",
                ));
            }
            [_, stem] => {
                let message = format!("the language knows no `{}.yaml` in the folder of an API", shown(stem));
                let finding = Finding::error(rules::FILE_PLACE, start(id), message);
                return self.findings.push(near(
                    finding,
                    stem,
                    &["api"],
                    "models lie in `models/`, enums in `enums/`",
                ));
            }
            [api, folder, ..] if !KINDS.iter().any(|(known, _)| known == folder) => {
                (format!("{api}/{folder}"), &["models", "enums", "unions", "resources"])
            }
            _ => (parts.get(..3).unwrap_or_default().join("/"), &[]),
        };
        if !self.unknown_folders.insert(folder.clone()) {
            return;
        }
        let message = format!("the language knows no folder `{}/`", shown(&folder));
        let finding = Finding::error(rules::FILE_PLACE, start(id), message);
        let word = folder.rsplit('/').next().unwrap_or_default();
        let help = "an API has the folders `models/`, `enums/`, `unions/` and `resources/`, without folders in them";
        self.findings.push(near(finding, word, known, help));
    }

    fn finish(mut self) -> FolderDecl<'s> {
        for (name, api) in &mut self.apis {
            let at = start(self.first_file.get(name).copied().unwrap_or(SourceId(0)));
            if !self.with_api_file.contains(name) {
                api.protocol.broken = true;
                let message = format!("the folder `{}` has no `api.yaml`", shown(name));
                let help = match KINDS.iter().any(|(known, _)| known == name) {
                    true => "an API is a folder of its own: move this below one, such as `v1/`".to_owned(),
                    false => format!("write `{}/api.yaml` with `title:` and `wire_case:`", shown(name)),
                };
                self.findings
                    .push(Finding::error(rules::API_MISSING, at, message).help(help));
            }
            check_api_name(name, at, self.findings);
            api.name = (*name).to_owned();
            api.file = format!("{name}/api.yaml");
            api.models.sort_by(|a, b| a.head.name.text.cmp(&b.head.name.text));
            api.enums.sort_by(|a, b| a.head.name.text.cmp(&b.head.name.text));
            api.unions.sort_by(|a, b| a.head.name.text.cmp(&b.head.name.text));
            api.resources.sort_by(|a, b| a.head.name.text.cmp(&b.head.name.text));
        }
        if self.apis.is_empty() && !self.findings.has_errors() {
            let help = "an API is a folder with an `api.yaml` and models: `v1/api.yaml`, `v1/models/Person.yaml`";
            let message = "the schema folder holds no API";
            self.findings
                .push(Finding::error(rules::API_MISSING, None, message).help(help));
        }
        FolderDecl {
            package: self.package,
            approvals: self.approvals,
            apis: self.apis.into_values().collect(),
        }
    }
}

fn near(finding: Finding, word: &str, known: &[&str], help: &str) -> Finding {
    match nearest(word, known.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`? {help}")),
        None => finding.help(help),
    }
}

fn check_api_name(name: &str, at: Span, findings: &mut Findings) {
    // The folder is a module and a feature of the crate.
    let message = if names::is_taken_module(name) {
        Finding::error(
            rules::NAME_INVALID,
            at,
            format!("`{name}` is taken in every generated crate, and no API can have it"),
        )
    } else if names::is_keyword(name) {
        Finding::error(
            rules::RUST_KEYWORD,
            at,
            format!("`{name}` is a word that Rust keeps for itself, and no API can have it"),
        )
    } else if !names::is_value_name(name) {
        Finding::error(
            rules::NAME_INVALID,
            at,
            format!("`{}` cannot be the name of an API", shown(name)),
        )
    } else {
        return;
    };
    findings.push(message.help("the folder of an API is in snake_case, such as `v1`: it becomes a module"));
}
