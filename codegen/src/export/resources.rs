//! Resources and their endpoints.

use super::types::{limits, ty};
use super::{deprecated, doc, keyed};
use crate::emit::json::Json;
use crate::model::{Api, Endpoint, Operation, Parameter, Patch, Resource, Returns};

pub(super) fn resource(api: &Api, resource: &Resource) -> Json {
    Json::object([
        ("doc", doc(&resource.doc)),
        ("path", (&resource.path).into()),
        (
            "endpoints",
            keyed(&resource.endpoints, |each| &each.name, |each| endpoint(api, each)),
        ),
        ("file", (&resource.file).into()),
    ])
}

fn endpoint(api: &Api, endpoint: &Endpoint) -> Json {
    let parameters = |list: &[Parameter]| keyed(list, |each| &each.name, |each| parameter(api, each));
    let style = endpoint.paging.and_then(|style| api.protocol.paging.get(style));
    let errors = endpoint.errors.iter().map(|error| {
        let about = [("status", Json::Count(error.status.into())), ("doc", doc(&error.doc))];
        (&error.name, Json::object(about))
    });
    Json::object([
        ("doc", doc(&endpoint.doc)),
        ("method", (&endpoint.method).into()),
        ("path", (&endpoint.path).into()),
        ("params", parameters(&endpoint.params)),
        ("query", parameters(&endpoint.query)),
        ("body", endpoint.body.as_ref().map(|body| ty(api, body)).into()),
        ("body_params", parameters(&endpoint.body_params)),
        ("patch", endpoint.patch.as_ref().map(|each| patch(api, each)).into()),
        (
            "returns",
            endpoint.returns.as_ref().map(|returns| returned(api, returns)).into(),
        ),
        ("paging", style.map(|style| &style.name).into()),
        ("items", Json::list(&endpoint.items)),
        ("authenticated", endpoint.authenticated.into()),
        ("success", endpoint.success.map(u64::from).into()),
        ("errors", Json::object(errors)),
        ("partial", endpoint.partial.into()),
        ("deprecated", deprecated(endpoint.deprecated.as_deref())),
        ("renamed_from", endpoint.renamed_from.as_ref().into()),
    ])
}

fn returned(api: &Api, returns: &Returns) -> Json {
    match returns {
        Returns::Plain(plain) => ty(api, plain),
        Returns::Page(item) => Json::object([("kind", Json::from("page")), ("of", ty(api, item))]),
    }
}

fn patch(api: &Api, patch: &Patch) -> Json {
    let form = if patch.is_list { "list" } else { "object" };
    Json::object([
        ("name", Json::from(&patch.name)),
        ("form", form.into()),
        (
            "operations",
            keyed(&patch.operations, |each| &each.name, |each| operation(api, each)),
        ),
    ])
}

fn operation(api: &Api, operation: &Operation) -> Json {
    let params = keyed(&operation.params, |each| &each.name, |each| parameter(api, each));
    Json::object([
        ("doc", doc(&operation.doc)),
        ("op", (&operation.op).into()),
        ("path", (&operation.path).into()),
        ("params", params),
        (
            "value",
            operation.value.as_ref().map(|value| parameter(api, value)).into(),
        ),
    ])
}

pub(super) fn parameter(api: &Api, parameter: &Parameter) -> Json {
    let domain = parameter.search.and_then(|domain| api.protocol.search.get(domain));
    let mut entries = vec![
        ("type", ty(api, &parameter.ty)),
        ("wire", (&parameter.wire).into()),
        ("doc", doc(&parameter.doc)),
    ];
    entries.extend(limits(&parameter.limits));
    entries.extend([
        ("required", parameter.required.into()),
        ("default", parameter.default.as_ref().into()),
        ("value", parameter.value.as_ref().into()),
        ("search", domain.map(|domain| &domain.name).into()),
    ]);
    Json::object(entries)
}
