//! Who is who in one API: every name with its id, before anything that refers to a name is looked at.

use std::collections::HashMap;

use super::{choices, collisions, former};
use crate::decl::{ApiDecl, ChoicesDecl, EndpointDecl, Head, PropertyDecl};
use crate::diagnostic::Findings;
use crate::model::{Enum, EnumId, ModelId, UnionId};
use crate::names as spelling;
use crate::source::{Sources, Span};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Model(ModelId),
    Enum(EnumId),
    Union(UnionId),
    Resource,
}

/// Where an enum is declared, by indices into the declarations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum EnumPlace {
    File(usize),
    Property(usize, usize),
    Parameter(usize, usize, Role, usize),
}

/// Which parameters of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    Path,
    Query,
}

impl Role {
    pub(super) fn of<'d, 's>(self, endpoint: &'d EndpointDecl<'s>) -> &'d [PropertyDecl<'s>] {
        match self {
            Role::Path => &endpoint.params,
            Role::Query => &endpoint.query,
        }
    }
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

/// An enum before it has its id.
struct Candidate<'d, 's> {
    name: String,
    place: EnumPlace,
    choices: &'d ChoicesDecl<'s>,
}

impl<'d, 's> Names<'d, 's> {
    pub(super) fn new(decl: &'d ApiDecl<'s>, sources: &'d Sources, findings: &mut Findings) -> Self {
        let mut candidates = candidates(decl);
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
            names
                .enums
                .push(names.enumeration(candidate.name, candidate.place, choices));
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
        for resource in &decl.resources {
            self.add(&resource.head, Named::Resource);
        }
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

    fn enumeration(&self, name: String, place: EnumPlace, choices: Vec<crate::model::Choice>) -> Enum {
        let decl = self.decl;
        let mut out = Enum {
            name,
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
        match place {
            EnumPlace::File(n) => {
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
            EnumPlace::Property(model, n) => {
                let property = &decl.models[model].properties[n];
                out.inline_in = Some((ModelId(model), property.name.text.clone().into_owned()));
                inline(property, &mut out);
            }
            EnumPlace::Parameter(resource, endpoint, role, n) => {
                inline(&role.of(&decl.resources[resource].endpoints[endpoint])[n], &mut out);
            }
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

fn candidates<'d, 's>(decl: &'d ApiDecl<'s>) -> Vec<Candidate<'d, 's>> {
    let mut all = Vec::new();
    for (n, enumeration) in decl.enums.iter().enumerate() {
        all.push(Candidate {
            name: enumeration.head.name.text.clone().into_owned(),
            place: EnumPlace::File(n),
            choices: &enumeration.choices,
        });
    }
    for (m, model) in decl.models.iter().enumerate() {
        for (n, property) in model.properties.iter().enumerate() {
            all.extend(inline_choices(property).map(|choices| Candidate {
                name: spelling::inline_enum(&model.head.name.text, &property.name.text),
                place: EnumPlace::Property(m, n),
                choices,
            }));
        }
    }
    for (r, resource) in decl.resources.iter().enumerate() {
        for (e, endpoint) in resource.endpoints.iter().enumerate() {
            let name = spelling::inline_enum(&resource.head.name.text, &endpoint.name.text);
            for role in [Role::Path, Role::Query] {
                for (n, parameter) in role.of(endpoint).iter().enumerate() {
                    all.extend(inline_choices(parameter).map(|choices| Candidate {
                        name: spelling::inline_enum(&name, &parameter.name.text),
                        place: EnumPlace::Parameter(r, e, role, n),
                        choices,
                    }));
                }
            }
        }
    }
    all
}

/// The choices of a property that has an enum of its own.
fn inline_choices<'d, 's>(property: &'d PropertyDecl<'s>) -> Option<&'d ChoicesDecl<'s>> {
    let is_enum = property.ty.as_ref().is_some_and(|ty| ty.word == "enum");
    property.choices.as_deref().filter(|_| is_enum)
}
