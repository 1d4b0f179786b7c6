//! Time that passes only when it is told to.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use crate::http::{Clock, Wait};

/// A clock for tests: nobody waits.
///
/// A pause that the client makes on purpose (before a retry, for a limit) is over at once, and the clock stands where it
/// would have ended; [`pauses`](ManualClock::pauses) tells them. The client's patience with a response ends only when
/// the clock has come that far, by pauses or by [`advance`](ManualClock::advance). Clones are the same clock.
#[derive(Clone, Debug, Default)]
pub struct ManualClock(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    now: Duration,
    pauses: Vec<Duration>,
    waiting: Vec<Waker>,
}

impl ManualClock {
    /// A clock that stands at its beginning.
    #[must_use]
    pub fn new() -> Self {
        ManualClock::default()
    }

    /// Lets time pass.
    pub fn advance(&self, duration: Duration) {
        let waiting = {
            let mut state = self.state();
            state.now = state.now.saturating_add(duration);
            std::mem::take(&mut state.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }

    /// The pauses that were made so far.
    #[must_use]
    pub fn pauses(&self) -> Vec<Duration> {
        self.state().pauses.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Duration {
        self.state().now
    }

    fn sleep(&self, duration: Duration) -> Wait {
        let clock = self.clone();
        let end = self.now().saturating_add(duration);
        Box::pin(async move {
            clock.state().pauses.push(duration);
            let left = end.saturating_sub(clock.now());
            clock.advance(left);
        })
    }

    fn timeout(&self, duration: Duration) -> Wait {
        let clock = self.clone();
        let end = self.now().saturating_add(duration);
        Box::pin(poll_fn(move |context| {
            let mut state = clock.state();
            if state.now >= end {
                return Poll::Ready(());
            }
            state.waiting.push(context.waker().clone());
            Poll::Pending
        }))
    }
}
