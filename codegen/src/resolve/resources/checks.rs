//! What does not go together in one endpoint, and names that meet.

use std::collections::HashMap;

use super::Resolver;
use crate::decl::{EndpointDecl, PagingDecl};
use crate::diagnostic::{Finding, shown};
use crate::model::{ModelId, Type};
use crate::resolve::places::Role;
use crate::resolve::properties::wire;
use crate::rules;
use crate::source::Span;

impl<'s> Resolver<'_, '_, 's, '_> {
    /// A body where none is sent, and two bodies at once.
    pub(super) fn bodies(&mut self, decl: &EndpointDecl<'s>, body: Option<&Type>) {
        let body_param = decl.body_params.first().map(|parameter| parameter.name.span);
        let patch = decl.patch.as_ref().map(|patch| patch.span);
        let model = decl.body.as_ref().map(|body| body.span);
        if matches!(decl.method, "GET" | "HEAD") {
            for span in [model, body_param, patch].into_iter().flatten() {
                let message = format!("a {} call has no body", decl.method);
                let finding = Finding::error(rules::BODY_MISPLACED, span, message);
                let help = "move what it sends to `query`, or say another `method`";
                self.findings.push(finding.help(help));
            }
        } else if let Some(patch) = patch {
            for (span, key) in [(model, "body"), (body_param, "body_params")] {
                let Some(span) = span else { continue };
                let message = format!("`patch` is all that this call sends, and there is `{key}` too");
                let finding = Finding::error(rules::BODY_MISPLACED, span, message).related(patch, "the patch");
                self.findings.push(finding.help("keep one of them"));
            }
        }
        let is_object = body.is_none_or(|ty| matches!(ty, Type::Model(_) | Type::Union(_)));
        if let (Some(span), Some(body), false) = (body_param, &decl.body, is_object) {
            let message = "parameters of the body stand beside the properties of a model, and this body is none";
            let finding = Finding::error(rules::BODY_MISPLACED, span, message).related(body.span, "the body");
            self.findings
                .push(finding.help("make the body a model, or move them to `query`"));
        }
    }

    /// One name of a parameter in Rust, and one name on the wire of its part of the request, each once.
    pub(super) fn collisions(&mut self, decl: &EndpointDecl<'s>, body: Option<&Type>) {
        let mut names: HashMap<&str, Span> = HashMap::new();
        let mut wires: HashMap<(Role, String), Span> = self.wires_of(body);
        let parameters = Role::ALL
            .into_iter()
            .flat_map(|role| role.of(decl).iter().map(move |p| (role, p)));
        for (role, parameter) in parameters {
            let span = parameter.name.span;
            if let Some(first) = names.insert(&parameter.name.text, span) {
                let message = format!("two parameters are called `{}`", parameter.name.text);
                let finding = Finding::error(rules::FIELD_COLLISION, span, message).related(first, "the other one");
                self.findings.push(finding.help("rename one of them"));
            } else if role != Role::Path {
                let wire = wire(&self.world.names, parameter);
                let message = match role {
                    Role::Body => format!("two things in the body are `{}` on the wire", shown(&wire)),
                    _ => format!("two parameters are `{}` on the wire", shown(&wire)),
                };
                if let Some(first) = wires.insert((role, wire), span) {
                    let finding = Finding::error(rules::WIRE_COLLISION, span, message).related(first, "the other one");
                    self.findings
                        .push(finding.help("say another name with `wire`, or remove one of them"));
                }
            }
        }
    }

    /// The names on the wire of the models that a body may be.
    fn wires_of(&self, body: Option<&Type>) -> HashMap<(Role, String), Span> {
        let models: Vec<ModelId> = match body {
            Some(Type::Model(id)) => vec![*id],
            Some(Type::Union(id)) => {
                let union = self.world.unions.get(id.0);
                union
                    .iter()
                    .flat_map(|union| &union.variants)
                    .map(|variant| variant.model)
                    .collect()
            }
            _ => Vec::new(),
        };
        let properties = models.iter().flat_map(|model| self.world.properties(model.0));
        properties
            .map(|property| ((Role::Body, property.wire.clone()), property.span))
            .collect()
    }

    /// A declared parameter that the style of the list brings along.
    pub(super) fn paging_parameter(&mut self, decl: &EndpointDecl<'s>, style: &PagingDecl<'s>) {
        let Some(brought) = &style.style.parameter else { return };
        for parameter in &decl.query {
            if wire(&self.world.names, parameter) == *brought {
                let message = format!("`{}` comes with the paging style `{}`", shown(brought), style.name.text);
                let finding = Finding::error(rules::WIRE_COLLISION, parameter.name.span, message);
                self.findings
                    .push(finding.related(style.name.span, "this style").help("remove it here"));
            }
        }
    }
}
