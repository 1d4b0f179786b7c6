//! When a call is made again, and how long that waits.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use codegen_runtime::jiff::fmt::rfc2822;
use reqwest::header::HeaderMap;

/// The longest wait that the service did not ask for.
const LONGEST: Duration = Duration::from_secs(30);
/// Nobody waits longer than this, whatever a header says.
const DAY: Duration = Duration::from_secs(86_400);

/// How long to wait before trying again for the nth time, from 0: half a second, doubled each time, up to half of it
/// left to chance.
pub(crate) fn backoff(attempt: u32) -> Duration {
    let most = Duration::from_millis(500)
        .saturating_mul(1 << attempt.min(10))
        .min(LONGEST);
    most / 2 + (most / 2).mul_f64(chance())
}

/// Between 0 and 1. The keys of a hash map are the only chance that the standard library has, and enough here.
#[allow(clippy::cast_precision_loss)]
fn chance() -> f64 {
    let bits = RandomState::new().hash_one(0_u8) >> 11;
    bits as f64 / (1_u64 << 53) as f64
}

/// Whether a response with this status may be another one the next time.
pub(crate) fn is_passing(status: u16) -> bool {
    matches!(status, 500 | 502 | 503 | 504)
}

/// How long the service asks to wait: the first of these headers that says it, in seconds or as a date.
pub(crate) fn retry_after(names: &[&str], headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let date = |text: &str| Some(rfc2822::parse(text.trim()).ok()?.timestamp());
    names.iter().find_map(|name| {
        let value = text(name)?.trim();
        if let Ok(seconds) = value.parse::<f64>() {
            let seconds = Duration::try_from_secs_f64(seconds).ok()?;
            return Some(seconds.min(DAY));
        }
        // A date counts from the date of the response, so that no clock has to be right.
        let wait = date(value)?.duration_since(date(text("date")?)?);
        Some(Duration::try_from(wait).unwrap_or_default().min(DAY))
    })
}
