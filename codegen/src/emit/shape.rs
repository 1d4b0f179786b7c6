//! Facts about a whole API that single items cannot see, computed once: what compares, what is boxed, what extends what.

use std::collections::{BTreeSet, HashSet};

use crate::model::{Api, EnumId, Model, ModelId, Property, Type};
use crate::policy;

/// Facts about the Rust types of one API.
pub(crate) struct Shape {
    /// Models whose structs are `Eq` and `Hash`.
    comparable_models: Vec<bool>,
    /// Unions whose enums are `Eq` and `Hash`.
    comparable_unions: Vec<bool>,
    /// Properties held in a `Box`, by the topmost model that has them and their name.
    boxed: HashSet<(ModelId, String)>,
    /// The inline enums that each model declares, in the order of its properties.
    inline: Vec<Vec<EnumId>>,
}

impl Shape {
    pub(crate) fn of(api: &Api) -> Self {
        let (comparable_models, comparable_unions) = comparable(api);
        Shape {
            comparable_models,
            comparable_unions,
            boxed: boxed(api),
            inline: inline(api),
        }
    }

    /// Whether the model's struct is `Eq` and `Hash`: no `number` anywhere in it.
    pub(crate) fn is_comparable(&self, id: ModelId) -> bool {
        self.comparable_models[id.0]
    }

    /// Whether the union's enum is `Eq` and `Hash`.
    pub(crate) fn is_union_comparable(&self, id: crate::model::UnionId) -> bool {
        self.comparable_unions[id.0]
    }

    /// Whether the property is held in a `Box`, because its type leads back to its model by value.
    pub(crate) fn is_boxed(&self, api: &Api, holder: ModelId, property: &Property) -> bool {
        if self.boxed.is_empty() || !matches!(property.ty, Type::Model(_)) {
            return false;
        }
        self.boxed
            .contains(&(origin(api, holder, &property.name), property.name.clone()))
    }

    /// The inline enums that a model declares.
    pub(crate) fn inline(&self, id: ModelId) -> &[EnumId] {
        &self.inline[id.0]
    }
}

/// The models that a model extends, nearest first.
pub(crate) fn ancestors(api: &Api, id: ModelId) -> impl Iterator<Item = ModelId> {
    std::iter::successors(api.model(id).extends, |id| api.model(*id).extends)
}

/// Inherited properties stand in the struct of every model below, so all of them are boxed or none is: an upcast
/// then moves them. This names such a family by its topmost model.
fn origin(api: &Api, holder: ModelId, name: &str) -> ModelId {
    ancestors(api, holder)
        .take_while(|id| api.model(*id).property(name).is_some())
        .last()
        .unwrap_or(holder)
}

/// Properties on a cycle of models held by value. Which one of a cycle would be enough is a matter of taste; to box
/// all of them makes the rule independent of names and order, so that a new model changes no type of another cycle.
fn boxed(api: &Api) -> HashSet<(ModelId, String)> {
    let edges: Vec<Vec<usize>> = api
        .models
        .iter()
        .map(|model| by_value(model).map(|(_, target)| target.0).collect())
        .collect();
    let component = components(&edges);
    let mut found = HashSet::new();
    for (id, model) in api.models().filter(|(_, model)| !model.is_abstract) {
        for (property, target) in by_value(model) {
            if component[id.0] == component[target.0] {
                found.insert((origin(api, id, &property.name), property.name.clone()));
            }
        }
    }
    found
}

/// Properties that hold a model itself: lists, maps and unions have their own pointer.
fn by_value(model: &Model) -> impl Iterator<Item = (&Property, ModelId)> {
    model.properties.iter().filter_map(|property| match property.ty {
        Type::Model(target) => Some((property, target)),
        _ => None,
    })
}

/// The strongly connected component of each node (Tarjan's algorithm, without recursion).
fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let mut order = vec![NEW; edges.len()];
    let mut low = vec![0; edges.len()];
    let mut component = vec![NEW; edges.len()];
    let (mut open, mut calls, mut count) = (Vec::new(), Vec::new(), 0);
    for start in 0..edges.len() {
        if order[start] == NEW {
            calls.push((start, 0));
        }
        while let Some((node, next)) = calls.pop() {
            if next == 0 {
                order[node] = count;
                low[node] = count;
                count += 1;
                open.push(node);
            } else {
                let child = edges[node][next - 1];
                if component[child] == NEW {
                    low[node] = low[node].min(low[child]);
                }
            }
            match edges[node].get(next) {
                Some(&child) => {
                    calls.push((node, next + 1));
                    if order[child] == NEW {
                        calls.push((child, 0));
                    }
                }
                None if low[node] == order[node] => {
                    while let Some(member) = open.pop() {
                        component[member] = node;
                        if member == node {
                            break;
                        }
                    }
                }
                None => {}
            }
        }
    }
    component
}

/// Which structs and enums are `Eq` and `Hash`.
fn comparable(api: &Api) -> (Vec<bool>, Vec<bool>) {
    let models = policy::comparable(api);
    let unions = api
        .unions
        .iter()
        .map(|union| union.variants.iter().all(|variant| models[variant.model.0]));
    let unions = unions.collect();
    (models, unions)
}

fn inline(api: &Api) -> Vec<Vec<EnumId>> {
    let mut found: Vec<Vec<EnumId>> = vec![Vec::new(); api.models.len()];
    for (id, model) in api.models() {
        let mut seen = BTreeSet::new();
        for property in model.properties.iter().filter(|property| property.declared_in == id) {
            if let Type::Enum(target) = property.ty.innermost()
                && matches!(&api.choices(*target).inline_in, Some((holder, _)) if *holder == id)
                && seen.insert(*target)
            {
                found[id.0].push(*target);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::fixture::{model, property, schema};

    fn chain(length: usize, closed: bool) -> Api {
        let models = (0..length).map(|n| {
            let next = if n + 1 < length { n + 1 } else { 0 };
            let is_edge = closed || next != 0;
            let ty = if is_edge {
                Type::Model(ModelId(next))
            } else {
                Type::String
            };
            model(&format!("M{n}"), vec![property(n, "next", ty)])
        });
        schema(models.collect(), Vec::new(), Vec::new()).apis.remove(0)
    }

    fn boxed_in(api: &Api) -> usize {
        let shape = Shape::of(api);
        let is_boxed = |(id, model): &(ModelId, &Model)| shape.is_boxed(api, *id, &model.properties[0]);
        api.models().filter(is_boxed).count()
    }

    #[test]
    fn a_long_chain_is_not_boxed_and_a_long_cycle_is() {
        assert_eq!(boxed_in(&chain(20_000, false)), 0);
        assert_eq!(boxed_in(&chain(20_000, true)), 20_000);
    }

    #[test]
    fn a_list_is_its_own_pointer() {
        let list = Type::List(Box::new(Type::Model(ModelId(0))));
        let api = schema(
            vec![model("Tree", vec![property(0, "below", list)])],
            Vec::new(),
            Vec::new(),
        );
        assert_eq!(boxed_in(&api.apis[0]), 0);
    }

    #[test]
    fn only_what_holds_a_number_is_not_comparable() {
        let mut api = chain(3, false);
        api.models[1]
            .properties
            .push(property(1, "weight", Type::Map(Box::new(Type::Number))));
        let shape = Shape::of(&api);
        assert_eq!([0, 1, 2].map(|n| shape.is_comparable(ModelId(n))), [false, false, true]);
    }
}
