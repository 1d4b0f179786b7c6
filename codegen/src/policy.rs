//! What the generated code does with a value. One place, read by `emit`, `docs` and `diff`, so that what a verdict
//! says about the code and what the code does cannot drift apart.

mod boxes;
mod calls;
mod dates;
mod scalars;
mod upcasts;

pub use boxes::Boxes;
pub use calls::{Gives, gives, is_argument, is_setter, kind_of_field, setters, shows_client, success};
pub use scalars::{integer, wanted};
pub use upcasts::{joins, upcasts};

use crate::model::{Api, Direction, Enum, Format, Model, ModelId, Property, Type};

/// How a property stands in its struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `T`: it is always there.
    Plain,
    /// `Option<T>`: absent and null are one.
    Optional,
    /// `Nullable<T>`: absent, null and a value are three.
    ThreeState,
}

/// How a property stands in the struct of a model.
///
/// Only what is never sent can be plain: a response may lack what a request needs, and one struct serves both. Only
/// what can be sent has three states: whoever reads makes no difference between absent and null.
#[must_use]
pub fn presence(model: &Model, property: &Property) -> Presence {
    match (model.direction, property.required, property.nullable) {
        (Direction::Response, true, false) => Presence::Plain,
        (Direction::Both | Direction::Request, _, true) if !property.read_only => Presence::ThreeState,
        _ => Presence::Optional,
    }
}

/// Whether `validate()` asks for the property.
#[must_use]
pub fn is_asked_for(model: &Model, property: &Property) -> bool {
    property.required && !property.read_only && model.direction != Direction::Response
}

/// Whether limits of the property are checked: only what can be sent is.
#[must_use]
pub fn is_checked(model: &Model, property: &Property) -> bool {
    !property.read_only && model.direction != Direction::Response
}

/// What code does with something that the schema it was made from does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OnUnexpected {
    /// It is kept or makes no difference.
    Kept,
    /// Nothing fails, but something is lost or means something else.
    Silent,
    /// Decoding fails.
    Error,
}

/// What reading does when a property is not there, or is null.
#[must_use]
pub fn on_absent(presence: Presence) -> OnUnexpected {
    match presence {
        Presence::Plain => OnUnexpected::Error,
        Presence::Optional | Presence::ThreeState => OnUnexpected::Kept,
    }
}

/// What reading does with a choice that the enum does not know.
#[must_use]
pub fn on_unknown_choice(choices: &Enum) -> OnUnexpected {
    if choices.open {
        OnUnexpected::Kept
    } else {
        OnUnexpected::Error
    }
}

/// What reading does with any other string where this type is wanted.
#[must_use]
pub fn on_any_string(api: &Api, ty: &Type) -> OnUnexpected {
    match ty {
        Type::String | Type::Any | Type::Color => OnUnexpected::Kept,
        Type::Enum(id) => on_unknown_choice(api.choices(*id)),
        _ => OnUnexpected::Error,
    }
}

/// Whether a format is a limit; the others only say what a string is.
#[must_use]
pub fn is_checked_format(format: Format) -> bool {
    !matches!(format, Format::Html | Format::Markdown)
}

/// The models that a model extends, nearest first.
pub fn ancestors(api: &Api, id: ModelId) -> impl Iterator<Item = ModelId> {
    std::iter::successors(api.model(id).extends, |id| api.model(*id).extends)
}

/// Which models are `Eq` and `Hash`: those that hold no `number`, however deep.
#[must_use]
pub fn comparable(api: &Api) -> Vec<bool> {
    let count = api.models.len();
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); count + api.unions.len()];
    let mut found: Vec<usize> = Vec::new();
    for (id, model) in api.models() {
        for property in &model.properties {
            match property.ty.innermost() {
                Type::Number => found.push(id.0),
                Type::Model(target) => holders[target.0].push(id.0),
                Type::Union(target) => holders[count + target.0].push(id.0),
                _ => {}
            }
        }
    }
    for (n, union) in api.unions.iter().enumerate() {
        for variant in &union.variants {
            holders[variant.model.0].push(count + n);
        }
    }
    let mut is_comparable = vec![true; holders.len()];
    while let Some(node) = found.pop() {
        if std::mem::replace(&mut is_comparable[node], false) {
            found.extend(&holders[node]);
        }
    }
    is_comparable.truncate(count);
    is_comparable
}
