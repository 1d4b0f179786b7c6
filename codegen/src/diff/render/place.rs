//! Where a finding is: in which file, and what it was called on either side.

use super::super::{Difference, Side};
use super::Shown;
use crate::model::{Api, Schema};
use crate::source::{Position, Sources, Span};

/// A place in a file, for people: both from 1.
pub(super) struct At {
    /// As a reader of the report finds it: for what is gone, with the revision in front.
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Shown<'_> {
    /// Where a finding is told to be.
    pub(super) fn at(&self, finding: &Difference) -> At {
        let (sources, span) = match &finding.side {
            Side::Old(span) => (&self.comparison.old, *span),
            Side::New(span) => (&self.comparison.new, *span),
            Side::File(name) => return self.top(name),
        };
        let Position { line, column } = sources.position(span);
        let file = sources.path(span).to_string_lossy().replace('\\', "/");
        At { file, line, column }
    }

    /// The nearest place in the new schema, for formats that know no other: where something is gone, where its owner is,
    /// and else the file that it was in.
    pub(super) fn at_head(&self, finding: &Difference) -> At {
        let owner = finding.path.rsplit_once('.').map_or("", |(owner, _)| owner);
        // A parameter that is gone has the path of its endpoint, which may well be there.
        let head = || find(&self.comparison.after, &finding.path).or_else(|| find(&self.comparison.after, owner));
        match &finding.side {
            Side::Old(span) => match head() {
                Some(head) => self.below(&self.comparison.new, head),
                None => self.top(&self.comparison.old.get(span.source).name),
            },
            _ => self.at(finding),
        }
    }

    /// The place in the old schema, with its file below the schema folder of today.
    pub(super) fn at_base(&self, finding: &Difference) -> Option<At> {
        let span = match &finding.side {
            Side::Old(span) => Some(*span),
            _ => find(&self.comparison.before, &finding.path),
        };
        span.map(|span| self.below(&self.comparison.old, span))
    }

    fn below(&self, sources: &Sources, span: Span) -> At {
        let Position { line, column } = sources.position(span);
        let top = self.top(&sources.get(span.source).name);
        At { line, column, ..top }
    }

    fn top(&self, name: &str) -> At {
        At {
            file: format!("{}/{name}", self.folder.trim_end_matches('/')),
            line: 1,
            column: 1,
        }
    }
}

/// Where the thing of this path is declared: `v1.Model`, `v1.Model.property`, `v1.Enum.choice`, `v1.Resource.endpoint`.
fn find(schema: &Schema, path: &str) -> Option<Span> {
    let mut parts = path.splitn(3, '.');
    let api = schema.api(parts.next()?)?;
    let owner = parts.next()?;
    match parts.next() {
        Some(member) => member_of(api, owner, member),
        None => owner_of(api, owner),
    }
}

fn owner_of(api: &Api, name: &str) -> Option<Span> {
    let models = api.models.iter().map(|model| (&model.name, model.span));
    let enums = api.enums.iter().map(|choices| (&choices.name, choices.span));
    let unions = api.unions.iter().map(|union| (&union.name, union.span));
    let resources = api.resources.iter().map(|resource| (&resource.name, resource.span));
    let mut all = models.chain(enums).chain(unions).chain(resources);
    all.find(|(known, _)| *known == name).map(|(_, span)| span)
}

fn member_of(api: &Api, owner: &str, name: &str) -> Option<Span> {
    let of = |known: &str| known == owner;
    let models = api.models.iter().filter(|model| of(&model.name));
    let properties = models.flat_map(|model| model.properties.iter().map(|p| (&p.name, p.span)));
    let enums = api.enums.iter().filter(|choices| of(&choices.name));
    let choices = enums.flat_map(|choices| choices.choices.iter().map(|choice| (&choice.value, choice.span)));
    let unions = api.unions.iter().filter(|union| of(&union.name));
    let variants = unions.flat_map(|union| union.variants.iter().map(|variant| (&variant.value, variant.span)));
    let resources = api.resources.iter().filter(|resource| of(&resource.name));
    let endpoints = resources.flat_map(|resource| resource.endpoints.iter().map(|e| (&e.name, e.span)));
    let mut all = properties.chain(choices).chain(variants).chain(endpoints);
    all.find(|(known, _)| *known == name).map(|(_, span)| span)
}
