//! What the method of a call says of it.

use super::super::arguments::Place;
use super::Call;
use crate::emit::rust::docs::Docs;
use crate::emit::text;
use crate::model::{Parameter, Type};

impl<'a> Call<'a> {
    /// The doc of its method.
    pub(super) fn docs(&self) -> Docs {
        let endpoint = self.endpoint;
        let mut docs = Docs::of(&endpoint.doc);
        docs.paragraph(&self.line());
        let lines: Vec<String> = self
            .arguments()
            .filter_map(|(place, parameter)| self.argument_line(place, parameter))
            .collect();
        docs.paragraph(&lines.join("\n"));
        if let Some(Type::Model(_)) = &endpoint.body {
            let name = self.body_name();
            docs.paragraph(&match endpoint.partial {
                true => format!("Any part of `{name}` may be sent; its limits are checked before it leaves."),
                false => format!("`{name}` is validated before it leaves."),
            });
        }
        let page = format!("resources/{}", self.resource.name);
        docs.paragraph(&format!(
            "[Reference]({}#{})",
            self.scope.reference_below(2, &page),
            endpoint.name
        ));
        docs.paragraph(&self.errors());
        docs
    }

    fn argument_line(&self, place: Place, parameter: &'a Parameter) -> Option<String> {
        let said = self.argument(parameter).facts(place);
        let doc = text::inline(&text::summary(&parameter.doc));
        let parts: Vec<String> = (!doc.is_empty()).then_some(doc).into_iter().chain(said).collect();
        (!parts.is_empty()).then(|| format!("- {}: {}", text::code(&parameter.name), parts.join(" · ")))
    }

    fn errors(&self) -> String {
        let errors = &self.endpoint.errors;
        if errors.is_empty() {
            return String::new();
        }
        let lines = errors.iter().map(|error| {
            let doc = text::inline(&text::summary(&error.doc));
            let colon = if doc.is_empty() { "" } else { ": " };
            format!("- {} {}{colon}{doc}", error.status, text::code(&error.name))
        });
        format!("# Errors\n{}", lines.collect::<Vec<_>>().join("\n"))
    }
}
