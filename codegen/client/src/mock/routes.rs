//! Which endpoint a request means.

use crate::mock::MockEndpoint;
use crate::service::Method;

/// What a request means.
pub(super) enum Route {
    Endpoint(&'static MockEndpoint),
    /// There is something, but it is not called like this.
    OtherMethod,
    Nothing,
}

pub(super) fn find(endpoints: &'static [MockEndpoint], method: &str, path: &str) -> Route {
    let mut best: Option<(usize, &'static MockEndpoint)> = None;
    let mut is_there = false;
    for endpoint in endpoints {
        let Some(literal) = matches(endpoint.endpoint.path, path) else {
            continue;
        };
        is_there = true;
        let called = endpoint.endpoint.method;
        let head = method == "HEAD" && called == Method::Get;
        // `/users/me` is meant before `/users/{id}`.
        if (called.as_str() == method || head) && best.is_none_or(|(most, _)| literal > most) {
            best = Some((literal, endpoint));
        }
    }
    match best {
        Some((_, endpoint)) => Route::Endpoint(endpoint),
        None if is_there => Route::OtherMethod,
        None => Route::Nothing,
    }
}

/// How many characters of a template are there in the path itself; `None`: it is another path.
pub(super) fn matches(template: &str, path: &str) -> Option<usize> {
    let (mut templates, mut parts) = (template.split('/'), path.split('/'));
    let mut literal = 0;
    loop {
        match (templates.next(), parts.next()) {
            (None, None) => return Some(literal),
            (Some(template), Some(part)) => literal += matches_part(template, part)?,
            _ => return None,
        }
    }
}

fn matches_part(template: &str, part: &str) -> Option<usize> {
    let Some((before, rest)) = template.split_once('{') else {
        return (template == part).then_some(part.len());
    };
    let (_, after) = rest.split_once('}')?;
    let value = part.strip_prefix(before)?.strip_suffix(after)?;
    (!value.is_empty()).then_some(before.len() + after.len())
}
