//! All that is known of one API while it is checked, step by step.

use super::bases::{self, Bases, Effective, Own};
use super::limits::Patterns;
use super::literals::Literals;
use super::names::Names;
use super::{computed, cycles, literals, members, properties, protocol, reserved, resources, unions};
use crate::diagnostic::Findings;
use crate::model::{Computed, Property, Protocol, Resource, Union};

/// One API, with every fact of its own and nothing yet copied to where it is inherited.
pub(super) struct World<'d, 's> {
    pub(super) names: Names<'d, 's>,
    pub(super) bases: Bases,
    pub(super) effective: Vec<Effective<'d>>,
    /// The own properties of each model; `None` where one could not be resolved.
    pub(super) own: Vec<Vec<Option<Property>>>,
    /// The own computed properties of each model.
    pub(super) computed: Vec<Vec<Option<Computed>>>,
    pub(super) unions: Vec<Union>,
    pub(super) protocol: Protocol,
    pub(super) resources: Vec<Resource>,
    /// The named examples of each model.
    pub(super) examples: Vec<Vec<(String, crate::model::Literal)>>,
    pub(super) patterns: Patterns,
}

impl<'d, 's> World<'d, 's> {
    pub(super) fn new(names: Names<'d, 's>, findings: &mut Findings) -> Self {
        let bases = Bases::new(&names, findings);
        let effective = bases::effective(&names, &bases, findings);
        let mut patterns = Patterns::default();
        let own = properties::own(&names, &bases, &effective, &mut patterns, findings);
        let mut world = World {
            names,
            bases,
            effective,
            own,
            computed: Vec::new(),
            unions: Vec::new(),
            protocol: Protocol::default(),
            resources: Vec::new(),
            examples: Vec::new(),
            patterns,
        };
        world.computed = computed::own(&world, findings);
        world.unions = unions::unions(&world, findings);
        let Literals { defaults, examples } = literals::of_models(&world, findings);
        for (Own { model, index }, default, examples) in defaults {
            if let Some(property) = world.own[model][index].as_mut() {
                property.default = default;
                property.examples = examples;
            }
        }
        world.examples = examples;
        world.protocol = protocol::protocol(&mut world, findings);
        world.resources = resources::resources(&mut world, findings);
        properties::references(&world, findings);
        members::check(&world, findings);
        reserved::check(&world, findings);
        cycles::check(&world, findings);
        world
    }

    /// The effective property of a model by name, as far as it could be resolved.
    pub(super) fn property(&self, model: usize, name: &str) -> Option<&Property> {
        let own = self.effective.get(model)?.find(name)?;
        self.own_property(own)
    }

    pub(super) fn own_property(&self, own: Own) -> Option<&Property> {
        self.own.get(own.model)?.get(own.index)?.as_ref()
    }

    /// The effective properties of a model, as far as they could be resolved.
    pub(super) fn properties(&self, model: usize) -> impl Iterator<Item = &Property> {
        let effective = self
            .effective
            .get(model)
            .map(|effective| effective.properties.as_slice())
            .unwrap_or_default();
        effective.iter().filter_map(|own| self.own_property(*own))
    }
}
