//! Which texts the generated code reads as a date or a datetime.

/// Whether a text is read as a datetime: RFC 3339 with fields of one digit, `/` in the date, a blank for the `T`, no
/// time, no seconds, no zone.
pub(super) fn is_datetime(text: &str) -> bool {
    let mut scan = Scan(text.trim_ascii().as_bytes());
    if scan.date().is_none() {
        return false;
    }
    scan.0.is_empty() || (scan.eat(b"Tt ") && scan.time() && scan.offset() && scan.0.is_empty())
}

/// Whether a text is read as a date.
pub(super) fn is_date(text: &str) -> bool {
    let mut scan = Scan(text.trim_ascii().as_bytes());
    scan.date().is_some() && scan.0.is_empty()
}

/// Reads digits and separators off the front.
struct Scan<'a>(&'a [u8]);

impl Scan<'_> {
    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let digits = self
            .0
            .iter()
            .take(most)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (number, rest) = self.0.split_at(digits);
        self.0 = rest;
        let value = number
            .iter()
            .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        (digits >= least).then_some(value)
    }

    fn eat(&mut self, wanted: &[u8]) -> bool {
        match self.0.split_first() {
            Some((first, rest)) if wanted.contains(first) => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    /// The day of the month of a date of the calendar.
    fn date(&mut self) -> Option<u32> {
        let year = self.number(4, 4)?;
        let separator = *self.0.first().filter(|byte| b"-/".contains(byte))?;
        self.eat(&[separator]);
        let month = self.number(1, 2)?;
        let day = self.eat(&[separator]).then(|| self.number(1, 2))??;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&day).then_some(day)
    }

    fn time(&mut self) -> bool {
        let below = |number: Option<u32>, end| number.is_some_and(|number| number < end);
        if !(below(self.number(1, 2), 24) && self.eat(b":") && below(self.number(1, 2), 60)) {
            return false;
        }
        if !self.eat(b":") {
            return true;
        }
        below(self.number(1, 2), 61) && (!self.eat(b".,") || self.fraction())
    }

    fn fraction(&mut self) -> bool {
        let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.0 = self.0.get(digits..).unwrap_or_default();
        digits > 0
    }

    fn offset(&mut self) -> bool {
        let blank = self.eat(b" ");
        if self.0.is_empty() {
            return !blank;
        }
        if self.eat(b"Zz") {
            return true;
        }
        if !self.eat(b"+-") || self.number(1, 2).is_none_or(|hours| hours >= 24) {
            return false;
        }
        let is_more = self.eat(b":") || !self.0.is_empty();
        !is_more || self.number(2, 2).is_some_and(|minutes| minutes < 60)
    }
}
