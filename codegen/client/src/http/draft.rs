//! A request that is being put together.

use codegen_runtime::{Limits, Property, Request, Violations, validate_body, validate_value};
use reqwest::Url;
use serde::Serialize;
use serde_json::Value;

use crate::error::{Error, ErrorKind};
use crate::http::target::Target;
use crate::param::{Param, encode, texts, would_split};
use crate::patch::Operation;

/// A request that is being put together. What is wrong is kept until it is asked for.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) target: Target,
    path: String,
    query: String,
    /// The number of the page that is asked for.
    pub(crate) page: Option<i64>,
    /// Instead of path and query.
    pub(crate) link: Option<Url>,
    body: Option<Vec<u8>>,
    body_params: Vec<(String, Value)>,
    violations: Option<Violations>,
    error: Option<String>,
}

/// A request that can be sent, again and again.
pub(crate) struct Ready {
    pub(crate) place: Place,
    pub(crate) body: Option<Vec<u8>>,
}

/// Where a request goes.
pub(crate) enum Place {
    /// Path and query, below the base URL.
    Below(String),
    /// A link that the service gave.
    At(Url),
}

impl Draft {
    pub(crate) fn new(target: Target) -> Self {
        let (path, query) = match target.path.split_once('?') {
            Some((path, query)) => (path.to_owned(), query.to_owned()),
            None => (target.path.to_string(), String::new()),
        };
        Draft {
            target,
            path,
            query,
            page: None,
            link: None,
            body: None,
            body_params: Vec::new(),
            violations: None,
            error: None,
        }
    }

    pub(crate) fn path(&mut self, name: &str, value: &impl Param) {
        self.unsplit(name, value);
        let place = format!("{{{name}}}");
        let text = texts(value.view()).unwrap_or_default().join(",");
        if !self.path.contains(&place) {
            self.wrong(format!("the path has no parameter `{name}`"));
        } else if matches!(text.as_str(), "" | "." | "..") {
            self.wrong(format!("`{text}` cannot stand in a path as `{name}`"));
        } else {
            let mut encoded = String::new();
            encode(&text, &mut encoded);
            self.path = self.path.replace(&place, &encoded);
        }
    }

    pub(crate) fn query(&mut self, name: &str, value: &impl Param) {
        let Some(texts) = texts(value.view()) else { return };
        self.unsplit(name, value);
        if !self.query.is_empty() {
            self.query.push('&');
        }
        encode(name, &mut self.query);
        for (index, text) in texts.iter().enumerate() {
            self.query.push(if index == 0 { '=' } else { ',' });
            encode(text, &mut self.query);
        }
        if texts.is_empty() {
            self.query.push('=');
        }
    }

    pub(crate) fn check<T: Property>(&mut self, name: &str, value: &T, limits: &'static Limits) {
        self.broken(validate_value(value, name, limits));
    }

    pub(crate) fn body<T: Property>(&mut self, body: &T) {
        let view = body.view();
        self.broken(validate_body(view, !self.target.partial));
        self.write(&Request(&view));
    }

    pub(crate) fn json<T: Serialize + ?Sized>(&mut self, body: &T) {
        self.write(body);
    }

    pub(crate) fn body_param<T: Property>(&mut self, name: &str, value: &T) {
        match serde_json::to_value(Request(&value.view())) {
            Ok(json) => self.body_params.push((name.to_owned(), json)),
            Err(error) => self.wrong(format!("`{name}` cannot be written: {error}")),
        }
    }

    pub(crate) fn patch(&mut self, change: &Operation) {
        self.broken(change.violations().cloned().map_or(Ok(()), Err));
        self.write(change);
    }

    pub(crate) fn patches(&mut self, changes: &[Operation]) {
        for change in changes {
            self.broken(change.violations().cloned().map_or(Ok(()), Err));
        }
        if changes.is_empty() {
            self.wrong("there is nothing to change".to_owned());
        }
        self.write(changes);
    }

    /// The item is not told: it may be sensitive.
    fn unsplit(&mut self, name: &str, value: &impl Param) {
        if would_split(value.view()) {
            let text = "has a comma and would arrive as two: items are sent with commas between them";
            self.wrong(format!("an item of `{name}` {text}"));
        }
    }

    /// What is wrong with the number of the page that is asked for, where pages have numbers.
    fn wrong_page(&self) -> Option<String> {
        let first = self.target.paging.filter(|paging| paging.parameter.is_some())?.first;
        let number = self.page.filter(|number| *number < first)?;
        Some(format!("there is no page {number}: the first is page {first}"))
    }

    /// The request, or what is wrong with it.
    pub(crate) fn finish(&self) -> Result<Ready, Error> {
        if let Some(violations) = &self.violations {
            return Err(Error::invalid(violations.clone()));
        }
        if let Some(error) = self.error.clone().or_else(|| self.wrong_page()) {
            return Err(Error::new(ErrorKind::Invalid, error));
        }
        if let Some((_, rest)) = self.path.split_once('{') {
            let name = rest.split('}').next().unwrap_or(rest);
            let text = format!("the path's `{name}` was not given");
            return Err(Error::new(ErrorKind::Invalid, text));
        }
        Ok(Ready {
            place: match &self.link {
                Some(url) => Place::At(url.clone()),
                None => Place::Below(self.below()),
            },
            body: self.whole_body()?,
        })
    }

    /// Path and query.
    fn below(&self) -> String {
        let mut below = self.path.clone();
        let parameter = self.target.paging.and_then(|paging| paging.parameter);
        let page = parameter.zip(self.page).map(|(name, page)| format!("{name}={page}"));
        for part in [
            Some(self.query.as_str()).filter(|query| !query.is_empty()),
            page.as_deref(),
        ]
        .into_iter()
        .flatten()
        {
            below.push(if below.len() == self.path.len() { '?' } else { '&' });
            below.push_str(part);
        }
        below
    }

    /// The body with what travels beside the model.
    fn whole_body(&self) -> Result<Option<Vec<u8>>, Error> {
        if self.body_params.is_empty() {
            return Ok(self.body.clone());
        }
        let mut body = self.body.clone().unwrap_or_else(|| b"{}".to_vec());
        if body.pop() != Some(b'}') {
            let text = "the body is no object, so that nothing can be added to it";
            return Err(Error::new(ErrorKind::Invalid, text));
        }
        for (name, value) in &self.body_params {
            if body.len() > 1 {
                body.push(b',');
            }
            let entry = format!("{}:{value}", Value::from(name.as_str()));
            body.extend_from_slice(entry.as_bytes());
        }
        body.push(b'}');
        Ok(Some(body))
    }

    fn write<T: Serialize + ?Sized>(&mut self, body: &T) {
        match serde_json::to_vec(body) {
            Ok(json) => self.body = Some(json),
            Err(error) => self.wrong(format!("the body cannot be written: {error}")),
        }
    }

    fn wrong(&mut self, text: String) {
        self.error.get_or_insert(text);
    }

    fn broken(&mut self, checked: Result<(), Violations>) {
        let Err(violations) = checked else { return };
        match &mut self.violations {
            Some(known) => known.extend(violations),
            None => self.violations = Some(violations),
        }
    }
}
