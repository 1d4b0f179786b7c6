//! The style of an endpoint's list.

use super::Resolver;
use crate::decl::EndpointDecl;
use crate::diagnostic::{Finding, nearest, shown};
use crate::rules;

impl<'s> Resolver<'_, '_, 's, '_> {
    /// Which style of the API's an endpoint has: the one that it names, else the first; `None` where it returns no page.
    pub(super) fn paging(&mut self, decl: &EndpointDecl<'s>) -> Option<usize> {
        let is_page = decl.returns.as_ref().is_some_and(|returns| returns.is_page);
        let protocol = &self.world.names.decl.protocol;
        let keys = [("paging", decl.paging.as_ref()), ("items", decl.items.first())];
        if !is_page {
            for (key, said) in keys {
                let Some(said) = said.filter(|_| !decl.broken) else {
                    continue;
                };
                let message = format!("`{key}` stands at a call that returns no page");
                let finding = Finding::error(rules::PAGING_MISPLACED, said.span, message);
                self.findings.push(finding.help("say `returns: page<…>`, or remove it"));
            }
            return None;
        }
        if let (Some(items), true) = (decl.items.first(), protocol.paging.is_empty() && !protocol.broken) {
            let message = "`items` goes on from the paging style, and `api.yaml` declares none";
            let finding = Finding::error(rules::PAGING_MISPLACED, items.span, message);
            self.findings
                .push(finding.help("declare a style below `paging:` in `api.yaml`"));
        }
        let Some(word) = &decl.paging else {
            return (!protocol.paging.is_empty()).then_some(0);
        };
        let found = protocol.paging.iter().position(|style| style.name.text == word.text);
        if found.is_none() && !protocol.broken {
            let message = format!("`api.yaml` declares no paging style `{}`", shown(&word.text));
            let finding = Finding::error(rules::UNKNOWN_REF, word.span, message);
            let known = protocol.paging.iter().map(|style| &*style.name.text);
            self.findings.push(match nearest(&word.text, known) {
                Some(near) => finding
                    .label(format!("did you mean `{near}`?"))
                    .suggest(word.span, near),
                None => finding.help("declare it below `paging:` in `api.yaml`"),
            });
        }
        found
    }
}
