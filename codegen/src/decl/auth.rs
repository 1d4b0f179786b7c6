//! How a caller is known to the service.

use super::reader::{Reader, lacks};
use crate::diagnostic::Finding;
use crate::keys;
use crate::model::{Auth, Grant};
use crate::rules;
use crate::syntax::{Entry, Node, Scalar};

impl<'s> Reader<'s, '_> {
    pub(super) fn auth(&mut self, key: &Scalar<'s>, node: &Node<'s>) -> Option<Auth> {
        let entries = self.mapping(node, "auth", "a mapping with `oauth2` or `basic`")?;
        let mut auth = None;
        let mut first: Option<&Scalar<'s>> = None;
        for Entry { key, value } in entries {
            let read = match &*key.text {
                "oauth2" => self.oauth2(key, value),
                "basic" => self.basic(key, value),
                _ => {
                    self.unknown_key(key, "`auth`", keys::AUTH);
                    continue;
                }
            };
            match first {
                Some(first) => {
                    let message = "`auth` has one of `oauth2` and `basic`, not both";
                    let finding = Finding::error(rules::FLAG_CONFLICT, key.span, message);
                    self.push(finding.related(first.span, "the other one").help("keep one of them"));
                }
                None => (auth, first) = (read, Some(key)),
            }
        }
        if keys::AUTH.iter().all(|wanted| lacks(entries, wanted, keys::AUTH)) {
            let help = "say how a caller is known: `oauth2:` or `basic:`; without `auth` nobody asks";
            self.missing_key(key.span, "this", "oauth2", help);
        }
        auth
    }

    fn oauth2(&mut self, key: &Scalar<'s>, node: &Node<'s>) -> Option<Auth> {
        let entries = self.mapping(node, "oauth2", "a mapping with `token_url` and `grants`")?;
        let (mut token, mut authorize, mut grants) = (None, None, Vec::new());
        for Entry { key, value } in entries {
            match &*key.text {
                "token_url" => token = self.url(value, "token_url"),
                "authorize_url" => authorize = self.url(value, "authorize_url"),
                "grants" => grants = self.grants(value),
                _ => self.unknown_key(key, "`oauth2`", keys::OAUTH2),
            }
        }
        for (wanted, help) in [
            ("token_url", "say where tokens come from"),
            (
                "grants",
                "list the grants that the service knows, such as `[client_credentials]`",
            ),
        ] {
            if lacks(entries, wanted, keys::OAUTH2) {
                self.missing_key(key.span, "`oauth2`", wanted, help);
            }
        }
        Some(Auth::OAuth2 {
            token_url: token?.text.into_owned(),
            authorize_url: authorize.map(|url| url.text.into_owned()),
            grants,
        })
    }

    fn grants(&mut self, node: &Node<'s>) -> Vec<Grant> {
        let wanted = "a list of grants, such as `[client_credentials, refresh_token]`";
        let items = self.sequence(node, "grants", wanted).unwrap_or_default();
        if items.is_empty() && matches!(node.value, crate::syntax::Value::Sequence(..)) {
            let finding = Finding::error(rules::MISSING_VALUE, node.span, "`grants` has no value");
            self.push(finding.help(format!("give it {wanted}")));
        }
        let mut grants = Vec::with_capacity(items.len());
        for item in items {
            match self.choose(item, "grants", &Grant::ALL) {
                Some(grant) if grants.contains(&grant) => {
                    let message = format!("`{}` stands here twice", grant.name());
                    let finding = Finding::error(rules::WRONG_VALUE, item.span, message);
                    self.push(finding.help("remove one of them"));
                }
                Some(grant) => grants.push(grant),
                None => {}
            }
        }
        grants
    }

    fn basic(&mut self, key: &Scalar<'s>, node: &Node<'s>) -> Option<Auth> {
        let entries = self.mapping(node, "basic", "a mapping with `username`")?;
        let (mut username, mut password) = (None, None);
        for Entry { key, value } in entries {
            match &*key.text {
                "username" => {
                    let word = self.word(value, "username");
                    username = word.filter(|name| self.value_name(name, "the user name"));
                }
                "password" => password = self.text(value, "password"),
                _ => self.unknown_key(key, "`basic`", keys::BASIC),
            }
        }
        if lacks(entries, "username", keys::BASIC) {
            let help = "say what the user name is, such as `username: api_key`";
            self.missing_key(key.span, "`basic`", "username", help);
        }
        Some(Auth::Basic {
            username: username?.text.into_owned(),
            password: password.map(|password| password.text.into_owned()),
        })
    }
}
