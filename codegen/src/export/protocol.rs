//! What holds for every call.

use super::resources::parameter;
use super::{doc, keyed};
use crate::emit::json::Json;
use crate::model::{Api, Auth, CallLimits, ErrorFormat, Grant, Paging, SearchDomain, Webhooks};

pub(super) fn protocol(api: &Api) -> Json {
    let protocol = &api.protocol;
    let responses = Json::object([
        ("envelope", Json::from(protocol.responses.envelope.as_ref())),
        ("created", protocol.responses.created.as_ref().into()),
    ]);
    Json::object([
        ("auth", protocol.auth.as_ref().map(auth).into()),
        ("limits", limits(&protocol.limits)),
        ("responses", responses),
        ("paging", keyed(&protocol.paging, |each| &each.name, style)),
        ("errors", errors(&protocol.errors)),
        (
            "webhooks",
            protocol.webhooks.as_ref().map(|each| webhooks(api, each)).into(),
        ),
        (
            "search",
            keyed(&protocol.search, |each| &each.name, |each| search(api, each)),
        ),
    ])
}

fn auth(auth: &Auth) -> Json {
    match auth {
        Auth::Basic { username, password } => Json::object([
            ("kind", Json::from("basic")),
            ("username", username.into()),
            ("password", password.as_ref().into()),
        ]),
        Auth::OAuth2 {
            token_url,
            authorize_url,
            grants,
        } => Json::object([
            ("kind", Json::from("oauth2")),
            ("token_url", token_url.into()),
            ("authorize_url", authorize_url.as_ref().into()),
            ("grants", Json::list(grants.iter().copied().map(Grant::name))),
        ]),
    }
}

fn limits(limits: &CallLimits) -> Json {
    Json::object([
        ("per_minute", Json::from(limits.per_minute.map(u64::from))),
        ("read_cost", Json::Count(limits.read_cost.into())),
        ("write_cost", Json::Count(limits.write_cost.into())),
        ("limit_header", limits.limit_header.as_ref().into()),
        ("remaining_header", limits.remaining_header.as_ref().into()),
        ("retry_after", Json::list(&limits.retry_after)),
    ])
}

/// The keys of a path from the top of a document.
fn path(path: Option<&Vec<String>>) -> Json {
    path.map(Json::list).into()
}

fn style(style: &Paging) -> Json {
    Json::object([
        ("items", Json::list(&style.items)),
        ("parameter", style.parameter.as_ref().into()),
        ("first", Json::Integer(style.first)),
        ("number", path(style.number.as_ref())),
        ("total_pages", path(style.total_pages.as_ref())),
        ("total_items", path(style.total_items.as_ref())),
        ("next", path(style.next.as_ref())),
    ])
}

fn errors(format: &ErrorFormat) -> Json {
    Json::object([
        ("message", Json::List(format.message.iter().map(Json::list).collect())),
        ("reference", path(format.reference.as_ref())),
        ("details", path(format.details.as_ref())),
        ("detail_path", format.detail_path.as_ref().into()),
        ("detail_message", format.detail_message.as_ref().into()),
        ("correlation_header", format.correlation_header.as_ref().into()),
    ])
}

fn webhooks(api: &Api, webhooks: &Webhooks) -> Json {
    Json::object([
        ("event_header", Json::from(&webhooks.event_header)),
        ("signature_header", (&webhooks.signature_header).into()),
        ("signature", webhooks.signature.name().into()),
        ("events", (&api.choices(webhooks.events).name).into()),
        ("payload", (&api.union(webhooks.payload).name).into()),
    ])
}

fn search(api: &Api, domain: &SearchDomain) -> Json {
    Json::object([
        ("doc", doc(&domain.doc)),
        (
            "fields",
            keyed(&domain.fields, |each| &each.name, |each| parameter(api, each)),
        ),
    ])
}
