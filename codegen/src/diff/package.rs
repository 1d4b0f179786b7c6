//! The generated crate itself, as `crate.yaml` describes it. Its version is what the others are measured with.

use super::fingerprint;
use super::verdict::{Bump, Verdict};
use super::{Difference, Side};
use crate::model::{Package, Runtime, Schema};
use crate::rules::diff as rules;

pub(super) fn compare(old: &Schema, new: &Schema) -> Vec<Difference> {
    // Before the first API there was no crate.
    if old.apis.is_empty() {
        return Vec::new();
    }
    let (old, new) = (&old.package, &new.package);
    let mut found = Vec::new();
    // A name that is that of the folder says nothing.
    if old.is_named && new.is_named && old.name != new.name {
        found.push(told(
            rules::PACKAGE_RENAMED,
            "crate.name",
            &old.name,
            &new.name,
            Bump::Major,
        ));
    }
    for (path, before, after) in [
        ("crate.runtime", &old.runtime, &new.runtime),
        ("crate.client", &old.client, &new.client),
    ] {
        if before != after {
            let (before, after) = (said(before), said(after));
            found.push(told(
                rules::RUNTIME_CHANGED,
                path,
                &before,
                &after,
                bump(&before, &after),
            ));
        }
    }
    let words = |package: &Package| {
        let Package {
            description,
            licence,
            docs_url,
            ..
        } = package;
        format!("{description:?} {licence:?} {docs_url:?}")
    };
    let (before, after) = (words(old), words(new));
    if before != after {
        found.push(told(rules::DOCS_CHANGED, "crate", &before, &after, Bump::Patch));
    }
    found
}

fn said(runtime: &Runtime) -> String {
    match runtime {
        Runtime::Default => "default".to_owned(),
        Runtime::Path(path) => format!("path {path}"),
        Runtime::Git(url) => format!("git {url}"),
        Runtime::Version(version) => format!("version {version}"),
    }
}

/// Types of the runtime stand in the crate's interface: another major version of it is another interface.
fn bump(before: &str, after: &str) -> Bump {
    let major = |said: &str| {
        let version = said.strip_prefix("version ")?.trim_start_matches(['^', '=', '~']);
        let mut parts = version.split('.').map(str::to_owned);
        let first = parts.next()?;
        let second = if first == "0" { parts.next() } else { None };
        Some((first, second))
    };
    match (major(before), major(after)) {
        (Some(before), Some(after)) if before != after => Bump::Major,
        _ => Bump::Patch,
    }
}

/// No code of an API can show it.
fn told(rule: &'static str, path: &str, before: &str, after: &str, bump: Bump) -> Difference {
    Difference {
        rule,
        path: path.to_owned(),
        verdict: Verdict::rust(bump),
        fingerprint: fingerprint::of(rule, path, before, after),
        witness: None,
        models: 0,
        endpoints: 0,
        side: Side::File("crate.yaml".to_owned()),
        message: format!("{before} -> {after}"),
    }
}
