//! How names are written on the wire.

use heck::{ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutySnakeCase};

/// How a name in `snake_case` is written on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WireCase {
    /// `first_name`: as it stands in the schema.
    #[default]
    Snake,
    /// `firstName`.
    Camel,
    /// `FirstName`.
    Pascal,
    /// `first-name`.
    Kebab,
    /// `FIRST_NAME`.
    ScreamingSnake,
}

impl WireCase {
    /// Every case with the name by which schemas and attributes call it.
    pub const ALL: [(WireCase, &'static str); 5] = [
        (WireCase::Snake, "snake_case"),
        (WireCase::Camel, "camelCase"),
        (WireCase::Pascal, "PascalCase"),
        (WireCase::Kebab, "kebab-case"),
        (WireCase::ScreamingSnake, "SCREAMING_SNAKE_CASE"),
    ];

    /// The case of this name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<WireCase> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(case, _)| *case)
    }

    /// The name by which schemas and attributes call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(case, _)| *case == self)
            .map_or("", |(_, name)| name)
    }

    /// Writes a name that stands in `snake_case` in this case.
    #[must_use]
    pub fn apply(self, name: &str) -> String {
        match self {
            WireCase::Snake => name.to_owned(),
            WireCase::Camel => name.to_lower_camel_case(),
            WireCase::Pascal => name.to_pascal_case(),
            WireCase::Kebab => name.to_kebab_case(),
            WireCase::ScreamingSnake => name.to_shouty_snake_case(),
        }
    }
}
