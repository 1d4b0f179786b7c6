//! What a check looks at: one schema as it is written, and as it resolves.

use crate::decl::{self, ApiDecl, FolderDecl, PropertyDecl};
use crate::diagnostic::Findings;
use crate::model::{Api, Schema};
use crate::source::Sources;
use crate::syntax::{self, Tree};

pub(super) struct Subject<'a> {
    pub(super) schema: &'a Schema,
    pub(super) decl: FolderDecl<'a>,
    /// The tree of each file, by its number.
    pub(super) trees: Vec<Option<Tree<'a>>>,
}

impl<'a> Subject<'a> {
    /// Reads the texts of a schema that resolves once more, for what the resolved schema does not keep.
    pub(super) fn new(sources: &'a Sources, schema: &'a Schema) -> Self {
        // Whatever there is to be said about the texts has been said.
        let mut findings = Findings::default();
        Subject {
            schema,
            decl: decl::folder(sources, &mut findings),
            trees: sources
                .iter()
                .map(|(id, source)| syntax::parse(id, &source.text, &mut findings))
                .collect(),
        }
    }

    /// Every API, resolved and as written.
    pub(super) fn apis(&self) -> impl Iterator<Item = (&Api, &ApiDecl<'a>)> {
        self.schema.apis.iter().zip(&self.decl.apis)
    }

    /// Every property of a model and every parameter of an endpoint, as written.
    pub(super) fn properties_and_parameters(&self) -> impl Iterator<Item = &PropertyDecl<'a>> {
        self.decl.apis.iter().flat_map(|api| {
            let properties = api.models.iter().flat_map(|model| &model.properties);
            let endpoints = api.resources.iter().flat_map(|resource| &resource.endpoints);
            properties.chain(endpoints.flat_map(|endpoint| endpoint.params.iter().chain(&endpoint.query)))
        })
    }
}
