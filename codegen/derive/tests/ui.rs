//! Wrong attributes give one clear error at the right place. One run, because each compiles its dependencies anew;
//! `TRYBUILD=overwrite cargo test -p codegen-derive` writes what is expected.

#[test]
fn mistakes_are_told() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    if cfg!(feature = "pattern") {
        cases.compile_fail("tests/ui_with_pattern/*.rs");
    } else {
        cases.compile_fail("tests/ui_without_pattern/*.rs");
    }
}
