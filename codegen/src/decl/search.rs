//! Query languages: the fields that a search can ask for.

use super::SearchDecl;
use super::reader::{Reader, lacks};
use super::role::Role;
use crate::keys;
use crate::syntax::{Entry, Node};

impl<'s> Reader<'s, '_> {
    pub(super) fn search(&mut self, node: &Node<'s>) -> Vec<SearchDecl<'s>> {
        let wanted = "a mapping of names, each with `doc` and `fields`";
        let entries = self.mapping(node, "search", wanted).unwrap_or_default();
        entries.iter().map(|entry| self.query_language(entry)).collect()
    }

    fn query_language(&mut self, Entry { key: name, value }: &Entry<'s>) -> SearchDecl<'s> {
        self.type_name(name, "a query language");
        let mut decl = SearchDecl {
            name: name.clone(),
            doc: "".into(),
            fields: Vec::new(),
        };
        let Some(entries) = self.mapping(value, &name.text, "a mapping with `doc` and `fields`") else {
            return decl;
        };
        for Entry { key, value } in entries {
            match &*key.text {
                "doc" => decl.doc = self.prose(value, "doc").unwrap_or_default(),
                "fields" => decl.fields = self.properties(value, "fields", Role::Field),
                _ => self.unknown_key(key, "a query language", keys::SEARCH),
            }
        }
        if lacks(entries, "fields", keys::SEARCH) {
            let help = "list what can be searched by below `fields:`, each with its `type`";
            self.missing_key(name.span, "this query language", "fields", help);
        }
        decl
    }
}
