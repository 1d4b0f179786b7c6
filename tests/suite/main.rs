//! End to end: what users, schema keepers and reviewers were promised.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bad_input;
mod golden;
mod json;
mod outside;
mod promises;
mod runs;
mod seeds;
mod thread_example;
mod traffic;
