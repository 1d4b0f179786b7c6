//! End to end: what users, schema keepers and reviewers were promised.

mod golden;
mod json;
mod seeds;
mod thread_example;
mod traffic;
