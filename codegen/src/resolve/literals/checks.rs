//! What is wrong with a value: a limit, or its type.

use std::cmp::Ordering;

use super::typer::{Typer, is_null};
use crate::diagnostic::shown;
use crate::model::{Direction, Limits, Literal, Property, Type};
use crate::resolve::forms;
use crate::resolve::limits::compare;
use crate::resolve::types::in_words;
use crate::rules;
use crate::source::Span;
use crate::syntax::{Entry, Node, Value};

impl Typer<'_, '_, '_, '_> {
    pub(super) fn check_limits(&mut self, ty: &Type, limits: &Limits, literal: &Literal, span: Span) {
        if compare(Some(literal), limits.min.as_ref()) == Some(Ordering::Less) {
            self.out_of_range(span, "min");
        }
        if compare(Some(literal), limits.max.as_ref()) == Some(Ordering::Greater) {
            self.out_of_range(span, "max");
        }
        let Literal::String(text) = literal else { return };
        let length = match ty {
            Type::Bytes => forms::base64_bytes(text),
            _ => text.chars().count() as u64,
        };
        if limits.min_length.is_some_and(|min| length < min) {
            self.out_of_range(span, "min_length");
        }
        if limits.max_length.is_some_and(|max| length > max) {
            self.out_of_range(span, "max_length");
        }
        if limits
            .pattern
            .as_ref()
            .is_some_and(|pattern| !self.world.patterns.is_found(pattern, text))
        {
            self.out_of_range(span, "pattern");
        }
        if limits.format.is_some_and(|format| !forms::has_format(text, format)) {
            self.out_of_range(span, "format");
        }
    }

    /// Whether an object has what a document of its model must have; one with its `id` that stands inside another
    /// refers to what exists.
    pub(super) fn complete(&mut self, model: usize, span: Span, entries: &[Entry<'_>], is_nested: bool) {
        let world = self.world;
        if world.bases.incomplete[model] {
            return;
        }
        let decl = &world.names.decl.models[model];
        let has = |name: &str| entries.iter().any(|entry| entry.key.text == name);
        let is_wanted = |property: &&Property| match decl.direction {
            Direction::Response => property.required && !property.nullable,
            _ => property.required && !property.read_only && !(is_nested && has("id")),
        };
        let lacking: Vec<String> = world
            .properties(model)
            .filter(is_wanted)
            .filter(|property| !has(&property.name))
            .map(|property| format!("`{}`", property.name))
            .collect();
        if !lacking.is_empty() {
            let message = format!("this example of `{}` lacks {}", decl.head.name.text, lacking.join(", "));
            let help = "what is required belongs in every example";
            self.error(rules::EXAMPLE_INCOMPLETE, span, message, help);
        }
    }

    pub(super) fn out_of_range(&mut self, span: Span, limit: &str) {
        let message = format!(
            "this {} breaks the limit `{limit}` of its own property",
            self.purpose.name()
        );
        self.error(self.purpose.out_of_range(), span, message, "change one of the two");
    }

    pub(super) fn wrong(&mut self, ty: &Type, node: &Node<'_>) -> Option<Literal> {
        let words = in_words(&self.world.names, ty);
        let what = match &node.value {
            Value::Scalar(scalar) => format!("`{}`", shown(&scalar.text)),
            _ => node.kind().to_owned(),
        };
        let help = match (ty, is_null(node)) {
            (_, true) => "leave the key out, or say `nullable: true` if null has a meaning of its own",
            (Type::Integer, _) => "write decimal digits, without quotes: `10`, not `010`, `0x10` or `1_000`",
            (Type::Number, _) => "write a decimal number, without quotes: `0.5`",
            (Type::Boolean, _) => "write `true` or `false`, without quotes",
            (Type::Datetime, _) => "write RFC 3339: `2020-01-31T12:00:00Z`",
            (Type::Date, _) => "write a day that exists: `2020-01-31`",
            (Type::Color, _) => "write a name, or `\"#ff8800\"`",
            (Type::Bytes, _) => "write standard base64 with padding",
            (Type::List(_), _) => "write a list: `[a, b]`, or `- a` a line",
            (Type::Map(_) | Type::Model(_) | Type::Union(_), _) => "write a mapping",
            _ => "write a text",
        };
        let message = format!("this {} is {what}, and the type is `{words}`", self.purpose.name());
        self.error(self.purpose.wrong_type(), node.span, message, help);
        None
    }
}
