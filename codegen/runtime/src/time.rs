//! Datetimes and dates as properties, read leniently.

use core::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

use crate::def::{LiteralDef, TypeDef};
use crate::property::{Form, Property};
use crate::view::PropertyRef;
use crate::written::moment;

/// Reads digits and separators off the front.
struct Scan<'a>(&'a [u8]);

impl Scan<'_> {
    /// Between `least` and `most` digits.
    fn number(&mut self, least: usize, most: usize) -> Option<i32> {
        let mut value = 0;
        let mut count = 0;
        while count < most
            && let Some(digit @ b'0'..=b'9') = self.0.get(count)
        {
            value = value * 10 + i32::from(digit - b'0');
            count += 1;
        }
        self.0 = &self.0[count..];
        (count >= least).then_some(value)
    }

    fn eat(&mut self, wanted: impl Fn(u8) -> bool) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        wanted(*first).then(|| {
            self.0 = rest;
            *first
        })
    }

    fn date(&mut self) -> Option<Date> {
        let year = self.number(4, 4)?;
        let separator = self.eat(|byte| matches!(byte, b'-' | b'/'))?;
        let month = self.number(1, 2)?;
        self.eat(|byte| byte == separator)?;
        let day = self.number(1, 2)?;
        Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
    }

    /// Hours, minutes, and seconds where they are told, as seconds and nanoseconds of the day.
    fn time(&mut self) -> Option<(i64, i32)> {
        let hour = self.number(1, 2).filter(|hour| *hour < 24)?;
        self.eat(|byte| byte == b':')?;
        let minute = self.number(1, 2).filter(|minute| *minute < 60)?;
        let (mut second, mut nanos) = (0, 0);
        if self.eat(|byte| byte == b':').is_some() {
            // A leap second is the last one of its minute, as everywhere where time is counted without them.
            second = self.number(1, 2).filter(|second| *second <= 60)?.min(59);
            if self.eat(|byte| matches!(byte, b'.' | b',')).is_some() {
                nanos = self.fraction()?;
            }
        }
        Some((i64::from(hour * 3600 + minute * 60 + second), nanos))
    }

    /// Nanoseconds; what is finer is cut off.
    fn fraction(&mut self) -> Option<i32> {
        let before = self.0.len();
        let value = self.number(1, 9)?;
        let digits = before - self.0.len();
        while self.eat(|byte| byte.is_ascii_digit()).is_some() {}
        Some(value * 10_i32.pow(9 - u32::try_from(digits).ok()?))
    }

    /// Seconds east of UTC; nothing said means UTC.
    fn offset(&mut self) -> Option<i64> {
        let blank = self.eat(|byte| byte == b' ').is_some();
        if self.0.is_empty() {
            return (!blank).then_some(0);
        }
        if self.eat(|byte| matches!(byte, b'Z' | b'z')).is_some() {
            return Some(0);
        }
        let sign = if self.eat(|byte| matches!(byte, b'+' | b'-'))? == b'-' {
            -1
        } else {
            1
        };
        let hours = self.number(1, 2).filter(|hours| *hours < 24)?;
        let mut minutes = 0;
        if self.eat(|byte| byte == b':').is_some() || !self.0.is_empty() {
            minutes = self.number(2, 2).filter(|minutes| *minutes < 60)?;
        }
        Some(sign * i64::from(hours * 3600 + minutes * 60))
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar, counted from March so that leap days come last.
fn days(date: Date) -> i64 {
    let month = i64::from(date.month());
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(date.day()) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// RFC 3339, read leniently: fields of one digit, `/` in the date, `T`, `t` or a blank before the time, no time
/// (midnight), no seconds, fractions, no zone (UTC), offsets with or without colon.
pub(crate) fn read_datetime(text: &str) -> Option<Timestamp> {
    let mut scan = Scan(text.trim_ascii().as_bytes());
    let date = scan.date()?;
    let (mut seconds, mut nanos) = (0, 0);
    if !scan.0.is_empty() {
        scan.eat(|byte| matches!(byte, b'T' | b't' | b' '))?;
        (seconds, nanos) = scan.time()?;
        seconds -= scan.offset()?;
    }
    seconds += days(date) * 86_400;
    if nanos > 0 && seconds < 0 {
        // Both have the same sign in a `Timestamp`.
        (seconds, nanos) = (seconds + 1, nanos - 1_000_000_000);
    }
    if !scan.0.is_empty() {
        return None;
    }
    moment(seconds, nanos)
}

/// `2020-01-31`, also with fields of one digit and with `/`.
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let mut scan = Scan(text.trim_ascii().as_bytes());
    let date = scan.date()?;
    scan.0.is_empty().then_some(date)
}

struct Datetime;

impl Visitor<'_> for Datetime {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a datetime (RFC 3339)")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        read_datetime(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl Property for Timestamp {
    type Form = Self;
}

impl Form<Self> for Timestamp {
    const TYPE: TypeDef = TypeDef::Datetime;

    fn blank() -> Self {
        Timestamp::UNIX_EPOCH
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Datetime)
    }

    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::Datetime(*value)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::String(text) => read_datetime(text),
            _ => None,
        }
    }
}

struct Day;

impl Visitor<'_> for Day {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2020-01-31")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
        read_date(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl Property for Date {
    type Form = Self;
}

impl Form<Self> for Date {
    const TYPE: TypeDef = TypeDef::Date;

    fn blank() -> Self {
        Date::constant(1970, 1, 1)
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Day)
    }

    fn view(value: &Self) -> PropertyRef<'_> {
        PropertyRef::Date(*value)
    }

    fn from_literal(literal: &LiteralDef) -> Option<Self> {
        match literal {
            LiteralDef::String(text) => read_date(text),
            _ => None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{read_date, read_datetime};

    #[test]
    fn lenient_datetimes_come_out_canonical() {
        for (text, canonical) in [
            ("2012-03-15T22:46:22Z", "2012-03-15T22:46:22Z"),
            ("2012-3-5T3:23:4Z", "2012-03-05T03:23:04Z"),
            ("2012-03-15t22:46:22z", "2012-03-15T22:46:22Z"),
            ("2012-03-15 22:46:22", "2012-03-15T22:46:22Z"),
            ("2012-03-15T22:46Z", "2012-03-15T22:46:00Z"),
            ("2012-03-15T22:46:22.500Z", "2012-03-15T22:46:22.5Z"),
            ("2012-03-15T22:46:22,1234567899Z", "2012-03-15T22:46:22.123456789Z"),
            ("1969-12-31T23:59:58.25Z", "1969-12-31T23:59:58.25Z"),
            ("2012-03-15T22:46:22+0200", "2012-03-15T20:46:22Z"),
            ("2012-03-15T22:46:22-02:30", "2012-03-16T01:16:22Z"),
            ("2012-03-15T22:46:22 +02", "2012-03-15T20:46:22Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
            ("2020-01-01", "2020-01-01T00:00:00Z"),
            ("2020/01/01", "2020-01-01T00:00:00Z"),
            (" 2020/2/29 ", "2020-02-29T00:00:00Z"),
            ("0001-01-01", "0001-01-01T00:00:00Z"),
        ] {
            assert_eq!(
                read_datetime(text).map(|t| t.to_string()).as_deref(),
                Some(canonical),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_datetime_is_refused() {
        for text in [
            "",
            "2020",
            "2020-13-01",
            "2020-02-30",
            "2020-01-01T",
            "2020-01-01T24:00:00Z",
            "2020-01-01T00:60:00Z",
            "2020-01-01T00:00:00ZZ",
            "2020-01-01T00:00:00+",
            "2020-01-01T00:00:00+0",
            "2020-01/01",
            "10000-01-01T00:00:00Z",
            "yesterday",
            "2020-01-01T00:00:00.Z",
        ] {
            // `+0` is an offset of one digit, which is let pass.
            assert_eq!(read_datetime(text).is_some(), text.ends_with("+0"), "{text}");
        }
    }

    #[test]
    fn every_day_is_where_jiff_has_it() {
        let mut day = jiff::civil::Date::constant(1890, 1, 1);
        while day.year() < 2110 {
            let text = format!("{day}T00:00:00Z");
            assert_eq!(read_datetime(&text), text.parse().ok());
            assert_eq!(read_date(&day.to_string()), Some(day));
            day = day.tomorrow().unwrap();
        }
    }
}
