//! `crate.yaml`: the generated crate.

use super::PackageDecl;
use super::reader::Reader;
use crate::diagnostic::{Finding, shown};
use crate::model::Runtime;
use crate::rules;
use crate::syntax::{Entry, Node, Scalar};

const KEYS: &[&str] = &["name", "version", "description", "licence", "docs_url", "runtime"];
const RUNTIME_KEYS: &[&str] = &["path", "git", "version"];

impl<'s> Reader<'s, '_> {
    pub(super) fn package(&mut self, root: &Node<'s>) -> PackageDecl<'s> {
        let mut decl = PackageDecl::default();
        let entries = self
            .mapping(root, "crate.yaml", "a mapping with `name`, `version`")
            .unwrap_or_default();
        for Entry { key, value } in entries {
            match &*key.text {
                "name" => {
                    let form = "a name of a crate: a-z, 0-9, `-` and `_`, first a letter";
                    decl.name = self.formed(value, "name", is_package_name, form);
                }
                "version" => {
                    decl.version = self.formed(value, "version", is_version, "three numbers, such as `0.1.0`");
                }
                "description" => decl.description = self.prose(value, "description"),
                "licence" => decl.licence = self.text(value, "licence"),
                "docs_url" => decl.docs_url = self.text(value, "docs_url"),
                "runtime" => decl.runtime = self.runtime(value),
                _ => self.unknown_key(key, "`crate.yaml`", KEYS),
            }
        }
        decl
    }

    fn formed(&mut self, node: &Node<'s>, key: &str, is_right: fn(&str) -> bool, form: &str) -> Option<Scalar<'s>> {
        let scalar = self.word(node, key)?;
        if is_right(&scalar.text) {
            return Some(scalar);
        }
        let message = format!("`{}` is no `{key}` of a crate", shown(&scalar.text));
        let help = format!("it must be {form}");
        self.push(Finding::error(rules::WRONG_VALUE, self.head(scalar.span), message).help(help));
        None
    }

    fn runtime(&mut self, node: &Node<'s>) -> Option<Runtime> {
        let entries = self.mapping(node, "runtime", "a mapping with one of `path`, `git`, `version`")?;
        let mut runtime = None;
        for Entry { key, value } in entries {
            let wrap = match &*key.text {
                "path" => Runtime::Path,
                "git" => Runtime::Git,
                "version" => Runtime::Version,
                _ => {
                    self.unknown_key(key, "`runtime`", RUNTIME_KEYS);
                    continue;
                }
            };
            if runtime.is_some() {
                let message = "`runtime` has one of `path`, `git` and `version`, not several";
                self.push(Finding::error(rules::FLAG_CONFLICT, key.span, message).help("keep one of them"));
            }
            runtime = self.text(value, &key.text).map(|text| wrap(text.text.into_owned()));
        }
        runtime
    }
}

/// Whether cargo takes this as the name of a package.
pub(crate) fn is_package_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.len() <= 64
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_')
        && !crate::names::is_keyword(name)
}

fn is_version(version: &str) -> bool {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let rest = version.get(core.len()..).unwrap_or_default();
    let parts: Vec<&str> = core.split('.').collect();
    let is_number = |part: &&str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) && (*part == "0" || !part.starts_with('0'))
    };
    parts.len() == 3
        && parts.iter().all(is_number)
        && rest.len() != 1
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'))
}
