//! What a change of the schema means: for who compiles against the generated crate, and for who talks to the API.
//!
//! ```text
//! old Schema ─┐                    ┌ models ─ properties ─ types, limits … ─ fold ┐
//!             ├─ pairs ─ reach ────┼ choices, unions                              ├─▶ Report ─▶ render
//! new Schema ─┘  who is  who reads └ endpoints ─ params; docs                     ┘
//!                who     and sends
//! ```
//! Rules say what changed and what it does to the set of legal values. The verdict follows from that, from the role of
//! the place and from [`crate::policy`]; the level follows from the verdict. Nothing here is set by hand or by name.

mod approvals;
pub mod base;
mod bases;
mod calls;
mod change;
mod choices;
mod comparison;
mod computed;
pub mod corpus;
mod defaults;
mod derivation;
mod docs;
mod effect;
mod endpoints;
mod exchange;
mod fingerprint;
mod fold;
mod git;
pub mod history;
mod likely;
mod limits;
mod models;
mod names;
mod naming;
mod package;
mod paging;
mod pairs;
mod params;
mod patches;
mod patterns;
mod places;
mod presence;
mod proof;
mod properties;
mod protocol;
mod reach;
mod release;
pub mod render;
mod types;
mod unions;
mod verdict;
mod wire;
mod witness;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::BTreeSet;

use change::{Change, Place, Sides};
use pairs::Pairs;
use reach::Reach;

use crate::model::{Api, Schema};
use crate::policy;
use crate::rules::diff as rules;
use crate::source::Span;

pub use approvals::Approvals;
pub use comparison::{Comparison, Mistaken};
pub use derivation::{Because, Step};
pub use release::Release;
pub use verdict::{Bump, Impact, Level, Verdict};
pub use witness::Witness;

/// What a change of the schema means.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The worst level of all findings.
    pub level: Level,
    /// The findings, worst first, then by path.
    pub findings: Vec<Difference>,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The rule's id.
    pub rule: &'static str,
    /// `v1.Model.property`.
    pub path: String,
    /// What it means.
    pub verdict: Verdict,
    /// A stable name of this very change.
    pub fingerprint: String,
    /// The proof, where there is one.
    pub witness: Option<Witness>,
    /// How many models have other effective properties.
    pub models: usize,
    /// How many endpoints reach one of them.
    pub endpoints: usize,
    /// Where it is shown.
    pub side: Side,
    /// What changed, in one line.
    pub message: String,
}

/// Where a finding is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A place in the old schema: what it is about is gone.
    Old(Span),
    /// A place in the new schema.
    New(Span),
    /// The top of a file below the new schema folder.
    File(String),
}

impl Difference {
    /// How bad it is.
    #[must_use]
    pub fn level(&self) -> Level {
        self.verdict.level()
    }
}

/// Compares two schemas: the one door of the diff.
#[must_use]
pub fn schemas(old: &Schema, new: &Schema) -> Report {
    let names: BTreeSet<&str> = old.apis.iter().chain(&new.apis).map(|api| api.name.as_str()).collect();
    let mut findings: Vec<Difference> = Vec::new();
    for name in names {
        let nothing = empty(name);
        findings.extend(apis(
            old.api(name).unwrap_or(&nothing),
            new.api(name).unwrap_or(&nothing),
        ));
    }
    findings.extend(package::compare(old, new));
    findings.sort_by(|a, b| {
        let key = |d: &Difference| {
            (
                std::cmp::Reverse(d.level()),
                d.path.clone(),
                d.rule,
                d.fingerprint.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    let level = findings.iter().map(Difference::level).max().unwrap_or_default();
    Report { level, findings }
}

fn apis(old: &Api, new: &Api) -> Vec<Difference> {
    let sides = Sides {
        old,
        new,
        old_reach: Reach::of(old),
        new_reach: Reach::of(new),
        pairs: Pairs::of(old, new),
        old_comparable: policy::comparable(old),
        new_comparable: policy::comparable(new),
        old_boxes: policy::Boxes::of(old),
        new_boxes: policy::Boxes::of(new),
        walking: RefCell::default(),
    };
    let mut found = Vec::new();
    names::compare(&sides, &mut found);
    models::compare(&sides, &mut found);
    choices::compare(&sides, &mut found);
    unions::compare(&sides, &mut found);
    bases::consequences(&sides, &mut found);
    endpoints::compare(&sides, &mut found);
    protocol::compare(&sides, &mut found);
    naming::compare(&sides, &mut found);
    docs::compare(&sides, &mut found);
    found.into_iter().map(|change| finish(&sides, change)).collect()
}

fn finish(sides: &Sides<'_>, change: Change) -> Difference {
    let parts = [sides.new.name.as_str(), &change.owner, &change.member];
    let path = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(".");
    let side = match change.place {
        Place::Old(span) => Side::Old(span),
        Place::New(span) => Side::New(span),
        Place::Api => Side::File(format!("{}/api.yaml", sides.new.name)),
    };
    Difference {
        rule: change.rule,
        fingerprint: fingerprint::of(change.rule, &path, &change.before, &change.after),
        models: change.models.len(),
        endpoints: reached(sides, &change).len(),
        path,
        verdict: change.verdict,
        witness: change.witness,
        side,
        message: change.message,
    }
}

/// The endpoints that reach one of the models of a change, on either side.
fn reached(sides: &Sides<'_>, change: &Change) -> BTreeSet<String> {
    let mut all = change.endpoints.clone();
    for (api, reach) in [(sides.old, &sides.old_reach), (sides.new, &sides.new_reach)] {
        for name in &change.models {
            let model = api.models.binary_search_by(|model| model.name.cmp(name));
            let endpoints = model.into_iter().flat_map(|n| reach.endpoints_of(n));
            all.extend(endpoints.map(str::to_owned));
        }
    }
    all
}

/// Whether a rule is about words, defaults and Rust alone, so that structures that differ in it are one on the wire.
fn is_annotation(rule: &str) -> bool {
    [
        rules::DOCS_CHANGED,
        rules::DEPRECATED_ADDED,
        rules::DEPRECATED_REMOVED,
        rules::CLIENT_DEFAULT_CHANGED,
        rules::DEFAULT_REMOVED,
        rules::PROPERTY_RUST_RENAMED,
        rules::REF_SWAPPED_SAME_SHAPE,
        rules::MODEL_BECAME_RECURSIVE,
    ]
    .contains(&rule)
}

/// An API with nothing in it.
fn empty(name: &str) -> Api {
    Api {
        name: name.to_owned(),
        title: None,
        base_url: None,
        docs_url: None,
        wire_case: codegen_attrs::WireCase::default(),
        models: Vec::new(),
        enums: Vec::new(),
        unions: Vec::new(),
        resources: Vec::new(),
        protocol: crate::model::Protocol::default(),
        file: format!("{name}/api.yaml"),
    }
}
