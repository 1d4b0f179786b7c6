//! Resources and their endpoints: paths, parameters, bodies, errors.

mod checks;
mod lists;
mod patch;
mod paths;

use super::choices::{deprecated, replacement_of, replaces_itself, still_alive, two_heirs, unknown_replacement};
use super::directions;
use super::parameters::parameter;
use super::places::{EnumPlace, Role};
use super::world::World;
use crate::decl::{EndpointDecl, PropertyDecl, ResourceDecl, ReturnsDecl, TypeDecl};
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::{ApiError, Endpoint, FewLimits, Parameter, Resource, Returns, Type};
use crate::rules;
use crate::source::Span;

/// Resolves every resource.
pub(super) fn resources(world: &mut World<'_, '_>, findings: &mut Findings) -> Vec<Resource> {
    let decl = world.names.decl;
    let mut resources = Vec::with_capacity(decl.resources.len());
    for (r, resource) in decl.resources.iter().enumerate() {
        let mut endpoints = Vec::with_capacity(resource.endpoints.len());
        for (e, endpoint) in resource.endpoints.iter().enumerate() {
            let mut resolver = Resolver {
                world: &mut *world,
                findings: &mut *findings,
                resource,
                at: (r, e),
            };
            endpoints.push(resolver.endpoint(endpoint));
        }
        resources.push(Resource {
            name: resource.head.name.text.clone().into_owned(),
            doc: resource.doc.clone().into_owned(),
            path: resource
                .path
                .as_ref()
                .map(|path| path.text.clone().into_owned())
                .unwrap_or_default(),
            endpoints,
            file: world.names.file(resource.head.name.span),
            span: resource.head.name.span,
        });
    }
    resources
}

struct Resolver<'w, 'd, 's, 'f> {
    world: &'w mut World<'d, 's>,
    findings: &'f mut Findings,
    resource: &'d ResourceDecl<'s>,
    at: (usize, usize),
}

impl<'s> Resolver<'_, '_, 's, '_> {
    fn endpoint(&mut self, decl: &EndpointDecl<'s>) -> Endpoint {
        let path = paths::join(self.resource.path.as_ref(), decl.path.as_ref());
        let placeholders = paths::placeholders(self.resource.path.as_ref(), decl.path.as_ref(), self.findings);
        let body = decl.body.as_ref().and_then(|ty| self.sent(ty));
        let returns = decl.returns.as_ref().and_then(|returns| self.returned(returns));
        let declared = self.parameters(decl, Role::Path);
        let query = self.parameters(decl, Role::Query);
        let body_params = self.parameters(decl, Role::Body);
        let paging = self.paging(decl);
        self.bodies(decl, body.as_ref());
        self.collisions(decl, body.as_ref());
        if let Some(style) = paging.and_then(|n| self.world.names.decl.protocol.paging.get(n)) {
            self.paging_parameter(decl, style);
        }
        self.references(decl);
        let params = self.in_path_order(&decl.params, declared, &placeholders);
        let errors = decl.errors.iter().filter_map(|name| self.api_error(name)).collect();
        Endpoint {
            name: decl.name.text.clone().into_owned(),
            doc: decl.doc.clone().into_owned(),
            method: decl.method.to_owned(),
            path,
            params,
            query,
            body,
            body_params,
            patch: decl.patch.as_ref().map(|patch| self.patch(patch)),
            returns,
            paging,
            items: decl.items.iter().map(|key| key.text.clone().into_owned()).collect(),
            authenticated: decl.authenticated,
            success: decl.success,
            errors,
            partial: decl.partial,
            deprecated: decl.deprecated.as_deref().map(deprecated),
            renamed_from: decl.renamed_from.as_ref().map(|name| name.text.clone().into_owned()),
            span: decl.name.span,
        }
    }

    fn sent(&mut self, decl: &TypeDecl<'s>) -> Option<Type> {
        let ty = self.world.names.resolve_type(decl, self.findings)?;
        if let Some(finding) = directions::never_sent(self.world, decl, &ty) {
            self.findings.push(finding);
        }
        Some(ty)
    }

    fn returned(&mut self, decl: &ReturnsDecl<'s>) -> Option<Returns> {
        let ty = self.world.names.resolve_type(&decl.ty, self.findings)?;
        if let Some(finding) = directions::never_returned(self.world, &decl.ty, &ty) {
            self.findings.push(finding);
        }
        Some(if decl.is_page {
            Returns::Page(ty)
        } else {
            Returns::Plain(ty)
        })
    }

    fn parameters(&mut self, decl: &EndpointDecl<'s>, role: Role) -> Vec<Parameter> {
        let (r, e) = self.at;
        let decls = role.of(decl).iter().enumerate();
        decls
            .filter_map(|(n, decl)| parameter(self.world, decl, EnumPlace::Parameter(r, e, role, n), self.findings))
            .collect()
    }

    /// The parameters that stand in the path; one that is not declared is an integer.
    fn in_path_order(
        &mut self,
        decls: &[PropertyDecl<'s>],
        mut declared: Vec<Parameter>,
        placeholders: &[(String, Span)],
    ) -> Vec<Parameter> {
        for parameter in decls {
            if !placeholders.iter().any(|(name, _)| *name == parameter.name.text) {
                let message = format!("`{}` does not stand in the path", parameter.name.text);
                let finding = Finding::error(rules::PATH_PARAM_MISMATCH, parameter.name.span, message);
                let near = nearest(&parameter.name.text, placeholders.iter().map(|(name, _)| name.as_str()));
                self.findings.push(match near {
                    Some(near) => finding.label(format!("did you mean `{near}`?")),
                    None => finding.help(format!(
                        "write `{{{}}}` in the path, or move it to `query`",
                        parameter.name.text
                    )),
                });
            }
        }
        let mut params = Vec::with_capacity(placeholders.len());
        for (name, span) in placeholders {
            match declared.iter().position(|parameter| parameter.name == *name) {
                Some(at) => params.push(declared.swap_remove(at)),
                None => params.push(Parameter {
                    name: name.clone(),
                    wire: name.clone(),
                    doc: String::new(),
                    ty: Type::Integer,
                    required: true,
                    default: None,
                    value: None,
                    search: None,
                    limits: FewLimits::default(),
                    span: *span,
                }),
            }
        }
        params
    }

    fn api_error(&mut self, name: &crate::syntax::Scalar<'s>) -> Option<ApiError> {
        let found = self.resource.errors.iter().find(|error| error.name.text == name.text);
        if let Some(error) = found {
            return Some(ApiError {
                name: error.name.text.clone().into_owned(),
                status: error.status,
                doc: error.doc.clone().into_owned(),
            });
        }
        if !self.resource.head.broken {
            let message = format!("this resource declares no error `{}`", shown(&name.text));
            let finding = Finding::error(rules::UNKNOWN_REF, name.span, message);
            let known = self.resource.errors.iter().map(|error| &*error.name.text);
            self.findings.push(match nearest(&name.text, known) {
                Some(near) => finding
                    .label(format!("did you mean `{near}`?"))
                    .suggest(name.span, near),
                None => finding.help("declare it below `errors:` at the top of the file"),
            });
        }
        None
    }

    fn references(&mut self, decl: &EndpointDecl<'s>) {
        let find = |name: &str| {
            self.resource
                .endpoints
                .iter()
                .find(|endpoint| endpoint.name.text == name)
        };
        if let Some(replacement) = replacement_of(decl.deprecated.as_deref()) {
            if replacement.text == decl.name.text {
                self.findings.push(replaces_itself(replacement));
            } else if find(&replacement.text).is_none() {
                let known = self.resource.endpoints.iter().map(|endpoint| &*endpoint.name.text);
                self.findings
                    .push(unknown_replacement(replacement, "no endpoint of this resource", known));
            }
        }
        let Some(old) = &decl.renamed_from else { return };
        let mut before = self.resource.endpoints.iter().take(self.at.1);
        let heir = before.find_map(|other| other.renamed_from.as_ref().filter(|name| name.text == old.text));
        if let Some(living) = find(&old.text) {
            self.findings.push(still_alive(old, living.name.span));
        } else if let Some(first) = heir {
            self.findings.push(two_heirs(old, first.span));
        }
    }
}
