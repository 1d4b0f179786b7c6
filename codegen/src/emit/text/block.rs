//! What stands at the beginning of lines: lists, fences, code by indentation, headings.

use super::inline::{inline, longest_run};

/// Makes a text safe for Markdown. The result has no trailing white space and no two blank lines in a row.
pub(crate) fn safe(text: &str) -> String {
    let mut blocks = Blocks::default();
    for line in super::visible(text).lines() {
        blocks.line(line.trim_end());
    }
    blocks.finish()
}

/// An item of a list that is open: where its text begins, in the source and in what is written.
#[derive(Clone, Copy, Default)]
struct Level {
    from: usize,
    to: usize,
}

/// A fence that is open.
struct Fence {
    mark: char,
    length: usize,
    level: Level,
}

/// Code by indentation, collected until it ends, because the fence must be longer than any within.
struct Indented {
    level: Level,
    lines: Vec<String>,
}

/// Markers of lists on one line beyond this number are text.
const DEEPEST: usize = 6;

#[derive(Default)]
struct Blocks {
    out: String,
    levels: Vec<Level>,
    fence: Option<Fence>,
    indented: Option<Indented>,
    /// Whether the line before is text, so that this one may continue it.
    paragraph: bool,
}

impl Blocks {
    fn line(&mut self, line: &str) {
        if self.inside_fence(line) || self.inside_indented(line) {
            return;
        }
        if line.is_empty() {
            return self.blank();
        }
        let rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        let left = self.leave(indent, rest);
        let level = self.levels.last().copied().unwrap_or_default();
        let deeper = indent.saturating_sub(level.from);
        if deeper >= 4 && !self.paragraph {
            let lines = vec![line[level.from + 4..].to_owned()];
            self.indented = Some(Indented { level, lines });
        } else if deeper >= 4 {
            self.text(level, &text(rest));
        } else if let Some((mark, length)) = fence(rest) {
            self.open(mark, length, &rest[length..], level);
        } else if is_rule(rest) {
            self.alone(level, "***");
        } else if let Some(title) = heading(rest) {
            self.title(level, title);
        } else {
            self.items(level, rest, indent, left);
        }
    }

    /// Closes the items that a line at this indentation is no part of; says whether it closed any.
    fn leave(&mut self, indent: usize, rest: &str) -> bool {
        let before = self.levels.len();
        // A line of text behind text continues it, wherever it begins.
        if self.paragraph && marker(rest).is_none() && fence(rest).is_none() {
            return false;
        }
        while self.levels.last().is_some_and(|level| level.from > indent) {
            self.levels.pop();
        }
        self.levels.len() < before
    }

    /// A line that may begin one or more items of a list.
    fn items(&mut self, mut level: Level, mut rest: &str, mut indent: usize, left: bool) {
        let mut line = String::new();
        let start = level;
        for depth in 0..DEEPEST {
            let Some(found) = marker(rest) else { break };
            // Within a paragraph only these begin a list; a year at the beginning of a line does not.
            if depth == 0 && self.paragraph && !left && !found.interrupts {
                break;
            }
            line.push_str(&rest[..found.width]);
            line.push(' ');
            let behind = rest[found.width..].trim_start_matches(' ');
            indent += rest.len() - behind.len();
            rest = behind;
            level = Level {
                from: indent,
                to: level.to + found.width + 1,
            };
            self.levels.push(level);
        }
        line.push_str(&text(rest));
        self.text(start, &line);
    }

    fn text(&mut self, level: Level, line: &str) {
        self.push(level, line);
        self.paragraph = true;
    }

    fn blank(&mut self) {
        self.paragraph = false;
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A line with a blank one on either side.
    fn alone(&mut self, level: Level, line: &str) {
        self.blank();
        self.push(level, line);
        self.blank();
    }

    /// A heading would break the page it is put in, so it is a bold line.
    fn title(&mut self, level: Level, title: &str) {
        if !title.is_empty() {
            self.alone(level, &format!("**{}**", inline(title)));
        }
    }

    fn push(&mut self, level: Level, line: &str) {
        if !line.is_empty() {
            self.out.extend(std::iter::repeat_n(' ', level.to));
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn open(&mut self, mark: char, length: usize, info: &str, level: Level) {
        let fence: String = std::iter::repeat_n(mark, length).collect();
        self.push(level, &format!("{fence}{}", language(info.trim())));
        self.fence = Some(Fence { mark, length, level });
        self.paragraph = false;
    }

    fn inside_fence(&mut self, line: &str) -> bool {
        let Some(Fence { mark, length, level }) = self.fence else {
            return false;
        };
        let rest = line.trim_start_matches(' ');
        if rest.len() >= length && rest.chars().all(|c| c == mark) {
            self.push(level, rest);
            self.fence = None;
        } else {
            let strip = (line.len() - rest.len()).min(level.from);
            self.push(level, &line[strip..]);
        }
        true
    }

    fn inside_indented(&mut self, line: &str) -> bool {
        let Some(indented) = &mut self.indented else {
            return false;
        };
        let strip = indented.level.from + 4;
        let indent = line.len() - line.trim_start_matches(' ').len();
        if line.is_empty() {
            indented.lines.push(String::new());
        } else if indent >= strip {
            indented.lines.push(line[strip..].to_owned());
        } else {
            self.close_indented();
            return false;
        }
        true
    }

    /// Writes code by indentation as a fence that says it is no Rust.
    fn close_indented(&mut self) {
        let Some(Indented { level, mut lines }) = self.indented.take() else {
            return;
        };
        let blank_after = lines.last().is_some_and(String::is_empty);
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let longest = lines.iter().map(|line| longest_run(line)).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.push(level, &format!("{fence}text"));
        for line in &lines {
            self.push(level, line);
        }
        self.push(level, &fence);
        if blank_after {
            self.blank();
        }
    }

    fn finish(mut self) -> String {
        self.close_indented();
        if let Some(Fence { mark, length, level }) = self.fence.take() {
            let fence: String = std::iter::repeat_n(mark, length).collect();
            self.push(level, &fence);
        }
        self.out.truncate(self.out.trim_end().len());
        self.out
    }
}

/// The marker of an item of a list, with text behind it.
struct Marker {
    width: usize,
    interrupts: bool,
}

fn marker(rest: &str) -> Option<Marker> {
    // Below a line with a `|` this would be the rule of a table.
    if rest.contains('|') && rest.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
        return None;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let found = match rest.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => Marker {
            width: 1,
            interrupts: true,
        },
        b'.' | b')' if (1..=9).contains(&digits) => Marker {
            width: digits + 1,
            interrupts: &rest[..digits] == "1",
        },
        _ => return None,
    };
    let behind = &rest[found.width..];
    (behind.starts_with(' ') && !behind.trim().is_empty()).then_some(found)
}

/// What opens a fence: its character and its length.
fn fence(rest: &str) -> Option<(char, usize)> {
    let mark = rest.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = rest.chars().take_while(|c| *c == mark).count();
    (length >= 3 && !(mark == '`' && rest[length..].contains('`'))).then_some((mark, length))
}

/// The languages that a fence may name; anything else might make it a doctest or a warning.
fn language(info: &str) -> &str {
    const KNOWN: &[&str] = &[
        "json", "yaml", "html", "xml", "http", "sh", "toml", "csv", "sql", "graphql",
    ];
    KNOWN.iter().find(|known| **known == info).copied().unwrap_or("text")
}

fn is_rule(rest: &str) -> bool {
    ['-', '*', '_']
        .iter()
        .any(|mark| rest.matches(*mark).count() >= 3 && rest.chars().all(|c| c == *mark || c == ' '))
}

fn heading(rest: &str) -> Option<&str> {
    let level = rest.bytes().take_while(|byte| *byte == b'#').count();
    let title = &rest[level..];
    let is_heading = (1..=6).contains(&level) && (title.is_empty() || title.starts_with(' '));
    is_heading.then(|| title.trim().trim_end_matches('#').trim_end())
}

/// Text at the beginning of a line or an item, where the first character could mean something.
fn text(rest: &str) -> String {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=9).contains(&digits) && matches!(rest.as_bytes().get(digits), Some(b'.' | b')'));
    let behind_number = rest.get(digits + 1..).unwrap_or_default();
    if numbered && (behind_number.is_empty() || behind_number.starts_with(' ')) {
        return format!("{}\\{}", &rest[..digits], inline(&rest[digits..]));
    }
    let alone = rest.chars().all(|c| matches!(c, '-' | '+' | '*' | '='));
    let bullet = rest.starts_with(['-', '*', '+']) && rest[1..].starts_with(' ');
    if alone || bullet || rest.starts_with(['>', '#']) || rest.starts_with("~~~") {
        format!("\\{}", inline(rest))
    } else {
        inline(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_and_lists_stay() {
        let text =
            "Goes with `action_type`:\n\n- `merged`: the original;\n- `imported`: null.\n  More.\n\n1. One\n2. Two";
        assert_eq!(safe(text), text);
    }

    #[test]
    fn indented_code_is_no_doctest() {
        assert_eq!(safe("    panic!()"), "```text\npanic!()\n```");
        assert_eq!(safe("a\n\n    b\n\n      c\n\nd"), "a\n\n```text\nb\n\n  c\n```\n\nd");
        assert_eq!(safe("    ```\n    x"), "````text\n```\nx\n````");
        assert_eq!(safe("a\n    b"), "a\nb");
        assert_eq!(safe("-     code"), "- code");
        assert_eq!(safe("- a\n\n      b"), "- a\n\n  ```text\n  b\n  ```");
        assert_eq!(safe("\tx"), "```text\nx\n```");
    }

    #[test]
    fn fences_are_no_doctests() {
        assert_eq!(safe("```\nx\n```"), "```text\nx\n```");
        assert_eq!(safe("```rust\nx"), "```text\nx\n```");
        assert_eq!(safe("```json\n{}\n```"), "```json\n{}\n```");
        assert_eq!(safe("~~~should-panic\n```\n~~~"), "~~~text\n```\n~~~");
        assert_eq!(safe("- ```rust\n  x"), "- \\`\\`\\`rust\n  x");
        assert_eq!(safe("- ~~~\n  x"), "- \\~~~\n  x");
        assert_eq!(safe("> ```\n> x"), "\\> \\`\\`\\`\n\\> x");
    }

    #[test]
    fn headings_do_not_break_the_page() {
        assert_eq!(safe("# A b #\nc"), "**A b**\n\nc");
        assert_eq!(safe("a\n==="), "a\n\\===");
        assert_eq!(safe("a\n---\nb"), "a\n\n***\n\nb");
        assert_eq!(safe("a\n--"), "a\n\\--");
        assert_eq!(safe("-\n      x"), "\\-\nx");
    }

    #[test]
    fn a_year_begins_no_list() {
        assert_eq!(safe("a\n2019. b\n\n      c"), "a\n2019\\. b\n\n```text\n  c\n```");
        assert_eq!(safe("1. a\n2. b"), "1. a\n2. b");
    }

    #[test]
    fn what_could_be_the_rule_of_a_table_begins_no_list() {
        assert_eq!(safe("a|\n- - |\n\n      b"), "a|\n\\- - |\n\n```text\n  b\n```");
    }

    #[test]
    fn comment_ends_and_quotes_stay() {
        assert_eq!(safe("a */ b \"\"\" c"), "a */ b \"\"\" c");
    }

    #[test]
    fn long_texts_take_linear_time() {
        let text = "- [x] <b> ` `` *\n      c\n\n".repeat(8_000);
        assert!(safe(&text).len() > 100_000);
    }
}
