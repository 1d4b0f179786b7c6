//! What holds for every call: limits, what stands around values, what errors look like.

use super::reader::Reader;
use crate::diagnostic::Finding;
use crate::keys;
use crate::model::{CallLimits, ErrorFormat, Responses};
use crate::rules;
use crate::syntax::{Entry, Node, Scalar};

impl<'s> Reader<'s, '_> {
    pub(super) fn call_limits(&mut self, node: &Node<'s>) -> CallLimits {
        let mut limits = CallLimits::default();
        let wanted = "a mapping with `per_minute`, `read_cost`, `write_cost`";
        for Entry { key, value } in self.mapping(node, "limits", wanted).unwrap_or_default() {
            match &*key.text {
                "per_minute" => limits.per_minute = self.units(value, "per_minute", 1),
                "read_cost" => limits.read_cost = self.units(value, "read_cost", 0).unwrap_or(1),
                "write_cost" => limits.write_cost = self.units(value, "write_cost", 0).unwrap_or(1),
                "limit_header" => limits.limit_header = self.header(value, "limit_header"),
                "remaining_header" => limits.remaining_header = self.header(value, "remaining_header"),
                "retry_after" => limits.retry_after = self.headers(value, "retry_after"),
                _ => self.unknown_key(key, "`limits`", keys::CALL_LIMITS),
            }
        }
        limits
    }

    fn units(&mut self, node: &Node<'s>, key: &str, least: u32) -> Option<u32> {
        let (value, span) = self.count(node, key)?;
        let units = u32::try_from(value).ok().filter(|units| *units >= least);
        if units.is_none() {
            let message = format!("`{key}` must be from {least} to {}", u32::MAX);
            let help = "leave it out where the service has no limit";
            self.push(Finding::error(rules::WRONG_VALUE, span, message).help(help));
        }
        units
    }

    pub(super) fn responses(&mut self, node: &Node<'s>) -> Responses {
        let mut responses = Responses::default();
        let wanted = "a mapping with `envelope` or `created`";
        for Entry { key, value } in self.mapping(node, "responses", wanted).unwrap_or_default() {
            match &*key.text {
                "envelope" => responses.envelope = self.key(value, "envelope"),
                "created" => responses.created = self.header(value, "created"),
                _ => self.unknown_key(key, "`responses`", keys::RESPONSES),
            }
        }
        responses
    }

    pub(super) fn error_format(&mut self, node: &Node<'s>) -> ErrorFormat {
        let mut format = ErrorFormat::default();
        let wanted = "a mapping with `message`";
        for Entry { key, value } in self.mapping(node, "errors", wanted).unwrap_or_default() {
            match &*key.text {
                "message" => format.message = self.paths(value, "message"),
                "reference" => format.reference = self.path(value, "reference"),
                "details" => format.details = self.path(value, "details"),
                "detail_path" => format.detail_path = self.key(value, "detail_path"),
                "detail_message" => format.detail_message = self.key(value, "detail_message"),
                "correlation_header" => format.correlation_header = self.header(value, "correlation_header"),
                _ => self.unknown_key(key, "`errors`", keys::ERROR_FORMAT),
            }
        }
        format
    }

    /// One key of an object.
    fn key(&mut self, node: &Node<'s>, key: &str) -> Option<String> {
        self.wire_name(node, key).map(|Scalar { text, .. }| text.into_owned())
    }
}
