//! Lists as streams: of pages, and of items over all pages.

use core::fmt;
use std::collections::{HashSet, VecDeque};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use reqwest::Url;
use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorKind};
use crate::http::call::{Call, CallFuture};
use crate::http::pages::Page;
use crate::http::response::Response;

/// The pages of a list. A page that fails ends it, after its error.
///
/// A service that gives the same page again would keep one busy for ever: a link that was followed before, a number that
/// does not grow, or, where there are no numbers, the same items twice in a row are an error
/// ([`ErrorKind::Repeated`]), so that nobody takes half a list for a whole one.
pub struct Pages<T> {
    call: Call<Page<T>>,
    state: State<T>,
    /// The addresses of the pages so far.
    seen: HashSet<String>,
    /// Number and looks of the page before.
    last: Option<(Option<i64>, Option<u64>)>,
}

enum State<T> {
    /// Another page is to be asked for.
    Asking(Ask),
    Waiting(CallFuture<(Page<T>, Response)>),
    /// What is known to be wrong with the next page.
    Failed(Error),
    Ended,
}

enum Ask {
    First,
    Number(i64),
    Link(Url),
}

impl<T: DeserializeOwned + Send + 'static> Pages<T> {
    pub(crate) fn new(call: Call<Page<T>>) -> Self {
        Pages {
            call,
            state: State::Asking(Ask::First),
            seen: HashSet::new(),
            last: None,
        }
    }

    /// The next page; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn ask(&self, ask: Ask) -> CallFuture<(Page<T>, Response)> {
        let mut call = self.call.clone();
        match ask {
            Ask::First => {}
            Ask::Number(number) => call.draft.page = Some(number),
            Ask::Link(url) => call.draft.link = Some(url),
        }
        Box::pin(call.with_response())
    }

    /// Whether it is new, and where it goes on.
    fn arrived(&mut self, page: &Page<T>, response: &Response) -> Result<State<T>, Error> {
        self.seen.insert(response.url.clone());
        let repeated = match self.last.replace((page.number, page.print)) {
            // Some services give an empty page the number 0.
            _ if page.items.is_empty() => false,
            Some((Some(before), _)) if page.number.is_some() => page.number <= Some(before),
            Some((_, before)) => before.is_some() && before == page.print,
            None => false,
        };
        if repeated {
            return Err(self.repeated());
        }
        Ok(match self.following(page, response) {
            Ok(Some(ask)) => State::Asking(ask),
            Ok(None) => State::Ended,
            Err(error) => State::Failed(error),
        })
    }

    fn following(&self, page: &Page<T>, response: &Response) -> Result<Option<Ask>, Error> {
        let target = &self.call.draft.target;
        let Some(paging) = target.paging else { return Ok(None) };
        if let Some(link) = &page.next {
            // What is in braces is a template for other pages.
            let link = link.split('{').next().unwrap_or_default();
            let url = self
                .call
                .client
                .0
                .resolve(link, &response.url)
                .map_err(|error| target.name(error))?;
            return if self.seen.contains(url.as_str()) {
                Err(self.repeated())
            } else {
                Ok(Some(Ask::Link(url)))
            };
        }
        let asked = page.number.max(self.call.draft.page).unwrap_or(paging.first);
        let is_last = match page.total_pages {
            Some(pages) => asked >= pages,
            None => paging.next.is_some() || page.items.is_empty(),
        };
        Ok((!is_last && paging.parameter.is_some()).then_some(Ask::Number(asked + 1)))
    }

    fn repeated(&self) -> Error {
        let text = "the list came to a page that had been there before, so it ends here";
        self.call.draft.target.name(Error::new(ErrorKind::Repeated, text))
    }
}

impl<T> Unpin for Pages<T> {}

impl<T: DeserializeOwned + Send + 'static> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            match std::mem::replace(&mut this.state, State::Ended) {
                State::Asking(ask) => {
                    if let Ask::Number(number) = ask {
                        this.call.draft.page = Some(number);
                    }
                    this.state = State::Waiting(this.ask(ask));
                }
                State::Waiting(mut answer) => {
                    let Poll::Ready(answered) = answer.as_mut().poll(context) else {
                        this.state = State::Waiting(answer);
                        return Poll::Pending;
                    };
                    let arrived = answered.and_then(|(page, response)| {
                        this.state = this.arrived(&page, &response)?;
                        Ok(page)
                    });
                    return Poll::Ready(Some(arrived));
                }
                State::Failed(error) => return Poll::Ready(Some(Err(error))),
                State::Ended => return Poll::Ready(None),
            }
        }
    }
}

/// The items of a list, over all of its pages. A record that cannot be read is one error and does no harm to the
/// others; a page that fails ends it, after its error.
pub struct Items<T> {
    pages: Pages<T>,
    buffer: VecDeque<Result<T, Error>>,
}

impl<T: DeserializeOwned + Send + 'static> Items<T> {
    pub(crate) fn new(pages: Pages<T>) -> Self {
        Items {
            pages,
            buffer: VecDeque::new(),
        }
    }

    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T> Unpin for Items<T> {}

impl<T: DeserializeOwned + Send + 'static> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.buffer.pop_front() {
                return Poll::Ready(Some(item));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.buffer.extend(page.items),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "pages of {:?}", self.call)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "items of {:?}", self.pages.call)
    }
}
