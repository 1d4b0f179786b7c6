//! What every answer of the service has: the form of its errors, the headers of its limit.

use serde_json::{Map, Value, json};

use crate::mock::http1::Response;
use crate::mock::state::State;
use crate::service::{ErrorFormat, Service};

/// An error in the service's format.
pub(super) fn error(service: &Service, status: u16, message: &str) -> Response {
    let ErrorFormat {
        message: places,
        reference,
        details,
        detail_message,
        correlation_header,
        ..
    } = service.errors;
    let mut document = Value::Object(Map::new());
    put(
        &mut document,
        places.first().copied().unwrap_or(&["message"]),
        Value::from(message),
    );
    put(&mut document, reference.unwrap_or_default(), Value::from("mock"));
    if let (400, Some(place), Some(key)) = (status, details, detail_message) {
        let lines = message.lines().map(|line| json!({ key: line }));
        put(&mut document, place, Value::Array(lines.collect()));
    }
    let response = Response::new(status, "application/json", document.to_string());
    match correlation_header {
        Some(name) => response.header(name, "mock"),
        None => response,
    }
}

pub(super) fn too_often(service: &Service, seconds: u32) -> Response {
    let response = error(service, 429, "it is called too often");
    match service.limits.retry_after.first() {
        Some(name) => response.header(name, seconds),
        None => response,
    }
}

pub(super) fn with_limits(service: &Service, state: &State, mut response: Response) -> Response {
    if let Some(budget) = state.budget {
        let headers = [
            (service.limits.limit_header, budget.limit),
            (service.limits.remaining_header, budget.left),
        ];
        for (name, value) in headers {
            if let Some(name) = name {
                response = response.header(name, value);
            }
        }
    }
    response
}

/// Puts a value at a path; at none, or where something else is in the way, it is left out.
pub(super) fn put(document: &mut Value, path: &[&str], value: Value) {
    let Some((last, around)) = path.split_last() else {
        return;
    };
    let mut place = document.as_object_mut();
    for key in around {
        let Some(object) = place else { return };
        place = object
            .entry(*key)
            .or_insert_with(|| Value::Object(Map::new()))
            .as_object_mut();
    }
    if let Some(object) = place {
        object.insert((*last).to_owned(), value);
    }
}
