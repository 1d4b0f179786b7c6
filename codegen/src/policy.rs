//! What the generated code does with a value. One place, read by `emit`, `docs` and `diff`, so that what a verdict
//! says about the code and what the code does cannot drift apart.

use crate::model::{Direction, Model, Property};

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
