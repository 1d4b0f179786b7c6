//! A unified diff of two texts.

use std::fmt::Write as _;

/// Lines around a change.
const CONTEXT: usize = 3;

/// Beyond so many pairs of lines the middle of a file is shown as replaced.
const MAX_PAIRS: usize = 16_000_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Old,
    New,
}

/// The difference of two texts as `diff -u` prints it; empty where there is none.
#[must_use]
pub fn unified(path: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let lines = compare(&old, &new);
    let mut out = format!("--- a/{path}\n+++ b/{path}\n");
    let changed: Vec<usize> = (0..lines.len())
        .filter(|n| lines.get(*n).is_some_and(|line| line.0 != Side::Both))
        .collect();
    let mut rest = changed.as_slice();
    while let Some(first) = rest.first() {
        let near = rest
            .windows(2)
            .take_while(|pair| pair.last().zip(pair.first()).is_some_and(|(b, a)| b - a <= 2 * CONTEXT));
        let count = 1 + near.count();
        let last = rest.get(count - 1).copied().unwrap_or(*first);
        hunk(
            &lines,
            first.saturating_sub(CONTEXT),
            (last + CONTEXT + 1).min(lines.len()),
            &mut out,
        );
        rest = rest.get(count..).unwrap_or_default();
    }
    out
}

fn hunk(lines: &[(Side, &str)], start: usize, end: usize, out: &mut String) {
    let count = |part: &[(Side, &str)], not: Side| part.iter().filter(|(side, _)| *side != not).count();
    let (before, part) = (
        lines.get(..start).unwrap_or_default(),
        lines.get(start..end).unwrap_or_default(),
    );
    let range = |not: Side| {
        let (skipped, len) = (count(before, not), count(part, not));
        format!("{},{len}", if len == 0 { skipped } else { skipped + 1 })
    };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "@@ -{} +{} @@", range(Side::New), range(Side::Old));
    for (side, line) in part {
        out.push(match side {
            Side::Both => ' ',
            Side::Old => '-',
            Side::New => '+',
        });
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// Every line of either text, with where it is.
fn compare<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(Side, &'t str)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let left = old.len().min(new.len()) - head;
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(left)
        .take_while(|(a, b)| a == b)
        .count();
    let (a, b) = (old.get(head..old.len() - tail), new.get(head..new.len() - tail));
    let mut lines: Vec<(Side, &str)> = old.iter().take(head).map(|line| (Side::Both, *line)).collect();
    middle(a.unwrap_or_default(), b.unwrap_or_default(), &mut lines);
    lines.extend(old.iter().skip(old.len() - tail).map(|line| (Side::Both, *line)));
    lines
}

/// The longest common subsequence of what differs.
fn middle<'t>(a: &[&'t str], b: &[&'t str], out: &mut Vec<(Side, &'t str)>) {
    let width = b.len() + 1;
    let is_large = a.len().saturating_mul(b.len()) > MAX_PAIRS;
    let mut table = vec![0_u32; if is_large { 0 } else { (a.len() + 1) * width }];
    let at = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or_default();
    if !is_large {
        for (i, old) in a.iter().enumerate().rev() {
            for (j, new) in b.iter().enumerate().rev() {
                let best = if old == new {
                    at(&table, i + 1, j + 1) + 1
                } else {
                    at(&table, i + 1, j).max(at(&table, i, j + 1))
                };
                if let Some(cell) = table.get_mut(i * width + j) {
                    *cell = best;
                }
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    loop {
        match (a.get(i), b.get(j)) {
            (Some(old), Some(new)) if !is_large && old == new => {
                out.push((Side::Both, old));
                (i, j) = (i + 1, j + 1);
            }
            (Some(old), new) if new.is_none() || at(&table, i + 1, j) >= at(&table, i, j + 1) => {
                out.push((Side::Old, old));
                i += 1;
            }
            (_, Some(new)) => {
                out.push((Side::New, new));
                j += 1;
            }
            (_, None) => break,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_changed_with_its_surroundings() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl";
        let new = "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";
        let expected = "--- a/x\n+++ b/x\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n@@ -9,4 +9,4 @@\n i\n j\n k\n\
                        -l\n\\ No newline at end of file\n+l\n";
        assert_eq!(unified("x", old, new), expected);
        assert_eq!(unified("x", old, old), "");
        assert_eq!(unified("x", "", "a\n"), "--- a/x\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n");
    }
}
