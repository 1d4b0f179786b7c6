//! What one side makes of a document: whether it is read, known, valid, and what of it is sent.

use codegen_runtime::serde::de::DeserializeOwned;
use codegen_runtime::serde_json::{self, Value, json};
use codegen_runtime::{Model, Property, PropertyRef, Request, Validate};

/// Of a model.
pub fn model<T: Model + Default>(value: Value) -> Value {
    match serde_json::from_value::<T>(value) {
        Ok(model) => json!({
            "read": true,
            "known": is_known(model.view()),
            "valid": model.validate().is_ok(),
            "valid_partial": model.validate_partial().is_ok(),
            "body": serde_json::to_value(Request(&model)).unwrap(),
            "default": serde_json::to_value(T::default()).unwrap(),
            "computed": computed(&model),
        }),
        Err(error) => json!({"read": false, "error": error.to_string()}),
    }
}

/// What it computes.
fn computed<T: Model>(model: &T) -> Vec<(&'static str, String)> {
    let def = T::DEF;
    let all = def.computed.iter().enumerate();
    all.map(|(n, computed)| (computed.name, format!("{:?}", model.property(def.properties.len() + n)))).collect()
}

/// Of anything else.
pub fn other<T: Property + DeserializeOwned>(value: Value) -> Value {
    match serde_json::from_value::<T>(value) {
        Ok(value) => json!({"read": true, "known": is_known(value.view()), "valid": true}),
        Err(error) => json!({"read": false, "error": error.to_string()}),
    }
}

/// Whether nothing in it is a stranger: no property, no choice, no variant.
fn is_known(value: PropertyRef<'_>) -> bool {
    match value.reveal() {
        PropertyRef::Choice(choice) => choice.def.choices.iter().any(|known| known.value == choice.value),
        PropertyRef::Model(model) => {
            let def = model.def();
            let strange = model.extra().is_some_and(|extra| !extra.is_empty());
            let properties = def.properties.iter().enumerate();
            !strange && properties.map(|(n, _)| model.property(n)).all(is_known)
        }
        PropertyRef::Union(union) => is_known(PropertyRef::Model(union.model)),
        PropertyRef::List(list) => (0..list.len()).filter_map(|n| list.get(n)).all(is_known),
        PropertyRef::Map(map) => map.iter().all(|(_, value)| is_known(value)),
        _ => true,
    }
}
