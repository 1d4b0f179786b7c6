//! Texts of a schema in Markdown, which they can neither leave nor turn.

/// A message in a line of Markdown or in a cell of a table: what stands between backticks stays code, and nothing else
/// means anything.
pub(super) fn message(text: &str) -> String {
    const LONGEST: usize = 300;
    let is_long = text.chars().nth(LONGEST).is_some();
    let cut: String = text.chars().take(LONGEST).collect();
    let parts: Vec<&str> = cut.split('`').collect();
    // Empty code, or code right behind code, would be read as other backticks.
    let inner = parts.get(1..parts.len() - 1).unwrap_or_default();
    let is_paired = parts.len() % 2 == 1 && inner.iter().all(|part| !part.is_empty());
    let mut out = String::with_capacity(cut.len());
    if is_paired {
        for (n, part) in parts.iter().enumerate() {
            out += &if n % 2 == 0 { plain(part) } else { code(part) };
        }
    } else {
        out += &plain(&cut);
    }
    if is_long {
        out.push('\u{2026}');
    }
    out
}

/// A text as code.
pub(super) fn code(text: &str) -> String {
    let inner: String = text.chars().map(|c| if c == '`' { '\'' } else { blank(c) }).collect();
    format!("`{}`", inner.replace('|', "\\|"))
}

/// A text in which nothing means anything. What means nothing anyway stays as it is: `_` within a word.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_within = before.is_alphanumeric() && rest.peek().is_some_and(|next| next.is_alphanumeric());
        match c {
            '_' if is_within => out.push('_'),
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '#' | '@' | '~' => out.extend(['\\', c]),
            '<' => out += "&lt;",
            '&' => out += "&amp;",
            c => out.push(blank(c)),
        }
        before = c;
    }
    out
}

fn blank(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_a_message_stays_code_and_the_rest_means_nothing() {
        assert_eq!(message("`a|b` is <gone> @all"), "`a\\|b` is &lt;gone> \\@all");
        assert_eq!(message("*a*\n[b](c)"), "\\*a\\* \\[b\\](c)");
        assert_eq!(message("max_length -> _a_"), "max_length -> \\_a\\_");
    }

    #[test]
    fn backticks_of_a_schema_cannot_turn_the_rest() {
        assert_eq!(message("a ` <b>"), "a \\` &lt;b>");
        assert_eq!(message("`` <b> ``"), "\\`\\` &lt;b> \\`\\`");
        assert_eq!(code("a`b\nc|d"), "`a'b c\\|d`");
    }
}
