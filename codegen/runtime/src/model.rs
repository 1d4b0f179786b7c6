//! The traits of models.

use serde::Serialize;
use serde::de::{DeserializeOwned, MapAccess};
use serde_json::{Error as JsonError, Value};

use crate::check::Checker;
use crate::decode::Late;
use crate::def::ModelDef;
use crate::extra::Extra;
use crate::path::Path;
use crate::property::Property;
use crate::view::PropertyRef;

/// A struct that stands for a model of an API. Written by `#[derive(Model)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no model",
    label = "no model",
    note = "write `#[derive(codegen_runtime::Model)]` on it"
)]
pub trait Model: AnyModel + Property + Serialize + DeserializeOwned {
    /// What is known about it.
    const DEF: &'static ModelDef;

    /// Reads one property, whose key has just been read, into its place.
    #[doc(hidden)]
    fn decode_property<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        map: &mut A,
        late: &mut Late,
    ) -> Result<(), A::Error>;

    /// Reads a property that had to wait for the end of the object.
    #[doc(hidden)]
    fn decode_late(&mut self, index: usize, value: Value) -> Result<(), JsonError> {
        let _ = (index, value);
        Ok(())
    }

    /// The place of unknown properties.
    #[doc(hidden)]
    fn extra_mut(&mut self) -> Option<&mut Extra> {
        None
    }
}

/// Any model, behind a reference: what by-name access, encoding and validation work on.
pub trait AnyModel: Send + Sync + 'static {
    /// What is known about it.
    fn def(&self) -> &'static ModelDef;

    /// The value of a property, by its index in [`ModelDef::properties`]; after these those of [`ModelDef::computed`].
    fn property(&self, index: usize) -> PropertyRef<'_>;

    /// The properties that this version does not know, where the model keeps them.
    fn extra(&self) -> Option<&Extra> {
        None
    }

    /// Checks the properties that have limits or that are models themselves.
    #[doc(hidden)]
    fn check(&self, at: &Path<'_>, out: &mut Checker) {
        let _ = (at, out);
    }
}

/// The value of a property, by its name. `None`: the model has no such property.
#[must_use]
pub fn get<'a>(model: &'a dyn AnyModel, name: &str) -> Option<PropertyRef<'a>> {
    let def = model.def();
    let declared = def.properties.iter().position(|property| property.name == name);
    let index = declared.or_else(|| {
        let computed = def.computed.iter().position(|computed| computed.name == name)?;
        Some(def.properties.len() + computed)
    })?;
    Some(model.property(index))
}

impl dyn AnyModel {
    /// The value of a property, by its name. `None`: the model has no such property.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<PropertyRef<'_>> {
        get(self, name)
    }
}
