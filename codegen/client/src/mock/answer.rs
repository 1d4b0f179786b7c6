//! What a server answers.

use serde_json::{Value, json};

use crate::mock::format::{error, too_often, with_limits};
use crate::mock::http1::{Request, Response, pairs};
use crate::mock::pages::{is_paged, list, page, parameter};
use crate::mock::routes::{self, Route};
use crate::mock::state::State;
use crate::mock::{Fault, MockEndpoint};
use crate::service::{AuthScheme, Endpoint, Grant, Service};

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
