//! What the service sends on its own.

use super::WebhooksDecl;
use super::reader::{Reader, lacks};
use crate::keys;
use crate::model::Signature;
use crate::syntax::{Entry, Node, Scalar};

impl<'s> Reader<'s, '_> {
    pub(super) fn webhooks(&mut self, key: &Scalar<'s>, node: &Node<'s>) -> Option<WebhooksDecl<'s>> {
        let entries = self.mapping(node, "webhooks", "a mapping with `signature`, `events` and `payload`")?;
        let (mut event_header, mut signature_header, mut signature) = (None, None, None);
        let (mut events, mut payload) = (None, None);
        for Entry { key, value } in entries {
            match &*key.text {
                "event_header" => event_header = self.header(value, "event_header"),
                "signature_header" => signature_header = self.header(value, "signature_header"),
                "signature" => signature = self.choose(value, "signature", &Signature::ALL),
                "events" => events = self.word(value, "events"),
                "payload" => payload = self.word(value, "payload"),
                _ => self.unknown_key(key, "`webhooks`", keys::WEBHOOKS),
            }
        }
        for (wanted, help) in [
            ("event_header", "name the header with the name of the event"),
            ("signature_header", "name the header with the signature of the raw body"),
            ("signature", "say how it is signed, such as `hmac-sha1-base64`"),
            ("events", "name the enum of the events"),
            ("payload", "name the union that the name of the event chooses from"),
        ] {
            if lacks(entries, wanted, keys::WEBHOOKS) {
                self.missing_key(key.span, "`webhooks`", wanted, help);
            }
        }
        Some(WebhooksDecl {
            event_header: event_header?,
            signature_header: signature_header?,
            signature: signature?,
            events: events?,
            payload: payload?,
        })
    }
}
