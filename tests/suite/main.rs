//! End to end: what users, schema keepers and reviewers were promised.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod arrivals;
mod bad_input;
mod diff;
mod editor;
mod export;
mod facts;
mod golden;
mod json;
mod outside;
mod promises;
mod random;
mod readme;
mod review;
mod runs;
mod samples;
mod second_reader;
mod seeds;
mod thread_example;
mod traffic;
