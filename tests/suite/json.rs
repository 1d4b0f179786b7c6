//! Comparison of JSON as the first promise of the design means it.

use serde_json::Value;

/// Drops every property that is null, at any depth.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(key, value)| (key, without_nulls(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// Decodes, encodes, and asserts that nothing was lost or invented but null properties.
pub(crate) fn round_trip<T>(sample: &Value) -> T
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let text = sample.to_string();
    let decoded: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}\nin {text}"));
    let encoded = serde_json::to_value(&decoded).expect("it encodes");
    assert_eq!(without_nulls(encoded), without_nulls(sample.clone()));
    decoded
}
