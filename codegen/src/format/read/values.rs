//! The lines of values that are no blocks of keys or items, copied as they stand.

use super::super::layout::{Item, Line};
use super::super::text::{WHITE, value_start};
use super::{Reader, indent_of};
use crate::syntax::{Node, Style, Value};

impl Reader<'_> {
    /// The comments on the lines from one to the first that nobody owns yet.
    pub(super) fn beside(&self, line: usize) -> Vec<String> {
        let start = |n: usize| self.starts.get(n).copied().unwrap_or(self.text.len());
        let (from, to) = (start(line), start(self.at));
        let first = self.comments.partition_point(|at| *at < from);
        let own = self.comments.iter().skip(first).take_while(|at| **at < to);
        own.map(|at| {
            let rest = self.text.get(*at..).unwrap_or_default();
            rest.split('\n')
                .next()
                .unwrap_or_default()
                .trim_end_matches(WHITE)
                .to_owned()
        })
        .collect()
    }

    /// The lines of a value behind the line of its colon or dash, which ends at `from`.
    pub(super) fn rest_of(&mut self, item: &mut Item, node: &Node<'_>, from: usize, indent: usize) {
        let first = self.line_of(from);
        match &node.value {
            Value::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
                self.block_scalar(item, from, indent);
            }
            Value::Scalar(scalar) => {
                let last = self.line_of((scalar.span.end as usize).saturating_sub(1));
                for n in first + 1..=last {
                    let line = self.line(n).trim_start_matches(WHITE);
                    // Before a line break, an escape may be of the space behind it.
                    let text = if line.trim_end_matches(WHITE).ends_with('\\') {
                        line
                    } else {
                        line.trim_end_matches(WHITE)
                    };
                    item.head.push(Line {
                        shift: 2,
                        text: text.to_owned(),
                    });
                }
                self.at = self.at.max(last + 1);
            }
            Value::Mapping(..) | Value::Sequence(..) => {
                let last = self.line_of((node.span.end as usize).saturating_sub(1));
                for n in first + 1..=last {
                    let line = self.line(n);
                    let shift = indent_of(line).saturating_sub(indent);
                    item.head.push(Line {
                        shift,
                        text: line.trim_matches(WHITE).to_owned(),
                    });
                }
                self.at = self.at.max(last + 1);
            }
            Value::Absent | Value::Broken => {}
        }
    }

    /// The lines of `|` and `>`, moved as one; their spaces are part of the text.
    fn block_scalar(&mut self, item: &mut Item, from: usize, indent: usize) {
        let start = value_start(self.text, from);
        let header_line = self.line_of(start);
        for n in self.line_of(from) + 1..=header_line {
            item.head.push(Line {
                shift: 2,
                text: self.line(n).trim_matches(WHITE).to_owned(),
            });
        }
        let header = self.text.get(start..).unwrap_or_default();
        let header = header.split(['\n', ' ']).next().unwrap_or_default();
        let said = header
            .bytes()
            .find(u8::is_ascii_digit)
            .map(|digit| usize::from(digit - b'0'));
        let first = header_line + 1;
        let is_blank = |line: &str| line.trim_matches(' ').is_empty();
        let found = self
            .lines
            .iter()
            .skip(first)
            .find(|line| !is_blank(line))
            .map_or(0, |line| indent_of(line));
        let content = said.map_or(found, |said| indent + said);
        let shift = said.unwrap_or(2);
        let keeps = header.contains('+');
        let mut last = first;
        for n in first..self.lines.len() {
            let line = self.line(n);
            // A line with more spaces than the others are indented by is a line of spaces, not a blank one.
            if is_blank(line) && (line.len() <= content || content <= indent) {
                last += usize::from(keeps && last == n);
            } else if content > indent && indent_of(line) >= content {
                last = n + 1;
            } else {
                break;
            }
        }
        for n in first..last {
            let line = self.line(n);
            let is_empty = is_blank(line) && content <= indent;
            let text = line.get(content..).filter(|_| !is_empty).unwrap_or_default();
            item.head.push(Line {
                shift,
                text: text.to_owned(),
            });
        }
        item.keeps = keeps;
        self.at = last;
    }
}
