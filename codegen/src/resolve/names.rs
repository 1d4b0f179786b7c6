//! Who is who in one API: every name with its id, before anything that refers to a name is looked at.

use std::collections::HashMap;

use super::places::{self, Candidate, EnumPlace};
use super::{choices, collisions, former};
use crate::decl::{ApiDecl, Head, PropertyDecl};
use crate::diagnostic::Findings;
use crate::model::{Enum, EnumId, ModelId, UnionId};
use crate::source::{Sources, Span};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Model(ModelId),
    Enum(EnumId),
    Union(UnionId),
}

/// The names of one API.
pub(super) struct Names<'d, 's> {
    pub(super) decl: &'d ApiDecl<'s>,
    pub(super) sources: &'d Sources,
    /// Every enum with its choices, sorted by name.
    pub(super) enums: Vec<Enum>,
    /// Which of them could not be read in full.
    pub(super) broken_enums: Vec<bool>,
    ids: HashMap<EnumPlace, EnumId>,
    by_name: HashMap<String, Named>,
}

impl<'d, 's> Names<'d, 's> {
    pub(super) fn new(decl: &'d ApiDecl<'s>, sources: &'d Sources, findings: &mut Findings) -> Self {
        let mut candidates = places::candidates(decl);
        candidates.sort_by(|a, b| (&a.name, a.place).cmp(&(&b.name, b.place)));
        let mut names = Names {
            decl,
            sources,
            enums: Vec::with_capacity(candidates.len()),
            broken_enums: Vec::with_capacity(candidates.len()),
            ids: HashMap::with_capacity(candidates.len()),
            by_name: HashMap::new(),
        };
        for candidate in candidates {
            let id = EnumId(names.enums.len());
            names.ids.insert(candidate.place, id);
            names.broken_enums.push(candidate.choices.broken);
            let choices = choices::choices(candidate.choices, findings);
            names.enums.push(names.enumeration(candidate, choices));
        }
        names.register();
        former::names(&mut names);
        collisions::types(&names, findings);
        choices::references(&names, findings);
        names
    }

    /// What a name stands for.
    pub(super) fn find(&self, name: &str) -> Option<Named> {
        self.by_name.get(name).copied()
    }

    /// Where a patch of this name is declared.
    pub(super) fn patch(&self, name: &str) -> Option<Span> {
        let endpoints = self.decl.resources.iter().flat_map(|resource| &resource.endpoints);
        let mut patches = endpoints.filter_map(|endpoint| endpoint.patch.as_ref()?.name.as_ref());
        patches.find(|patch| patch.text == name).map(|patch| patch.span)
    }

    /// The enum that is declared at a place.
    pub(super) fn enum_at(&self, place: EnumPlace) -> Option<EnumId> {
        self.ids.get(&place).copied()
    }

    /// Every type's name: what a misspelt one may have meant.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        let decl = self.decl;
        let models = decl.models.iter().map(|model| &*model.head.name.text);
        let unions = decl.unions.iter().map(|union| &*union.head.name.text);
        models
            .chain(self.enums.iter().map(|choices| choices.name.as_str()))
            .chain(unions)
    }

    /// The path of a place below the schema folder.
    pub(super) fn file(&self, span: Span) -> String {
        self.sources.get(span.source).name.clone()
    }

    fn register(&mut self) {
        let decl = self.decl;
        for (n, choices) in self.enums.iter().enumerate() {
            self.by_name
                .entry(choices.name.clone())
                .or_insert(Named::Enum(EnumId(n)));
        }
        for (n, union) in decl.unions.iter().enumerate() {
            self.add(&union.head, Named::Union(UnionId(n)));
        }
        for (n, enumeration) in decl.enums.iter().enumerate() {
            if let Some(id) = self.enum_at(EnumPlace::File(n)) {
                self.add(&enumeration.head, Named::Enum(id));
            }
        }
        for (n, model) in decl.models.iter().enumerate() {
            self.add(&model.head, Named::Model(ModelId(n)));
        }
    }

    /// Where the file's name and the declared one differ, either may be meant: that was reported once.
    fn add(&mut self, head: &Head<'s>, named: Named) {
        self.by_name.insert(head.name.text.clone().into_owned(), named);
        self.by_name.entry(head.stem.clone()).or_insert(named);
    }

    /// Every enum that is declared inside something else, in an order of its own.
    pub(super) fn inline_enums(&self) -> Vec<(EnumPlace, EnumId)> {
        let mut inline: Vec<_> = self.ids.iter().map(|(place, id)| (*place, *id)).collect();
        inline.retain(|(place, _)| !matches!(place, EnumPlace::File(_)));
        inline.sort_unstable();
        inline
    }

    fn enumeration(&self, candidate: Candidate<'_, '_>, choices: Vec<crate::model::Choice>) -> Enum {
        let decl = self.decl;
        let mut out = Enum {
            name: candidate.name,
            doc: String::new(),
            open: true,
            choices,
            inline_in: None,
            deprecated: None,
            renamed_from: None,
            removed: Vec::new(),
            file: String::new(),
            span: Span {
                source: crate::source::SourceId(0),
                start: 0,
                end: 0,
            },
        };
        if let EnumPlace::File(n) = candidate.place {
            let declared = &decl.enums[n];
            declared.doc.clone_into_string(&mut out.doc);
            out.open = declared.open;
            out.deprecated = declared.deprecated.as_deref().map(choices::deprecated);
            out.renamed_from = declared
                .renamed_from
                .as_ref()
                .map(|name| name.text.clone().into_owned());
            out.removed = super::link::texts(&declared.removed);
            out.span = declared.head.name.span;
        }
        if let Some(property) = candidate.property {
            inline(property, &mut out);
        }
        if let (EnumPlace::Property(model, _), Some(property)) = (candidate.place, candidate.property) {
            out.inline_in = Some((ModelId(model), property.name.text.clone().into_owned()));
        }
        out.file = self.file(out.span);
        out
    }
}

fn inline(property: &PropertyDecl<'_>, out: &mut Enum) {
    property.doc.clone_into_string(&mut out.doc);
    out.open = property.open.is_none_or(|(open, _)| open);
    out.span = property.name.span;
}

/// Copies a text that may be borrowed.
trait CloneIntoString {
    fn clone_into_string(&self, out: &mut String);
}

impl CloneIntoString for std::borrow::Cow<'_, str> {
    fn clone_into_string(&self, out: &mut String) {
        out.push_str(self);
    }
}
