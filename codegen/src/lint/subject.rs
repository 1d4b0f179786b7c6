//! What a check looks at: one schema as it is written, and as it resolves.

use crate::decl::{self, ApiDecl, EndpointDecl, FolderDecl, PropertyDecl};
use crate::diagnostic::Findings;
use crate::model::{Api, Endpoint, Model, ModelId, Schema};
use crate::source::{Sources, Span};
use crate::syntax::{self, Tree};

pub(super) struct Subject<'a> {
    pub(super) sources: &'a Sources,
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
            sources,
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

    /// Every model with its number and its API.
    pub(super) fn models(&self) -> impl Iterator<Item = (ModelId, &Api, &Model)> {
        let apis = self.schema.apis.iter();
        apis.flat_map(|api| api.models().map(move |(id, model)| (id, api, model)))
    }

    /// Every endpoint with its API.
    pub(super) fn endpoints(&self) -> impl Iterator<Item = (&Api, &Endpoint)> {
        let resources = |api: &'a Api| api.resources.iter().flat_map(|resource| &resource.endpoints);
        self.schema
            .apis
            .iter()
            .flat_map(move |api| resources(api).map(move |endpoint| (api, endpoint)))
    }

    /// The tree of the file in which a place is.
    pub(super) fn tree(&self, span: Span) -> Option<&Tree<'a>> {
        self.trees.get(span.source.0 as usize)?.as_ref()
    }

    /// Everything that calls are given, as written: parameters, values of changes, fields of searches.
    pub(super) fn parameters(&self) -> impl Iterator<Item = &PropertyDecl<'a>> {
        let apis = self.decl.apis.iter();
        let fields = apis
            .clone()
            .flat_map(|api| &api.protocol.search)
            .flat_map(|search| &search.fields);
        let resources = apis.flat_map(|api| &api.resources);
        let endpoints = resources.flat_map(|resource| &resource.endpoints);
        endpoints.flat_map(parameters_of).chain(fields)
    }

    /// Every property of a model, and everything that calls are given, as written.
    pub(super) fn properties_and_parameters(&self) -> impl Iterator<Item = &PropertyDecl<'a>> {
        let models = self.decl.apis.iter().flat_map(|api| &api.models);
        models.flat_map(|model| &model.properties).chain(self.parameters())
    }
}

fn parameters_of<'d, 'a>(endpoint: &'d EndpointDecl<'a>) -> impl Iterator<Item = &'d PropertyDecl<'a>> {
    let operations = endpoint.patch.iter().flat_map(|patch| &patch.operations);
    let patched = operations.flat_map(|operation| operation.params.iter().chain([&operation.value]));
    let given = endpoint
        .params
        .iter()
        .chain(&endpoint.query)
        .chain(&endpoint.body_params);
    given.chain(patched)
}
