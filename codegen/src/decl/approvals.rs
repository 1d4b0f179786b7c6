//! `approvals.yaml`: findings of the diff that somebody has approved, by their fingerprint.

use super::reader::{Reader, lacks};
use crate::diagnostic::{Finding, shown};
use crate::keys;
use crate::model::Approval;
use crate::rules;
use crate::syntax::{Entry, Node, Scalar};

impl<'s> Reader<'s, '_> {
    pub(super) fn approvals(&mut self, root: &Node<'s>) -> Vec<Approval> {
        let form = "a mapping from fingerprints to approvals";
        let entries = self.mapping(root, "approvals.yaml", form).unwrap_or_default();
        entries.iter().filter_map(|entry| self.approval(entry)).collect()
    }

    fn approval(&mut self, Entry { key, value }: &Entry<'s>) -> Option<Approval> {
        if !is_fingerprint(&key.text) {
            let message = format!("`{}` is no fingerprint of a finding", shown(&key.text));
            let help = "`codegen diff` prints it: 16 hex digits, and `codegen approve` writes it here";
            self.push(Finding::error(rules::WRONG_VALUE, self.head(key.span), message).help(help));
            return None;
        }
        self.unambiguous(key);
        let entries = self.mapping(value, &key.text, "a mapping with `rule`, `path` and `reason`")?;
        for (wanted, help) in [
            ("rule", "which rule the finding is of: `codegen approve` writes it"),
            ("path", "what the finding is about: `codegen approve` writes it"),
            (
                "reason",
                "say why the change is right all the same: whoever reviews it wants to know",
            ),
        ] {
            if lacks(entries, wanted, keys::APPROVAL) {
                self.missing_key(key.span, "an approval", wanted, help);
            }
        }
        let mut approval = Approval {
            fingerprint: key.text.to_string(),
            rule: String::new(),
            path: String::new(),
            reason: String::new(),
            until: None,
            span: key.span,
        };
        for Entry { key, value } in entries {
            match &*key.text {
                "rule" => approval.rule = self.text(value, "rule")?.text.into_owned(),
                "path" => approval.path = self.text(value, "path")?.text.into_owned(),
                "reason" => approval.reason = self.reason(value)?,
                "until" => approval.until = Some(self.until(value)?),
                _ => self.unknown_key(key, "an approval", keys::APPROVAL),
            }
        }
        Some(approval)
    }

    fn reason(&mut self, node: &Node<'s>) -> Option<String> {
        let reason = self.prose(node, "reason")?;
        if reason.trim().is_empty() {
            let finding = Finding::error(rules::MISSING_VALUE, self.head(node.span), "`reason` says nothing");
            self.push(finding.help("say why the change is right all the same"));
            return None;
        }
        Some(reason.into_owned())
    }

    fn until(&mut self, node: &Node<'s>) -> Option<String> {
        let scalar = self.word(node, "until")?;
        if is_day(&scalar.text) {
            return Some(scalar.text.into_owned());
        }
        let Scalar { text, span, .. } = scalar;
        let message = format!("`{}` is no day", shown(&text));
        self.push(Finding::error(rules::WRONG_VALUE, self.head(span), message).help("write it so: `2026-12-31`"));
        None
    }
}

/// Whether a text has the form of what [`crate::diff`] names findings by.
fn is_fingerprint(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a text is a day of the calendar, with all its digits, so that days compare as texts do.
pub(crate) fn is_day(text: &str) -> bool {
    text.len() == 10 && crate::resolve::is_date(text)
}
