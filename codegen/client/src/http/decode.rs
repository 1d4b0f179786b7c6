//! Reading responses that are a success.

use std::hash::{DefaultHasher, Hash, Hasher};

use codegen_runtime::from_slice;
use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorKind};
use crate::http::answer::snippet;
use crate::http::pages::Page;
use crate::http::pluck::{Document, list};
use crate::http::response::{Created, Response};
use crate::http::target::Target;

pub(crate) fn whole(_: &Target, response: &mut Response) -> Result<Response, Error> {
    let body = std::mem::take(&mut response.body);
    Ok(Response {
        body,
        ..response.clone()
    })
}

pub(crate) fn nothing(_: &Target, _: &mut Response) -> Result<(), Error> {
    Ok(())
}

pub(crate) fn bytes(_: &Target, response: &mut Response) -> Result<Vec<u8>, Error> {
    Ok(std::mem::take(&mut response.body))
}

pub(crate) fn created(target: &Target, response: &mut Response) -> Result<Created, Error> {
    let id = target.service.created.and_then(|name| response.header(name));
    Ok(Created {
        id: id.and_then(|id| id.trim().parse().ok()),
        location: response.header("location").map(str::to_owned),
    })
}

pub(crate) fn value<T: DeserializeOwned>(target: &Target, response: &mut Response) -> Result<T, Error> {
    is_json(response)?;
    let read = |json: &[u8]| from_slice(json).map_err(|error| Error::decode(error, "the response"));
    // A list is bare where it is no page.
    let is_list = response.body.trim_ascii_start().starts_with(b"[");
    match target.service.envelope.filter(|_| !is_list) {
        None => read(&response.body),
        Some(key) => match Document::new(&response.body)?.at(&[key])? {
            Some(value) => read(value.get().as_bytes()),
            None => Err(Error::new(ErrorKind::Decode, format!("the response has no `{key}`"))),
        },
    }
}

pub(crate) fn page<T: DeserializeOwned>(target: &Target, response: &mut Response) -> Result<Page<T>, Error> {
    is_json(response)?;
    let Some(paging) = target.paging else {
        let text = std::str::from_utf8(&response.body);
        let text = text.map_err(|error| Error::new(ErrorKind::Decode, "the response is not UTF-8").caused_by(error))?;
        return records(target, Some(text));
    };
    let document = Document::new(&response.body)?;
    Ok(Page {
        number: document.number(paging.number),
        total_pages: document.number(paging.total_pages),
        total_items: document.number(paging.total_items),
        next: document.text(paging.next),
        ..records(target, text_of_items(&document, target, paging.items)?)?
    })
}

/// The text of the list. `None`: it is not there, which is an empty one.
fn text_of_items<'a>(document: &Document<'a>, target: &Target, items: &[&str]) -> Result<Option<&'a str>, Error> {
    if target.items.is_empty() {
        return Ok(document.at(items)?.map(|list| list.get()));
    }
    for key in target.items {
        let path: Vec<&str> = items.iter().copied().chain([*key]).collect();
        if let Some(list) = document.at(&path)? {
            return Ok(Some(list.get()));
        }
    }
    Ok(None)
}

/// Reads each record by itself.
fn records<T: DeserializeOwned>(target: &Target, json: Option<&str>) -> Result<Page<T>, Error> {
    let Some(json) = json else {
        return Ok(Page::new(Vec::new(), None));
    };
    let records = list(json)?;
    let items = records.iter().enumerate().map(|(index, record)| {
        let wrong = |error| target.name(Error::decode(error, &format!("item {index} of the page")));
        from_slice(record.get().as_bytes()).map_err(wrong)
    });
    let mut print = DefaultHasher::new();
    json.hash(&mut print);
    let print = (!records.is_empty()).then(|| print.finish());
    Ok(Page::new(items.collect(), print))
}

/// Whether the response is what can be read.
fn is_json(response: &Response) -> Result<(), Error> {
    let kind = response.header("content-type").unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let wrong = |text: String| Err(Error::new(ErrorKind::ContentType, text));
    if response.body.trim_ascii().is_empty() {
        let text = format!("the response ({}) is empty, and JSON was expected", response.status);
        return Err(Error::new(ErrorKind::Decode, text));
    }
    if !(essence.is_empty() || essence.ends_with("/json") || essence.ends_with("+json")) {
        return wrong(format!(
            "the response is {essence}, and JSON was expected{}",
            snippet(response)
        ));
    }
    Ok(())
}
