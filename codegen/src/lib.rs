//! Turns a YAML description of an API into a Rust crate.
pub mod diagnostic;
pub mod emit;
pub mod export;
pub mod model;
pub mod names;
pub mod policy;
pub mod source;
