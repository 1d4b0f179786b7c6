//! What error responses say.

use std::fmt::Write;

use reqwest::StatusCode;
use serde_json::Value;

use crate::error::{Detail, Error, ErrorKind, Told};
use crate::http::response::Response;
use crate::http::retry::retry_after;
use crate::service::Service;

/// How much of a page for people an error tells.
const SNIPPET: usize = 120;

/// The error that a response is.
pub(crate) fn error(service: &Service, response: Response) -> Error {
    let snippet = snippet(&response);
    let error = with_told(Error::new(ErrorKind::Status, ""), service, response);
    let text = describe(&error, &snippet);
    error.with(|inside| inside.text = text)
}

/// The error that a refusal of a token is.
pub(crate) fn refused_token(service: &Service, response: Response) -> Error {
    let told: Option<Value> = serde_json::from_slice(&response.body).ok();
    let error = error(service, response);
    // RFC 6749, section 5.2, where the service does not have its own format here.
    let said = |key: &str| told.as_ref()?.get(key)?.as_str().map(str::to_owned);
    let said = said("error_description").or_else(|| said("error"));
    error.with(|inside| {
        inside.kind = ErrorKind::Auth;
        if let (Some(said), Some(told)) = (said, &mut inside.told) {
            if told.message.as_ref() != Some(&said) {
                let _ = write!(inside.text, ": {said}");
            }
            told.message.get_or_insert(said);
        }
        inside.text.insert_str(0, "no token: ");
    })
}

/// Adds what the response says to an error.
pub(crate) fn with_told(error: Error, service: &Service, response: Response) -> Error {
    let format = &service.errors;
    let json: Option<Value> = serde_json::from_slice(&response.body).ok();
    let at = |path: &[&str]| path.iter().try_fold(json.as_ref()?, |value, key| value.get(key));
    let correlation_id = format.correlation_header.and_then(|name| response.header(name));
    let details = format.details.and_then(at).and_then(Value::as_array);
    let detail = |entry: &Value| Detail {
        path: format.detail_path.and_then(|key| text(entry.get(key)?)),
        message: format.detail_message.and_then(|key| text(entry.get(key)?)),
    };
    let wait = retry_after(service.limits.retry_after, &response.headers);
    let told = Told {
        status: response.status,
        message: format.message.iter().find_map(|path| text(at(path)?)),
        reference: format.reference.and_then(|path| text(at(path)?)),
        details: details.into_iter().flatten().map(detail).collect(),
        correlation_id: correlation_id.map(str::to_owned),
        body: response.body,
    };
    error.with(|inside| {
        inside.told = Some(told);
        inside.retry_after = wait;
    })
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// "404 Not Found: there is no such tag (/name: is too long)".
fn describe(error: &Error, snippet: &str) -> String {
    let status = error.status().unwrap_or_default();
    let mut out = status.to_string();
    if let Some(name) = StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason())
    {
        let _ = write!(out, " {name}");
    }
    match error.message() {
        Some(message) => {
            let _ = write!(out, ": {message}");
        }
        None => out.push_str(snippet),
    }
    for (index, detail) in error.details().iter().enumerate() {
        out.push_str(if index == 0 { " (" } else { "; " });
        let parts = [detail.path.as_deref(), detail.message.as_deref()];
        out.push_str(&parts.into_iter().flatten().collect::<Vec<_>>().join(": "));
    }
    if !error.details().is_empty() {
        out.push(')');
    }
    out
}

/// The beginning of a page for people, without its markup: `: "Bad Gateway"`. Empty if it is none.
pub(crate) fn snippet(response: &Response) -> String {
    let kind = response.header("content-type").unwrap_or_default();
    let body = String::from_utf8_lossy(&response.body[..response.body.len().min(16 << 10)]);
    let looks = body.trim_start().starts_with('<') && !kind.contains("json");
    if !looks && !kind.contains("html") {
        return String::new();
    }
    let mut words = String::new();
    for piece in without_markup(&body).split_whitespace() {
        if words.len() + piece.len() > SNIPPET {
            words.push_str(" …");
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(piece);
    }
    format!(": {words:?}")
}

/// The text of a page, without what stands between `<` and `>` and without scripts and styles.
fn without_markup(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(text);
        out.push(' ');
        let hidden = ["script", "style"].into_iter().find(|name| {
            let head = after.get(..name.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(name))
        });
        let end = hidden.map_or(Some(0), |name| after.to_ascii_lowercase().find(&format!("</{name}")));
        let tag = end.and_then(|end| after.get(end..));
        rest = tag.and_then(|tag| tag.split_once('>')).map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}
