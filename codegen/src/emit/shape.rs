//! Facts about a whole API that single items cannot see, computed once: what compares, what is boxed, where an
//! inline enum is declared.

use std::collections::BTreeSet;

use crate::model::{Api, EnumId, ModelId, Property, Type};
use crate::policy::{self, Boxes};

/// Facts about the Rust types of one API.
pub(crate) struct Shape {
    /// Models whose structs are `Eq` and `Hash`.
    comparable_models: Vec<bool>,
    /// Unions whose enums are `Eq` and `Hash`.
    comparable_unions: Vec<bool>,
    boxes: Boxes,
    /// The inline enums that each model declares, in the order of its properties.
    inline: Vec<Vec<EnumId>>,
}

impl Shape {
    pub(crate) fn of(api: &Api) -> Self {
        let (comparable_models, comparable_unions) = comparable(api);
        Shape {
            comparable_models,
            comparable_unions,
            boxes: Boxes::of(api),
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
        self.boxes.holds(api, holder, property)
    }

    /// The inline enums that a model declares.
    pub(crate) fn inline(&self, id: ModelId) -> &[EnumId] {
        &self.inline[id.0]
    }
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
        let is_boxed = |(id, model): &(ModelId, &crate::model::Model)| shape.is_boxed(api, *id, &model.properties[0]);
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
