//! Wrong attributes give one clear error at the right place. One run, because each compiles its dependencies anew;
//! `TRYBUILD=overwrite cargo test -p codegen-derive` writes what is expected.

use std::process::Command;

/// What the compiler says around our words changes from version to version; it is compared with this one.
const RUSTC: &str = "rustc 1.95.";

#[test]
fn mistakes_are_told() {
    let version = Command::new("rustc").arg("--version").output().expect("rustc runs");
    if !version.stdout.starts_with(RUSTC.as_bytes()) {
        eprintln!("not compared: the expected texts are those of {RUSTC}*");
        return;
    }
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    if cfg!(feature = "pattern") {
        cases.compile_fail("tests/ui_with_pattern/*.rs");
    } else {
        cases.compile_fail("tests/ui_without_pattern/*.rs");
    }
}
