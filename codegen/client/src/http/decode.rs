//! Reading responses.

use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::http::pages::Page;
use crate::http::response::{Created, Response};
use crate::http::target::Target;

pub(crate) fn whole(_: &Target, response: &mut Response) -> Result<Response, Error> {
    Ok(response.clone())
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

pub(crate) fn value<T: DeserializeOwned>(_: &Target, response: &mut Response) -> Result<T, Error> {
    response.json().map_err(|error| Error::decode(error, "the response"))
}

pub(crate) fn page<T: DeserializeOwned>(_: &Target, response: &mut Response) -> Result<Page<T>, Error> {
    let items: Vec<T> = response.json().map_err(|error| Error::decode(error, "the response"))?;
    Ok(Page {
        items: items.into_iter().map(Ok).collect(),
        number: None,
        total_pages: None,
        total_items: None,
        next: None,
    })
}
