//! The one word of a type: `Person`, `list<map<string>>`, `page<Person>`.

use std::borrow::Cow;

use super::reader::Reader;
use super::{ReturnsDecl, TypeDecl, Wrapper};
use crate::diagnostic::{Finding, shown};
use crate::rules;
use crate::syntax::{Node, Scalar};

/// More than anybody needs, and little enough for recursion over a type.
const MAX_WRAPPERS: usize = 8;

impl<'s> Reader<'s, '_> {
    pub(super) fn type_word(&mut self, node: &Node<'s>, key: &str) -> Option<TypeDecl<'s>> {
        let scalar = self.word(node, key)?;
        self.split_type(&scalar, scalar.text.clone(), 0)
    }

    /// What an endpoint returns: a type, or `page<T>`.
    pub(super) fn returns(&mut self, node: &Node<'s>) -> Option<ReturnsDecl<'s>> {
        let scalar = self.word(node, "returns")?;
        let inner = unwrap(&scalar.text, "page").map(|inner| (inner.to_owned(), offset_in(&scalar.text, inner)));
        Some(match inner {
            Some((inner, offset)) => ReturnsDecl {
                is_page: true,
                ty: self.split_type(&scalar, Cow::Owned(inner), offset)?,
            },
            None => ReturnsDecl {
                is_page: false,
                ty: self.split_type(&scalar, scalar.text.clone(), 0)?,
            },
        })
    }

    /// Takes `list<` and `map<` off a text that stands `offset` bytes into a scalar.
    fn split_type(&mut self, scalar: &Scalar<'s>, text: Cow<'s, str>, offset: usize) -> Option<TypeDecl<'s>> {
        let mut wrappers = Vec::new();
        let mut word: &str = text.trim();
        loop {
            let (wrapper, inner) = match (unwrap(word, "list"), unwrap(word, "map")) {
                (Some(inner), _) => (Wrapper::List, inner),
                (_, Some(inner)) => (Wrapper::Map, inner),
                _ => break,
            };
            wrappers.push(wrapper);
            word = inner;
            if wrappers.len() > MAX_WRAPPERS {
                let message = format!("a type is nested at most {MAX_WRAPPERS} levels deep");
                let help = "a model of its own says more than deep nesting";
                self.push(Finding::error(rules::WRONG_VALUE, self.head(scalar.span), message).help(help));
                return None;
            }
        }
        if word.is_empty() || !word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            let message = format!("`{}` is no type", shown(&scalar.text));
            let help = "a type is one word: `string`, `Person`, `list<Person>`, `map<string>`";
            self.push(Finding::error(rules::WRONG_VALUE, self.head(scalar.span), message).help(help));
            return None;
        }
        let at = offset + offset_in(&text, word);
        let word_span = scalar.part(self.text, at..at + word.len());
        let word = match &text {
            Cow::Borrowed(all) => Cow::Borrowed(all.get(at - offset..at - offset + word.len()).unwrap_or_default()),
            Cow::Owned(_) => Cow::Owned(word.to_owned()),
        };
        Some(TypeDecl {
            wrappers,
            word,
            word_span,
            span: self.head(scalar.span),
        })
    }
}

/// `T` of `name<T>`.
fn unwrap<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    Some(
        text.trim()
            .strip_prefix(name)?
            .trim_start()
            .strip_prefix('<')?
            .strip_suffix('>')?
            .trim(),
    )
}

/// Where a part of a text begins in it.
fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}
