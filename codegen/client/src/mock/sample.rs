//! Samples of models.

use codegen_runtime::{Model, Validate, from_slice};

/// A sample of a model.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The model's name.
    pub model: &'static str,
    /// It, as it travels.
    pub json: &'static str,
    /// Whether a text is such a model, and valid; else what is wrong with it.
    pub check: fn(&str) -> Result<(), String>,
}

impl Sample {
    /// A sample of this model.
    #[must_use]
    pub const fn of<M: Model>(json: &'static str) -> Self {
        Sample {
            model: M::DEF.name,
            json,
            check: check::<M>,
        }
    }
}

fn check<M: Model>(json: &str) -> Result<(), String> {
    let model: M = from_slice(json.as_bytes()).map_err(|error| error.to_string())?;
    model.validate().map_err(|violations| violations.to_string())
}
