//! Waiting without async: one thread in the background runs the calls of everybody.

use std::cell::Cell;
use std::future::{Future, pending};
use std::sync::{OnceLock, mpsc};

use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Handle};
use tracing::Instrument;
use tracing::instrument::WithSubscriber;

use crate::error::{Error, ErrorKind};
use crate::http::pages::Page;
use crate::http::stream::Pages;

/// Runs a future in the background and holds up this thread until it is done, also where this thread is one of another
/// runtime.
pub(crate) fn wait<T: Send + 'static>(
    future: impl Future<Output = Result<T, Error>> + Send + 'static,
) -> Result<T, Error> {
    let (sender, receiver) = mpsc::sync_channel(1);
    // What is traced belongs to who waits.
    let future = future.in_current_span().with_current_subscriber();
    background()?.spawn(async move {
        // Nobody is there any more if this fails.
        let _ = sender.send(future.await);
    });
    let ended = || Error::new(ErrorKind::Setup, "the thread that makes the calls has ended");
    receiver.recv().unwrap_or_else(|_| Err(ended()))
}

/// The pages of a list, one at a time.
pub(crate) fn pages<T: DeserializeOwned + Send + 'static>(
    pages: Pages<T>,
) -> impl Iterator<Item = Result<Page<T>, Error>> {
    let mut left = Some(pages);
    std::iter::from_fn(move || {
        let mut pages = left.take()?;
        let next = async move {
            let page = pages.next().await;
            Ok((page, pages))
        };
        match wait(next) {
            Ok((page, pages)) => {
                left = Some(pages);
                page
            }
            Err(error) => Some(Err(error)),
        }
    })
}

thread_local! {
    static IS_BACKGROUND: Cell<bool> = const { Cell::new(false) };
}

/// Whether this is the thread in the background.
pub(crate) fn is_background() -> bool {
    IS_BACKGROUND.get()
}

/// The runtime, started at the first call.
fn background() -> Result<&'static Handle, Error> {
    static RUNTIME: OnceLock<Handle> = OnceLock::new();
    if let Some(handle) = RUNTIME.get() {
        return Ok(handle);
    }
    let failed = |error: std::io::Error| Error::new(ErrorKind::Setup, "no thread for calls").caused_by(error);
    let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
    let handle = runtime.handle().clone();
    let run = move || {
        IS_BACKGROUND.set(true);
        runtime.block_on(pending::<()>());
    };
    std::thread::Builder::new()
        .name("codegen-client".to_owned())
        .spawn(run)
        .map_err(failed)?;
    // Should two have come here at once, the second runtime has nothing to do.
    Ok(RUNTIME.get_or_init(|| handle))
}
