//! Every key of the table is one that the reader knows, where it belongs.

use super::resolve;
use crate::{keys, rules};

/// A place where keys stand: a file, what is above them, and the keys.
const PLACES: &[(&str, &str, &[&str])] = &[
    ("v1/models/M.yaml", "", keys::MODEL),
    (
        "v1/models/M.yaml",
        "model: M\nproperties:\n  p:\n    ",
        keys::OF_PROPERTY,
    ),
    ("v1/models/M.yaml", "model: M\ncomputed:\n  c:\n    ", keys::COMPUTED),
    ("v1/models/M.yaml", "model: M\ndeprecated:\n  ", keys::DEPRECATED),
    ("v1/enums/E.yaml", "", keys::ENUM),
    ("v1/enums/E.yaml", "enum: E\nchoices:\n  a:\n    ", keys::CHOICE),
    ("v1/unions/U.yaml", "", keys::UNION),
    ("v1/unions/U.yaml", "union: U\nvariants:\n  a:\n    ", keys::VARIANT),
    ("v1/resources/R.yaml", "", keys::RESOURCE),
    ("v1/resources/R.yaml", "resource: R\nerrors:\n  e:\n    ", keys::ERROR),
    (
        "v1/resources/R.yaml",
        "resource: R\nendpoints:\n  e:\n    ",
        keys::ENDPOINT,
    ),
    (
        "v1/resources/R.yaml",
        "resource: R\nendpoints:\n  e:\n    params:\n      p:\n        ",
        keys::OF_PATH,
    ),
    (
        "v1/resources/R.yaml",
        "resource: R\nendpoints:\n  e:\n    query:\n      p:\n        ",
        keys::OF_QUERY,
    ),
    (
        "v1/resources/R.yaml",
        "resource: R\nendpoints:\n  e:\n    body_params:\n      p:\n        ",
        keys::OF_BODY,
    ),
    (
        "v1/resources/R.yaml",
        "resource: R\nendpoints:\n  e:\n    patch:\n      ",
        keys::PATCH,
    ),
    (
        "v1/resources/R.yaml",
        "resource: R\nendpoints:\n  e:\n    patch:\n      operations:\n        o:\n          ",
        keys::OPERATION,
    ),
    ("v1/api.yaml", "", keys::API),
    ("v1/api.yaml", "auth:\n  ", keys::AUTH),
    ("v1/api.yaml", "auth:\n  oauth2:\n    ", keys::OAUTH2),
    ("v1/api.yaml", "auth:\n  basic:\n    ", keys::BASIC),
    ("v1/api.yaml", "limits:\n  ", keys::CALL_LIMITS),
    ("v1/api.yaml", "responses:\n  ", keys::RESPONSES),
    ("v1/api.yaml", "paging:\n  s:\n    ", keys::STYLE),
    ("v1/api.yaml", "errors:\n  ", keys::ERROR_FORMAT),
    ("v1/api.yaml", "webhooks:\n  ", keys::WEBHOOKS),
    ("v1/api.yaml", "search:\n  S:\n    ", keys::SEARCH),
    (
        "v1/api.yaml",
        "search:\n  S:\n    fields:\n      f:\n        ",
        keys::OF_FIELD,
    ),
    ("crate.yaml", "", keys::PACKAGE),
    ("crate.yaml", "runtime:\n  ", keys::COMPANION),
    ("approvals.yaml", "\"0000000000000001\":\n  ", keys::APPROVAL),
];

/// What says that a file is of its kind, where that is not said above the keys.
fn head(file: &str) -> &'static str {
    match file.split('/').nth(1) {
        Some("models") => "model",
        Some("enums") => "enum",
        Some("unions") => "union",
        Some("resources") => "resource",
        _ => "",
    }
}

fn unknown(file: &str, above: &str, key: &str) -> Vec<String> {
    let first = match head(file) {
        head if above.is_empty() && !head.is_empty() && head != key => format!("{head}: X\n"),
        _ => String::new(),
    };
    let (_, _, findings) = resolve(&[(file, &format!("{first}{above}{key}: 1\n"))]);
    let unknown = findings
        .into_iter()
        .filter(|finding| finding.code == rules::YAML_UNKNOWN_KEY);
    unknown.map(|finding| finding.message).collect()
}

#[test]
fn every_key_of_the_table_is_read() {
    for (file, above, keys) in PLACES {
        for key in *keys {
            assert_eq!(unknown(file, above, key), [""; 0], "{file}: {above}{key}");
        }
        // Otherwise this place would ask nobody.
        assert_eq!(unknown(file, above, "nonsense").len(), 1, "{file}: {above}");
        let mut seen = keys.to_vec();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), keys.len(), "a key twice: {keys:?}");
    }
}
