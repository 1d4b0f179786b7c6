//! Bare words that some reader of YAML 1.1 or 1.2 would not read as text.

/// What another reader would make of a bare word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguity {
    /// `no`, `on`, `~`.
    Truthy,
    /// `1.0`, `0x1f`, `12:30`.
    Number,
    /// `2020-01-01`.
    Date,
    /// `=` and `<<`, which stand for a default and for a merge.
    Mark,
}

const TRUTHY: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"];
const MARKS: &[&str] = &["=", "<<"];
const SPECIAL_NUMBERS: &[&str] = &[".inf", ".nan"];

/// What another reader would make of this text if it stood there without quotes; `None` for text to everybody.
#[must_use]
pub fn ambiguity(text: &str) -> Option<Ambiguity> {
    // Whatever is longer than this is text to everybody who reads numbers of a sane size.
    if text.len() > 256 {
        return None;
    }
    if TRUTHY.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        Some(Ambiguity::Truthy)
    } else if is_date(text) {
        Some(Ambiguity::Date)
    } else if is_number(text) {
        Some(Ambiguity::Number)
    } else if MARKS.contains(&text) {
        Some(Ambiguity::Mark)
    } else {
        None
    }
}

fn is_number(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    if SPECIAL_NUMBERS.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return true;
    }
    let lower = text.to_ascii_lowercase();
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)];
    if let Some((digits, radix)) = radix
        .iter()
        .find_map(|(mark, radix)| Some((lower.strip_prefix(mark)?, *radix)))
    {
        return !digits.is_empty() && digits.chars().all(|c| c == '_' || c.is_digit(radix));
    }
    is_float(&lower) || is_sexagesimal(&lower)
}

/// Digits with underscores, a point, an exponent: `1_000`, `.5`, `1e3`, `010`.
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once('e').map_or((text, None), |(m, e)| (m, Some(e)));
    let starts = mantissa.strip_prefix('.').unwrap_or(mantissa);
    let exponent_is_digits = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    starts.starts_with(|c: char| c.is_ascii_digit())
        && mantissa
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_' || byte == b'.')
        && mantissa.matches('.').count() <= 1
        && exponent_is_digits
}

/// `12:30`, `190:20:30.15`: base 60 to a reader of YAML 1.1.
fn is_sexagesimal(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or_default();
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or_default();
    let mut rest = parts.peekable();
    first.starts_with(|c: char| c.is_ascii_digit())
        && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
        && rest.peek().is_some()
        && rest.all(|part| (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok_and(|sixty| sixty < 60))
}

/// `2020-01-01`, alone or before a time.
fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    year.len() == 4
        && all_digits(year)
        && (1..=2).contains(&month.len())
        && all_digits(month)
        && (1..=2).contains(&digits)
        && (after.is_empty() || after.starts_with(['T', 't', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_readers_disagree_about() {
        for word in ["no", "NO", "on", "Yes", "off", "y", "n", "true", "False", "null", "~"] {
            assert_eq!(ambiguity(word), Some(Ambiguity::Truthy), "{word}");
        }
        let numbers = [
            "1",
            "-1",
            "+1",
            "1.0",
            "010",
            "0o10",
            "0x1f",
            "0b01",
            "1_000",
            "1e3",
            "1.",
            ".5",
            ".inf",
            "-.INF",
            ".NaN",
            "12:30",
            "190:20:30",
            "1:02.5",
            "1.5E-3",
        ];
        for word in numbers {
            assert_eq!(ambiguity(word), Some(Ambiguity::Number), "{word}");
        }
        for word in [
            "2020-01-01",
            "2020-1-1",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43",
        ] {
            assert_eq!(ambiguity(word), Some(Ambiguity::Date), "{word}");
        }
        for word in ["=", "<<"] {
            assert_eq!(ambiguity(word), Some(Ambiguity::Mark), "{word}");
        }
    }

    #[test]
    fn leaves_text_alone() {
        let words = [
            "",
            "none",
            "nope",
            "a1",
            "1a",
            "1.2.3",
            "0xg",
            "0x",
            "-",
            ".",
            "e3",
            "1e",
            "12:60",
            "12:",
            "note",
            "2020-01",
            "2020-01-01x",
            "convo.created",
            "v1",
            "+1 555",
            "4:3:2:",
            "_1",
            "==",
            "<",
        ];
        for word in words {
            assert_eq!(ambiguity(word), None, "{word}");
        }
    }
}
