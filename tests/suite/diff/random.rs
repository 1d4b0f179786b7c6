//! Random schemas: a plan of models, enums, a union and calls, edits of it, and refactorings that change nothing.
//!
//! Everything is made of small numbers, so that what fails shrinks to little.

mod calls;
mod edits;
mod hold;
mod plan;
mod refactor;
mod unions;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use super::{Files, placed, try_schema};
use edits::Edit;
use plan::Plan;

/// How many random pairs are compiled; `DIFF_PAIRS` asks for more.
const PAIRS: usize = 40;

/// A plan and edits of it, of which both sides are schemas without a mistake.
fn edited(edits: std::ops::Range<usize>) -> impl Strategy<Value = (Plan, Vec<Edit>)> {
    let valid = |(plan, edits): &(Plan, Vec<Edit>)| is_valid(plan) && is_valid(&edits::apply(plan, edits));
    (plan::plans(), prop::collection::vec(edits::edits(), edits)).prop_filter("a mistake", valid)
}

fn is_valid(plan: &Plan) -> bool {
    try_schema(&placed("v1", &plan.files(0))).is_ok()
}

/// The pairs that are compiled: the same in each run.
pub(super) fn pairs() -> Vec<(Files, Files)> {
    let asked = std::env::var("DIFF_PAIRS").ok().and_then(|count| count.parse().ok());
    let mut runner = TestRunner::deterministic();
    let mut pairs = Vec::new();
    while pairs.len() < asked.unwrap_or(PAIRS) {
        let (plan, edits) = edited(1..3).new_tree(&mut runner).unwrap().current();
        let (old, new) = (plan.files(0), edits::apply(&plan, &edits).files(0));
        if old != new {
            pairs.push((old, new));
        }
    }
    pairs
}

fn config() -> Config {
    // `PROPTEST_CASES` asks for more.
    let asked = Config::default().cases;
    Config {
        cases: if asked == 256 { 128 } else { asked },
        failure_persistence: None,
        max_global_rejects: 100_000,
        ..Config::default()
    }
}
