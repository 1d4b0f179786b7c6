//! The types that a property may have.

use super::keys::pattern;
use crate::emit::json::Json;
use crate::model::Api;

/// The words that are types in every schema.
const BUILTIN: &[&str] = &[
    "string", "integer", "number", "boolean", "datetime", "date", "color", "bytes", "any", "enum",
];

/// The names that one API knows.
pub(super) struct Types<'a> {
    /// Every model, abstract or not.
    pub(super) models: Vec<&'a str>,
    /// Models that are not abstract.
    pub(super) structs: Vec<&'a str>,
    /// Enums with a file of their own, and unions.
    shared: Vec<&'a str>,
    /// Enums of one property or parameter: known, but not worth completing.
    inline: Vec<&'a str>,
    /// The styles of lists.
    pub(super) styles: Vec<&'a str>,
    /// The query languages.
    pub(super) domains: Vec<&'a str>,
}

impl<'a> Types<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let is_shared = |file: &str| file.contains("/enums/");
        let enums = |shared: bool| {
            let wanted = move |choices: &&crate::model::Enum| is_shared(&choices.file) == shared;
            api.enums.iter().filter(wanted).map(|choices| choices.name.as_str())
        };
        let concrete = api.models.iter().filter(|model| !model.is_abstract);
        Types {
            models: api.models.iter().map(|model| model.name.as_str()).collect(),
            structs: concrete.map(|model| model.name.as_str()).collect(),
            shared: enums(true)
                .chain(api.unions.iter().map(|union| union.name.as_str()))
                .collect(),
            inline: enums(false).collect(),
            styles: api.protocol.paging.iter().map(|style| style.name.as_str()).collect(),
            domains: api.protocol.search.iter().map(|domain| domain.name.as_str()).collect(),
        }
    }

    /// A type: one of the words, or a list or map of one.
    pub(super) fn schema(&self) -> Json {
        self.wrapped(
            "list|map",
            "One word: a type of the language, a model, enum or union by name, `list<T>` or `map<T>`.",
        )
    }

    /// The same, or pages of it.
    pub(super) fn returned(&self) -> Json {
        self.wrapped(
            "list|map|page",
            "A type, `list<T>` for a bare array, or `page<T>` for one page of a longer list.",
        )
    }

    fn wrapped(&self, wrappers: &str, description: &str) -> Json {
        let words: Vec<&str> = [BUILTIN, &self.structs, &self.shared].concat();
        let all = [words.as_slice(), &self.inline].concat().join("|");
        let nested = format!("^\\s*(({wrappers})\\s*<\\s*)*({all})(\\s*>)*\\s*$");
        Json::object([
            ("description", Json::from(description)),
            (
                "anyOf",
                Json::List(vec![
                    Json::object([("enum", Json::list(words))]),
                    pattern(&nested, "A type, or a list or map of one, such as `list<string>`."),
                ]),
            ),
        ])
    }
}
