//! Twins, written by hand, of models that codegen generates.
#![deny(warnings, missing_docs)]

use codegen_runtime::{Choice, Color, Extra, Model, Nullable, Unrecognized};

/// A subscription to events.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(wire_case = "camelCase", builder)]
pub struct WebHook {
    /// Unique.
    #[model(read_only)]
    pub id: Option<i64>,
    /// Where messages go.
    #[model(required, format = "url")]
    pub url: Option<String>,
    /// Signs them.
    #[model(required, sensitive, max_length = 40)]
    pub secret_key: Option<String>,
    /// To which events.
    pub events: Option<Vec<Event>>,
    /// Whatever else came.
    pub extra: Extra,
}

/// What happened; two of the twelve, and the rest as they come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Choice)]
pub enum Event {
    /// A conversation came.
    #[model(value = "convo.created")]
    ConvoCreated,
    /// A customer came.
    #[model(value = "customer.created")]
    CustomerCreated,
    /// Anything else.
    Unrecognized(Unrecognized),
}

/// A definition of optional data.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(wire_case = "camelCase", builder)]
pub struct CustomField {
    /// Unique.
    #[model(read_only)]
    pub id: Option<i64>,
    /// Its name.
    #[model(required)]
    pub field_name: Option<String>,
    /// What it accepts.
    #[model(required, default = "SINGLE_LINE")]
    pub field_type: Option<Kind>,
    /// For the user interface.
    pub required: Option<bool>,
    /// From 0 to 255, or null.
    #[model(nullable, min = 0, max = 255)]
    pub order: Nullable<i64>,
    /// What can be chosen.
    pub options: Option<Vec<Choose>>,
    /// Whatever else came.
    pub extra: Extra,
}

/// What a field accepts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Choice)]
pub enum Kind {
    /// One line.
    #[model(value = "SINGLE_LINE")]
    SingleLine,
    /// One of a list.
    #[model(value = "DROPDOWN")]
    Dropdown,
    /// Anything else.
    Unrecognized(Unrecognized),
}

/// An option of a field.
#[derive(Clone, Debug, PartialEq, Model)]
pub struct Choose {
    /// Unique.
    #[model(read_only)]
    pub id: Option<i64>,
    /// What is shown.
    #[model(required)]
    pub label: Option<String>,
    /// From 0 to 255, or null.
    #[model(nullable, min = 0, max = 255)]
    pub order: Nullable<i64>,
    /// Whatever else came.
    pub extra: Extra,
}

/// A tag, with a pattern that its generated twin has not.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(wire_case = "camelCase")]
pub struct Tag {
    /// Unique.
    #[model(read_only)]
    pub id: Option<i64>,
    /// In lower case.
    #[model(required, pattern = "^[a-z -]+$")]
    pub tag: Option<String>,
    /// Its colour.
    pub color: Option<Color>,
}
