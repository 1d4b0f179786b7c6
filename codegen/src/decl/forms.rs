//! Texts of a form: addresses, headers, paths into a document.

use super::reader::Reader;
use crate::diagnostic::{Finding, shown};
use crate::rules;
use crate::syntax::{Node, Scalar, Value};

const HEADER: &str = "the name of a header: letters, digits and `-`, such as `Retry-After`";
const PATH: &str = "keys from the top of the document, with dots between them: `page.number`";

impl<'s> Reader<'s, '_> {
    /// A text of a form, which `form` describes.
    pub(super) fn formed(
        &mut self,
        node: &Node<'s>,
        key: &str,
        is_right: fn(&str) -> bool,
        form: &str,
    ) -> Option<Scalar<'s>> {
        let scalar = self.word(node, key)?;
        self.is_formed(&scalar, key, is_right, form).then_some(scalar)
    }

    fn is_formed(&mut self, scalar: &Scalar<'s>, key: &str, is_right: fn(&str) -> bool, form: &str) -> bool {
        let holds = is_right(&scalar.text);
        if !holds {
            let message = format!("`{key}` cannot be `{}`", shown(&scalar.text));
            let help = format!("it must be {form}");
            self.push(Finding::error(rules::WRONG_VALUE, self.head(scalar.span), message).help(help));
        }
        holds
    }

    pub(super) fn url(&mut self, node: &Node<'s>, key: &str) -> Option<Scalar<'s>> {
        self.formed(node, key, is_url, "an address such as `https://example.com/docs`")
    }

    /// The name of a header.
    pub(super) fn header(&mut self, node: &Node<'s>, key: &str) -> Option<String> {
        let header = self.formed(node, key, is_header, HEADER)?;
        Some(header.text.into_owned())
    }

    /// The names of headers: one, or a list.
    pub(super) fn headers(&mut self, node: &Node<'s>, key: &str) -> Vec<String> {
        let headers = self.one_or_more(node, key, "the name of a header, or a list of them");
        let right = headers
            .into_iter()
            .filter(|header| self.is_formed(header, key, is_header, HEADER));
        right.map(|header| header.text.into_owned()).collect()
    }

    /// Keys from the top of a document.
    pub(super) fn path(&mut self, node: &Node<'s>, key: &str) -> Option<Vec<String>> {
        let path = self.formed(node, key, is_path, PATH)?;
        Some(keys(&path.text))
    }

    /// One path, or a list of them.
    pub(super) fn paths(&mut self, node: &Node<'s>, key: &str) -> Vec<Vec<String>> {
        let paths = self.one_or_more(node, key, "a path, or a list of paths");
        let right = paths
            .into_iter()
            .filter(|path| self.is_formed(path, key, is_path, PATH));
        right.map(|path| keys(&path.text)).collect()
    }

    /// A text, or a list of texts, of which there is one at least.
    pub(super) fn one_or_more(&mut self, node: &Node<'s>, key: &str, of: &str) -> Vec<Scalar<'s>> {
        match &node.value {
            Value::Scalar(_) => self.wire_name(node, key).into_iter().collect(),
            Value::Sequence(_, items) => {
                if items.is_empty() {
                    let message = format!("`{key}` has no value");
                    self.push(Finding::error(rules::MISSING_VALUE, node.span, message).help(format!("give it {of}")));
                }
                items.iter().filter_map(|item| self.wire_name(item, key)).collect()
            }
            _ => {
                self.wrong_kind(node, key, of);
                Vec::new()
            }
        }
    }
}

/// An address that can stand in a link of Markdown and in an attribute of HTML as it is.
pub(super) fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']))
        && text
            .chars()
            .all(|c| c.is_ascii_graphic() && !"<>()[]\"'`\\".contains(c))
}

/// An address that a path can follow.
pub(super) fn is_base_url(text: &str) -> bool {
    is_url(text) && !text.contains(['?', '#'])
}

/// A token of RFC 9110, section 5.6.2.
fn is_header(text: &str) -> bool {
    let is_tchar = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_tchar)
}

fn is_path(text: &str) -> bool {
    text.split('.')
        .all(|key| !key.is_empty() && !key.chars().any(char::is_control))
}

fn keys(path: &str) -> Vec<String> {
    path.split('.').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert!(is_url("https://example.com/a?b#c") && is_url("http://localhost:8080"));
        assert!(!is_url("https://") && !is_url("https:///a") && !is_url("ftp://a") && !is_url("https://a b"));
        assert!(is_base_url("https://example.com/v1") && !is_base_url("https://example.com/?a=b"));
        assert!(is_header("X-RateLimit-Retry-After") && is_header("Retry-After"));
        assert!(!is_header("") && !is_header("Retry After") && !is_header("Retry:") && !is_header("Ä"));
        assert!(is_path("a") && is_path("_links.next.href"));
        assert!(!is_path("") && !is_path(".a") && !is_path("a.") && !is_path("a..b"));
    }
}
