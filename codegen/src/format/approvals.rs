//! Edits of `approvals.yaml`: each gives a canonical text in which every comment is kept.

use std::ops::Range;

use super::text::Edits;
use super::{Refusal, file, parse, text};
use crate::syntax::{Entry, Tree, Value};

const NAME: &str = "approvals.yaml";

/// An approval as it is written.
#[derive(Clone, Copy, Debug)]
pub struct NewApproval<'a> {
    /// Of the finding.
    pub fingerprint: &'a str,
    /// The rule of the finding.
    pub rule: &'a str,
    /// The path of the finding.
    pub path: &'a str,
    /// Why.
    pub reason: &'a str,
    /// The last day on which it holds.
    pub until: Option<&'a str>,
}

/// The text with one more approval, in the place of the one of the same fingerprint, if there is one.
///
/// # Errors
/// The file cannot be read, or the result would not hold what the formatter promises.
pub fn with(old: &str, approval: &NewApproval<'_>) -> Result<String, Refusal> {
    let (rest, comments) = take(old, &[approval.fingerprint])?;
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let (rule, path, reason) = (quoted(approval.rule), quoted(approval.path), quoted(approval.reason));
    let until = approval
        .until
        .map_or_else(String::new, |until| format!("  until: {until}\n"));
    let entry = format!("  rule: {rule}\n  path: {path}\n  reason: {reason}\n{until}");
    file(
        NAME,
        &format!("{rest}\n{comments}{}:\n{entry}", quoted(approval.fingerprint)),
    )
}

/// The text without some approvals and what is said above them; empty where nothing is left, not even a comment.
///
/// # Errors
/// The file cannot be read, or the result would not hold what the formatter promises.
pub fn without(old: &str, fingerprints: &[&str]) -> Result<String, Refusal> {
    let (rest, _) = take(old, fingerprints)?;
    match rest.trim() {
        "" => Ok(String::new()),
        left if left.lines().all(|line| line.trim().is_empty() || line.starts_with('#')) => {
            Ok(format!("{left}\n{{}}\n"))
        }
        _ => file(NAME, &rest),
    }
}

/// The text without some approvals, and the comments that belonged to them.
fn take(old: &str, fingerprints: &[&str]) -> Result<(String, String), Refusal> {
    if old.trim().is_empty() {
        return Ok((String::new(), String::new()));
    }
    let base = text::normal(old);
    let tree = parse(&base)?;
    let Value::Mapping(_, entries) = &tree.root.value else {
        return Err(Refusal::Notation("something else than a mapping"));
    };
    let (mut edits, mut comments) = (Edits::default(), String::new());
    if entries.is_empty() {
        // `{}` stands there only because a file has to hold something.
        edits.replace(tree.root.span.range(), "");
    } else if base
        .get(tree.root.span.range())
        .is_some_and(|text| text.starts_with('{'))
    {
        return take(&file(NAME, &base)?, fingerprints);
    }
    for entry in entries.iter().filter(|entry| fingerprints.contains(&&*entry.key.text)) {
        let range = lines_of(&tree, entry);
        for comment in tree
            .comments
            .iter()
            .filter(|c| range.contains(&(c.span.start as usize)))
        {
            comments += base.get(comment.span.range()).unwrap_or_default().trim_end();
            comments.push('\n');
        }
        edits.replace(range, "");
    }
    Ok((edits.apply(&base), comments))
}

/// The lines of an approval, with the comments right above it.
fn lines_of(tree: &Tree<'_>, entry: &Entry<'_>) -> Range<usize> {
    let text = tree.text;
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |n| n + 1);
    let mut start = line_start(entry.key.span.start as usize);
    while start > 0 && text[line_start(start - 1)..start].starts_with('#') {
        start = line_start(start - 1);
    }
    let last = text[..entry.value.span.end as usize]
        .trim_end()
        .len()
        .max(entry.key.span.end as usize);
    let end = text[last..].find('\n').map_or(text.len(), |n| last + n + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn approval<'a>(fingerprint: &'a str, reason: &'a str) -> NewApproval<'a> {
        NewApproval {
            fingerprint,
            rule: "choice-removed",
            path: "v1.A.p",
            reason,
            until: None,
        }
    }

    const OLD: &str = "# What we live with.\n\n# Agreed in May.\nbbbbbbbbbbbbbbbb: # b\n  rule: choice-removed\n  path: v1.A.p\n  \
                       reason: Nobody had it.\n# The end.\n";

    #[test]
    fn the_first_approval_makes_the_file() {
        let text = with("", &approval("0123456789012345", "Nobody had it: ever.")).expect("an approval");
        let wanted =
            "\"0123456789012345\":\n  rule: choice-removed\n  path: v1.A.p\n  reason: \"Nobody had it: ever.\"\n";
        assert_eq!(text, wanted);
        assert_eq!(without(&text, &["0123456789012345"]).as_deref(), Ok(""));
    }

    #[test]
    fn approvals_are_sorted_and_comments_stay_with_theirs() {
        let text = with(OLD, &approval("aaaaaaaaaaaaaaaa", "R.")).expect("an approval");
        for comment in [
            "# What we live with.\n\n",
            "# Agreed in May.\nbbbbbbbbbbbbbbbb: # b\n",
            "# The end.\n",
        ] {
            assert!(text.contains(comment), "{text}");
        }
        assert_eq!(file(NAME, &text).as_deref(), Ok(text.as_str()), "it is canonical");
        let back = without(&text, &["aaaaaaaaaaaaaaaa"]).expect("approvals");
        assert!(!back.contains("aaaa") && back.contains("bbbb"), "{back}");
    }

    #[test]
    fn a_new_decision_takes_the_place_of_the_old_one() {
        let again = NewApproval {
            until: Some("2026-12-31"),
            ..approval("bbbbbbbbbbbbbbbb", "Still nobody.")
        };
        let text = with(OLD, &again).expect("an approval");
        assert!(
            !text.contains("Nobody had it") && text.contains("Still nobody."),
            "{text}"
        );
        assert!(
            text.contains("  until: 2026-12-31\n") && text.contains("# Agreed in May."),
            "{text}"
        );
        assert_eq!(text.matches("bbbbbbbbbbbbbbbb").count(), 1, "{text}");
    }

    #[test]
    fn comments_of_the_file_outlive_the_last_approval() {
        let text = without(OLD, &["bbbbbbbbbbbbbbbb"]).expect("comments");
        assert_eq!(text, "# What we live with.\n\n# The end.\n{}\n");
        let text = with(&text, &approval("aaaaaaaaaaaaaaaa", "R.")).expect("an approval");
        assert!(
            text.starts_with("# What we live with.\n") && !text.contains("{}"),
            "{text}"
        );
    }
}
