//! The root of the generated crate.
//!
//! Written as text: `cargo fmt` reads this one file (the modules below are skipped), and its taste is not that of
//! `prettyplease`. Short lines look the same to any configuration.

use std::fmt::Write as _;

use crate::emit::{File, Target, package, readme};
use crate::model::Schema;
use crate::names;

/// `src/lib.rs`.
pub(crate) fn library(schema: &Schema, target: &Target) -> File {
    // The front page refers to the reference by name. On a git host its own definition counts; in rustdoc, where the
    // first one wins, this.
    let docs = match &schema.package.docs_url {
        Some(_) => String::new(),
        None => format!(
            "#![doc = \"[docs]: {}/README.md\"]\n#![doc = \"\"]\n",
            target.docs_from_rustdoc(3)
        ),
    };
    // Its Rust is run as a test only where the features are on that it needs.
    let needed = readme::needed(schema);
    let front_page = if needed.is_empty() {
        "#![doc = include_str!(\"../README.md\")]\n"
    } else {
        "#![cfg_attr(not(doctest), doc = include_str!(\"../README.md\"))]\n"
    };
    let mut contents = format!(
        "// {}\n\
         {docs}\
         {front_page}\
         #![cfg_attr(docsrs, feature(doc_cfg))]\n\
         #![forbid(unsafe_code)]\n\
         \n\
         pub use codegen_runtime as runtime;\n\
         pub use codegen_runtime::{{Choice, Color, DecodeError, Extra, Model, Nullable, Union}};\n\
         pub use codegen_runtime::{{Unrecognized, Validate, Violation, Violations, from_slice}};\n",
        target.marker(""),
    );
    contents.push_str(&client(schema));
    for api in &schema.apis {
        let (feature, module) = (&api.name, names::module(&api.name));
        // Writing to a string does not fail.
        let _ = write!(
            contents,
            "\n#[cfg(feature = \"{feature}\")]\n\
             #[cfg_attr(docsrs, doc(cfg(feature = \"{feature}\")))]\n\
             #[rustfmt::skip]\n\
             pub mod {module};\n"
        );
    }
    if !needed.is_empty() {
        contents.push_str("\n#[cfg(doctest)]\n");
        for feature in needed {
            let _ = writeln!(contents, "#[cfg(feature = \"{feature}\")]");
        }
        contents.push_str("#[doc = include_str!(\"../README.md\")]\nstruct FrontPage;\n");
    }
    File {
        path: "src/lib.rs".to_owned(),
        contents,
    }
}

/// What all clients and receivers have in common.
fn client(schema: &Schema) -> String {
    let with = match (package::has_client(schema), package::has_webhooks(schema)) {
        (true, false) => "feature = \"client\"",
        (false, true) => "feature = \"webhooks\"",
        (true, true) => "any(feature = \"client\", feature = \"webhooks\")",
        (false, false) => return String::new(),
    };
    format!("\n#[cfg({with})]\n#[cfg_attr(docsrs, doc(cfg({with})))]\npub use codegen_client as client;\n")
}
