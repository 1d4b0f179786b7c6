//! Models that can only contain themselves: a chain of required properties that comes back to where it began.

use super::world::World;
use crate::diagnostic::{Finding, Findings};
use crate::model::{Property, Type};
use crate::rules;

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnTheWay,
    Done,
}

/// Reports each such chain once.
pub(super) fn check(world: &World<'_, '_>, findings: &mut Findings) {
    let models = world.names.decl.models.len();
    let mut states = vec![State::New; models];
    for start in 0..models {
        if states[start] == State::New && !world.names.decl.models[start].is_abstract {
            walk(world, start, &mut states, findings);
        }
    }
}

/// Depth first, with a stack of our own: a chain may be as long as there are models.
fn walk<'w>(world: &'w World<'_, '_>, start: usize, states: &mut [State], findings: &mut Findings) {
    let mut path: Vec<(usize, Vec<(&'w Property, usize)>)> = vec![(start, needs(world, start))];
    let mut taken: Vec<&'w Property> = Vec::new();
    states[start] = State::OnTheWay;
    while let Some((model, open)) = path.last_mut() {
        let Some((property, next)) = open.pop() else {
            states[*model] = State::Done;
            path.pop();
            taken.pop();
            continue;
        };
        match states[next] {
            State::Done => {}
            State::New => {
                states[next] = State::OnTheWay;
                taken.push(property);
                path.push((next, needs(world, next)));
            }
            State::OnTheWay => {
                let from = path.iter().position(|(model, _)| *model == next).unwrap_or_default();
                let mut chain = taken.get(from..).unwrap_or_default().to_vec();
                chain.push(property);
                findings.push(endless(world, next, &chain));
            }
        }
    }
}

/// The models that a value of this one must contain.
fn needs<'w>(world: &'w World<'_, '_>, model: usize) -> Vec<(&'w Property, usize)> {
    let needed = world
        .properties(model)
        .filter(|property| property.required && !property.nullable);
    needed
        .filter_map(|property| {
            if let Type::Model(id) = property.ty {
                Some((property, id.0))
            } else {
                None
            }
        })
        .collect()
}

fn endless(world: &World<'_, '_>, model: usize, chain: &[&Property]) -> Finding {
    let name = &world.names.decl.models[model].head.name.text;
    let path: Vec<&str> = chain.iter().map(|property| property.name.as_str()).take(8).collect();
    let message = format!(
        "a `{name}` must contain a `{name}`, without end: by `{}`",
        path.join(".")
    );
    let mut places = chain.iter().map(|property| property.span);
    let mut finding = Finding::error(rules::REQUIRED_REF_CYCLE, places.next(), message);
    for place in places.take(7) {
        finding = finding.related(place, "and on");
    }
    finding.help("let one of them be absent: remove `required`, or make it a list")
}
