//! Types of other crates, read and written by their own serde impls: `#[model(serde)]`.

use serde::Serialize;
use serde::de::{DeserializeOwned, MapAccess};
use serde_json::{Error as JsonError, Value};

use crate::place;
use crate::view::PropertyRef;

/// A value of a type of another crate.
pub trait AnyForeign: Send + Sync {
    /// The value as JSON.
    ///
    /// # Errors
    /// Those of the type's own `Serialize`.
    fn to_json(&self) -> Result<Value, JsonError>;
}

impl<T: Serialize + Send + Sync> AnyForeign for T {
    fn to_json(&self) -> Result<Value, JsonError> {
        // Not `to_value`: it would widen an f32, and 0.1 would come out as 0.10000000149011612.
        serde_json::from_slice(&serde_json::to_vec(self)?)
    }
}

/// Reads a value of a type of another crate.
pub fn read_foreign<'de, T: DeserializeOwned, A: MapAccess<'de>>(slot: &mut T, map: &mut A) -> Result<(), A::Error> {
    *slot = map.next_value().map_err(place::foreign)?;
    Ok(())
}

/// Reads a value of a type of another crate that came under an alias.
pub fn read_foreign_value<T: DeserializeOwned>(slot: &mut T, value: Value) -> Result<(), JsonError> {
    *slot = serde_json::from_value(value).map_err(place::foreign)?;
    Ok(())
}

/// A value of a type of another crate; `None` is absent.
pub fn view_foreign<T: Serialize + Send + Sync>(value: &Option<T>) -> PropertyRef<'_> {
    value
        .as_ref()
        .map_or(PropertyRef::Absent, |value| PropertyRef::Foreign(value))
}

/// A value of a type of another crate that is always there.
pub fn view_foreign_plain<T: Serialize + Send + Sync>(value: &T) -> PropertyRef<'_> {
    PropertyRef::Foreign(value)
}
