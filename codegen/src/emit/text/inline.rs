//! What stands within one line of Markdown.

use std::borrow::Cow;
use std::collections::HashMap;

/// Makes one line safe: code spans, emphasis and links to the web stay, everything else that is markup is escaped.
pub(crate) fn inline(line: &str) -> String {
    if is_plain(line) {
        return line.to_owned();
    }
    let line = super::visible(line).replace('\n', " ");
    let mut writer = Writer {
        line: &line,
        out: String::with_capacity(line.len() + 16),
        runs: runs(&line),
    };
    let mut at = 0;
    while at < line.len() {
        at = writer.step(at);
    }
    writer.out
}

/// Whether there is nothing to escape, as in most lines.
fn is_plain(line: &str) -> bool {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte) && !matches!(byte, b'`' | b'\\' | b'[' | b']' | b'<');
    line.bytes().all(is_plain) && !line.contains("http")
}

/// One line of text, made safe for a cell of a table.
pub(crate) fn cell(text: &str) -> String {
    unsplit(inline(text.trim()))
}

/// Safe text, so that it does not end a cell.
fn unsplit(text: String) -> String {
    if text.contains('|') {
        text.replace('|', "\\|")
    } else {
        text
    }
}

/// A code span that holds any text.
pub(crate) fn code(text: &str) -> String {
    if is_plain(text) && !text.trim().is_empty() {
        return ["`", text, "`"].concat();
    }
    let text = super::visible(text).replace('\n', " ");
    let fence = "`".repeat(longest_run(&text) + 1);
    // A space inside keeps a backtick of the text from joining the fence; a span of nothing is no span.
    let touches = text.starts_with('`') || text.ends_with('`') || text.trim().is_empty();
    let space = if touches { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A code span for a cell of a table, where even code must not hold a bare `|`.
pub(crate) fn word(text: &str) -> String {
    unsplit(code(text))
}

/// A text on one line if it is one short paragraph, else its first sentence, cut at some 160 characters; not yet safe.
pub(crate) fn summary(text: &str) -> Cow<'_, str> {
    let line = text.trim();
    if line.len() <= LONGEST && !line.contains('\n') && !is_block(line) {
        return line.into();
    }
    let mut lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    let paragraph: Vec<&str> = lines
        .by_ref()
        .take_while(|line| !line.is_empty() && !is_block(line))
        .collect();
    let line = paragraph.join(" ");
    // Behind the paragraph nothing may follow, and `take_while` has eaten the line that ended it.
    let is_all = text.split_whitespace().count() == line.split_whitespace().count();
    if is_all && line.len() <= LONGEST {
        return line.into();
    }
    let sentence = line.find(". ").map_or(line.as_str(), |end| &line[..=end]);
    let summary = match sentence.char_indices().nth(160) {
        None => sentence.to_owned(),
        Some((end, _)) => {
            let cut = sentence[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &sentence[..cut])
        }
    };
    summary.into()
}

/// The most bytes of a paragraph that is its own summary.
const LONGEST: usize = 240;

/// Whether a line begins a block that is no paragraph.
fn is_block(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("- ")
}

/// Whether the summary is the whole text.
pub(crate) fn is_brief(text: &str) -> bool {
    match summary(text) {
        Cow::Borrowed(_) => true,
        Cow::Owned(summary) => text.split_whitespace().eq(summary.split_whitespace()),
    }
}

/// The length of the longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Where runs of backticks begin, by their length.
fn runs(line: &str) -> HashMap<usize, Vec<usize>> {
    let mut found: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut rest = 0;
    while let Some(start) = line[rest..].find('`').map(|n| rest + n) {
        let length = run_at(line, start);
        found.entry(length).or_default().push(start);
        rest = start + length;
    }
    found
}

fn run_at(line: &str, at: usize) -> usize {
    line[at..].bytes().take_while(|byte| *byte == b'`').count()
}

struct Writer<'a> {
    line: &'a str,
    out: String,
    runs: HashMap<usize, Vec<usize>>,
}

impl Writer<'_> {
    /// Writes what begins at a place and returns the place behind it.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.line[at..];
        match rest.as_bytes()[0] {
            b'`' => self.backticks(at),
            b'\\' => self.backslash(at),
            b'[' => match web_link(rest) {
                Some(length) => self.copy(at, length),
                None => self.escaped(at),
            },
            b'<' => match autolink(rest) {
                Some(length) => self.copy(at, length),
                None => self.escaped(at),
            },
            b']' => self.escaped(at),
            b'!' if rest.starts_with("![") => self.escaped(at),
            b'h' => match bare_url(rest) {
                Some(length) => {
                    self.out.push('<');
                    let next = self.copy(at, length);
                    self.out.push('>');
                    next
                }
                None => self.copy(at, 1),
            },
            _ => self.copy(at, rest.chars().next().map_or(1, char::len_utf8)),
        }
    }

    fn copy(&mut self, at: usize, length: usize) -> usize {
        self.out.push_str(&self.line[at..at + length]);
        at + length
    }

    fn escaped(&mut self, at: usize) -> usize {
        self.out.push('\\');
        self.copy(at, 1)
    }

    /// A code span if the line closes it, else escaped backticks.
    fn backticks(&mut self, at: usize) -> usize {
        let length = run_at(self.line, at);
        let closing = self.runs.get(&length).and_then(|places| {
            let next = places.partition_point(|place| *place < at + length);
            places.get(next).copied()
        });
        match closing {
            // A cell of a table ends even within code, which would set the brackets in it free.
            Some(end) if !splits_cell(&self.line[at..end]) => self.copy(at, end + length - at),
            _ => {
                self.out.extend(std::iter::repeat_n("\\`", length));
                at + length
            }
        }
    }

    /// The author's own escape stays; at the end of a line it would escape the line break.
    fn backslash(&mut self, at: usize) -> usize {
        match self.line[at + 1..].chars().next() {
            Some(next) if next.is_ascii_punctuation() => self.copy(at, 2),
            Some(_) => self.copy(at, 1),
            None => self.escaped(at),
        }
    }
}

fn splits_cell(code: &str) -> bool {
    code.contains('|') && code.contains(['[', '<', ':'])
}

/// The length of `[text](https://…)`, where that is what stands here.
fn web_link(rest: &str) -> Option<usize> {
    let close = 1 + rest[1..].find(['[', ']', '\\', '`', '<', '|'])?;
    let target = rest[close..].strip_prefix("](")?;
    let end = target.find([')', '(', ' ', '<', '>', '"', '\'', '`', '\\', '[', ']', '|'])?;
    let is_web = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| target[..end].starts_with(scheme));
    (close > 1 && target[end..].starts_with(')') && is_web).then_some(close + 2 + end + 1)
}

/// The length of `<https://…>`, where that is what stands here.
fn autolink(rest: &str) -> Option<usize> {
    let inside = &rest[1..];
    let end = inside.find(['<', '>', ' ', '`', '|', '\\'])?;
    (inside[end..].starts_with('>') && bare_url(&inside[..end]).is_some()).then_some(end + 2)
}

/// The length of the URL that begins here, without the punctuation of the sentence around it.
fn bare_url(rest: &str) -> Option<usize> {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| rest.starts_with(**scheme))?;
    let end = rest
        .find(|c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '[' | ']' | '|' | '{' | '}' | '^')
        })
        .unwrap_or(rest.len());
    let mut url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
    if url.ends_with(')') && !url.contains('(') {
        url = url.trim_end_matches([')', '.', ',']);
    }
    (url.len() > scheme.len()).then_some(url.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_and_emphasis_stay() {
        assert_eq!(inline("the `type` of *this* **one**"), "the `type` of *this* **one**");
        assert_eq!(inline("``a ` b`` and `[x]`"), "``a ` b`` and `[x]`");
    }

    #[test]
    fn unbalanced_backticks_are_escaped() {
        assert_eq!(inline("a ` b [x]"), "a \\` b \\[x\\]");
        assert_eq!(inline("```rust"), "\\`\\`\\`rust");
        assert_eq!(inline("\\``[x]`"), "\\``[x]`");
        assert_eq!(inline("`a`` [b]"), "\\`a\\`\\` \\[b\\]");
    }

    #[test]
    fn only_links_to_the_web_stay() {
        assert_eq!(inline("[x]"), "\\[x\\]");
        assert_eq!(inline("[x](https://a.example/b)"), "[x](https://a.example/b)");
        assert_eq!(inline("![x](https://a.example/b)"), "\\![x](https://a.example/b)");
        assert_eq!(inline("[x](javascript:alert(1))"), "\\[x\\](javascript:alert(1))");
        assert_eq!(inline("[x](Person)"), "\\[x\\](Person)");
        assert_eq!(inline("[x]: https://a.example"), "\\[x\\]: <https://a.example>");
    }

    #[test]
    fn html_is_text() {
        assert_eq!(inline("<b>x</b> <!-- y -->"), "\\<b>x\\</b> \\<!-- y -->");
        assert_eq!(
            inline("<script src=https://a.example>"),
            "\\<script src=<https://a.example>>"
        );
    }

    #[test]
    fn bare_urls_are_wrapped() {
        assert_eq!(inline("see https://a.example/b."), "see <https://a.example/b>.");
        assert_eq!(inline("(https://a.example/b)"), "(<https://a.example/b>)");
        assert_eq!(inline("<https://a.example>"), "<https://a.example>");
        assert_eq!(inline("http:// and https://"), "http:// and https://");
    }

    #[test]
    fn a_code_span_holds_anything() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(word("a|b"), "`a\\|b`");
    }

    #[test]
    fn a_summary_is_one_sentence() {
        assert_eq!(summary("\n  One\ntwo. Three.\n\nFour"), "One two.");
        assert_eq!(summary("One\ntwo. Three.\n"), "One two. Three.");
        assert!(is_brief("One\ntwo. Three.\n") && !is_brief("One.\n\nTwo."));
        assert_eq!(summary(""), "");
        assert!(summary(&"word ".repeat(100)).chars().count() <= 161);
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        assert_eq!(inline("a\u{202e}b\u{0}c\r"), "abc");
    }

    #[test]
    fn a_long_line_takes_linear_time() {
        let nasty = "` `` ``` [ < \\ https://".repeat(20_000);
        assert!(inline(&nasty).len() > nasty.len());
    }
}
