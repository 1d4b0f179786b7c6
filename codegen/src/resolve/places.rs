//! Where enums are declared, and how those are named that stand inline.

use std::collections::HashSet;

use crate::decl::{ApiDecl, ChoicesDecl, EndpointDecl, PatchDecl, PropertyDecl};
use crate::names::inline_enum;

/// Where an enum is declared, by indices into the declarations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum EnumPlace {
    File(usize),
    /// Of a model.
    Property(usize, usize),
    /// Of a resource's endpoint.
    Parameter(usize, usize, Role, usize),
    /// The value of an operation of the patch of a resource's endpoint.
    Operation(usize, usize, usize),
    /// A parameter of such an operation.
    OperationParameter(usize, usize, usize, usize),
    /// Of a query language.
    Field(usize, usize),
}

/// Which parameters of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    Path,
    Query,
    Body,
}

impl Role {
    pub(super) const ALL: [Role; 3] = [Role::Path, Role::Query, Role::Body];

    pub(super) fn of<'d, 's>(self, endpoint: &'d EndpointDecl<'s>) -> &'d [PropertyDecl<'s>] {
        match self {
            Role::Path => &endpoint.params,
            Role::Query => &endpoint.query,
            Role::Body => &endpoint.body_params,
        }
    }
}

impl EnumPlace {
    /// What is declared there, for a message.
    pub(super) fn what(self) -> &'static str {
        match self {
            EnumPlace::File(_) => "an enum",
            EnumPlace::Property(..) => "the enum of a property",
            EnumPlace::Parameter(..) | EnumPlace::OperationParameter(..) => "the enum of a parameter",
            EnumPlace::Operation(..) => "the enum of an operation",
            EnumPlace::Field(..) => "the enum of a field",
        }
    }
}

/// An enum before it has its id.
pub(super) struct Candidate<'d, 's> {
    pub(super) name: String,
    pub(super) place: EnumPlace,
    pub(super) choices: &'d ChoicesDecl<'s>,
    /// What it is the enum of, where it stands inline.
    pub(super) property: Option<&'d PropertyDecl<'s>>,
}

/// Every enum of an API.
pub(super) fn candidates<'d, 's>(decl: &'d ApiDecl<'s>) -> Vec<Candidate<'d, 's>> {
    let mut all: Vec<Candidate<'d, 's>> = Vec::new();
    for (n, enumeration) in decl.enums.iter().enumerate() {
        all.push(Candidate {
            name: enumeration.head.name.text.clone().into_owned(),
            place: EnumPlace::File(n),
            choices: &enumeration.choices,
            property: None,
        });
    }
    for (m, model) in decl.models.iter().enumerate() {
        inline(
            &model.head.name.text,
            &model.properties,
            |n| EnumPlace::Property(m, n),
            &mut all,
        );
    }
    let mut patches = HashSet::new();
    for (r, resource) in decl.resources.iter().enumerate() {
        for (e, endpoint) in resource.endpoints.iter().enumerate() {
            let name = inline_enum(&resource.head.name.text, &endpoint.name.text);
            for role in Role::ALL {
                inline(
                    &name,
                    role.of(endpoint),
                    |n| EnumPlace::Parameter(r, e, role, n),
                    &mut all,
                );
            }
            // Of two patches of one name, which is an error, the first alone brings enums.
            let patch = endpoint.patch.as_ref().filter(|patch| is_first(patch, &mut patches));
            if let Some(patch) = patch {
                operations(patch, (r, e), &mut all);
            }
        }
    }
    for (d, domain) in decl.protocol.search.iter().enumerate() {
        inline(&domain.name.text, &domain.fields, |n| EnumPlace::Field(d, n), &mut all);
    }
    all
}

fn is_first<'d>(patch: &'d PatchDecl<'_>, seen: &mut HashSet<&'d str>) -> bool {
    patch.name.as_ref().is_some_and(|name| seen.insert(&*name.text))
}

fn operations<'d, 's>(patch: &'d PatchDecl<'s>, (r, e): (usize, usize), all: &mut Vec<Candidate<'d, 's>>) {
    let Some(name) = &patch.name else { return };
    for (o, operation) in patch.operations.iter().enumerate() {
        let value = std::slice::from_ref(&operation.value);
        inline(&name.text, value, |_| EnumPlace::Operation(r, e, o), all);
        let name = inline_enum(&name.text, &operation.value.name.text);
        inline(
            &name,
            &operation.params,
            |n| EnumPlace::OperationParameter(r, e, o, n),
            all,
        );
    }
}

/// The enums of some properties, named after what declares them.
fn inline<'d, 's>(
    owner: &str,
    properties: &'d [PropertyDecl<'s>],
    place: impl Fn(usize) -> EnumPlace,
    all: &mut Vec<Candidate<'d, 's>>,
) {
    for (n, property) in properties.iter().enumerate() {
        let is_enum = property.ty.as_ref().is_some_and(|ty| ty.word == "enum");
        all.extend(
            property
                .choices
                .as_deref()
                .filter(|_| is_enum)
                .map(|choices| Candidate {
                    name: inline_enum(owner, &property.name.text),
                    place: place(n),
                    choices,
                    property: Some(property),
                }),
        );
    }
}
