//! Paths of endpoints.

use crate::diagnostic::{Finding, Findings, shown};
use crate::names;
use crate::rules;
use crate::source::Span;
use crate::syntax::Scalar;

/// Both paths with one slash between them and none at the end.
pub(super) fn join(base: Option<&Scalar<'_>>, path: Option<&Scalar<'_>>) -> String {
    let mut joined = String::new();
    for part in [base, path].into_iter().flatten() {
        let part = part.text.trim_matches('/');
        if !part.is_empty() {
            joined.push('/');
            joined.push_str(part);
        }
    }
    if joined.is_empty() { "/".to_owned() } else { joined }
}

/// The names in braces, in order, each once.
pub(super) fn placeholders(
    base: Option<&Scalar<'_>>,
    path: Option<&Scalar<'_>>,
    findings: &mut Findings,
) -> Vec<(String, Span)> {
    let mut names = Vec::new();
    for part in [base, path].into_iter().flatten() {
        if let Err(finding) = add(part, &mut names) {
            findings.push(*finding);
        }
    }
    names
}

fn add(path: &Scalar<'_>, found: &mut Vec<(String, Span)>) -> Result<(), Box<Finding>> {
    let error =
        |message: String, help: &str| Box::new(Finding::error(rules::PATH_INVALID, path.span, message).help(help));
    let allowed = |c: char| c.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@%{}".contains(c);
    if let Some(wrong) = path.text.chars().find(|c| !allowed(*c)) {
        let message = format!("`{}` cannot stand in a path", shown(wrong.encode_utf8(&mut [0; 4])));
        return Err(error(message, "percent-encode it; what follows `?` belongs in `query`"));
    }
    let mut rest = &*path.text;
    while let Some(at) = rest.find(['{', '}']) {
        let inner = rest
            .get(at..)
            .and_then(|rest| rest.strip_prefix('{'))
            .and_then(|rest| rest.split_once('}'));
        let Some((name, after)) = inner else {
            return Err(error(
                "the braces of this path do not match".to_owned(),
                "write `{name}`",
            ));
        };
        if !names::is_value_name(name) {
            let message = format!("`{}` cannot be the name of a parameter", shown(name));
            return Err(error(
                message,
                "write a name in snake_case in the braces: `{thread_id}`",
            ));
        }
        if found.iter().any(|(other, _)| other == name) {
            let message = format!("`{{{name}}}` stands in the path twice");
            let finding = Finding::error(rules::PATH_PARAM_MISMATCH, path.span, message);
            return Err(Box::new(finding.help("give one of them another name")));
        }
        found.push((name.to_owned(), path.span));
        rest = after;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::syntax::Style;

    fn scalar(text: &str) -> Scalar<'_> {
        let span = Span {
            source: SourceId(0),
            start: 0,
            end: 0,
        };
        Scalar {
            text: text.into(),
            style: Style::Plain,
            span,
        }
    }

    #[test]
    fn paths_join_with_one_slash() {
        let join = |a, b| join(Some(&scalar(a)), Some(&scalar(b)));
        assert_eq!(join("/conversations", "/{id}"), "/conversations/{id}");
        assert_eq!(join("conversations/", "{id}"), "/conversations/{id}");
        assert_eq!(join("/conversations", "/"), "/conversations");
        assert_eq!(join("/", "/"), "/");
    }

    #[test]
    fn placeholders_are_found_and_checked() {
        let names = |path| {
            let mut findings = Findings::default();
            let names = placeholders(None, Some(&scalar(path)), &mut findings);
            (
                names.into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(" "),
                findings.len(),
            )
        };
        assert_eq!(names("/a/{id}/b/{thread_id}"), ("id thread_id".to_owned(), 0));
        for wrong in ["/{", "/}", "/{}", "/{Id}", "/{a}/{a}", "/a b", "/a\nb", "/{a{b}}", "/ä"] {
            assert_eq!(names(wrong).1, 1, "{wrong}");
        }
    }
}
