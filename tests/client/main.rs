//! The generated clients against a service of one process: what users of `helpscout` were promised of calls.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod changes;
#[allow(
    clippy::duplicate_mod,
    reason = "each example is a program of its own, which brings what it shares with others"
)]
mod examples;
mod exchange;
mod service;
mod v1;
mod v2;
