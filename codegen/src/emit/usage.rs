//! Where each model, enum and union is used, found in one pass over an API.

use crate::model::{Api, ModelId, Returns, Type, UnionId};

/// A place that names a type.
pub(crate) enum Place<'a> {
    /// A property of the model that declares it.
    Property(ModelId, &'a str),
    /// A variant of a union.
    Variant(UnionId),
    /// A part of an endpoint: resource, endpoint, and which part.
    Endpoint(&'a str, &'a str, &'static str),
    /// What the service sends on its own.
    Webhooks,
    /// A field of a query language.
    Search(&'a str, &'a str),
}

/// Where each type of an API is used.
pub(crate) struct Usage<'a> {
    pub(crate) models: Vec<Vec<Place<'a>>>,
    pub(crate) enums: Vec<Vec<Place<'a>>>,
    pub(crate) unions: Vec<Vec<Place<'a>>>,
    /// The models that extend each model directly.
    pub(crate) extended_by: Vec<Vec<ModelId>>,
}

impl<'a> Usage<'a> {
    pub(crate) fn of(api: &'a Api) -> Self {
        let empty = |count: usize| (0..count).map(|_| Vec::new()).collect();
        let mut usage = Usage {
            models: empty(api.models.len()),
            enums: empty(api.enums.len()),
            unions: empty(api.unions.len()),
            extended_by: vec![Vec::new(); api.models.len()],
        };
        for (id, model) in api.models() {
            if let Some(base) = model.extends {
                usage.extended_by[base.0].push(id);
            }
            for property in model.properties.iter().filter(|property| property.declared_in == id) {
                usage.add(&property.ty, Place::Property(id, &property.name));
            }
        }
        for (n, union) in api.unions.iter().enumerate() {
            for variant in &union.variants {
                usage.models[variant.model.0].push(Place::Variant(UnionId(n)));
            }
        }
        usage.endpoints(api);
        usage.protocol(api);
        usage
    }

    fn endpoints(&mut self, api: &'a Api) {
        for resource in &api.resources {
            for endpoint in &resource.endpoints {
                let place = |part| Place::Endpoint(&resource.name, &endpoint.name, part);
                if let Some(body) = &endpoint.body {
                    self.add(body, place("request"));
                }
                match &endpoint.returns {
                    Some(Returns::Plain(ty)) => self.add(ty, place("response")),
                    Some(Returns::Page(ty)) => self.add(ty, place("page of the response")),
                    None => {}
                }
                for parameter in endpoint
                    .params
                    .iter()
                    .chain(&endpoint.query)
                    .chain(&endpoint.body_params)
                {
                    self.add(&parameter.ty, place("parameter"));
                }
                for operation in endpoint.patch.iter().flat_map(|patch| &patch.operations) {
                    for parameter in operation.params.iter().chain(&operation.value) {
                        self.add(&parameter.ty, place("change"));
                    }
                }
            }
        }
    }

    fn protocol(&mut self, api: &'a Api) {
        if let Some(webhooks) = &api.protocol.webhooks {
            self.add(&Type::Enum(webhooks.events), Place::Webhooks);
            self.add(&Type::Union(webhooks.payload), Place::Webhooks);
        }
        for domain in &api.protocol.search {
            for field in &domain.fields {
                self.add(&field.ty, Place::Search(&domain.name, &field.name));
            }
        }
    }

    fn add(&mut self, ty: &Type, place: Place<'a>) {
        match ty.innermost() {
            Type::Model(id) => self.models[id.0].push(place),
            Type::Enum(id) => self.enums[id.0].push(place),
            Type::Union(id) => self.unions[id.0].push(place),
            _ => {}
        }
    }
}
