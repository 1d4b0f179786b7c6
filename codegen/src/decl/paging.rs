//! The styles of lists.

use super::PagingDecl;
use super::reader::Reader;
use crate::diagnostic::Finding;
use crate::keys;
use crate::model::Paging;
use crate::rules;
use crate::syntax::{Entry, Node, Value};

impl<'s> Reader<'s, '_> {
    pub(super) fn paging(&mut self, node: &Node<'s>) -> Vec<PagingDecl<'s>> {
        let wanted = "a mapping of names, each with a style of list";
        let entries = self.mapping(node, "paging", wanted).unwrap_or_default();
        if entries.is_empty() && matches!(node.value, Value::Mapping(..)) {
            let finding = Finding::error(rules::MISSING_VALUE, node.span, "`paging` has no style");
            self.push(finding.help("name one, such as `pages: {items: items, parameter: page}`"));
        }
        entries.iter().map(|entry| self.style(entry)).collect()
    }

    fn style(&mut self, Entry { key: name, value }: &Entry<'s>) -> PagingDecl<'s> {
        self.value_name(name, "a style of paging");
        let mut style = Paging {
            name: name.text.clone().into_owned(),
            items: Vec::new(),
            parameter: None,
            first: 1,
            number: None,
            total_pages: None,
            total_items: None,
            next: None,
        };
        let wanted = "a mapping with `items`, `parameter` or `next`; `{}` for a bare array";
        for Entry { key, value } in self.mapping(value, &name.text, wanted).unwrap_or_default() {
            match &*key.text {
                "items" => style.items = self.path(value, "items").unwrap_or_default(),
                "parameter" => {
                    let parameter = self.wire_name(value, "parameter");
                    style.parameter = parameter.map(|parameter| parameter.text.into_owned());
                }
                "first" => style.first = self.first_page(value),
                "number" => style.number = self.path(value, "number"),
                "total_pages" => style.total_pages = self.path(value, "total_pages"),
                "total_items" => style.total_items = self.path(value, "total_items"),
                "next" => style.next = self.path(value, "next"),
                _ => self.unknown_key(key, "a style of paging", keys::STYLE),
            }
        }
        PagingDecl {
            name: name.clone(),
            style,
        }
    }

    fn first_page(&mut self, node: &Node<'s>) -> i64 {
        let Some((value, span)) = self.count(node, "first") else {
            return 1;
        };
        i64::try_from(value).unwrap_or_else(|_| {
            let finding = Finding::error(
                rules::WRONG_VALUE,
                span,
                "`first` is too large for the number of a page",
            );
            self.push(finding.help("pages begin with 0 or 1"));
            1
        })
    }
}
