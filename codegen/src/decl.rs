//! The schema as written: each file decoded by its folder, every scalar with its place, nothing linked yet.

mod api;
mod approvals;
mod auth;
mod calls;
mod computed;
mod endpoints;
mod enums;
mod folder;
mod forms;
mod head;
mod models;
mod package;
mod paging;
mod patch;
mod property;
mod protocol;
mod reader;
mod resources;
mod role;
mod search;
mod types;
mod unions;
mod webhooks;

use std::borrow::Cow;

pub(crate) use approvals::is_day;
pub use calls::{
    EndpointDecl, ErrorDecl, OperationDecl, PagingDecl, ParameterDecl, PatchDecl, ProtocolDecl, ResourceDecl,
    ReturnsDecl, SearchDecl, WebhooksDecl,
};
pub use folder::folder;
pub(crate) use package::is_package_name;
pub(crate) use reader::quote_it;

use crate::model::{Approval, Codec, Direction, Format, Matching, Runtime, TagHolder};
use crate::source::{SourceId, Span};
use crate::syntax::{Node, Scalar};

/// The whole schema folder as written.
#[derive(Debug, Default)]
pub struct FolderDecl<'s> {
    /// `crate.yaml`.
    pub package: PackageDecl<'s>,
    /// `approvals.yaml`, which has nothing to link.
    pub approvals: Vec<Approval>,
    /// The folders with an API, sorted by name.
    pub apis: Vec<ApiDecl<'s>>,
}

/// `crate.yaml` as written.
#[derive(Debug, Default)]
pub struct PackageDecl<'s> {
    /// `name`.
    pub name: Option<Scalar<'s>>,
    /// `version`.
    pub version: Option<Scalar<'s>>,
    /// `description`.
    pub description: Option<Cow<'s, str>>,
    /// `licence`.
    pub licence: Option<Scalar<'s>>,
    /// `docs_url`.
    pub docs_url: Option<Scalar<'s>>,
    /// `runtime`.
    pub runtime: Option<Runtime>,
    /// `client`.
    pub client: Option<Runtime>,
    /// `lint`: ids of opt-in rules.
    pub lint: Vec<&'static str>,
}

/// One API as written.
#[derive(Debug, Default)]
pub struct ApiDecl<'s> {
    /// The folder's name.
    pub name: String,
    /// `title`.
    pub title: Option<Cow<'s, str>>,
    /// `base_url`.
    pub base_url: Option<Scalar<'s>>,
    /// `docs_url`.
    pub docs_url: Option<Scalar<'s>>,
    /// `wire_case`.
    pub wire_case: codegen_attrs::WireCase,
    /// What holds for every call.
    pub protocol: ProtocolDecl<'s>,
    /// The path of `api.yaml` below the schema folder.
    pub file: String,
    /// Sorted by name.
    pub models: Vec<ModelDecl<'s>>,
    /// Sorted by name.
    pub enums: Vec<EnumDecl<'s>>,
    /// Sorted by name.
    pub unions: Vec<UnionDecl<'s>>,
    /// Sorted by name.
    pub resources: Vec<ResourceDecl<'s>>,
}

/// What every file of an API begins with.
#[derive(Clone, Debug)]
pub struct Head<'s> {
    /// The name as written, or the file's stem where none could be read.
    pub name: Scalar<'s>,
    /// The file's stem, which other files may mean where it differs from the name.
    pub stem: String,
    /// Where it stands.
    pub source: SourceId,
    /// Parts of it could not be read, so nothing follows from what is not there.
    pub broken: bool,
}

/// A model as written.
#[derive(Debug)]
pub struct ModelDecl<'s> {
    /// `model`.
    pub head: Head<'s>,
    /// `extends`.
    pub extends: Option<Scalar<'s>>,
    /// `abstract`.
    pub is_abstract: bool,
    /// `direction`.
    pub direction: Direction,
    /// `doc`.
    pub doc: Cow<'s, str>,
    /// `properties`.
    pub properties: Vec<PropertyDecl<'s>>,
    /// `computed`.
    pub computed: Vec<ComputedDecl<'s>>,
    /// `examples`.
    pub examples: Vec<(Scalar<'s>, Node<'s>)>,
    /// `deprecated`.
    pub deprecated: Option<Box<DeprecatedDecl<'s>>>,
    /// `renamed_from`.
    pub renamed_from: Option<Box<Scalar<'s>>>,
    /// `removed`.
    pub removed: Vec<Scalar<'s>>,
}

/// A property or a parameter as written.
#[derive(Debug)]
pub struct PropertyDecl<'s> {
    /// The key.
    pub name: Scalar<'s>,
    /// `type`; `None` where it could not be read, which was reported.
    pub ty: Option<TypeDecl<'s>>,
    /// `doc`.
    pub doc: Cow<'s, str>,
    /// `choices`.
    pub choices: Option<Box<ChoicesDecl<'s>>>,
    /// `open`, with its place.
    pub open: Option<(bool, Span)>,
    /// `required`.
    pub required: bool,
    /// `nullable`.
    pub nullable: bool,
    /// `read_only`, where it is said.
    pub read_only: Option<Span>,
    /// `write_only`, where it is said.
    pub write_only: Option<Span>,
    /// `sensitive`.
    pub sensitive: bool,
    /// `override`, where it is said.
    pub overrides: Option<Span>,
    /// `default`.
    pub default: Option<Node<'s>>,
    /// `example`, or those of `examples`.
    pub examples: Vec<Node<'s>>,
    /// The limits, if there are any.
    pub limits: Option<Box<LimitsDecl<'s>>>,
    /// `wire`.
    pub wire: Option<Box<Scalar<'s>>>,
    /// `aliases`.
    pub aliases: Vec<Scalar<'s>>,
    /// `deprecated`.
    pub deprecated: Option<Box<DeprecatedDecl<'s>>>,
    /// `renamed_from`.
    pub renamed_from: Option<Box<Scalar<'s>>>,
    /// What only a parameter says, if it says any of it.
    pub parameter: Option<Box<ParameterDecl<'s>>>,
}

/// Choices as written, with the place of their key.
#[derive(Clone, Debug)]
pub struct ChoicesDecl<'s> {
    /// The key `choices`.
    pub span: Span,
    /// Each choice.
    pub list: Vec<ChoiceDecl<'s>>,
    /// Parts could not be read.
    pub broken: bool,
}

/// Limits as written.
#[derive(Debug, Default)]
pub struct LimitsDecl<'s> {
    /// `min`.
    pub min: Option<Scalar<'s>>,
    /// `max`.
    pub max: Option<Scalar<'s>>,
    /// `min_length`.
    pub min_length: Option<Count>,
    /// `max_length`.
    pub max_length: Option<Count>,
    /// `min_items`.
    pub min_items: Option<Count>,
    /// `max_items`.
    pub max_items: Option<Count>,
    /// `pattern`.
    pub pattern: Option<Scalar<'s>>,
    /// `format`.
    pub format: Option<(Format, Span)>,
}

/// A number of things, at its place.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// How many.
    pub value: u64,
    /// Where that is said.
    pub span: Span,
}

/// A type as written: `list<map<Person>>` is a list of maps of the word `Person`.
#[derive(Clone, Debug)]
pub struct TypeDecl<'s> {
    /// From the outside in.
    pub wrappers: Vec<Wrapper>,
    /// The word inside.
    pub word: Cow<'s, str>,
    /// Where the word stands.
    pub word_span: Span,
    /// Where the whole stands.
    pub span: Span,
}

/// What a type is wrapped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapper {
    /// `list<…>`.
    List,
    /// `map<…>`.
    Map,
}

/// A computed property as written.
#[derive(Debug)]
pub struct ComputedDecl<'s> {
    /// The key.
    pub name: Scalar<'s>,
    /// `wire`.
    pub wire: Option<Box<Scalar<'s>>>,
    /// `doc`.
    pub doc: Cow<'s, str>,
    /// `from` and what is made of it; `None` where it could not be read, which was reported.
    pub form: Option<FormDecl<'s>>,
    /// `settable`.
    pub settable: Option<bool>,
    /// `deprecated`.
    pub deprecated: Option<Box<DeprecatedDecl<'s>>>,
}

/// How a computed property is derived, as written.
#[derive(Debug)]
pub enum FormDecl<'s> {
    /// `equals`, with `else`.
    Equals {
        /// `from`.
        from: Scalar<'s>,
        /// `equals`.
        equals: Scalar<'s>,
        /// `else`.
        otherwise: Option<Scalar<'s>>,
    },
    /// `codec`.
    Codec {
        /// `from`.
        from: Scalar<'s>,
        /// `codec`.
        codec: Codec,
    },
}

/// A deprecation as written.
#[derive(Clone, Debug, Default)]
pub struct DeprecatedDecl<'s> {
    /// `since`.
    pub since: Option<Cow<'s, str>>,
    /// `use`.
    pub use_instead: Option<Scalar<'s>>,
    /// `note`.
    pub note: Option<Cow<'s, str>>,
}

/// An enum as written.
#[derive(Debug)]
pub struct EnumDecl<'s> {
    /// `enum`.
    pub head: Head<'s>,
    /// `doc`.
    pub doc: Cow<'s, str>,
    /// `open`.
    pub open: bool,
    /// `choices`.
    pub choices: ChoicesDecl<'s>,
    /// `deprecated`.
    pub deprecated: Option<Box<DeprecatedDecl<'s>>>,
    /// `renamed_from`.
    pub renamed_from: Option<Box<Scalar<'s>>>,
    /// `removed`.
    pub removed: Vec<Scalar<'s>>,
}

/// A choice as written.
#[derive(Clone, Debug)]
pub struct ChoiceDecl<'s> {
    /// The key: the value on the wire.
    pub value: Scalar<'s>,
    /// `name`.
    pub name: Option<Box<Scalar<'s>>>,
    /// What it means.
    pub doc: Option<Cow<'s, str>>,
    /// `deprecated`.
    pub deprecated: Option<Box<DeprecatedDecl<'s>>>,
    /// `renamed_from`.
    pub renamed_from: Option<Box<Scalar<'s>>>,
}

/// A union as written.
#[derive(Debug)]
pub struct UnionDecl<'s> {
    /// `union`.
    pub head: Head<'s>,
    /// `doc`.
    pub doc: Cow<'s, str>,
    /// `by`; `None` where it could not be read, which was reported.
    pub by: Option<Scalar<'s>>,
    /// `on`, with its place.
    pub on: Option<(TagHolder, Span)>,
    /// `match`.
    pub matching: Matching,
    /// `variants`.
    pub variants: Vec<VariantDecl<'s>>,
    /// `deprecated`.
    pub deprecated: Option<Box<DeprecatedDecl<'s>>>,
    /// `renamed_from`.
    pub renamed_from: Option<Box<Scalar<'s>>>,
}

/// A variant of a union as written.
#[derive(Debug)]
pub struct VariantDecl<'s> {
    /// The key: the tag.
    pub value: Scalar<'s>,
    /// Its model.
    pub model: Option<Scalar<'s>>,
    /// What it means.
    pub doc: Option<Cow<'s, str>>,
}
