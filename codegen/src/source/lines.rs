//! From byte offsets to lines and columns, in time that depends on neither the file's nor the line's length.

use super::Position;

/// Every so many bytes the number of characters so far is written down.
const STEP: usize = 1024;

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<u32>,
    /// Characters that begin before byte `n * STEP`.
    chars: Vec<u32>,
}

impl Lines {
    /// Reads a text once. `\n`, `\r\n` and a lone `\r` end a line, as in YAML.
    pub(super) fn new(text: &str) -> Lines {
        let bytes = text.as_bytes();
        let (mut starts, mut chars) = (vec![0], Vec::with_capacity(bytes.len() / STEP + 1));
        let mut count = 0_u32;
        for (n, byte) in bytes.iter().enumerate() {
            if n % STEP == 0 {
                chars.push(count);
            }
            // Continuation bytes of UTF-8 begin no character.
            count += u32::from(byte & 0xC0 != 0x80);
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(n + 1) != Some(&b'\n')) {
                starts.push(u32::try_from(n + 1).unwrap_or(u32::MAX));
            }
        }
        Lines { starts, chars }
    }

    /// The place of a byte; one beyond the end counts as the end.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start as usize <= offset);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .map_or(0, |start| *start as usize);
        Position {
            line,
            column: self.chars_before(text, offset) - self.chars_before(text, start) + 1,
        }
    }

    /// The bytes of the line that a byte is in, with the line break at its end.
    pub(super) fn line(&self, text: &str, offset: usize) -> std::ops::Range<usize> {
        let next = self.starts.partition_point(|start| *start as usize <= offset);
        let start = self
            .starts
            .get(next.saturating_sub(1))
            .map_or(0, |start| *start as usize);
        start..self.starts.get(next).map_or(text.len(), |end| *end as usize)
    }

    fn chars_before(&self, text: &str, offset: usize) -> usize {
        let step = (offset / STEP).min(self.chars.len().saturating_sub(1));
        let so_far = self.chars.get(step).map_or(0, |count| *count as usize);
        let rest = text.as_bytes().get(step * STEP..offset).unwrap_or_default();
        so_far + rest.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters() {
        let text = "a\r\nä状b\rc\n";
        let lines = Lines::new(text);
        let at = |needle| {
            let place = lines.position(text, text.find(needle).expect("needle"));
            (place.line, place.column)
        };
        assert_eq!(at("a"), (1, 1));
        assert_eq!(at("b"), (2, 3));
        assert_eq!(at("c"), (3, 1));
        assert_eq!(lines.position(text, 1000).line, 4);
    }

    #[test]
    fn agrees_with_counting_in_a_long_line() {
        let text = "äx".repeat(5000);
        let lines = Lines::new(&text);
        for (n, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(lines.position(&text, offset), Position { line: 1, column: n + 1 });
        }
    }
}
