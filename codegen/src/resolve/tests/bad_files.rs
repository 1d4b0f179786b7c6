//! Files that are no YAML, or not the YAML of the language.

use super::{api_codes, codes, model_codes, property_codes};

#[test]
fn files_that_are_no_yaml() {
    let one = |text: &str| api_codes(&[("models/A", text)]);
    assert_eq!(one(""), ["yaml-empty A:1:1"]);
    assert_eq!(one("# only a comment\n"), ["yaml-empty A:1:1"]);
    assert_eq!(one("---\n"), ["yaml-empty A:1:1"]);
    assert_eq!(one("model: A\nproperties:\n\ta: {}\n"), ["yaml-tab A:3:1"]);
    assert_eq!(
        one("model: A\ndoc: \"open\nproperties: {}\n")[0].split(' ').next(),
        Some("yaml-syntax")
    );
    assert_eq!(one("model: A\nproperties: { a: [1, 2 }\n"), ["yaml-syntax A:2:18"]);
    assert_eq!(one("model: A\n  doc: x\n"), ["yaml-syntax A:2:6"]);
    assert_eq!(one("model: A\ndoc: a: b\n"), ["yaml-syntax A:2:7"]);
    assert_eq!(one("model: A\ndoc: @x\n"), ["yaml-syntax A:2:6"]);
    assert_eq!(one("model: A\n---\nmodel: B\n"), ["yaml-multi-document A:2:1"]);
    assert_eq!(one("%YAML 1.2\n---\nmodel: A\n"), ["yaml-directive A:1:1"]);
    assert_eq!(one("model: A\ndoc: \u{0}\n")[0].split(' ').next(), Some("yaml-syntax"));
    assert_eq!(one("\u{FEFF}model: A\n"), [""; 0]);
    assert_eq!(
        one("---\nmodel: A\r\nproperties:\r\n  a: {type: strin}\r\n"),
        ["unknown-ref A:4:13"]
    );
}

#[test]
fn deep_nesting_and_laughs_are_refused_at_once() {
    let deep = |open: &str| format!("model: A\ndoc: {}", open.repeat(100_000));
    assert_eq!(api_codes(&[("models/A", &deep("["))]), ["yaml-depth A:2:70"]);
    assert_eq!(api_codes(&[("models/A", &deep("{a: "))]), ["yaml-depth A:2:262"]);
    let block = format!("model: A\ndoc:\n  {}x", "- ".repeat(100_000));
    assert_eq!(
        api_codes(&[("models/A", &block)])[0].split(' ').next(),
        Some("yaml-depth")
    );
    let laughs = "model: A\nproperties:\n  l: { type: any, examples: [&a [x, x], &b [*a, *a], [*b, *b]] }\n";
    assert_eq!(
        api_codes(&[("models/A", laughs)]),
        ["yaml-anchor A:3:30", "yaml-anchor A:3:41"]
    );
    let list = format!("{}string{}", "list<".repeat(100_000), ">".repeat(100_000));
    assert_eq!(property_codes(&format!("type: {list}")), ["wrong-value A:4:11"]);
}

#[test]
fn control_characters_are_named_and_not_shown() {
    let (sources, _, findings) = super::resolve(&[("v1/api.yaml", "title: \"a\u{1b}[31m\"\n")]);
    assert!(
        findings[0].message.contains("control character, `\\u{1b}`"),
        "{}",
        findings[0].message
    );
    assert!(!crate::diagnostic::render::text(&sources, &findings, false).contains('\u{1b}'));
}

#[test]
fn what_yaml_has_and_schemas_do_not() {
    assert_eq!(model_codes("doc: &a x\n"), ["yaml-anchor A:2:6"]);
    assert_eq!(model_codes("doc: *a\n"), ["yaml-anchor A:2:6"]);
    assert_eq!(model_codes("doc: !!str x\n"), ["yaml-tag A:2:6"]);
    assert_eq!(model_codes("<<: {doc: x}\n"), ["yaml-merge-key A:2:1"]);
    assert_eq!(model_codes("doc: x\ndoc: y\n"), ["yaml-key-duplicate A:3:1"]);
    assert_eq!(model_codes("? [a]\n: x\n"), ["yaml-key-kind A:2:3"]);
    assert_eq!(
        model_codes("properties:\n  a: { type: string, type: integer }\n"),
        ["yaml-key-duplicate A:3:22"]
    );
}

#[test]
fn words_that_other_readers_take_for_something_else() {
    let choice = |key: &str| property_codes(&format!("type: enum\nchoices:\n  {key}: Doc.\n  other:"));
    for key in ["no", "on", "Yes", "null", "y"] {
        assert_eq!(choice(key), ["yaml-truthy A:6:7"], "{key}");
    }
    for key in ["1.0", "010", "0x1f", "1e3", "1_000"] {
        assert_eq!(choice(key), ["choice-name A:6:7", "yaml-number-like A:6:7"], "{key}");
    }
    assert_eq!(choice(".inf"), ["yaml-number-like A:6:7"]);
    assert_eq!(choice("12:30")[1], "yaml-number-like A:6:7");
    assert_eq!(choice("2020-01-01")[1], "yaml-date A:6:7");
    assert_eq!(choice("=")[1], "yaml-truthy A:6:7");
    assert_eq!(choice("\"no\""), [""; 0]);
    assert_eq!(
        model_codes("properties:\n  y: { type: integer }\n"),
        ["yaml-truthy A:3:3"]
    );
    assert_eq!(model_codes("properties:\n  \"y\": { type: integer }\n"), [""; 0]);
    assert_eq!(model_codes("doc: 2020\n"), ["yaml-number-like A:2:6"]);
    assert_eq!(property_codes("type: string\ndefault: no"), ["yaml-truthy A:5:14"]);
    assert_eq!(
        property_codes("type: string\nexample: 1.10"),
        ["yaml-number-like A:5:14"]
    );
    assert_eq!(property_codes("type: string\nexample: '1.10'"), [""; 0]);
    assert_eq!(
        property_codes("type: any\nexample: { a: 12:30, b: [yes, 1.5, null] }"),
        ["yaml-number-like A:5:19", "yaml-truthy A:5:30"]
    );
}

#[test]
fn places() {
    let api = ("v1/api.yaml", "title: T\n");
    assert_eq!(codes(&[]), ["api-missing"]);
    assert_eq!(codes(&[("crate.yaml", "name: x\n")]), ["api-missing"]);
    assert_eq!(codes(&[("v1/models/A.yaml", "model: A\n")]), ["api-missing A:1:1"]);
    assert_eq!(
        codes(&[api, ("v1/models/A.yml", "model: A\n")]),
        ["file-extension A:1:1"]
    );
    assert_eq!(
        codes(&[api, ("v1/modles/A.yaml", "model: A\n"), ("v1/modles/B.yaml", "")]),
        ["file-place A:1:1"]
    );
    assert_eq!(
        codes(&[api, ("v1/models/x/A.yaml", "model: A\n")]),
        ["file-place A:1:1"]
    );
    assert_eq!(
        codes(&[api, ("v1/Person.yaml", "model: A\n")]),
        ["file-place Person:1:1"]
    );
    assert_eq!(codes(&[api, ("crates.yaml", "a: b\n")]), ["file-place crates:1:1"]);
    assert_eq!(codes(&[("mod/api.yaml", "title: T\n")]), ["rust-keyword api:1:1"]);
    assert_eq!(codes(&[("V 1/api.yaml", "title: T\n")]), ["name-invalid api:1:1"]);
    assert_eq!(codes(&[("v1/api.yaml", "titel: T\n")]), ["yaml-unknown-key api:1:1"]);
    assert_eq!(
        codes(&[("v1/api.yaml", "wire_case: camel\nlimits: 3\npaging: {any: thing}\n")]),
        ["wrong-value api:1:12", "wrong-kind api:2:9", "wrong-kind api:3:15"]
    );
    assert_eq!(codes(&[("v1/api.yaml", "[a]\n")]), ["wrong-kind api:1:1"]);
}

#[test]
fn packages() {
    let with = |text: &str| codes(&[("crate.yaml", text), ("v1/api.yaml", "title: T\n")]);
    assert_eq!(
        with("name: helpscout\nversion: 1.2.3-rc.1\nruntime: {path: ../x}\nlicence: MIT\n"),
        [""; 0]
    );
    assert_eq!(
        with("name: ../x\nversion: '1.2'\n"),
        ["wrong-value crate:1:7", "wrong-value crate:2:10"]
    );
    assert_eq!(
        with("runtime: {path: a, git: 'https://example.com/b'}\n"),
        ["flag-conflict crate:1:20"]
    );
    assert_eq!(with("license: MIT\n"), ["yaml-unknown-key crate:1:1"]);
}

#[test]
fn heads() {
    let one = |text: &str| api_codes(&[("models/A", text)]);
    assert_eq!(one("model: B\n"), ["name-mismatch A:1:8"]);
    assert_eq!(one("doc: x\nmodel: A\n"), ["name-mismatch A:2:1"]);
    assert_eq!(one("doc: x\n"), ["missing-key A:1:1"]);
    assert_eq!(one("{}\n"), ["missing-key A:1:1"]);
    assert_eq!(one("enum: A\nchoices: {a: }\n")[0], "missing-key A:1:1");
    assert_eq!(one("- a\n"), ["wrong-kind A:1:1"]);
    assert_eq!(one("just text\n"), ["wrong-kind A:1:1"]);
    assert_eq!(one("model:\n"), ["missing-value A:1:1"]);
    for name in ["../../etc/x", "'a\"; mod evil'", "a_b", "1A", "Ä", "\"A\\nB\""] {
        assert_eq!(one(&format!("model: {name}\n")), ["name-invalid A:1:8"], "{name}");
    }
    assert_eq!(
        api_codes(&[("models/Self", "model: Self\n")]),
        ["rust-keyword Self:1:8"]
    );
    assert_eq!(
        api_codes(&[("models/Type", "model: Type\n"), ("models/Option", "model: Option\n")]),
        [""; 0]
    );
}
