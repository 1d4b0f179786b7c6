//! `crate.yaml`.

use super::keys::*;
use crate::emit::json::Json;

/// The generated crate.
pub(super) fn schema() -> Json {
    let companion = vec![
        ("path", string("A folder, relative to the output.")),
        ("git", string("The URL of a git repository.")),
        ("version", scalar("A version in the registry.")),
    ];
    let companion = with(
        object(companion, &[]),
        vec![("minProperties", Json::Integer(1)), ("maxProperties", Json::Integer(1))],
    );
    let keys = vec![
        (
            "name",
            pattern(
                "^[a-z][a-z0-9_-]*$",
                "The name of the crate. Default: the name of the schema folder.",
            ),
        ),
        (
            "version",
            scalar("The declared version, three numbers. Default: 0.1.0."),
        ),
        ("description", string("One line about the crate.")),
        ("licence", string("The licence, as an SPDX expression.")),
        (
            "docs_url",
            string("Where rustdoc pages find the reference, if not beside them."),
        ),
        (
            "runtime",
            described(
                companion.clone(),
                "Where the crate finds `codegen-runtime`. Default: a path from the output to the tool's own.",
            ),
        ),
        (
            "client",
            described(
                companion,
                "Where the crate finds `codegen-client`. Default: a path from the output to the tool's own.",
            ),
        ),
        (
            "lint",
            list(
                words(crate::rules::opt_in(), "An opt-in rule of `codegen lint`."),
                "Opt-in rules of `codegen lint` that count for this schema.",
            ),
        ),
    ];
    object(keys, &[])
}
