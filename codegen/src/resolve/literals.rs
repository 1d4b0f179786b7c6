//! Values written in the schema, read by the type of their place: defaults and examples.

mod checks;
mod numbers;
mod purpose;
mod typer;

pub(super) use numbers::{decimal_integer, decimal_number};
pub(super) use purpose::Purpose;
pub(super) use typer::Typer;

use super::bases::Own;
use super::world::World;
use crate::diagnostic::Findings;
use crate::model::Literal;

/// The values of all models.
pub(super) struct Literals {
    /// Of each own property: its default and its examples.
    pub(super) defaults: Vec<(Own, Option<Literal>, Vec<Literal>)>,
    /// The named examples of each model.
    pub(super) examples: Vec<Vec<(String, Literal)>>,
}

/// Reads the defaults and examples of every property and model.
pub(super) fn of_models(world: &World<'_, '_>, findings: &mut Findings) -> Literals {
    let mut literals = Literals {
        defaults: Vec::new(),
        examples: Vec::with_capacity(world.names.decl.models.len()),
    };
    for (m, model) in world.names.decl.models.iter().enumerate() {
        for (n, decl) in model.properties.iter().enumerate() {
            let own = Own { model: m, index: n };
            let Some(property) = world.own_property(own) else {
                continue;
            };
            let default = decl
                .default
                .as_ref()
                .and_then(|node| Typer::new(world, Purpose::Default, findings).default(property, node));
            let mut typer = Typer::new(world, Purpose::Example, findings);
            let examples: Vec<Literal> = decl
                .examples
                .iter()
                .filter_map(|node| typer.property(property, node))
                .collect();
            if default.is_some() || !examples.is_empty() {
                literals.defaults.push((own, default, examples));
            }
        }
        let mut typer = Typer::new(world, Purpose::Example, findings);
        let named = model.examples.iter().filter_map(|(name, node)| {
            let value = typer.model(m, node)?;
            Some((name.text.clone().into_owned(), value))
        });
        literals.examples.push(named.collect());
    }
    literals
}
