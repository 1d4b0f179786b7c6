//! Datetimes as they are written: canonically, up to the end of RFC 3339.

use core::fmt;

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};

// A `Timestamp` ends at 9999-12-30T22:00:00.999999999Z, RFC 3339 26 hours later, and services say "never" with a
// moment in between. So that such a moment is read, has its place in the order of all, and is written as it came, each
// second past the end is kept as one nanosecond, counted back from `Timestamp::MAX`, which is 9999-12-31T23:59:59Z.

/// The last second of a `Timestamp`, since 1970.
const LAST: i64 = 253_402_207_200;
/// The last second of RFC 3339.
const END: i64 = 253_402_300_799;
/// The first nanosecond of the last second that is kept for a second past it.
#[allow(clippy::cast_possible_truncation)]
const FIRST_KEPT: i32 = 1_000_000_000 - (END - LAST) as i32;

/// A point in time, from seconds and nanoseconds since 1970; what an offset moves past the year 9999 is at its end.
pub(crate) fn moment(second: i64, nanos: i32) -> Option<Timestamp> {
    let nanos = match second {
        ..LAST => nanos,
        LAST => nanos.min(FIRST_KEPT - 1),
        _ => 999_999_999 - i32::try_from(END - second.min(END)).ok()?,
    };
    Timestamp::new(second.min(LAST), nanos).ok()
}

/// How many seconds past the end a point in time stands for.
fn past_the_end(value: Timestamp) -> Option<i32> {
    let nanos = value.subsec_nanosecond();
    (value.as_second() == LAST && nanos >= FIRST_KEPT).then(|| nanos - FIRST_KEPT + 1)
}

/// A datetime as it is on the wire, in RFC 3339 and UTC. The last nanoseconds of [`Timestamp`] are the seconds that the
/// year 9999 has after them: `Timestamp::MAX` is written `9999-12-31T23:59:59Z`.
#[derive(Clone, Copy, Debug)]
pub struct Written(pub Timestamp);

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(past) = past_the_end(self.0) else {
            return fmt::Display::fmt(&self.0, f);
        };
        let second = 22 * 3600 + past;
        let (day, hour, minute) = (30 + second / 86_400, second / 3600 % 24, second / 60 % 60);
        write!(f, "9999-12-{day}T{hour:02}:{minute:02}:{:02}Z", second % 60)
    }
}

/// A datetime as requests have it: the second that it is in, because many services take nothing finer.
#[must_use]
pub fn whole_seconds(value: Timestamp) -> Written {
    let down = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Floor);
    Written(match past_the_end(value) {
        Some(_) => value,
        None => value.round(down).unwrap_or(value),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{LAST, Timestamp, Written, whole_seconds};
    use crate::time::read_datetime;

    #[test]
    fn what_is_past_the_end_of_a_timestamp_has_its_place() {
        for (text, written) in [
            ("9999-12-30T22:00:00Z", "9999-12-30T22:00:00Z"),
            ("9999-12-30T22:00:00.5Z", "9999-12-30T22:00:00.5Z"),
            ("9999-12-30T22:00:00.999999999Z", "9999-12-30T22:00:00.9999064Z"),
            ("9999-12-30T22:00:01Z", "9999-12-30T22:00:01Z"),
            ("9999-12-30T23:59:59Z", "9999-12-30T23:59:59Z"),
            ("9999-12-31", "9999-12-31T00:00:00Z"),
            ("9999-12-31T12:34:56Z", "9999-12-31T12:34:56Z"),
            ("9999-12-31T23:59:58.9999999Z", "9999-12-31T23:59:58Z"),
            ("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59Z"),
            ("9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59Z"),
        ] {
            let value = read_datetime(text).unwrap();
            assert_eq!(Written(value).to_string(), written, "{text}");
            assert_eq!(read_datetime(written), Some(value), "{text}");
        }
        assert_eq!(LAST, Timestamp::MAX.as_second());
        let mut last = read_datetime("9999-12-30T21:59:59Z").unwrap();
        for minute in 0..26 * 60 {
            let text = format!(
                "9999-12-{}T{:02}:{:02}:07Z",
                30 + (minute + 1320) / 1440,
                (minute + 1320) / 60 % 24,
                minute % 60
            );
            let value = read_datetime(&text).unwrap();
            assert!(last < value, "{text}");
            assert_eq!(whole_seconds(value).to_string(), text);
            last = value;
        }
    }
}
