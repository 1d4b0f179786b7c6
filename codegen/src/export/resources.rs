//! Resources and their endpoints.

use super::types::{limits, ty};
use super::{deprecated, doc, keyed};
use crate::emit::json::Json;
use crate::model::{Api, Endpoint, Parameter, Resource, Returns};

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
        (
            "returns",
            endpoint.returns.as_ref().map(|returns| returned(api, returns)).into(),
        ),
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

fn parameter(api: &Api, parameter: &Parameter) -> Json {
    let mut entries = vec![
        ("type", ty(api, &parameter.ty)),
        ("wire", (&parameter.wire).into()),
        ("doc", doc(&parameter.doc)),
    ];
    entries.extend(limits(&parameter.limits));
    entries.extend([
        ("required", parameter.required.into()),
        ("default", parameter.default.as_ref().into()),
    ]);
    Json::object(entries)
}
