//! What the endpoints and webhooks of an API send or return, however deep.

use crate::model::{Api, Endpoint, Parameter, Returns, Type};

/// By the numbers of models, enums and unions.
pub(super) struct Reached {
    pub(super) models: Vec<bool>,
    pub(super) enums: Vec<bool>,
    pub(super) unions: Vec<bool>,
}

impl Reached {
    pub(super) fn of(api: &Api) -> Self {
        let mut reached = Reached {
            models: vec![false; api.models.len()],
            enums: vec![false; api.enums.len()],
            unions: vec![false; api.unions.len()],
        };
        let endpoints = api.resources.iter().flat_map(|resource| &resource.endpoints);
        let mut open: Vec<Type> = endpoints.flat_map(types).cloned().collect();
        let fields = api.protocol.search.iter().flat_map(|domain| &domain.fields);
        open.extend(fields.map(|field| field.ty.clone()));
        if let Some(webhooks) = &api.protocol.webhooks {
            open.extend([Type::Enum(webhooks.events), Type::Union(webhooks.payload)]);
        }
        while let Some(ty) = open.pop() {
            open.extend(reached.step(api, ty.innermost()));
        }
        reached
    }

    /// Marks one type, and says what comes with it if it was not marked.
    fn step(&mut self, api: &Api, ty: &Type) -> Vec<Type> {
        match ty {
            Type::Model(id) if !std::mem::replace(&mut self.models[id.0], true) => {
                let model = api.model(*id);
                let base = model.extends.map(Type::Model);
                let held = model.properties.iter().map(|property| property.ty.clone());
                held.chain(base).collect()
            }
            Type::Union(id) if !std::mem::replace(&mut self.unions[id.0], true) => {
                let variants = api.union(*id).variants.iter();
                variants.map(|variant| Type::Model(variant.model)).collect()
            }
            Type::Enum(id) => {
                self.enums[id.0] = true;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

fn types(endpoint: &Endpoint) -> impl Iterator<Item = &Type> {
    let operations = endpoint.patch.iter().flat_map(|patch| &patch.operations);
    let patched = operations.flat_map(|operation| operation.params.iter().chain(&operation.value));
    let given: Vec<&Parameter> = endpoint
        .params
        .iter()
        .chain(&endpoint.query)
        .chain(&endpoint.body_params)
        .chain(patched)
        .collect();
    let returned = endpoint.returns.as_ref().map(|returns| match returns {
        Returns::Plain(ty) | Returns::Page(ty) => ty,
    });
    given
        .into_iter()
        .map(|parameter| &parameter.ty)
        .chain(&endpoint.body)
        .chain(returned)
}
