//! What `api.yaml` says of every call.

use super::keys::*;
use crate::emit::json::Json;
use crate::model::{Grant, Signature};

const HEADER: &str = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";
const PATH: &str = "^[^.]+([.][^.]+)*$";

pub(super) fn auth() -> Json {
    let grant = words(Grant::ALL.map(|(_, name)| name), "A grant of OAuth 2.0.");
    let oauth2 = vec![
        ("token_url", url("Where tokens come from.")),
        ("authorize_url", url("Where a browser asks for consent.")),
        (
            "grants",
            with(
                list(grant, "The grants that the service knows."),
                vec![("minItems", Json::Integer(1))],
            ),
        ),
    ];
    let basic = vec![
        (
            "username",
            pattern(VALUE_NAME, "What the user name is, in snake_case, such as `api_key`."),
        ),
        ("password", string("The password, where it is the same for everybody.")),
    ];
    let keys = vec![
        (
            "oauth2",
            described(
                object(oauth2, &["token_url", "grants"]),
                "A bearer token, granted by OAuth 2.0.",
            ),
        ),
        ("basic", described(object(basic, &["username"]), "HTTP Basic.")),
    ];
    let one = vec![("minProperties", Json::Integer(1)), ("maxProperties", Json::Integer(1))];
    described(
        with(object(keys, &[]), one),
        "How a caller is known. Without it, nobody asks.",
    )
}

pub(super) fn limits() -> Json {
    let keys = vec![
        (
            "per_minute",
            count("Units per minute, until the service says otherwise."),
        ),
        (
            "read_cost",
            count("Units that a call costs that only reads. Default: 1."),
        ),
        ("write_cost", count("Units that a call costs that writes. Default: 1.")),
        ("limit_header", header("The header with the units per minute.")),
        ("remaining_header", header("The header with the units that are left.")),
        (
            "retry_after",
            one_or_more(
                HEADER,
                "Headers with the seconds to wait, the most telling first. Default: `Retry-After`.",
            ),
        ),
    ];
    described(object(keys, &[]), "How often the service may be called.")
}

pub(super) fn responses() -> Json {
    let keys = vec![
        ("envelope", string("The key below which a single value stands.")),
        ("created", header("The header with the id of what a call created.")),
    ];
    described(object(keys, &[]), "What stands around a value in a response.")
}

pub(super) fn paging() -> Json {
    let keys = vec![
        (
            "items",
            path("Where the items are. Without it, the document is a bare array."),
        ),
        ("parameter", scalar("The query parameter of the page's number.")),
        ("first", count("The number of the first page. Default: 1.")),
        ("number", path("Where the page's number is.")),
        ("total_pages", path("Where the number of pages is.")),
        ("total_items", path("Where the number of items on all pages is.")),
        ("next", path("Where the address of the next page is.")),
    ];
    names(
        object(keys, &[]),
        "The styles of lists, by name; the first is that of `returns: page<T>` without `paging`.",
    )
}

pub(super) fn errors() -> Json {
    let keys = vec![
        (
            "message",
            one_or_more(PATH, "Where the text is; the first that is there counts."),
        ),
        (
            "reference",
            path("Where the service's own reference of the failure is."),
        ),
        ("details", path("Where the list of details is.")),
        ("detail_path", string("The key of a detail's place in the request.")),
        ("detail_message", string("The key of a detail's text.")),
        (
            "correlation_header",
            header("The header that names the exchange for the service's support."),
        ),
    ];
    described(object(keys, &[]), "What an error of the service looks like.")
}

pub(super) fn webhooks() -> Json {
    let keys = vec![
        ("event_header", header("The header with the name of the event.")),
        (
            "signature_header",
            header("The header with the signature of the raw body."),
        ),
        (
            "signature",
            words(Signature::ALL.map(|(_, name)| name), "How the raw body is signed."),
        ),
        ("events", pattern(TYPE_NAME, "The enum of the events.")),
        (
            "payload",
            pattern(TYPE_NAME, "The union that the name of the event chooses from."),
        ),
    ];
    let required = ["event_header", "signature_header", "signature", "events", "payload"];
    described(object(keys, &required), "What the service sends on its own.")
}

fn header(description: &str) -> Json {
    pattern(HEADER, description)
}

fn path(description: &str) -> Json {
    pattern(
        PATH,
        &format!("{description} Keys from the top of the document, with dots between them."),
    )
}

/// A text of a form, or a list of such texts.
fn one_or_more(form: &str, description: &str) -> Json {
    let item = Json::object([("type", Json::from("string")), ("pattern", form.into())]);
    let schema = Json::object([
        ("type", Json::list(["string", "array"])),
        ("pattern", form.into()),
        ("minItems", Json::Integer(1)),
        ("items", item),
    ]);
    described(schema, description)
}
