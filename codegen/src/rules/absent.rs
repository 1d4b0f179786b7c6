//! Rules that people know from elsewhere, and why there are none here.

/// A rule that there is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absent {
    /// The id under which others know it.
    pub id: &'static str,
    /// Why not.
    pub why: &'static str,
}

/// The rule of this id, if it is one that was left out on purpose.
#[must_use]
pub fn absent(id: &str) -> Option<&'static Absent> {
    TABLE.iter().find(|absent| absent.id == id)
}

#[rustfmt::skip]
pub(super) const TABLE: &[Absent] = &[
    Absent { id: "model-name-pascal", why: "The language refuses other names of types: `name-invalid`." },
    Absent { id: "property-name-snake", why: "The language refuses other names of properties: `name-invalid`." },
    Absent { id: "rust-std-shadow", why: "A model may be called `Option` or `String`: generated code names what it uses by its absolute path, so that nothing is shadowed, and users import what they like." },
    Absent { id: "wire-implicit", why: "`wire_case` of `api.yaml` says once how names are written; when that changes, `codegen diff` says `wire-naming-changed`. Saying each name twice would hide those that differ." },
    Absent { id: "choice-openness", why: "Enums are open unless they say `open: false`, so that nothing is left implicit." },
    Absent { id: "required-read-only", why: "What is required and read only is asked of nobody; when it is added, `codegen diff` says what that does to old data: `property-added-required-read_only`." },
    Absent { id: "deprecated-no-sunset", why: "A deprecation has no day on which it ends: whether something may go is a question of releases, and `codegen diff` answers it." },
    Absent { id: "sunset-past", why: "A deprecation has no day on which it ends, and no finding depends on the day on which it is looked for." },
    Absent { id: "renamed-from-stale", why: "Lint looks at one schema and knows no former one. A marker that is no longer needed keeps the deprecated alias in the crate, which is what it is for; remove it with the next major release." },
    Absent { id: "alias-stale", why: "Lint looks at one schema and knows no former one. An alias costs nothing, and recorded data may need it for ever." },
    Absent { id: "ignore-expired", why: "No finding depends on the day on which it is looked for; a comment that ignores nothing any more is found by `ignore-unused`." },
    Absent { id: "body-on-get", why: "The language refuses it: `body-misplaced`." },
    Absent { id: "yaml-bom", why: "`codegen fmt` removes byte order marks." },
    Absent { id: "yaml-crlf", why: "`codegen fmt` writes line feeds." },
];
