//! Turns a YAML description of an API into a Rust crate.
pub mod decl;
pub mod diagnostic;
pub mod emit;
pub mod export;
pub mod model;
pub mod names;
pub mod policy;
pub mod resolve;
pub mod rules;
pub mod source;
pub mod syntax;
pub mod tree;
