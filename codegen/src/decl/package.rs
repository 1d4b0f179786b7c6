//! `crate.yaml`: the generated crate.

use super::PackageDecl;
use super::reader::Reader;
use crate::diagnostic::{Finding, nearest, shown};
use crate::keys;
use crate::model::Runtime;
use crate::rules;
use crate::syntax::{Entry, Node};

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
                "docs_url" => decl.docs_url = self.url(value, "docs_url"),
                "runtime" => decl.runtime = self.companion(value, "runtime"),
                "client" => decl.client = self.companion(value, "client"),
                "lint" => decl.lint = self.opt_in_rules(value),
                _ => self.unknown_key(key, "`crate.yaml`", keys::PACKAGE),
            }
        }
        decl
    }

    /// The rules of lint that count although they are opt-in.
    fn opt_in_rules(&mut self, node: &Node<'s>) -> Vec<&'static str> {
        let items = self
            .sequence(node, "lint", "a list of opt-in rules")
            .unwrap_or_default();
        let mut ids = Vec::with_capacity(items.len());
        for item in items {
            let Some(word) = self.word(item, "lint") else {
                continue;
            };
            match rules::opt_in().find(|id| *id == word.text) {
                Some(id) => ids.push(id),
                None => {
                    let message = format!("lint has no opt-in rule `{}`", shown(&word.text));
                    let finding = Finding::error(rules::WRONG_VALUE, self.head(word.span), message);
                    self.push(match nearest(&word.text, rules::opt_in()) {
                        Some(near) => finding.label(format!("did you mean `{near}`?")),
                        None => finding.help("`codegen rules` lists them; all other rules count anyway"),
                    });
                }
            }
        }
        ids
    }

    /// Where a crate is found that comes with the tool.
    fn companion(&mut self, node: &Node<'s>, name: &str) -> Option<Runtime> {
        let entries = self.mapping(node, name, "a mapping with one of `path`, `git`, `version`")?;
        let mut runtime = None;
        for Entry { key, value } in entries {
            let wrap = match &*key.text {
                "path" => Runtime::Path,
                "git" => Runtime::Git,
                "version" => Runtime::Version,
                _ => {
                    self.unknown_key(key, &format!("`{name}`"), keys::COMPANION);
                    continue;
                }
            };
            if runtime.is_some() {
                let message = format!("`{name}` has one of `path`, `git` and `version`, not several");
                self.push(Finding::error(rules::FLAG_CONFLICT, key.span, message).help("keep one of them"));
            }
            let (is_right, form): (fn(&str) -> bool, _) = match &*key.text {
                "git" => (is_git, "an address such as `https://example.com/codegen.git`"),
                "version" => (is_requirement, "a version such as `\"0.1\"`"),
                _ => (is_path, "a path from the output folder"),
            };
            runtime = self
                .formed(value, &key.text, is_right, form)
                .map(|text| wrap(text.text.into_owned()));
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
        && name != "codegen-runtime"
        && name != "codegen_runtime"
}

/// Whether cargo takes this as the version of a package: semantic versioning 2.0.
fn is_version(version: &str) -> bool {
    let (version, build) = split(version, '+');
    let (core, pre) = split(version, '-');
    let core: Vec<&str> = core.split('.').collect();
    let identifiers = |text: Option<&str>, is_right: fn(&str) -> bool| {
        text.is_none_or(|text| text.split('.').all(|part| is_word(part) && is_right(part)))
    };
    core.len() == 3
        && core.iter().all(|part| is_number(part) && part.parse::<u64>().is_ok())
        && identifiers(pre, |part| {
            is_number(part) || !part.bytes().all(|byte| byte.is_ascii_digit())
        })
        && identifiers(build, |_| true)
}

/// Whether cargo takes this as the version of a dependency: comparisons of numbers, separated by commas.
fn is_requirement(text: &str) -> bool {
    text.split(',').all(|part| {
        let part = part.trim().trim_start_matches(['^', '~', '=', '>', '<']).trim_start();
        let core = part.split(['-', '+']).next().unwrap_or_default();
        let numbers: Vec<&str> = core.split('.').collect();
        numbers.len() <= 3 && numbers.iter().all(|number| is_number(number))
    })
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at)
        .map_or((text, None), |(before, after)| (before, Some(after)))
}

fn is_word(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Decimal digits without a leading zero.
fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) && (part == "0" || !part.starts_with('0'))
}

fn is_git(text: &str) -> bool {
    let schemes = ["https://", "http://", "ssh://", "git://", "file://"];
    schemes
        .iter()
        .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
        && text.chars().all(|c| c.is_ascii_graphic())
}

fn is_path(text: &str) -> bool {
    !text.trim().is_empty() && !text.chars().any(char::is_control)
}
