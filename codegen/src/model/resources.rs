//! Resources: the calls that a service answers.

use super::{Deprecated, FewLimits, Literal, Type};
use crate::source::Span;

/// A group of endpoints under one path.
#[derive(Clone, Debug)]
pub struct Resource {
    /// `Conversations`.
    pub name: String,
    /// Its doc.
    pub doc: String,
    /// Base path.
    pub path: String,
    /// In the order of the file.
    pub endpoints: Vec<Endpoint>,
    /// Path below the schema folder.
    pub file: String,
    /// The name where it is declared.
    pub span: Span,
}

/// One call of the service.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// `create_thread`.
    pub name: String,
    /// Its doc.
    pub doc: String,
    /// `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD`.
    pub method: String,
    /// Resource path and endpoint path, joined with one slash: `/conversations/{id}`.
    pub path: String,
    /// Path parameters in the order of the path; one that is not declared is an integer.
    pub params: Vec<Parameter>,
    /// Query parameters in the order of the file.
    pub query: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Type>,
    /// Properties of the request's body beside those of the model, in the order of the file.
    pub body_params: Vec<Parameter>,
    /// The changes that can be sent instead of a body.
    pub patch: Option<Patch>,
    /// What comes back.
    pub returns: Option<Returns>,
    /// Index into [`Protocol::paging`](super::Protocol::paging), where a page is returned and the API declares styles.
    pub paging: Option<usize>,
    /// Keys that go on from [`Paging::items`](super::Paging::items); the first that is there counts.
    pub items: Vec<String>,
    /// Whether the caller makes itself known.
    pub authenticated: bool,
    /// Status of success, if said.
    pub success: Option<u16>,
    /// Errors by name, with status and doc.
    pub errors: Vec<ApiError>,
    /// The body may lack what is required.
    pub partial: bool,
    /// Deprecation, if any.
    pub deprecated: Option<Box<Deprecated>>,
    /// The name that this endpoint had.
    pub renamed_from: Option<String>,
    /// The key where it is declared.
    pub span: Span,
}

/// A path or query parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// In Rust: `modified_since`.
    pub name: String,
    /// On the wire.
    pub wire: String,
    /// Its doc.
    pub doc: String,
    /// Its type.
    pub ty: Type,
    /// Whether a call without it is refused.
    pub required: bool,
    /// What the service assumes.
    pub default: Option<Literal>,
    /// What is always sent; the caller has no say.
    pub value: Option<Literal>,
    /// The query language of its text: index into [`Protocol::search`](super::Protocol::search).
    pub search: Option<usize>,
    /// What is checked before it is sent.
    pub limits: FewLimits,
    /// The key where it is declared.
    pub span: Span,
}

/// The changes that an endpoint takes, one by one, each with its path.
#[derive(Clone, Debug)]
pub struct Patch {
    /// `ConversationPatch`, the name of the change in Rust.
    pub name: String,
    /// Whether several changes travel in one array; else one travels as one object.
    pub is_list: bool,
    /// In the order of the file.
    pub operations: Vec<Operation>,
}

/// One kind of change.
#[derive(Clone, Debug)]
pub struct Operation {
    /// In Rust: `assign_to`.
    pub name: String,
    /// Its doc.
    pub doc: String,
    /// `add`, `remove`, `replace`, `move`.
    pub op: String,
    /// What it changes: `/emails/{id}`.
    pub path: String,
    /// Parameters in the order of the path; one that is not declared is an integer.
    pub params: Vec<Parameter>,
    /// The new value; a fixed one has [`Parameter::value`]. `None`: the operation has none.
    pub value: Option<Parameter>,
    /// The key where it is declared.
    pub span: Span,
}

/// What an endpoint returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Returns {
    /// One value, or a bare array.
    Plain(Type),
    /// One page of a list.
    Page(Type),
}

/// An error that a resource declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// `too_many_threads`.
    pub name: String,
    /// HTTP status.
    pub status: u16,
    /// Its doc.
    pub doc: String,
}
