//! What a mapping of a schema is, and the canonical order of its keys.

/// What a mapping is; from the file's place, then from key to key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Model,
    Enum,
    Union,
    Resource,
    Api,
    Package,
    /// Fingerprints with an approval each.
    Approvals,
    Approval,
    /// Names with a property or parameter each.
    Properties,
    Property,
    /// Names with a computed property each.
    ComputedList,
    Computed,
    Choices,
    Choice,
    Variants,
    Variant,
    Endpoints,
    Endpoint,
    Errors,
    Error,
    Deprecated,
    Runtime,
    /// Examples of a model, by name.
    Examples,
    /// Data, or something that this version does not know.
    Free,
}

const MODEL: &[&str] = &[
    "model",
    "extends",
    "abstract",
    "direction",
    "removed",
    "renamed_from",
    "deprecated",
    "doc",
    "properties",
    "computed",
    "examples",
];
const PROPERTY: &[&str] = &[
    "type",
    "override",
    "required",
    "nullable",
    "read_only",
    "write_only",
    "sensitive",
    "default",
    "min",
    "max",
    "min_length",
    "max_length",
    "min_items",
    "max_items",
    "pattern",
    "format",
    "wire",
    "aliases",
    "deprecated",
    "renamed_from",
    "doc",
    "example",
    "examples",
    "open",
    "choices",
];
const COMPUTED: &[&str] = &[
    "type",
    "wire",
    "from",
    "equals",
    "else",
    "codec",
    "settable",
    "deprecated",
    "renamed_from",
    "doc",
];
const ENUM: &[&str] = &[
    "enum",
    "removed",
    "renamed_from",
    "deprecated",
    "doc",
    "open",
    "choices",
];
const CHOICE: &[&str] = &["name", "deprecated", "renamed_from", "doc"];
const UNION: &[&str] = &[
    "union",
    "renamed_from",
    "deprecated",
    "doc",
    "by",
    "on",
    "match",
    "variants",
];
const RESOURCE: &[&str] = &["resource", "path", "doc", "errors", "endpoints"];
const ENDPOINT: &[&str] = &[
    "method",
    "path",
    "partial",
    "body",
    "returns",
    "success",
    "errors",
    "deprecated",
    "renamed_from",
    "doc",
    "params",
    "query",
];
const API: &[&str] = &[
    "title",
    "base_url",
    "wire_case",
    "docs_url",
    "auth",
    "limits",
    "paging",
    "webhooks",
    "search",
    "errors",
];
const PACKAGE: &[&str] = &[
    "name",
    "version",
    "description",
    "licence",
    "docs_url",
    "runtime",
    "client",
];

impl Kind {
    /// The kind of a file, from its path below the schema folder.
    pub(crate) fn of_file(name: &str) -> Kind {
        let parts: Vec<&str> = name.split('/').collect();
        match *parts.as_slice() {
            ["crate.yaml" | "crate.yml"] => Kind::Package,
            ["approvals.yaml" | "approvals.yml"] => Kind::Approvals,
            [_, "api.yaml" | "api.yml"] => Kind::Api,
            [_, "models", _] => Kind::Model,
            [_, "enums", _] => Kind::Enum,
            [_, "unions", _] => Kind::Union,
            [_, "resources", _] => Kind::Resource,
            _ => Kind::Free,
        }
    }

    /// The kind of what stands behind a key.
    pub(crate) fn below(self, key: &str) -> Kind {
        match (self, key) {
            (Kind::Model, "properties") | (Kind::Endpoint, "params" | "query") => Kind::Properties,
            (Kind::Model, "computed") => Kind::ComputedList,
            (Kind::Model, "examples") => Kind::Examples,
            (Kind::Enum | Kind::Property, "choices") => Kind::Choices,
            (Kind::Union, "variants") => Kind::Variants,
            (Kind::Resource, "endpoints") => Kind::Endpoints,
            (Kind::Resource, "errors") => Kind::Errors,
            (Kind::Package, "runtime" | "client") => Kind::Runtime,
            (Kind::Approvals, _) => Kind::Approval,
            (Kind::Properties, _) => Kind::Property,
            (Kind::ComputedList, _) => Kind::Computed,
            (Kind::Choices, _) => Kind::Choice,
            (Kind::Variants, _) => Kind::Variant,
            (Kind::Endpoints, _) => Kind::Endpoint,
            (Kind::Errors, _) => Kind::Error,
            (known, "deprecated") if known.order().is_some() => Kind::Deprecated,
            _ => Kind::Free,
        }
    }

    /// The canonical order of keys, where the order is not the author's.
    #[rustfmt::skip]
    pub(crate) fn order(self) -> Option<&'static [&'static str]> {
        match self {
            Kind::Model => Some(MODEL),
            Kind::Enum => Some(ENUM),
            Kind::Union => Some(UNION),
            Kind::Resource => Some(RESOURCE),
            Kind::Api => Some(API),
            Kind::Package => Some(PACKAGE),
            Kind::Approval => Some(&["rule", "path", "reason", "until"]),
            Kind::Property => Some(PROPERTY),
            Kind::Computed => Some(COMPUTED),
            Kind::Choice => Some(CHOICE),
            Kind::Variant => Some(&["model", "doc"]),
            Kind::Endpoint => Some(ENDPOINT),
            Kind::Error => Some(&["status", "doc"]),
            Kind::Deprecated => Some(&["since", "use", "note"]),
            Kind::Runtime => Some(&["path", "git", "version"]),
            Kind::Properties | Kind::ComputedList | Kind::Choices | Kind::Variants | Kind::Endpoints | Kind::Errors
            | Kind::Examples | Kind::Approvals | Kind::Free => None,
        }
    }

    /// Whether keys are ordered by themselves: names that nobody chose.
    pub(super) fn is_sorted(self) -> bool {
        self == Kind::Approvals
    }

    /// Whether a blank line stands between a key and the one before it, whatever the author wrote.
    pub(super) fn is_apart(self, key: &str) -> bool {
        match self {
            Kind::Properties
            | Kind::ComputedList
            | Kind::Endpoints
            | Kind::Errors
            | Kind::Examples
            | Kind::Approvals => true,
            Kind::Model => matches!(key, "properties" | "computed" | "examples"),
            Kind::Enum => key == "choices",
            Kind::Resource => matches!(key, "errors" | "endpoints"),
            _ => false,
        }
    }

    /// Whether `{ }` is opened up, one key a line. Data and small closed forms stay as the author likes them.
    pub(super) fn opens(self) -> bool {
        !matches!(self, Kind::Free | Kind::Examples | Kind::Deprecated | Kind::Runtime)
    }
}
