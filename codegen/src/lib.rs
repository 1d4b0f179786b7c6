//! Turns a YAML description of an API into a Rust crate.
pub mod diagnostic;
pub mod model;
pub mod names;
pub mod policy;
pub mod source;
pub mod tree;
