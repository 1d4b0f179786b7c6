//! The properties that this version does not know.

use core::fmt;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use serde_json::Value;

/// The properties that this version does not know, kept as they came and written back. Empty, it allocates nothing.
///
/// ```
/// use codegen_runtime::{Extra, serde_json::json};
///
/// let mut extra = Extra::new();
/// extra.insert("customFields", json!([]));
/// assert_eq!(extra.get("customFields"), Some(&json!([])));
/// ```
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Inside>>);

#[derive(Clone, Default)]
struct Inside {
    unknown: BTreeMap<String, Value>,
    /// What came for computed properties that have a key on the wire, by that key.
    computed: BTreeMap<&'static str, Value>,
}

impl Extra {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        Extra(None)
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |inside| inside.unknown.len())
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.unknown.get(key)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.0.as_mut()?.unknown.get_mut(key)
    }

    /// Whether there is a value.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Puts a value, and gives the one that was there.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.inside().unknown.insert(key.into(), value.into())
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        self.0.as_mut()?.unknown.remove(key)
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        if let Some(inside) = &mut self.0 {
            inside.unknown.clear();
        }
    }

    /// All of them, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        let unknown = self.0.iter().flat_map(|inside| &inside.unknown);
        unknown.map(|(key, value)| (key.as_str(), value))
    }

    pub(crate) fn computed(&self, wire: &str) -> Option<&Value> {
        self.0.as_ref()?.computed.get(wire)
    }

    pub(crate) fn insert_computed(&mut self, wire: &'static str, value: Value) {
        self.inside().computed.insert(wire, value);
    }

    fn inside(&mut self) -> &mut Inside {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Extra {}

impl Hash for Extra {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        for entry in self.iter() {
            entry.hash(state);
        }
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Into<String>, V: Into<Value>> Extend<(K, V)> for Extra {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut extra = Extra::new();
        extra.extend(entries);
        extra
    }
}
