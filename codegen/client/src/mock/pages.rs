//! Lists in the service's own style.

use serde_json::{Map, Value};

use crate::mock::format::put;
use crate::mock::http1::Request;
use crate::param::encode;
use crate::service::{Endpoint, Paging};

/// A list of samples, told apart by their ids. What is a list already stays as it is.
pub(super) fn list(sample: Value, count: usize) -> Vec<Value> {
    if let Value::Array(items) = sample {
        return items;
    }
    let numbered = (1..=count).map(|number| {
        let mut item = sample.clone();
        if let Some(id) = item.get_mut("id").filter(|id| id.is_i64()) {
            *id = Value::from(number);
        }
        item
    });
    numbered.collect()
}

/// Whether such a list has several pages.
pub(super) fn is_paged(paging: &Paging) -> bool {
    paging.parameter.is_some() || paging.next.is_some()
}

/// The query parameter that says which page it is.
pub(super) fn parameter(paging: &Paging) -> &'static str {
    paging.parameter.unwrap_or("cursor")
}

pub(super) fn page(
    endpoint: &Endpoint,
    paging: &Paging,
    list: Vec<Value>,
    base_url: &str,
    size: usize,
    request: &Request,
) -> Value {
    let size = if is_paged(paging) {
        size.max(1)
    } else {
        list.len().max(1)
    };
    let query = request.query();
    let asked = query.iter().find(|(name, _)| name == parameter(paging));
    let number: i64 = asked.and_then(|(_, value)| value.parse().ok()).unwrap_or(paging.first);
    let index = usize::try_from(number - paging.first).unwrap_or(0);
    let pages = list.len().div_ceil(size);
    let items: Vec<Value> = list.iter().skip(index * size).take(size).cloned().collect();
    let mut document = Value::Object(Map::new());
    let path: Vec<&str> = paging.items.iter().chain(endpoint.items.first()).copied().collect();
    // As services do: an empty list is not there.
    if !items.is_empty() {
        put(&mut document, &path, Value::Array(items));
    }
    let facts = [
        (paging.number, number),
        (paging.total_pages, count(pages)),
        (paging.total_items, count(list.len())),
    ];
    for (place, value) in facts {
        put(&mut document, place.unwrap_or_default(), Value::from(value));
    }
    if index + 1 < pages {
        let mut next = others(&query, parameter(paging));
        next.push_str(&format!("{}={}", parameter(paging), number + 1));
        let next = format!("{base_url}{}?{next}", request.path());
        put(&mut document, paging.next.unwrap_or_default(), Value::from(next));
    }
    document
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A query without one of its parameters, to be gone on with.
fn others(pairs: &[(String, String)], without: &str) -> String {
    let mut out = String::new();
    for (name, value) in pairs.iter().filter(|(name, _)| name != without) {
        encode(name, &mut out);
        out.push('=');
        encode(value, &mut out);
        out.push('&');
    }
    out
}
