//! How often calls are made: one bucket of units for all clones of a client.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::http::clock::Clock;
use crate::service::{Limits, Method};
use reqwest::header::HeaderMap;

/// Lets calls through as fast as the service takes them.
pub(crate) struct Limiter {
    limits: Limits,
    /// What the caller allows; the service may allow more.
    most: Option<f64>,
    clock: Arc<dyn Clock>,
    bucket: Mutex<Bucket>,
}

/// A bucket of units, refilled evenly over the minute. Who has to wait has taken units already, so that it may be in
/// debt: the order of callers is that of their coming.
struct Bucket {
    /// Units per minute; `None`: no limit is known.
    capacity: Option<f64>,
    units: f64,
    /// When `units` was right.
    at: Duration,
    paused_until: Duration,
}

impl Limiter {
    pub(crate) fn new(limits: Limits, most: Option<u32>, clock: Arc<dyn Clock>) -> Self {
        let most = most.map(f64::from);
        let capacity = most.or(limits.per_minute.map(f64::from));
        let at = clock.now();
        Limiter {
            limits,
            most,
            clock,
            bucket: Mutex::new(Bucket {
                capacity,
                units: capacity.unwrap_or(0.0),
                at,
                paused_until: Duration::ZERO,
            }),
        }
    }

    /// Waits until a call may be made.
    ///
    /// # Errors
    /// How long that would take, if it is longer than the deadline allows. Nothing is taken then.
    pub(crate) async fn acquire(&self, method: Method, deadline: Duration) -> Result<(), Duration> {
        let cost = f64::from(if method.is_safe() {
            self.limits.read_cost
        } else {
            self.limits.write_cost
        });
        let (cost, mut wait) = self.reserve(cost);
        let reservation = Reservation { limiter: self, cost };
        // The service may have asked for a pause while this one was waiting.
        while !wait.is_zero() {
            if self.clock.now().saturating_add(wait) > deadline {
                return Err(wait);
            }
            self.clock.sleep(wait).await;
            wait = self.pause_left();
        }
        std::mem::forget(reservation);
        Ok(())
    }

    /// Learns what the service says about its limit.
    pub(crate) fn learn(&self, headers: &HeaderMap) {
        let number = |name: Option<&str>| headers.get(name?)?.to_str().ok()?.trim().parse::<u32>().ok();
        let now = self.clock.now();
        let mut bucket = self.bucket();
        bucket.refill(now);
        if let Some(limit) = number(self.limits.limit_header).filter(|limit| *limit > 0) {
            let limit = f64::from(limit);
            let limit = self.most.map_or(limit, |most| most.min(limit));
            if bucket.capacity.is_none() {
                bucket.units = limit;
            }
            bucket.capacity = Some(limit);
            bucket.units = bucket.units.min(limit);
        }
        if let Some(left) = number(self.limits.remaining_header) {
            bucket.units = bucket.units.min(f64::from(left));
        }
    }

    /// Lets nobody through for this long, because the service asked for it.
    pub(crate) fn pause(&self, wait: Duration) {
        let now = self.clock.now();
        let mut bucket = self.bucket();
        bucket.refill(now);
        bucket.units = bucket.units.min(0.0);
        bucket.paused_until = bucket.paused_until.max(now.saturating_add(wait));
    }

    fn reserve(&self, cost: f64) -> (f64, Duration) {
        let now = self.clock.now();
        let mut bucket = self.bucket();
        bucket.refill(now);
        let pause = bucket.paused_until.saturating_sub(now);
        let Some(capacity) = bucket.capacity else {
            return (0.0, pause);
        };
        let cost = cost.min(capacity);
        bucket.units -= cost;
        let debt = (-bucket.units).max(0.0);
        (cost, pause.max(Duration::from_secs_f64(debt * 60.0 / capacity)))
    }

    fn pause_left(&self) -> Duration {
        let now = self.clock.now();
        self.bucket().paused_until.saturating_sub(now)
    }

    fn bucket(&self) -> std::sync::MutexGuard<'_, Bucket> {
        // Nothing in there can be half done.
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Bucket {
    fn refill(&mut self, now: Duration) {
        if let Some(capacity) = self.capacity {
            let passed = now.saturating_sub(self.at).as_secs_f64();
            self.units = (self.units + passed * capacity / 60.0).min(capacity);
        }
        self.at = self.at.max(now);
    }
}

/// Units that are given back if the call is not made after all.
struct Reservation<'a> {
    limiter: &'a Limiter,
    cost: f64,
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        self.limiter.bucket().units += self.cost;
    }
}
