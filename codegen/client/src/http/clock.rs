//! Time, so that tests need none.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

/// What [`Clock`] gives to wait for.
pub type Wait = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where a client takes its time from. Replaced in tests, so that none of them has to wait.
pub trait Clock: Send + Sync + 'static {
    /// The time since some moment that never changes. It never goes back.
    fn now(&self) -> Duration;

    /// Comes when this much time has passed: a pause that the client makes on purpose.
    fn sleep(&self, duration: Duration) -> Wait;

    /// Comes when this much time has passed: the end of the client's patience with a response. A clock whose pauses are
    /// over at once must say something else here, or no response comes in time.
    fn timeout(&self, duration: Duration) -> Wait {
        self.sleep(duration)
    }
}

/// The machine's clock, and timers of tokio.
#[derive(Clone, Copy, Debug)]
pub struct TokioClock(Instant);

impl TokioClock {
    /// A clock.
    #[must_use]
    pub fn new() -> Self {
        TokioClock(Instant::now())
    }
}

impl Default for TokioClock {
    fn default() -> Self {
        TokioClock::new()
    }
}

impl Clock for TokioClock {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Wait {
        // A timer belongs to the runtime in which it is made, so it is made where it is waited for.
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}
