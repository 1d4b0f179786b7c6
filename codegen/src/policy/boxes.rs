//! Which properties are held in a `Box`.

use std::collections::HashSet;

use super::ancestors;
use crate::model::{Api, Model, ModelId, Property, Type};

/// Properties held in a `Box`, by the topmost model that has them and their name.
#[derive(Debug)]
pub struct Boxes(HashSet<(ModelId, String)>);

impl Boxes {
    /// The boxes of one API.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        Boxes(boxed(api))
    }

    /// Whether a property of a model is held in a `Box`, because its type leads back to its model by value.
    #[must_use]
    pub fn holds(&self, api: &Api, holder: ModelId, property: &Property) -> bool {
        if self.0.is_empty() || !matches!(property.ty, Type::Model(_)) {
            return false;
        }
        self.0
            .contains(&(origin(api, holder, &property.name), property.name.clone()))
    }
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
