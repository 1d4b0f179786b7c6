//! Which endpoints reach a model or an enum, and so which role it has.

use std::collections::BTreeSet;

use super::effect::Role;
use crate::model::{Api, Direction, Endpoint, Model, ModelId, Property, Returns, Type};

/// The roles of one API's models and enums.
pub(super) struct Reach {
    models: Vec<Role>,
    enums: Vec<Role>,
    unions: Vec<Role>,
    /// `Resource.endpoint`, each.
    pub(super) endpoints: Vec<String>,
    /// Which endpoints reach each model.
    reaching: Vec<Vec<usize>>,
}

/// What one walk has met.
struct Walk<'a> {
    api: &'a Api,
    way: Role,
    models: BTreeSet<usize>,
    enums: BTreeSet<usize>,
    unions: BTreeSet<usize>,
}

impl Reach {
    pub(super) fn of(api: &Api) -> Self {
        let mut reach = Reach {
            models: vec![Role::default(); api.models.len()],
            enums: vec![Role::default(); api.enums.len()],
            unions: vec![Role::default(); api.unions.len()],
            endpoints: Vec::new(),
            reaching: vec![Vec::new(); api.models.len()],
        };
        let read = Role {
            read: true,
            write: false,
        };
        for resource in &api.resources {
            for endpoint in &resource.endpoints {
                let mut reached = reach.walk(api, read, returned(endpoint));
                reached.extend(reach.walk(api, Role::WRITE, sent(endpoint)));
                let number = reach.endpoints.len();
                reached.iter().for_each(|model| reach.reaching[*model].push(number));
                reach.endpoints.push(format!("{}.{}", resource.name, endpoint.name));
            }
        }
        reach.walk(api, read, announced(api).iter().collect());
        let fields = api.protocol.search.iter().flat_map(|domain| &domain.fields);
        reach.walk(api, Role::WRITE, fields.map(|field| &field.ty).collect());
        let searched = api.protocol.search.iter().flat_map(|domain| &domain.fields);
        reach.walk(api, Role::WRITE, searched.map(|field| &field.ty).collect());
        if reach.endpoints.is_empty() {
            for way in [read, Role::WRITE] {
                let is_met = |n: &usize| travels(&api.models[*n]).and(way).any() && !api.models[*n].is_abstract;
                let all: Vec<Type> = (0..api.models.len())
                    .filter(is_met)
                    .map(|n| Type::Model(ModelId(n)))
                    .collect();
                reach.walk(api, way, all.iter().collect());
            }
        }
        reach
    }

    pub(super) fn model(&self, n: usize) -> Role {
        self.models[n]
    }

    /// The endpoints that reach a model.
    pub(super) fn endpoints_of(&self, n: usize) -> impl Iterator<Item = &str> {
        self.reaching[n].iter().map(|at| self.endpoints[*at].as_str())
    }

    pub(super) fn choices(&self, n: usize) -> Role {
        self.enums[n]
    }

    pub(super) fn union(&self, n: usize) -> Role {
        self.unions[n]
    }

    /// The role of a property: what its model has, as far as the property travels along.
    pub(super) fn property(&self, n: usize, property: &Property) -> Role {
        self.models[n].and(flags(property))
    }

    fn walk(&mut self, api: &Api, way: Role, from: Vec<&Type>) -> BTreeSet<usize> {
        let mut walk = Walk {
            api,
            way,
            models: BTreeSet::new(),
            enums: BTreeSet::new(),
            unions: BTreeSet::new(),
        };
        walk.run(from);
        walk.models
            .iter()
            .for_each(|n| self.models[*n] = self.models[*n].or(way));
        walk.enums.iter().for_each(|n| self.enums[*n] = self.enums[*n].or(way));
        walk.unions
            .iter()
            .for_each(|n| self.unions[*n] = self.unions[*n].or(way));
        walk.models
    }
}

impl<'a> Walk<'a> {
    fn run(&mut self, mut open: Vec<&'a Type>) {
        let api = self.api;
        while let Some(ty) = open.pop() {
            match ty.innermost() {
                Type::Model(id) => {
                    let model = api.model(*id);
                    if travels(model).and(self.way).any() && self.models.insert(id.0) {
                        let along = model.properties.iter().filter(|p| flags(p).and(self.way).any());
                        open.extend(along.map(|property| &property.ty));
                    }
                }
                Type::Enum(id) => {
                    self.enums.insert(id.0);
                }
                Type::Union(id) if self.unions.insert(id.0) => self.variants(id.0),
                _ => {}
            }
        }
    }

    fn variants(&mut self, union: usize) {
        let models: Vec<Type> = self.api.unions[union]
            .variants
            .iter()
            .map(|v| Type::Model(v.model))
            .collect();
        for ty in &models {
            let Type::Model(id) = ty else { continue };
            let model = self.api.model(*id);
            if travels(model).and(self.way).any() && self.models.insert(id.0) {
                let along = model.properties.iter().filter(|p| flags(p).and(self.way).any());
                self.run(along.map(|property| &property.ty).collect());
            }
        }
    }
}

fn travels(model: &Model) -> Role {
    Role {
        read: model.direction != Direction::Request,
        write: model.direction != Direction::Response,
    }
}

fn flags(property: &Property) -> Role {
    Role {
        read: !property.write_only,
        write: !property.read_only,
    }
}

fn returned(endpoint: &Endpoint) -> Vec<&Type> {
    match &endpoint.returns {
        Some(Returns::Plain(ty) | Returns::Page(ty)) => vec![ty],
        None => Vec::new(),
    }
}

pub(super) fn sent(endpoint: &Endpoint) -> Vec<&Type> {
    let operations = endpoint.patch.iter().flat_map(|patch| &patch.operations);
    let changes = operations.flat_map(|operation| operation.params.iter().chain(&operation.value));
    let given = endpoint
        .params
        .iter()
        .chain(&endpoint.query)
        .chain(&endpoint.body_params);
    let given = given.chain(changes).map(|parameter| &parameter.ty);
    given.chain(&endpoint.body).collect()
}

/// What the service sends on its own.
fn announced(api: &Api) -> Vec<Type> {
    let webhooks = api.protocol.webhooks.iter();
    webhooks
        .flat_map(|webhooks| [Type::Enum(webhooks.events), Type::Union(webhooks.payload)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::tests::schema;

    #[test]
    fn changes_body_parameters_searches_and_webhooks_reach_what_they_name() {
        let schema = schema(&[
            (
                "api",
                "webhooks: {event_header: A, signature_header: B, signature: hmac-sha1-base64, events: Event, payload: Told}\n\
                 search: {Q: {fields: {kind: {type: Kind}}}}\n",
            ),
            ("enums/Event", "enum: Event\nchoices: {made: }\n"),
            ("enums/Kind", "enum: Kind\nchoices: {a: }\n"),
            ("models/Changed", "model: Changed\n"),
            ("models/Given", "model: Given\n"),
            ("models/Lonely", "model: Lonely\n"),
            ("models/Sent", "model: Sent\n"),
            (
                "unions/Told",
                "union: Told\nby: event\non: holder\nvariants: {made: Sent}\n",
            ),
            (
                "resources/R",
                "resource: R\nendpoints:\n  a:\n    method: PATCH\n    patch: {name: P, form: list, operations: {x: {op: add, \
                 path: /x, type: list<Changed>}}}\n  b:\n    method: POST\n    body_params: {given: {type: Given}}\n",
            ),
        ]);
        let api = &schema.apis[0];
        let reach = Reach::of(api);
        let models = api.models.iter().enumerate();
        let roles: Vec<(&str, bool, bool)> = models
            .map(|(n, model)| (model.name.as_str(), reach.model(n).read, reach.model(n).write))
            .collect();
        let expected = [
            ("Changed", false, true),
            ("Given", false, true),
            ("Lonely", false, false),
            ("Sent", true, false),
        ];
        assert_eq!(roles, expected);
        assert!(reach.choices(0).read && reach.choices(1).write && reach.union(0).read);
    }
}
