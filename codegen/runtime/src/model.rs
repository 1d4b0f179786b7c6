//! The traits of models.

use serde::de::{DeserializeOwned, MapAccess};
use serde::{Deserializer, Serialize};
use serde_json::{Error as JsonError, Value};

use crate::check::{Checker, check_nested};
use crate::decode::{Late, decode_model};
use crate::def::{Limits, ModelDef, TypeDef};
use crate::extra::Extra;
use crate::path::Path;
use crate::property::{Form, Property};
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

    /// A model in which nothing is set.
    #[doc(hidden)]
    fn unset() -> Self;

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

    /// [`AnyModel::property`].
    #[doc(hidden)]
    fn property_at(&self, index: usize) -> PropertyRef<'_>;

    /// [`AnyModel::extra`].
    #[doc(hidden)]
    fn kept(&self) -> Option<&Extra> {
        None
    }

    /// The place of unknown properties.
    #[doc(hidden)]
    fn kept_mut(&mut self) -> Option<&mut Extra> {
        None
    }

    /// [`AnyModel::check`].
    #[doc(hidden)]
    fn check_properties(&self, at: &Path<'_>, out: &mut Checker) {
        let _ = (at, out);
    }
}

/// The form of every model.
pub struct ModelForm;

impl<M: Model> Form<M> for ModelForm {
    const TYPE: TypeDef = TypeDef::Model(|| M::DEF);
    const NESTED: bool = true;

    #[inline]
    fn blank() -> M {
        M::unset()
    }

    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
        decode_model(deserializer)
    }

    #[inline]
    fn view(value: &M) -> PropertyRef<'_> {
        PropertyRef::Model(value)
    }

    #[inline]
    fn check(value: &M, _: &'static Limits, at: &Path<'_>, out: &mut Checker) {
        check_nested(value, at, out);
    }
}

/// Any model, behind a reference: what by-name access, encoding and validation work on.
pub trait AnyModel: Send + Sync + 'static {
    /// What is known about it.
    fn def(&self) -> &'static ModelDef;

    /// The value of a property, by its index in [`ModelDef::properties`]; after these those of [`ModelDef::computed`].
    fn property(&self, index: usize) -> PropertyRef<'_>;

    /// The properties that this version does not know, where the model keeps them.
    fn extra(&self) -> Option<&Extra>;

    /// Checks the properties that have limits or that are models themselves.
    #[doc(hidden)]
    fn check(&self, at: &Path<'_>, out: &mut Checker);
}

impl<M: Model> AnyModel for M {
    fn def(&self) -> &'static ModelDef {
        M::DEF
    }

    #[inline]
    fn property(&self, index: usize) -> PropertyRef<'_> {
        self.property_at(index)
    }

    #[inline]
    fn extra(&self) -> Option<&Extra> {
        self.kept()
    }

    #[inline]
    fn check(&self, at: &Path<'_>, out: &mut Checker) {
        self.check_properties(at, out);
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
