//! Resources and their endpoints: paths, parameters, bodies, errors.

mod paths;

use std::collections::HashMap;

use super::choices::{deprecated, replacement_of, replaces_itself, still_alive, unknown_replacement};
use super::limits;
use super::literals::{Purpose, Typer};
use super::names::{EnumPlace, Role};
use super::properties::wire;
use super::world::World;
use crate::decl::{EndpointDecl, PropertyDecl, ResourceDecl};
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
            endpoints.extend(
                Resolver {
                    world: &mut *world,
                    findings: &mut *findings,
                    resource,
                    at: (r, e),
                }
                .endpoint(endpoint),
            );
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
    fn endpoint(&mut self, decl: &EndpointDecl<'s>) -> Option<Endpoint> {
        let path = paths::join(self.resource.path.as_ref(), decl.path.as_ref());
        let placeholders = paths::placeholders(self.resource.path.as_ref(), decl.path.as_ref(), self.findings);
        let body = decl
            .body
            .as_ref()
            .and_then(|ty| self.world.names.resolve_type(ty, self.findings));
        let returns = decl.returns.as_ref().and_then(|returns| {
            let ty = self.world.names.resolve_type(&returns.ty, self.findings)?;
            Some(if returns.is_page {
                Returns::Page(ty)
            } else {
                Returns::Plain(ty)
            })
        });
        let declared = self.parameters(&decl.params, Role::Path);
        let query = self.parameters(&decl.query, Role::Query);
        self.collisions(decl);
        self.references(decl);
        let params = self.in_path_order(decl, declared, &placeholders);
        let errors = decl.errors.iter().filter_map(|name| self.api_error(name)).collect();
        Some(Endpoint {
            name: decl.name.text.clone().into_owned(),
            doc: decl.doc.clone().into_owned(),
            method: decl.method.to_owned(),
            path,
            params,
            query,
            body,
            body_params: Vec::new(),
            patch: None,
            returns,
            paging: None,
            items: Vec::new(),
            authenticated: true,
            success: decl.success,
            errors,
            partial: decl.partial,
            deprecated: decl.deprecated.as_deref().map(deprecated),
            renamed_from: decl.renamed_from.as_ref().map(|name| name.text.clone().into_owned()),
            span: decl.name.span,
        })
    }

    fn parameters(&mut self, decls: &[PropertyDecl<'s>], role: Role) -> Vec<Parameter> {
        let mut parameters = Vec::with_capacity(decls.len());
        for (n, decl) in decls.iter().enumerate() {
            let place = EnumPlace::Parameter(self.at.0, self.at.1, role, n);
            let Some(ty) = self.world.names.property_type(decl, place, None, self.findings) else {
                continue;
            };
            if !is_flat(&ty, role) {
                let span = decl.ty.as_ref().map_or(decl.name.span, |ty| ty.span);
                let help = match role {
                    Role::Path => "it is a text, a number, a date or an enum",
                    Role::Query => "it is a text, a number, a date or an enum, or a list of them",
                };
                let message = format!("`{}` cannot be written into a URL", decl.name.text);
                self.findings
                    .push(Finding::error(rules::WRONG_VALUE, span, message).help(help));
                continue;
            }
            let (names, patterns) = (&self.world.names, &mut self.world.patterns);
            let limits = limits::limits(names, decl.limits.as_deref(), &ty, patterns, self.findings);
            let default = decl.default.as_ref().and_then(|node| {
                Typer::new(self.world, Purpose::Default, self.findings).plain_default(&ty, &limits, false, node)
            });
            parameters.push(Parameter {
                name: decl.name.text.clone().into_owned(),
                wire: if role == Role::Path {
                    decl.name.text.clone().into_owned()
                } else {
                    wire(&self.world.names, decl)
                },
                doc: decl.doc.clone().into_owned(),
                ty,
                required: decl.required || role == Role::Path,
                default,
                value: None,
                search: None,
                limits,
                span: decl.name.span,
            });
        }
        parameters
    }

    /// One name of a parameter in Rust, and one name of a query parameter on the wire, each once.
    fn collisions(&mut self, decl: &EndpointDecl<'s>) {
        let mut names: HashMap<&str, Span> = HashMap::new();
        let mut wires: HashMap<String, Span> = HashMap::new();
        for (role, parameter) in decl
            .params
            .iter()
            .map(|p| (Role::Path, p))
            .chain(decl.query.iter().map(|p| (Role::Query, p)))
        {
            let span = parameter.name.span;
            if let Some(first) = names.insert(&parameter.name.text, span) {
                let message = format!("two parameters are called `{}`", parameter.name.text);
                let finding = Finding::error(rules::FIELD_COLLISION, span, message).related(first, "the other one");
                self.findings.push(finding.help("rename one of them"));
            } else if role == Role::Query {
                let wire = wire(&self.world.names, parameter);
                let message = format!("two parameters are `{}` on the wire", shown(&wire));
                if let Some(first) = wires.insert(wire, span) {
                    let finding = Finding::error(rules::WIRE_COLLISION, span, message).related(first, "the other one");
                    self.findings
                        .push(finding.help("say another name with `wire`, or remove one of them"));
                }
            }
        }
    }

    /// The parameters that stand in the path; one that is not declared is an integer.
    fn in_path_order(
        &mut self,
        decl: &EndpointDecl<'s>,
        mut declared: Vec<Parameter>,
        placeholders: &[(String, Span)],
    ) -> Vec<Parameter> {
        for parameter in &decl.params {
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
        if let Some(old) = &decl.renamed_from
            && let Some(living) = find(&old.text)
        {
            self.findings.push(still_alive(old, living.name.span));
        }
    }
}

/// Whether a value can be written into a URL.
fn is_flat(ty: &Type, role: Role) -> bool {
    match ty {
        Type::List(item) => role == Role::Query && is_flat(item, Role::Path),
        Type::Map(_) | Type::Model(_) | Type::Union(_) | Type::Any => false,
        _ => true,
    }
}
