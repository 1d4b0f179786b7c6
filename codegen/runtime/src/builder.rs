//! What builders and accessors call.

use std::collections::BTreeMap;

/// A list of whatever becomes its items.
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// A value as it is.
pub fn same<T>(value: T) -> T {
    value
}

/// A value of whatever becomes it.
pub fn into<T>(value: impl Into<T>) -> T {
    value.into()
}

/// [`into`] a property that can be absent.
pub fn some<T>(value: impl Into<T>) -> Option<T> {
    Some(value.into())
}

/// [`list`] into a property that can be absent.
pub fn some_list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Option<Vec<T>> {
    Some(list(items))
}

/// [`map`] into a property that can be absent.
pub fn some_map<T>(
    entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>,
) -> Option<BTreeMap<String, T>> {
    Some(map(entries))
}

/// A map of whatever becomes its entries.
pub fn map<T>(entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>) -> BTreeMap<String, T> {
    entries
        .into_iter()
        .map(|(key, value)| (key.into(), value.into()))
        .collect()
}

/// The properties that have to be set.
#[must_use]
pub fn indexes(indexes: &[usize]) -> Vec<usize> {
    indexes.to_vec()
}

/// A property has been set.
pub fn given(unset: &mut Vec<usize>, index: usize) {
    unset.retain(|known| *known != index);
}

/// The items of a list that may not be there.
#[must_use]
pub fn slice<T>(items: Option<&Vec<T>>) -> &[T] {
    items.map_or(&[], Vec::as_slice)
}

/// Stands where a derive found a mistake, which keeps the crate from compiling.
#[allow(clippy::panic)]
pub fn broken<T>() -> T {
    panic!("a derive found a mistake here")
}
