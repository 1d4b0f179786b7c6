//! A thousand files, shuffled, badly spaced and full of comments that say whose they are.

use serde_yaml::Value as Data;

use super::generate::{Random, document};
use crate::format::file;

const FILES: u64 = 1000;

#[test]
fn every_comment_stays_with_its_owner_and_nothing_else_changes() {
    let mut comments = 0;
    for seed in 0..FILES {
        let mut random = Random::new(seed);
        let (name, before) = document(&mut random);
        let after = match file(name, &before) {
            Ok(after) => after,
            Err(refusal) => panic!("seed {seed}: {refusal}\n{before}"),
        };
        let told = |what: &str| format!("seed {seed}: {what}\n--- before\n{before}\n--- after\n{after}");
        assert_eq!(file(name, &after).as_ref(), Ok(&after), "{}", told("a second pass"));
        assert_eq!(data(&before), data(&after), "{}", told("another reader's data"));
        assert_eq!(marks(&before), marks(&after), "{}", told("the comments"));
        assert!(
            after
                .lines()
                .all(|line| !line.starts_with('\u{FEFF}') && !line.ends_with('\r'))
        );
        let lines: Vec<&str> = after.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            if let Some(mark) = mark(line) {
                comments += 1;
                assert!(is_at_its_place(&lines, n, mark), "{}", told(mark));
            }
        }
    }
    assert!(comments > 10_000, "only {comments} comments");
}

/// The data by the second reader of YAML, which knows nothing of order among keys.
fn data(text: &str) -> Data {
    serde_yaml::from_str(text.trim_start_matches('\u{FEFF}')).expect("YAML")
}

/// What a comment of the generator says of itself.
fn mark(line: &str) -> Option<&str> {
    line.split_once("# c:").map(|(_, mark)| mark.trim_end())
}

fn marks(text: &str) -> Vec<&str> {
    let mut marks: Vec<&str> = text.lines().filter_map(mark).collect();
    marks.sort_unstable();
    marks
}

/// Whether the comment on line `n` stands where it says; written without any use of the formatter's own rules.
fn is_at_its_place(lines: &[&str], n: usize, mark: &str) -> bool {
    let parts: Vec<&str> = mark.split('/').collect();
    let [kind, parent, key, _] = *parts.as_slice() else {
        return false;
    };
    let is_comment = |line: &str| line.trim_start().starts_with("# c:");
    let is_content = |line: &str| !line.trim().is_empty() && !is_comment(line);
    let rest = || lines.iter().skip(n + 1);
    let in_parent = |line: usize| parent_of(lines, line) == parent;
    match kind {
        "beside" => !is_comment(lines[n]) && key_of(lines[n]) == key && in_parent(n),
        "above" => {
            let next = rest().position(|line| !is_comment(line)).map(|skip| n + 1 + skip);
            next.is_some_and(|next| key_of(lines[next]) == key && in_parent(next))
        }
        "section" => {
            rest()
                .find(|line| !is_comment(line))
                .is_some_and(|line| line.is_empty())
                && in_parent(n)
        }
        "tail" => {
            rest()
                .find(|line| is_content(line))
                .is_none_or(|line| indent(line) < indent(lines[n]))
                && in_parent(n)
        }
        _ => false,
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The key, or the text of an item of a list, on a line.
fn key_of(line: &str) -> &str {
    let line = line.trim_start().trim_start_matches("- ");
    line.split([':', ' ']).next().unwrap_or_default().trim_matches('"')
}

/// The key of the mapping or list that a line is in.
fn parent_of<'t>(lines: &[&'t str], n: usize) -> &'t str {
    let own = indent(lines[n]);
    let above = lines[..n]
        .iter()
        .rev()
        .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with("# c:") && indent(line) < own);
    above.map_or("", |line| key_of(line))
}
