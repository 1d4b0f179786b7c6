//! Every rule that a finding can name, in one table: its id, how bad it is, and what it says.

use crate::diagnostic::Severity;

/// A rule of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// In kebab-case.
    pub id: &'static str,
    /// How bad a breach is.
    pub severity: Severity,
    /// What is a breach, in one line.
    pub summary: &'static str,
}

/// One constant per rule, and the table of them all, from one list, so that neither can lack what the other has.
macro_rules! rules {
    ($($constant:ident = $id:literal, $summary:literal;)*) => {
        $(#[doc = $summary] pub const $constant: &str = $id;)*

        /// Every rule of the language, in the order in which a schema meets them.
        pub const LANGUAGE: &[Rule] = &[
            $(Rule { id: $constant, severity: Severity::Error, summary: $summary },)*
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
    YAML_TRUTHY = "yaml-truthy", "A bare word that some YAML reader takes for a boolean or null stands for text.";
    YAML_NUMBER_LIKE = "yaml-number-like", "A bare word that some YAML reader takes for a number stands for text.";
    YAML_DATE = "yaml-date", "A bare word that some YAML reader takes for a date stands for text.";
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
    WIRE_COLLISION = "wire-collision", "Two properties of one model have one name on the wire.";
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
    RANGE_EMPTY = "range-empty", "No value can satisfy the limits.";
    PATTERN_INVALID = "pattern-invalid", "A pattern is not a regular expression of Rust.";
    CONSTRAINT_WRONG_TYPE = "constraint-wrong-type", "A limit stands beside a type that has no such limit.";
    FLAG_CONFLICT = "flag-conflict", "Two flags contradict each other.";
    COMPUTED_SOURCE = "computed-source", "A computed property is derived from something that does not fit its form.";
    UNION_TAG = "union-tag", "The property that holds the tag of a union is missing or ambiguous.";
    UNION_VARIANT = "union-variant", "A variant of a union is no model of its own.";
    PATH_INVALID = "path-invalid", "A path has characters or braces that a path cannot have.";
    PATH_PARAM_MISMATCH = "path-param-mismatch", "A path parameter is declared but does not stand in the path, or twice.";
    REPLACEMENT_UNKNOWN = "replacement-unknown", "What a deprecation names as its replacement does not exist.";
    RENAMED_FROM_LIVE = "renamed-from-live", "The name that something had is still the name of something.";
}

/// The rule of this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    LANGUAGE.iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_kebab_case_and_summaries_are_sentences() {
        for (n, rule) in LANGUAGE.iter().enumerate() {
            assert!(
                rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
                "{}",
                rule.id
            );
            assert!(rule.summary.ends_with('.'), "{}", rule.id);
            assert!(LANGUAGE[n + 1..].iter().all(|other| other.id != rule.id), "{}", rule.id);
            assert_eq!(find(rule.id), Some(rule));
        }
    }
}
