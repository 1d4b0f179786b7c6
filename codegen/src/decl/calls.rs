//! What is said about calls, as written: resources with their endpoints, and the protocol of an API.

use std::borrow::Cow;

use super::{DeprecatedDecl, Head, PropertyDecl, TypeDecl};
use crate::model::{Auth, CallLimits, ErrorFormat, Paging, Responses, Signature};
use crate::source::Span;
use crate::syntax::{Node, Scalar};

/// A resource as written.
#[derive(Debug)]
pub struct ResourceDecl<'s> {
    /// `resource`.
    pub head: Head<'s>,
    /// `doc`.
    pub doc: Cow<'s, str>,
    /// `path`.
    pub path: Option<Scalar<'s>>,
    /// `errors`.
    pub errors: Vec<ErrorDecl<'s>>,
    /// `endpoints`.
    pub endpoints: Vec<EndpointDecl<'s>>,
}

/// An error of a resource as written.
#[derive(Debug)]
pub struct ErrorDecl<'s> {
    /// The key.
    pub name: Scalar<'s>,
    /// `status`.
    pub status: u16,
    /// `doc`.
    pub doc: Cow<'s, str>,
}

/// An endpoint as written.
#[derive(Debug)]
pub struct EndpointDecl<'s> {
    /// The key.
    pub name: Scalar<'s>,
    /// `doc`.
    pub doc: Cow<'s, str>,
    /// `method`, one of the known ones.
    pub method: &'static str,
    /// `path`.
    pub path: Option<Scalar<'s>>,
    /// `params`.
    pub params: Vec<PropertyDecl<'s>>,
    /// `query`.
    pub query: Vec<PropertyDecl<'s>>,
    /// `body`.
    pub body: Option<TypeDecl<'s>>,
    /// `body_params`.
    pub body_params: Vec<PropertyDecl<'s>>,
    /// `patch`.
    pub patch: Option<PatchDecl<'s>>,
    /// `returns`.
    pub returns: Option<ReturnsDecl<'s>>,
    /// `paging`.
    pub paging: Option<Scalar<'s>>,
    /// `items`.
    pub items: Vec<Scalar<'s>>,
    /// False after `auth: none`.
    pub authenticated: bool,
    /// `success`.
    pub success: Option<u16>,
    /// `errors`.
    pub errors: Vec<Scalar<'s>>,
    /// `partial`.
    pub partial: bool,
    /// `deprecated`.
    pub deprecated: Option<Box<DeprecatedDecl<'s>>>,
    /// `renamed_from`.
    pub renamed_from: Option<Box<Scalar<'s>>>,
    /// Parts could not be read, so nothing follows from what is not there.
    pub broken: bool,
}

/// What only a parameter says, as written.
#[derive(Debug, Default)]
pub struct ParameterDecl<'s> {
    /// `value`.
    pub value: Option<Node<'s>>,
    /// `search`.
    pub search: Option<Scalar<'s>>,
}

/// What an endpoint returns, as written.
#[derive(Debug)]
pub struct ReturnsDecl<'s> {
    /// `page<T>`.
    pub is_page: bool,
    /// The rest.
    pub ty: TypeDecl<'s>,
}

/// The changes that an endpoint takes, as written.
#[derive(Debug)]
pub struct PatchDecl<'s> {
    /// The key `patch`.
    pub span: Span,
    /// `name`; `None` where it could not be read, which was reported.
    pub name: Option<Scalar<'s>>,
    /// `form: list`.
    pub is_list: bool,
    /// `operations`.
    pub operations: Vec<OperationDecl<'s>>,
}

/// One kind of change as written.
#[derive(Debug)]
pub struct OperationDecl<'s> {
    /// `op`, one of the known ones.
    pub op: &'static str,
    /// `path`.
    pub path: Option<Scalar<'s>>,
    /// `params`.
    pub params: Vec<PropertyDecl<'s>>,
    /// The key, `doc`, and what is said of the value.
    pub value: PropertyDecl<'s>,
}

/// The protocol as written: what refers to names, and the rest as it is meant.
#[derive(Debug, Default)]
pub struct ProtocolDecl<'s> {
    /// `auth`.
    pub auth: Option<Auth>,
    /// `limits`.
    pub limits: CallLimits,
    /// `responses`.
    pub responses: Responses,
    /// `paging`.
    pub paging: Vec<PagingDecl<'s>>,
    /// `errors`.
    pub errors: ErrorFormat,
    /// `webhooks`.
    pub webhooks: Option<WebhooksDecl<'s>>,
    /// `search`.
    pub search: Vec<SearchDecl<'s>>,
    /// Parts of `api.yaml` could not be read, so nothing follows from what is not there.
    pub broken: bool,
}

/// A style of list as written.
#[derive(Debug)]
pub struct PagingDecl<'s> {
    /// The key.
    pub name: Scalar<'s>,
    /// What it says.
    pub style: Paging,
}

/// `webhooks` as written.
#[derive(Debug)]
pub struct WebhooksDecl<'s> {
    /// `event_header`.
    pub event_header: String,
    /// `signature_header`.
    pub signature_header: String,
    /// `signature`.
    pub signature: Signature,
    /// `events`.
    pub events: Scalar<'s>,
    /// `payload`.
    pub payload: Scalar<'s>,
}

/// A query language as written.
#[derive(Debug)]
pub struct SearchDecl<'s> {
    /// The key.
    pub name: Scalar<'s>,
    /// `doc`.
    pub doc: Cow<'s, str>,
    /// `fields`.
    pub fields: Vec<PropertyDecl<'s>>,
}
