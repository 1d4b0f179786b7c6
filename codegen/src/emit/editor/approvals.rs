//! `approvals.yaml`.

use super::keys::*;
use crate::emit::json::Json;
use crate::rules::diff::TABLE;

/// The findings of the diff that somebody has approved, by their fingerprint.
pub(super) fn schema() -> Json {
    let keys = vec![
        (
            "rule",
            words(
                TABLE.iter().map(|rule| rule.id),
                "The rule that the finding is of. `codegen approve` writes it.",
            ),
        ),
        (
            "path",
            string("What the finding is about, such as `v1.Folder.name`. `codegen approve` writes it."),
        ),
        (
            "reason",
            pattern(r"\S", "Why the change is right all the same, for whoever reviews it."),
        ),
        (
            "until",
            pattern(
                "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                "The last day on which the approval holds, such as 2026-12-31. Default: no end.",
            ),
        ),
    ];
    let approvals = map(
        object(keys, &["rule", "path", "reason"]),
        "Approvals, each by the fingerprint of its finding: 16 hex digits, which `codegen diff` prints.",
    );
    let form = Json::object([("pattern", Json::from("^[0-9a-f]{16}$"))]);
    with(approvals, vec![("propertyNames", form)])
}
