//! Waiting without async.

use std::future::Future;

use crate::error::{Error, ErrorKind};

/// Runs it on a thread of its own.
pub(crate) fn wait<T: Send + 'static>(
    future: impl Future<Output = Result<T, Error>> + Send + 'static,
) -> Result<T, Error> {
    let failed = || Error::new(ErrorKind::Setup, "no thread to wait on");
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        match runtime {
            Ok(runtime) => runtime.block_on(future),
            Err(error) => Err(failed().caused_by(error)),
        }
    });
    thread.join().unwrap_or_else(|_| Err(failed()))
}
