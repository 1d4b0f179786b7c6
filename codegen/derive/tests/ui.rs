//! Wrong attributes give one clear error at the right place. One run, because each compiles its dependencies anew;
//! `TRYBUILD=overwrite cargo test -p codegen-derive` writes what is expected.

#[test]
fn mistakes_are_told() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
