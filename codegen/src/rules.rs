//! Every rule that a finding can name, in one table: its id, how bad it is, and what it says.

mod absent;
mod page;

#[cfg(test)]
mod tests;

pub use absent::{Absent, absent};
pub use page::{Example, Page};

use crate::diagnostic::Severity;
use crate::lint;

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// In kebab-case.
    pub id: &'static str,
    /// Who looks for breaches.
    pub kind: Kind,
    /// How bad a breach is.
    pub severity: Severity,
    /// Whether `codegen lint --fix` mends a breach.
    pub fix: bool,
    /// What is a breach, in one line.
    pub summary: &'static str,
    /// Why, with examples, in Markdown; [`Page`] has the form.
    pub page: &'static str,
}

/// The page of a rule of this folder and file name, beside this module.
macro_rules! page_text {
    ($folder:literal, $file:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src/rules/",
            $folder,
            "/",
            $file,
            ".md"
        ))
    };
    // An id that is no name of a file on every system.
    ($folder:literal, $id:literal, $file:literal) => {
        page_text!($folder, $file)
    };
}
pub(crate) use page_text;

/// Who looks for breaches of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whoever reads a schema: nothing follows from a schema with a breach.
    Language,
    /// `codegen lint`.
    Lint,
    /// `codegen diff`.
    Diff,
}

/// One constant per rule, and the table of them all, from one list, so that neither can lack what the other has.
macro_rules! rules {
    ($($constant:ident = $id:literal $(fix: $fix:literal)?, $summary:literal;)*) => {
        $(#[doc = $summary] pub const $constant: &str = $id;)*

        /// Every rule of the language, in the order in which a schema meets them.
        pub const LANGUAGE: &[Rule] = &[
            $(Rule {
                id: $constant,
                kind: Kind::Language,
                severity: Severity::Error,
                fix: false $(|| $fix)?,
                summary: $summary,
                page: page_text!("language", $id),
            },)*
        ];
    };
}

rules! {
    FILE_EXTENSION = "file-extension", "A schema file ends in `.yml` instead of `.yaml`.";
    FILE_PLACE = "file-place", "A file or folder lies where the language knows none.";
    API_MISSING = "api-missing", "The folder of an API has no `api.yaml`, or there is no API at all.";
    YAML_TOO_LARGE = "yaml-too-large", "A file is larger than 16 MiB.";
    YAML_ENCODING = "yaml-encoding", "A file is not UTF-8.";
    YAML_EMPTY = "yaml-empty", "A file has no content.";
    YAML_SYNTAX = "yaml-syntax", "A file is not YAML.";
    YAML_TAB = "yaml-tab", "A tab stands where YAML wants spaces.";
    YAML_DEPTH = "yaml-depth", "Mappings or lists are nested too deeply.";
    YAML_ANCHOR = "yaml-anchor", "Anchors and aliases hide what a change changes.";
    YAML_MERGE_KEY = "yaml-merge-key", "Merge keys are YAML 1.1 and hide what a change changes.";
    YAML_TAG = "yaml-tag", "The schema gives types, not tags.";
    YAML_DIRECTIVE = "yaml-directive", "Directives have no meaning here.";
    YAML_MULTI_DOCUMENT = "yaml-multi-document", "One file holds one document.";
    YAML_KEY_KIND = "yaml-key-kind", "A key is a list, a mapping, or missing.";
    YAML_KEY_DUPLICATE = "yaml-key-duplicate", "One mapping has the same key twice.";
    YAML_UNKNOWN_KEY = "yaml-unknown-key", "The language has no such key at this place.";
    YAML_TRUTHY = "yaml-truthy" fix: true, "A bare word that some YAML reader takes for a boolean, null or a mark of its own stands for text.";
    YAML_NUMBER_LIKE = "yaml-number-like" fix: true, "A bare word that some YAML reader takes for a number stands for text.";
    YAML_DATE = "yaml-date" fix: true, "A bare word that some YAML reader takes for a date stands for text.";
    WRONG_KIND = "wrong-kind", "A mapping, a list or a text stands where another kind of value belongs.";
    WRONG_VALUE = "wrong-value", "A value is not of the form that its key wants.";
    MISSING_VALUE = "missing-value", "A key has nothing after its colon.";
    MISSING_KEY = "missing-key", "A key that must be there is not.";
    NAME_MISMATCH = "name-mismatch", "The name in a file differs from the name of the file.";
    NAME_INVALID = "name-invalid", "A name has a form that the language does not allow.";
    RUST_KEYWORD = "rust-keyword", "A word that Rust keeps for itself cannot be this name.";
    TYPE_COLLISION = "type-collision", "Two things would be one Rust type or one file.";
    FIELD_COLLISION = "field-collision", "Two properties, parameters or endpoints would be one name in Rust.";
    METHOD_COLLISION = "method-collision", "A property needs a method of a name that the generated code already uses.";
    WIRE_COLLISION = "wire-collision", "Two properties or parameters have one name on the wire.";
    UNKNOWN_REF = "unknown-ref", "A name refers to nothing.";
    BASE_CYCLE = "base-cycle", "A model extends itself, directly or through others.";
    BASE_REDECLARES = "base-redeclares", "An inherited property is redefined without saying so.";
    OVERRIDE_NOTHING = "override-nothing", "A property is said to override one that is not inherited.";
    REQUIRED_REF_CYCLE = "required-ref-cycle", "A model can only contain itself, without end.";
    ABSTRACT_REF = "abstract-ref", "A type is an abstract model, which has no struct of its own.";
    CHOICES_MISPLACED = "choices-misplaced", "Choices stand beside a type that is no enum, or an enum has none.";
    CHOICE_DUPLICATE = "choice-duplicate", "Two choices of one enum have one Rust name.";
    CHOICE_NAME = "choice-name", "A choice gives no usable Rust name.";
    DEFAULT_TYPE = "default-type", "A default is not of the type of its property.";
    DEFAULT_NOT_A_CHOICE = "default-not-a-choice", "A default is not among the choices.";
    DEFAULT_OUT_OF_RANGE = "default-out-of-range", "A default breaks a limit of its own property.";
    EXAMPLE_TYPE = "example-type", "An example is not of the type of its place.";
    EXAMPLE_NOT_A_CHOICE = "example-not-a-choice", "An example is not among the choices.";
    EXAMPLE_OUT_OF_RANGE = "example-out-of-range", "An example breaks a limit of its property.";
    EXAMPLE_INCOMPLETE = "example-incomplete", "An example lacks what its model requires.";
    VALUE_TYPE = "value-type", "A fixed value is not of the type of its place.";
    VALUE_NOT_A_CHOICE = "value-not-a-choice", "A fixed value is not among the choices.";
    VALUE_OUT_OF_RANGE = "value-out-of-range", "A fixed value breaks a limit of its own place.";
    RANGE_EMPTY = "range-empty", "No value can satisfy the limits.";
    PATTERN_INVALID = "pattern-invalid", "A pattern is not a regular expression of Rust.";
    CONSTRAINT_WRONG_TYPE = "constraint-wrong-type", "A limit stands beside a type that has no such limit.";
    FLAG_CONFLICT = "flag-conflict", "Two flags contradict each other.";
    COMPUTED_SOURCE = "computed-source", "A computed property is derived from something that does not fit its form.";
    UNION_TAG = "union-tag", "The property that holds the tag of a union is missing or ambiguous.";
    UNION_VARIANT = "union-variant", "A variant of a union is no model, or its tag can never come.";
    PATH_INVALID = "path-invalid", "A path has characters or braces that a path cannot have.";
    PATH_PARAM_MISMATCH = "path-param-mismatch", "A path parameter is declared but does not stand in the path, or twice.";
    BODY_MISPLACED = "body-misplaced", "A call that only reads has a body, or a call has two.";
    PAGING_MISPLACED = "paging-misplaced", "A style of list stands at a call that returns no page.";
    DIRECTION_MISMATCH = "direction-mismatch", "A model that travels one way only stands where it travels the other.";
    REPLACEMENT_UNKNOWN = "replacement-unknown", "What a deprecation names as its replacement does not exist.";
    NAME_RESERVED = "name-reserved", "A name that was removed and stays free is there again.";
    RENAMED_FROM_LIVE = "renamed-from-live", "The name that something had is still the name of something.";
}

/// Every rule: of the language, of lint, of diff.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let lints = lint::TABLE.iter().map(|lint| &lint.rule);
    LANGUAGE.iter().chain(lints).chain(approvals::TABLE).chain(diff::TABLE)
}

/// The ids of the rules of lint that count only where they are selected.
pub fn opt_in() -> impl Iterator<Item = &'static str> {
    let lints = all().filter(|rule| rule.kind == Kind::Lint && rule.severity == Severity::Info);
    lints.map(|rule| rule.id)
}

/// The rule of this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// What can be wrong with an approval of a finding of the diff.
pub mod approvals {
    use super::{Kind, Rule};
    use crate::diagnostic::Severity;

    /// The day until which an approval holds is over.
    pub const EXPIRED: &str = "approval-expired";
    /// An approval names no finding.
    pub const UNMATCHED: &str = "approval-unmatched";
    /// The base contains what an approval approves.
    pub const STALE: &str = "approval-stale";

    /// Every rule about approvals.
    pub const TABLE: &[Rule] = &[
        rule(
            EXPIRED,
            Severity::Error,
            "The day until which an approval holds is over.",
            page_text!("diff", "approval-expired"),
        ),
        rule(
            UNMATCHED,
            Severity::Error,
            "An approval names no finding.",
            page_text!("diff", "approval-unmatched"),
        ),
        rule(
            STALE,
            Severity::Warning,
            "The base contains what an approval approves.",
            page_text!("diff", "approval-stale"),
        ),
    ];

    const fn rule(id: &'static str, severity: Severity, summary: &'static str, page: &'static str) -> Rule {
        Rule {
            id,
            kind: Kind::Diff,
            severity,
            fix: false,
            summary,
            page,
        }
    }
}

/// What two schemas can differ in. How bad a difference is depends on its place and is derived, never listed.
pub mod diff {
    use super::{Kind, Rule};
    use crate::diagnostic::Severity;

    /// One constant per rule, and the table of them all.
    macro_rules! differences {
        ($($constant:ident = $id:literal $(in $file:literal)?, $summary:literal;)*) => {
            $(#[doc = $summary] pub const $constant: &str = $id;)*

            /// Every rule of the diff.
            pub const TABLE: &[Rule] = &[
                $(Rule {
                    id: $constant,
                    kind: Kind::Diff,
                    severity: Severity::Info,
                    fix: false,
                    summary: $summary,
                    page: page_text!("diff", $id $(, $file)?),
                },)*
            ];
        };
    }

    differences! {
        MODEL_ADDED = "model-added", "There is a model, enum or union that was not there.";
        MODEL_REMOVED = "model-removed", "A model, enum or union is gone.";
        MODEL_RENAMED = "model-renamed", "A model, enum or union has another name, and says which it had.";
        MODEL_RENAME_CANDIDATE = "model-rename-candidate", "A model is gone and another of its shape is there.";
        MODEL_BECAME_RECURSIVE = "model-became-recursive", "A property that was held by value is held in a box.";
        BASE_CHANGED = "base-changed", "A model extends another base.";
        DIRECTION_CHANGED = "direction-changed", "A model travels another way.";
        PROPERTY_ADDED_OPTIONAL = "property-added-optional", "There is a property that nobody has to send.";
        PROPERTY_ADDED_REQUIRED_READ_ONLY = "property-added-required-read_only",
            "There is a property that always comes and is never sent.";
        PROPERTY_ADDED_REQUIRED_WRITABLE = "property-added-required-writable",
            "There is a property that has to be sent.";
        PROPERTY_ADDED_REQUIRED_DEFAULT = "property-added-required+default",
            "There is a property that has to be sent and has a default.";
        PROPERTY_REMOVED_OPTIONAL = "property-removed-optional", "An optional property is gone.";
        PROPERTY_REMOVED_REQUIRED = "property-removed-required", "A required property is gone.";
        PROPERTY_RUST_RENAMED = "property-rust-renamed", "A property has another name in Rust and its old one on the wire.";
        WIRE_NAME_CHANGED = "wire-name-changed", "Something has another name on the wire and its old one in Rust.";
        PROPERTY_RENAMED = "property-renamed", "A property has another name in Rust and on the wire.";
        WIRE_NAMING_CHANGED = "wire-naming-changed", "The API writes its names in another case on the wire.";
        NAME_REUSED = "name-reused", "A name that was removed and stayed free is that of something else.";
        ALIAS_ADDED = "alias-added", "A property is read under one more name.";
        ALIAS_SWAPPED = "alias-swapped", "An alias became the name on the wire, and the former name an alias.";
        ALIAS_REMOVED = "alias-removed", "A property is no longer read under one of its names.";
        REQUIRED_ADDED = "required-added", "What was optional is required.";
        REQUIRED_REMOVED = "required-removed", "What was required is optional.";
        NULLABLE_ADDED = "nullable-added", "A null has a meaning.";
        NULLABLE_REMOVED = "nullable-removed", "A null has no meaning any more.";
        BECAME_READ_ONLY = "became-read_only", "A property is no longer sent.";
        NO_LONGER_READ_ONLY = "no-longer-read_only", "A property can be sent.";
        BECAME_WRITE_ONLY = "became-write_only", "A property is no longer returned.";
        NO_LONGER_WRITE_ONLY = "no-longer-write_only", "A property is returned.";
        TYPE_INTEGER_TO_NUMBER = "type-integer->number" in "type-integer-to-number", "An integer became a number.";
        TYPE_NUMBER_TO_INTEGER = "type-number->integer" in "type-number-to-integer", "A number became an integer.";
        TYPE_KIND_CHANGED = "type-kind-changed", "A type became one of another kind.";
        TYPE_FORMAT_TYPED = "type-format-typed", "A string became a type of its own that is a string on the wire.";
        TYPE_FORMAT_UNTYPED = "type-format-untyped", "A type that is a string on the wire became a string.";
        FORMAT_ANNOTATION_CHANGED = "format-annotation-changed", "A string has another format.";
        ARITY_CHANGED = "arity-changed", "A value became a list or a map, or the other way round.";
        ITEM_CHANGED = "item-changed", "The items of a list or map have another type.";
        REF_SWAPPED_SAME_SHAPE = "ref-swapped-same-shape", "A type became another that is the same on the wire.";
        REF_SWAPPED = "ref-swapped", "A model, enum or union gave way to another.";
        UNION_VARIANT_ADDED = "union-variant-added", "A union has one more variant.";
        UNION_VARIANT_REMOVED = "union-variant-removed", "A union has one variant less.";
        CHOICE_ADDED = "choice-added", "An enum has one more choice.";
        CHOICE_REMOVED = "choice-removed", "An enum has one choice less.";
        CHOICE_VARIANT_RENAMED = "choice-variant-renamed", "A choice has another name in Rust.";
        CHOICE_WIRE_CHANGED = "choice-wire-changed", "A choice has another value on the wire.";
        CHOICES_REORDERED = "choices-reordered", "A closed enum has its choices in another order.";
        ENUM_OPENED = "enum-opened", "A closed enum is open.";
        ENUM_CLOSED = "enum-closed", "An open enum is closed.";
        ENUM_TO_STRING = "enum->string" in "enum-to-string", "An enum became a string.";
        STRING_TO_ENUM = "string->enum" in "string-to-enum", "A string became an enum.";
        CONSTRAINT_TIGHTENED = "constraint-tightened", "A limit allows less, or is there for the first time.";
        CONSTRAINT_LOOSENED = "constraint-loosened", "A limit allows more, or is gone.";
        PATTERN_CHANGED = "pattern-changed", "A pattern is another.";
        SERVER_DEFAULT_CHANGED = "server-default-changed", "The service assumes another value for a parameter.";
        SERVER_DEFAULT_ADDED = "server-default-added", "The service assumes a value for a parameter.";
        CLIENT_DEFAULT_CHANGED = "client-default-changed", "A newly built value has another default.";
        DEFAULT_REMOVED = "default-removed", "A default is gone.";
        PACKAGE_RENAMED = "package-renamed", "The generated crate has another name.";
        RUNTIME_CHANGED = "runtime-changed", "The generated crate takes its runtime or its client from elsewhere.";
        DOCS_CHANGED = "docs-changed", "Docs or examples of a file say something else.";
        DEPRECATED_ADDED = "deprecated-added", "Something is deprecated.";
        DEPRECATED_REMOVED = "deprecated-removed", "Something is no longer deprecated.";
        COMPUTED_CHANGED = "computed-changed", "A computed property is derived in another way.";
        ENDPOINT_ADDED = "endpoint-added", "There is an endpoint that was not there.";
        ENDPOINT_REMOVED = "endpoint-removed", "An endpoint is gone.";
        OPERATION_RENAMED = "operation-renamed", "An endpoint has another name in Rust.";
        METHOD_OR_PATH_CHANGED = "method-or-path-changed", "An endpoint is called another way.";
        PATH_PARAM_RENAMED = "path-param-renamed", "A parameter in a path has another name.";
        RESPONSE_MODEL_SWAPPED = "response-model-swapped", "An endpoint returns another type.";
        REQUEST_MODEL_SWAPPED = "request-model-swapped", "An endpoint takes another type.";
        SUCCESS_STATUS_CHANGED = "success-status-changed", "An endpoint succeeds with another status.";
        ERROR_ADDED = "error-added", "An endpoint can fail in one more way.";
        ERROR_REMOVED = "error-removed", "An endpoint can fail in one way less.";
        PARAM_ADDED_OPTIONAL = "param-added-optional", "There is a parameter that nobody has to give.";
        PARAM_ADDED_REQUIRED = "param-added-required", "There is a parameter that has to be given.";
        BECAME_REQUIRED = "became-required", "A parameter has to be given.";
        PARAM_REMOVED = "param-removed", "A parameter is gone.";
        PARAM_LOCATION_CHANGED = "param-location-changed", "A parameter travels in another place.";
        PARAMS_REORDERED = "params-reordered", "What a call has to be given stands in another order.";
        BECAME_OPTIONAL = "became-optional", "A parameter need not be given any more.";
        OPERATION_ADDED = "operation-added", "A patch has one more operation.";
        OPERATION_REMOVED = "operation-removed", "A patch has one operation less.";
        FIXED_VALUE_CHANGED = "fixed-value-changed", "A parameter that the caller has no say in is sent with another value.";
        SEARCH_CHANGED = "search-changed", "A query language has other fields, or a parameter has another.";
        AUTH_ADDED = "auth-or-scope-added", "Callers have to make themselves known.";
        AUTH_REMOVED = "auth-or-scope-removed", "Callers need not make themselves known any more.";
        AUTH_CHANGED = "auth-changed", "Callers make themselves known in another way.";
        PAGINATION_STYLE_CHANGED = "pagination-style-changed", "Pages are asked for or told apart in another way.";
        NEXT_KEY_CHANGED = "next-key-changed", "The address of the next page stands elsewhere in the document.";
        ITEMS_KEY_CHANGED = "items-key-changed", "The items of a page stand elsewhere in the document.";
        WEBHOOK_CHANGED = "webhook-changed", "Events are announced in another way.";
        PROTOCOL_CHANGED = "protocol-changed", "What holds for every call is another, in a way that was not judged.";
        PAGINATION_ADDED = "pagination-added", "A bare list comes in pages.";
        PAGINATION_REMOVED = "pagination-removed", "Pages became a bare list.";
    }
}
