//! What a mapping of a schema is, and the canonical order of its keys.

use crate::keys;

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
    Patch,
    /// Names with a change each.
    Operations,
    Operation,
    Errors,
    Error,
    Deprecated,
    Runtime,
    /// Examples of a model, by name.
    Examples,
    Auth,
    OAuth2,
    Basic,
    CallLimits,
    Responses,
    /// Names with a style of list each.
    Styles,
    Style,
    ErrorFormat,
    Webhooks,
    /// Names with a query language each.
    Searches,
    Search,
    /// Data, or something that this version does not know.
    Free,
}

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
            (Kind::Model, "properties") | (Kind::Search, "fields") | (Kind::Operation, "params") => Kind::Properties,
            (Kind::Endpoint, "params" | "query" | "body_params") => Kind::Properties,
            (Kind::Model, "computed") => Kind::ComputedList,
            (Kind::Model, "examples") => Kind::Examples,
            (Kind::Enum | Kind::Property | Kind::Operation, "choices") => Kind::Choices,
            (Kind::Union, "variants") => Kind::Variants,
            (Kind::Resource, "endpoints") => Kind::Endpoints,
            (Kind::Resource, "errors") => Kind::Errors,
            (Kind::Endpoint, "patch") => Kind::Patch,
            (Kind::Patch, "operations") => Kind::Operations,
            (Kind::Operations, _) => Kind::Operation,
            (Kind::Api, key) => Kind::of_protocol(key),
            (Kind::Auth, "oauth2") => Kind::OAuth2,
            (Kind::Auth, "basic") => Kind::Basic,
            (Kind::Styles, _) => Kind::Style,
            (Kind::Searches, _) => Kind::Search,
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

    /// The kind of what stands behind a key of `api.yaml`.
    fn of_protocol(key: &str) -> Kind {
        match key {
            "auth" => Kind::Auth,
            "limits" => Kind::CallLimits,
            "responses" => Kind::Responses,
            "paging" => Kind::Styles,
            "errors" => Kind::ErrorFormat,
            "webhooks" => Kind::Webhooks,
            "search" => Kind::Searches,
            _ => Kind::Free,
        }
    }

    /// The canonical order of keys, where the order is not the author's.
    #[rustfmt::skip]
    pub(crate) fn order(self) -> Option<&'static [&'static str]> {
        match self {
            Kind::Model => Some(keys::MODEL),
            Kind::Enum => Some(keys::ENUM),
            Kind::Union => Some(keys::UNION),
            Kind::Resource => Some(keys::RESOURCE),
            Kind::Api => Some(keys::API),
            Kind::Package => Some(keys::PACKAGE),
            Kind::Approval => Some(keys::APPROVAL),
            Kind::Property => Some(keys::TYPED),
            Kind::Computed => Some(keys::COMPUTED),
            Kind::Choice => Some(keys::CHOICE),
            Kind::Variant => Some(keys::VARIANT),
            Kind::Endpoint => Some(keys::ENDPOINT),
            Kind::Error => Some(keys::ERROR),
            Kind::Patch => Some(keys::PATCH),
            Kind::Operation => Some(keys::OPERATION),
            Kind::Auth => Some(keys::AUTH),
            Kind::OAuth2 => Some(keys::OAUTH2),
            Kind::Basic => Some(keys::BASIC),
            Kind::CallLimits => Some(keys::CALL_LIMITS),
            Kind::Responses => Some(keys::RESPONSES),
            Kind::Style => Some(keys::STYLE),
            Kind::ErrorFormat => Some(keys::ERROR_FORMAT),
            Kind::Webhooks => Some(keys::WEBHOOKS),
            Kind::Search => Some(keys::SEARCH),
            Kind::Deprecated => Some(keys::DEPRECATED),
            Kind::Runtime => Some(keys::COMPANION),
            Kind::Properties | Kind::ComputedList | Kind::Choices | Kind::Variants | Kind::Endpoints | Kind::Errors | Kind::Operations
            | Kind::Styles | Kind::Searches
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
        !matches!(
            self,
            Kind::Free
                | Kind::Examples
                | Kind::Deprecated
                | Kind::Runtime
                | Kind::OAuth2
                | Kind::Basic
                | Kind::CallLimits
                | Kind::Responses
                | Kind::Style
                | Kind::ErrorFormat
                | Kind::Webhooks
        )
    }
}
