//! Whether a text has the form that its type or format wants. Small on purpose: the generated crate has the full ones.

use crate::model::Format;

/// RFC 3339, read leniently: one-digit fields, a space for the `T`, fractions, no zone.
pub(crate) fn is_datetime(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let (clock, zone) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let (clock, fraction) = clock
        .split_once('.')
        .map_or((clock, None), |(clock, fraction)| (clock, Some(fraction)));
    let parts: Vec<&str> = clock.split(':').collect();
    let clock_fits = match *parts.as_slice() {
        [hour, minute] => number(hour, 0, 23) && number(minute, 0, 59),
        [hour, minute, second] => number(hour, 0, 23) && number(minute, 0, 59) && number(second, 0, 60),
        _ => false,
    };
    is_date(date) && clock_fits && fraction.is_none_or(is_digits) && is_zone(zone)
}

/// `2020-01-31`, or with one-digit fields.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = *parts.as_slice() else {
        return false;
    };
    let leap = year
        .parse()
        .is_ok_and(|year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)));
    let days = match month.trim_start_matches('0') {
        "2" => 28 + u32::from(leap),
        "4" | "6" | "9" | "11" => 30,
        _ => 31,
    };
    year.len() == 4 && is_digits(year) && number(month, 1, 12) && number(day, 1, days)
}

fn is_zone(zone: &str) -> bool {
    let Some(offset) = zone.strip_prefix(['+', '-']) else {
        return matches!(zone, "" | "Z" | "z");
    };
    let (hours, minutes) = offset
        .split_once(':')
        .unwrap_or((offset.get(..2).unwrap_or(offset), offset.get(2..).unwrap_or_default()));
    number(hours, 0, 14) && (minutes.is_empty() || number(minutes, 0, 59))
}

/// One or two digits between two bounds.
fn number(text: &str, low: u32, high: u32) -> bool {
    text.len() <= 2 && is_digits(text) && text.parse().is_ok_and(|value| (low..=high).contains(&value))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name of letters, or `#` and 3, 4, 6 or 8 hexadecimal digits.
pub(super) fn is_color(text: &str) -> bool {
    match text.strip_prefix('#') {
        Some(hex) => matches!(hex.len(), 3 | 4 | 6 | 8) && hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic()),
    }
}

/// Standard base64 with padding.
pub(super) fn is_base64(text: &str) -> bool {
    let data = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - data.len() <= 2
        && data
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
}

/// How many bytes a base64 text holds.
pub(crate) fn base64_bytes(text: &str) -> u64 {
    (text.trim_end_matches('=').len() * 3 / 4) as u64
}

/// Whether a text has a named form.
pub(crate) fn has_format(text: &str, format: Format) -> bool {
    let no_space = !text.is_empty() && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    match format {
        Format::Email => {
            no_space
                && text
                    .split_once('@')
                    .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        }
        Format::Url => {
            let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
            no_space && scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && !scheme.contains('/')
        }
        Format::Base64 => is_base64(text),
        Format::Timezone => {
            no_space
                && text
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'+' | b'-'))
        }
        Format::Html | Format::Markdown => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times() {
        for right in [
            "2020-02-29T1:02:03Z",
            "2020-01-01T00:00",
            "2020-1-1 10:00:00.123+02:00",
            "2012-07-24T20:18:33",
            "9999-12-31T23:59:59Z",
        ] {
            assert!(is_datetime(right), "{right}");
        }
        for wrong in [
            "2021-02-29T00:00:00Z",
            "2020-01-01",
            "2020-01-01T24:00:00Z",
            "2020-01-01T10",
            "",
            "T",
            "x",
        ] {
            assert!(!is_datetime(wrong), "{wrong}");
        }
        assert!(is_date("2000-02-29") && !is_date("1900-02-29") && !is_date("2020-13-01") && !is_date("20-1-1"));
    }

    #[test]
    fn other_forms() {
        assert!(is_color("green") && is_color("#ff8800") && is_color("#ff88") && !is_color("1") && !is_color(""));
        assert!(is_base64("aGk=") && is_base64("") && !is_base64("aGk") && !is_base64("a=b="));
        assert_eq!(base64_bytes("aGk="), 2);
        assert!(has_format("ada@example.com", Format::Email) && !has_format("ada", Format::Email));
        assert!(has_format("https://example.com", Format::Url) && !has_format("example com", Format::Url));
    }
}
