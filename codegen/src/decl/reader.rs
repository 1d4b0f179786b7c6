//! What every decoder needs: to take a text, a word, a flag, a number, or to say what is wrong with it.

use std::borrow::Cow;

use super::DeprecatedDecl;
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::keys;
use crate::names;
use crate::rules;
use crate::source::Span;
use crate::syntax::{Ambiguity, Entry, Node, Scalar, Value, ambiguity};

/// Reads the nodes of one file.
pub(super) struct Reader<'s, 'f> {
    /// The text of the file.
    pub(super) text: &'s str,
    pub(super) findings: &'f mut Findings,
}

impl<'s> Reader<'s, '_> {
    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The first line of a place: enough to see what is meant.
    pub(super) fn head(&self, span: Span) -> Span {
        let text = self.text.get(span.range()).unwrap_or_default();
        let line = text.find(['\n', '\r']).unwrap_or(text.len());
        Span {
            end: span.start + u32::try_from(line).unwrap_or_default(),
            ..span
        }
    }

    /// Says that a value is of the wrong kind, unless it was said before that it is no value at all.
    pub(super) fn wrong_kind(&mut self, node: &Node<'s>, key: &str, wanted: &str) {
        let key = shown(key).into_owned();
        match node.value {
            Value::Broken => {}
            Value::Absent => {
                let message = format!("`{key}` has no value");
                self.push(Finding::error(rules::MISSING_VALUE, node.span, message).help(format!("give it {wanted}")));
            }
            _ => {
                let message = format!("`{key}` must be {wanted}, and this is {}", node.kind());
                self.push(Finding::error(rules::WRONG_KIND, self.head(node.span), message));
            }
        }
    }

    /// A text that stands for itself, or is compared with nothing but closed lists.
    pub(super) fn word(&mut self, node: &Node<'s>, key: &str) -> Option<Scalar<'s>> {
        match &node.value {
            Value::Scalar(scalar) => Some(scalar.clone()),
            _ => {
                self.wrong_kind(node, key, "a text");
                None
            }
        }
    }

    /// A text of the schema, which no reader of YAML may take for anything else.
    pub(super) fn text(&mut self, node: &Node<'s>, key: &str) -> Option<Scalar<'s>> {
        let scalar = self.word(node, key)?;
        self.unambiguous(&scalar);
        Some(scalar)
    }

    /// A text in prose: without the white space at its end.
    pub(super) fn prose(&mut self, node: &Node<'s>, key: &str) -> Option<Cow<'s, str>> {
        self.text(node, key).map(|scalar| trimmed(scalar.text))
    }

    /// Says that a bare word must be quoted.
    pub(super) fn unambiguous(&mut self, scalar: &Scalar<'s>) {
        if let Some(finding) = quote_it(scalar) {
            self.push(finding);
        }
    }

    pub(super) fn flag(&mut self, node: &Node<'s>, key: &str) -> Option<bool> {
        let Value::Scalar(scalar) = &node.value else {
            self.wrong_kind(node, key, "`true` or `false`");
            return None;
        };
        match (&*scalar.text, scalar.is_plain()) {
            ("true", true) => Some(true),
            ("false", true) => Some(false),
            (other, _) => {
                let message = format!("`{key}` must be `true` or `false`, not `{}`", shown(other));
                let mut finding = Finding::error(rules::WRONG_VALUE, self.head(scalar.span), message);
                let meant = match other.to_ascii_lowercase().as_str() {
                    "true" | "yes" | "on" | "y" => Some("true"),
                    "false" | "no" | "off" | "n" => Some("false"),
                    _ => None,
                };
                finding = match meant {
                    Some(meant) => finding.suggest(scalar.span, meant),
                    None => finding.help("write one of the two, without quotes"),
                };
                self.push(finding);
                None
            }
        }
    }

    /// A count in decimal digits.
    pub(super) fn count(&mut self, node: &Node<'s>, key: &str) -> Option<(u64, Span)> {
        let Value::Scalar(scalar) = &node.value else {
            self.wrong_kind(node, key, "a number");
            return None;
        };
        let digits = &*scalar.text;
        let is_decimal =
            digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
        match digits.parse() {
            Ok(value) if is_decimal && scalar.is_plain() => Some((value, scalar.span)),
            _ => {
                let message = format!("`{key}` must be a whole number, not `{}`", shown(digits));
                let help = "write it in decimal digits, without quotes, sign or leading zero";
                self.push(Finding::error(rules::WRONG_VALUE, self.head(scalar.span), message).help(help));
                None
            }
        }
    }

    /// A word of a closed list.
    pub(super) fn choose<T: Copy>(&mut self, node: &Node<'s>, key: &str, list: &[(T, &'static str)]) -> Option<T> {
        let scalar = self.word(node, key)?;
        if let Some((value, _)) = list.iter().find(|(_, name)| *name == scalar.text) {
            return Some(*value);
        }
        let names = list
            .iter()
            .map(|(_, name)| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let message = format!("`{key}` cannot be `{}`", shown(&scalar.text));
        let mut finding =
            Finding::error(rules::WRONG_VALUE, self.head(scalar.span), message).help(format!("it is one of {names}"));
        if let Some(near) = nearest(&scalar.text, list.iter().map(|(_, name)| *name)) {
            finding = finding
                .label(format!("did you mean `{near}`?"))
                .suggest(scalar.span, near);
        }
        self.push(finding);
        None
    }

    pub(super) fn mapping<'n>(&mut self, node: &'n Node<'s>, key: &str, of: &str) -> Option<&'n [Entry<'s>]> {
        match &node.value {
            Value::Mapping(_, entries) => Some(entries),
            _ => {
                self.wrong_kind(node, key, of);
                None
            }
        }
    }

    pub(super) fn sequence<'n>(&mut self, node: &'n Node<'s>, key: &str, of: &str) -> Option<&'n [Node<'s>]> {
        match &node.value {
            Value::Sequence(_, items) => Some(items),
            _ => {
                self.wrong_kind(node, key, of);
                None
            }
        }
    }

    /// Says that the language has no such key here.
    pub(super) fn unknown_key(&mut self, key: &Scalar<'s>, what: &str, known: &[&'static str]) {
        let span = self.head(key.span);
        let message = format!("{what} has no key `{}`", shown(&key.text));
        let mut finding = Finding::error(rules::YAML_UNKNOWN_KEY, span, message);
        finding = match nearest(&key.text, known.iter().copied()) {
            Some(near) => finding.label(format!("did you mean `{near}`?")).suggest(key.span, near),
            None => finding.help(format!("the keys are {}", known.join(", "))),
        };
        self.push(finding);
    }

    pub(super) fn missing_key(&mut self, span: Span, what: &str, key: &str, help: &str) {
        let message = format!("{what} has no `{key}`");
        self.push(Finding::error(rules::MISSING_KEY, self.head(span), message).help(help));
    }

    /// A name in `snake_case`; says so if it is none.
    pub(super) fn value_name(&mut self, scalar: &Scalar<'s>, what: &str) -> bool {
        if names::is_value_name(&scalar.text) {
            if scalar.is_plain() {
                self.unambiguous(scalar);
            }
            return true;
        }
        let better = heck::ToSnakeCase::to_snake_case(&*scalar.text);
        self.bad_name(
            scalar,
            what,
            "snake_case: a-z, 0-9 and single `_`",
            Some(better).filter(|n| names::is_value_name(n)),
        );
        false
    }

    /// A name in `PascalCase`; says so if it is none.
    pub(super) fn type_name(&mut self, scalar: &Scalar<'s>, what: &str) -> bool {
        if names::is_never_raw(&scalar.text) {
            let message = format!(
                "`{}` is a word that Rust keeps for itself, and no type can have it",
                scalar.text
            );
            self.push(Finding::error(rules::RUST_KEYWORD, scalar.span, message).help("choose another name"));
            return false;
        }
        if names::is_type_name(&scalar.text) {
            return true;
        }
        let better = heck::ToPascalCase::to_pascal_case(&*scalar.text);
        self.bad_name(
            scalar,
            what,
            "PascalCase: A-Z, a-z and 0-9",
            Some(better).filter(|n| names::is_type_name(n)),
        );
        false
    }

    fn bad_name(&mut self, scalar: &Scalar<'s>, what: &str, form: &str, better: Option<String>) {
        let message = format!("`{}` cannot be the name of {what}", shown(&scalar.text));
        let help = format!("names of this kind are in {form}");
        let mut finding = Finding::error(rules::NAME_INVALID, self.head(scalar.span), message).help(help);
        if let Some(better) = better.filter(|name| name.len() <= 60) {
            finding = finding.label(format!("perhaps `{better}`"));
        }
        self.push(finding);
    }

    pub(super) fn deprecated(&mut self, node: &Node<'s>) -> Option<Box<DeprecatedDecl<'s>>> {
        let entries = self.mapping(
            node,
            "deprecated",
            "a mapping such as `{since: \"1.2\", use: other, note: Why}`",
        )?;
        let mut decl = DeprecatedDecl::default();
        for Entry { key, value } in entries {
            match &*key.text {
                "since" => decl.since = self.prose(value, "since"),
                "use" => decl.use_instead = self.word(value, "use"),
                "note" => decl.note = self.prose(value, "note"),
                _ => self.unknown_key(key, "a deprecation", keys::DEPRECATED),
            }
        }
        Some(Box::new(decl))
    }
}

/// Whether a key is missing: neither there nor there with a slip, which is reported as such.
pub(super) fn lacks(entries: &[Entry<'_>], key: &str, known: &[&str]) -> bool {
    let is_slip = |word: &str| !known.contains(&word) && nearest(word, known.iter().copied()) == Some(key);
    !entries
        .iter()
        .any(|entry| entry.key.text == key || is_slip(&entry.key.text))
}

/// The finding for a bare word that must be quoted, if it must.
pub(crate) fn quote_it(scalar: &Scalar<'_>) -> Option<Finding> {
    if !scalar.is_plain() {
        return None;
    }
    let (code, what) = match ambiguity(&scalar.text)? {
        Ambiguity::Truthy if is_null(&scalar.text) => (rules::YAML_TRUTHY, "null"),
        Ambiguity::Truthy => (rules::YAML_TRUTHY, "a boolean"),
        Ambiguity::Mark => (rules::YAML_TRUTHY, "a mark of YAML's own"),
        Ambiguity::Number => (rules::YAML_NUMBER_LIKE, "a number"),
        Ambiguity::Date => (rules::YAML_DATE, "a date"),
    };
    let message = format!(
        "`{}` without quotes is {what} to some readers of YAML, and here it is a text",
        scalar.text
    );
    let finding = Finding::error(code, scalar.span, message).label("quote it");
    Some(finding.suggest(scalar.span, format!("\"{}\"", scalar.text)))
}

fn is_null(text: &str) -> bool {
    text == "~" || text.eq_ignore_ascii_case("null")
}

/// A text without the white space at its end.
pub(super) fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
        Cow::Owned(mut text) => {
            text.truncate(text.trim_end().len());
            text.shrink_to_fit();
            Cow::Owned(text)
        }
    }
}
