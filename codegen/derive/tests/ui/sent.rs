//! What would lose something, or clash with what the derive writes.

use codegen_runtime::Model;

/// An explicit null would be lost.
#[derive(Model)]
struct Lost {
    #[model(nullable)]
    owner: Option<String>,
}

/// Only read, so that nothing is lost.
#[derive(Model)]
#[model(direction = "response")]
struct Read {
    #[model(nullable)]
    owner: Option<String>,
}

/// Methods of the derive.
#[derive(Model)]
#[model(builder, accessors)]
struct Clash {
    build: Option<i64>,
    validate: Option<Vec<String>>,
}

fn main() {}
