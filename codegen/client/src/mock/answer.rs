//! What a server answers.

use serde_json::{Map, Value, json};

use crate::mock::http1::{Request, Response, pairs};
use crate::mock::routes::{self, Route};
use crate::mock::state::State;
use crate::mock::{Fault, MockEndpoint};
use crate::service::{AuthScheme, Endpoint, ErrorFormat, Grant, Paging, Service};

/// Seconds that a caller is asked to wait when its units are used up.
const WAIT: u32 = 1;

/// The answer to a request for a token.
pub(super) fn token(service: &Service, state: &mut State, request: &Request) -> Response {
    let AuthScheme::OAuth2 { grants, .. } = service.auth else {
        return error(service, 404, "there are no tokens");
    };
    let form = pairs(&String::from_utf8_lossy(&request.body));
    let field = |name: &str| {
        form.iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    };
    let refuse = |status: u16, code: &str| {
        let body = json!({ "error": code }).to_string();
        Response::new(status, "application/json", body)
    };
    let (grant, means) = match field("grant_type") {
        "client_credentials" => (Grant::ClientCredentials, None),
        "authorization_code" => (Grant::AuthorizationCode, Some("code")),
        "refresh_token" => (Grant::RefreshToken, Some("refresh_token")),
        _ => return refuse(400, "unsupported_grant_type"),
    };
    if !grants.contains(&grant) {
        return refuse(400, "unsupported_grant_type");
    }
    if field("client_id").is_empty() || field("client_secret").is_empty() {
        return refuse(401, "invalid_client");
    }
    if means.is_some_and(|means| field(means).is_empty()) {
        return refuse(400, "invalid_grant");
    }
    let token = state.tokens.grant();
    let mut body = json!({ "token_type": "bearer", "access_token": token, "expires_in": 172_800 });
    if means.is_some() {
        body["refresh_token"] = Value::from(format!("refresh-{token}"));
    }
    Response::new(200, "application/json", body.to_string())
}

/// The answer to a call.
pub(super) fn call(
    endpoints: &'static [MockEndpoint],
    base_url: &str,
    state: &mut State,
    request: &Request,
) -> (Option<&'static Endpoint>, Response) {
    let Some(service) = endpoints.first().map(|first| first.endpoint.service) else {
        return (None, Response::new(404, "text/plain", "there are no endpoints"));
    };
    let mock = match routes::find(endpoints, &request.method, request.path()) {
        Route::Endpoint(mock) => mock,
        Route::OtherMethod => {
            return (
                None,
                error(service, 405, &format!("it is not called by {}", request.method)),
            );
        }
        Route::Nothing => {
            return (
                None,
                error(service, 404, &format!("there is nothing at {}", request.path())),
            );
        }
    };
    let response = match refusal(mock, state, request) {
        Some(refusal) => refusal,
        None => success(mock, base_url, state, request),
    };
    (Some(mock.endpoint), with_limits(service, state, response))
}

/// The response to a fault that has one.
pub(super) fn fault(service: &Service, fault: &Fault, response: Response) -> Response {
    match fault {
        Fault::Status(status) => error(service, *status, "the server was told to fail"),
        Fault::RateLimited(seconds) => too_often(service, *seconds),
        Fault::InvalidJson => Response::new(200, "application/json", "{\"id\": 1, "),
        Fault::Html => Response::new(
            502,
            "text/html",
            "<html><head><title>502</title></head><body>Bad Gateway</body></html>",
        ),
        Fault::Empty => Response::new(200, "application/json", ""),
        Fault::Reset | Fault::Truncated | Fault::Slow => response,
    }
}

/// What is wrong with a request, if anything is.
fn refusal(mock: &MockEndpoint, state: &mut State, request: &Request) -> Option<Response> {
    let (endpoint, service) = (mock.endpoint, mock.endpoint.service);
    if endpoint.authenticated && !is_known(service, state, request) {
        return Some(error(service, 401, "the caller is not known"));
    }
    let limits = &service.limits;
    let cost = if endpoint.method.is_safe() {
        limits.read_cost
    } else {
        limits.write_cost
    };
    if state.budget.as_mut().is_some_and(|budget| !budget.take(cost)) {
        return Some(too_often(service, WAIT));
    }
    let page = endpoint.paging.filter(|paging| is_paged(paging)).map(parameter);
    let strange = request.query().into_iter().find(|(name, _)| {
        let name = name.as_str();
        !mock.query.contains(&name) && page != Some(name)
    });
    if let Some((name, _)) = strange {
        return Some(error(service, 400, &format!("there is no query parameter `{name}`")));
    }
    let kind = request.header("content-type").unwrap_or_default();
    if !request.body.is_empty() && !kind.starts_with("application/json") {
        return Some(error(service, 415, &format!("the body is `{kind}`, not JSON")));
    }
    (mock.check)(&request.body)
        .err()
        .map(|wrong| error(service, 400, &wrong))
}

fn is_known(service: &Service, state: &State, request: &Request) -> bool {
    let sent = request.header("authorization").unwrap_or_default();
    match service.auth {
        AuthScheme::None => true,
        AuthScheme::Basic { .. } => sent.strip_prefix("Basic ").is_some_and(|sent| !sent.is_empty()),
        AuthScheme::OAuth2 { .. } => {
            let token = sent.strip_prefix("Bearer ").unwrap_or_default();
            !token.is_empty() && !state.tokens.ended.contains(token)
        }
    }
}

fn success(mock: &MockEndpoint, base_url: &str, state: &mut State, request: &Request) -> Response {
    let endpoint = mock.endpoint;
    let told = state.answers.get(&(endpoint.resource, endpoint.name));
    let (status, body) = match told {
        Some((status, body)) => (*status, body.as_str()),
        None => (endpoint.success, mock.sample),
    };
    if status >= 400 {
        return Response::new(status, "application/json", body);
    }
    let kind = if endpoint.paging.is_some() {
        "application/hal+json"
    } else {
        "application/json"
    };
    match (serde_json::from_str::<Value>(body), endpoint.paging) {
        (Ok(value), Some(paging)) => {
            let list = list(value, state.items);
            let page = page(endpoint, paging, list, base_url, state.page_size, request);
            Response::new(status, kind, page.to_string())
        }
        (Ok(value), None) => match endpoint.service.envelope.filter(|_| !value.is_array()) {
            Some(key) => Response::new(status, kind, json!({ key: value }).to_string()),
            None => Response::new(status, kind, body),
        },
        (Err(_), _) if !body.is_empty() => Response::new(status, "application/octet-stream", body),
        (Err(_), _) => created(endpoint, state, request, Response::new(status, kind, "")),
    }
}

/// Where what was created is.
fn created(endpoint: &Endpoint, state: &mut State, request: &Request, response: Response) -> Response {
    let Some(header) = endpoint.service.created.filter(|_| response.status == 201) else {
        return response;
    };
    state.last_id += 1;
    let location = format!("{}/{}", request.path(), state.last_id);
    response.header(header, state.last_id).header("Location", location)
}

/// A list of samples, told apart by their ids. What is a list already stays as it is.
fn list(sample: Value, count: usize) -> Vec<Value> {
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
fn is_paged(paging: &Paging) -> bool {
    paging.parameter.is_some() || paging.next.is_some()
}

/// The query parameter that says which page it is.
fn parameter(paging: &Paging) -> &'static str {
    paging.parameter.unwrap_or("cursor")
}

fn page(
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
        let mut next = url::query(&query, parameter(paging));
        next.push_str(&format!("{}={}", parameter(paging), number + 1));
        let next = format!("{base_url}{}?{next}", request.path());
        put(&mut document, paging.next.unwrap_or_default(), Value::from(next));
    }
    document
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Writing addresses.
mod url {
    use crate::param::encode;

    /// A query without one of its parameters, to be gone on with.
    pub(super) fn query(pairs: &[(String, String)], without: &str) -> String {
        let mut out = String::new();
        for (name, value) in pairs.iter().filter(|(name, _)| name != without) {
            encode(name, &mut out);
            out.push('=');
            encode(value, &mut out);
            out.push('&');
        }
        out
    }
}

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

fn too_often(service: &Service, seconds: u32) -> Response {
    let response = error(service, 429, "it is called too often");
    match service.limits.retry_after.first() {
        Some(name) => response.header(name, seconds),
        None => response,
    }
}

fn with_limits(service: &Service, state: &State, mut response: Response) -> Response {
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
fn put(document: &mut Value, path: &[&str], value: Value) {
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
