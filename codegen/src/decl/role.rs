//! What has a name and a type, and which facts can be said of it.

use crate::keys;

/// What an operation says of its value, beside the type.
pub(super) const VALUE_KEYS: &[&str] = &[
    "choices",
    "open",
    "value",
    "min",
    "max",
    "min_length",
    "max_length",
    "min_items",
    "max_items",
    "pattern",
    "format",
];

/// What has a name and a type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Property,
    /// A parameter in a path.
    Path,
    /// A parameter in the query.
    Query,
    /// A property of the request's body beside those of the model.
    Body,
    /// A change, with its value.
    Operation,
    /// What can be searched by.
    Field,
}

impl Role {
    pub(super) fn what(self) -> &'static str {
        match self {
            Role::Property => "a property",
            Role::Path | Role::Query => "a parameter",
            Role::Body => "a parameter of the body",
            Role::Operation => "an operation",
            Role::Field => "a field of a search",
        }
    }

    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Role::Property => keys::OF_PROPERTY,
            Role::Path => keys::OF_PATH,
            Role::Query => keys::OF_QUERY,
            Role::Body => keys::OF_BODY,
            Role::Operation => keys::OPERATION,
            Role::Field => keys::OF_FIELD,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_role_is_read() {
        let elsewhere = ["value", "search", "op", "path", "params"];
        for role in [Role::Path, Role::Query, Role::Body, Role::Operation, Role::Field] {
            let is_read = |key: &&&str| keys::OF_PROPERTY.contains(*key) || elsewhere.contains(*key);
            assert_eq!(role.keys().iter().find(|key| !is_read(key)), None);
        }
        assert!(VALUE_KEYS.iter().all(|key| keys::OPERATION.contains(key)));
    }
}
