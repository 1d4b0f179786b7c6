//! The JSON Schemas for editors: they accept every schema file, and mark what is wrong where an editor would show it.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};
use tests::{codegen, copy, files, put, root, scratch, stderr, stdout};

fn validator(file: &str) -> Validator {
    validator_in(&root().join("generated"), file)
}

fn validator_in(generated: &Path, file: &str) -> Validator {
    let text = fs::read_to_string(generated.join("editor").join(file)).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#", "{file}");
    jsonschema::draft7::new(&schema).unwrap()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

/// The map of `.vscode/settings.json`, with the first `*` of a pattern standing for one name.
fn mapped(path: &str) -> Option<String> {
    let settings = fs::read_to_string(root().join(".vscode/settings.json")).unwrap();
    let settings: Value = serde_json::from_str(&settings).unwrap();
    let map = settings["yaml.schemas"].as_object().unwrap().clone();
    let matches = |pattern: &str| {
        let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
        let part = |(pattern, part): (&&str, &&str)| {
            *pattern == "*" || pattern == part || (*pattern == "*.yaml" && part.ends_with(".yaml"))
        };
        pattern.len() == path.len() && pattern.iter().zip(&path).all(part)
    };
    let hit = map.iter().find(|(_, pattern)| matches(pattern.as_str().unwrap()));
    hit.map(|(schema, _)| schema.strip_prefix("generated/editor/").unwrap().to_owned())
}

#[test]
fn every_schema_file_is_mapped_and_accepted() {
    let mut seen = 0;
    for (path, bytes) in files(&root().join("schema")) {
        let schema = mapped(&format!("schema/{path}")).unwrap_or_else(|| panic!("{path} is mapped to no schema"));
        let value = yaml(std::str::from_utf8(&bytes).unwrap());
        let errors: Vec<String> = validator(&schema)
            .iter_errors(&value)
            .map(|e| format!("{} {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{path}: {errors:?}");
        seen += 1;
    }
    assert!(seen > 30);
}

#[test]
fn slips_are_marked() {
    let model = validator("v1/model.json");
    let wrong = |yaml_text: &str| {
        let value = yaml(yaml_text);
        model
            .iter_errors(&value)
            .map(|e| e.instance_path().to_string())
            .collect::<Vec<_>>()
    };
    let property = |line: &str| format!("model: A\ndoc: D.\nproperties:\n  a:\n    doc: D.\n    {line}\n");
    for (line, place) in [
        ("type: string\n    requried: true", "/properties/a"),
        ("type: strng", "/properties/a/type"),
        ("type: list<Persn>", "/properties/a/type"),
        ("type: string\n    max_length: many", "/properties/a/max_length"),
        ("type: string\n    required: 'yes'", "/properties/a/required"),
        ("type: string\n    format: emial", "/properties/a/format"),
    ] {
        let places = wrong(&property(line));
        assert!(places.iter().any(|at| at.starts_with(place)), "{line}: {places:?}");
    }
    for line in [
        "type: Person",
        "type: map<list<Thread>>",
        "type: ThreadStatus",
        "type: WebHookRecord",
    ] {
        assert!(
            wrong(&property(line)).is_empty(),
            "{line}: {:?}",
            wrong(&property(line))
        );
    }
    assert!(!wrong("model: A\nextends: Persn\n").is_empty());
}

#[test]
fn calls_and_protocols_are_accepted_and_their_slips_marked() {
    let dir = scratch();
    copy(&root().join("tests/golden/calls/schema"), &dir.path().join("schema"));
    assert_eq!(codegen(dir.path(), &[]).status.code(), Some(0));
    let generated = dir.path().join("generated");
    let read = |path: &str| fs::read_to_string(dir.path().join("schema/shop").join(path)).unwrap();
    let (api, orders) = (read("api.yaml"), read("resources/Orders.yaml"));
    for (text, schema, slips) in [
        (
            &api,
            "api.json",
            [
                ("token_url: https", "token_ulr: https"),
                ("grants: [client_credentials", "grants: [client_credential"),
                ("limit_header: X-RateLimit", "limit_header: X RateLimit"),
                ("items: _embedded,", "items: _embedded.,"),
                ("signature: hmac-sha1-base64", "signature: sha1"),
                ("type: datetime", "type: list<string>"),
                ("  OrderQuery:", "  orderQuery:"),
            ],
        ),
        (
            &orders,
            "shop/resource.json",
            [
                ("paging: cursor", "paging: curser"),
                ("search: OrderQuery", "search: OrderQurey"),
                ("op: remove", "op: delete"),
                ("form: object", "form: array"),
                ("path: /draft", "path: draft"),
                ("name: OrderPatch", "name: orderPatch"),
                ("body_params:", "body_parms:"),
            ],
        ),
    ] {
        let validator = validator_in(&generated, schema);
        let accepts = |text: &str| validator.is_valid(&yaml(text));
        let document = yaml(text);
        let errors: Vec<_> = validator.iter_errors(&document).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{schema}: {errors:?}");
        for (right, wrong) in slips {
            let slipped = text.replacen(right, wrong, 1);
            assert_ne!(slipped, *text, "{right} is there");
            assert!(!accepts(&slipped), "{wrong}");
        }
    }
}

#[test]
fn approvals_as_codegen_writes_them_are_accepted_and_their_slips_marked() {
    let dir = scratch();
    let model = |ty: &str| format!("model: A\nproperties:\n  p: {{ type: {ty} }}\n");
    put(
        dir.path(),
        &[
            ("old/v1/api.yaml", "title: T\n"),
            ("old/v1/models/A.yaml", &model("string")),
            ("schema/v1/api.yaml", "title: T\n"),
            ("schema/v1/models/A.yaml", &model("integer")),
        ],
    );
    let report = codegen(dir.path(), &["diff", "--against", "old", "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout(&report)).unwrap();
    let fingerprint = report["findings"][0]["fingerprint"].as_str().unwrap();
    let reason = ["--against", "old", "--reason", "R.", "--until", "2026-12-31"];
    let approved = codegen(dir.path(), &[&["approve", fingerprint], reason.as_slice()].concat());
    assert_eq!(approved.status.code(), Some(0), "{}", stderr(&approved));
    let text = fs::read_to_string(dir.path().join("schema/approvals.yaml")).unwrap();

    let validator = validator(&mapped("schema/approvals.yaml").unwrap());
    let document = yaml(&text);
    let errors: Vec<_> = validator.iter_errors(&document).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{text}: {errors:?}");
    assert!(validator.is_valid(&yaml("{}")), "the last approval was removed");
    for (right, wrong) in [
        (fingerprint, "v1.A.p"),
        ("rule: type-kind-changed", "rule: type-kind-changd"),
        ("reason: R.", "reason: \" \""),
        ("  reason: R.\n", ""),
        ("until: ", "untill: "),
        ("2026-12-31", "31.12.2026"),
    ] {
        let slipped = text.replacen(right, wrong, 1);
        assert_ne!(slipped, text, "{right} is there");
        assert!(!validator.is_valid(&yaml(&slipped)), "{wrong}");
    }
}

#[test]
fn keys_are_explained_and_names_completed() {
    let text = fs::read_to_string(root().join("generated/editor/v1/model.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert!(text.contains("\"Person\"") && text.contains("\"WebHookEventType\""));
    assert!(
        !text.contains("oneOf"),
        "editors complete only the first arm of a oneOf"
    );
    let mut without = Vec::new();
    find_undescribed(&schema, "", &mut without);
    for other in ["api.json", "approvals.json", "v1/resource.json"] {
        let text = fs::read_to_string(root().join("generated/editor").join(other)).unwrap();
        find_undescribed(&serde_json::from_str(&text).unwrap(), other, &mut without);
    }
    assert!(without.is_empty(), "keys without a description: {without:?}");
    assert_ne!(schema, json!({}));
}

/// Keys of the language that hover text would be missing for.
fn find_undescribed(schema: &Value, place: &str, without: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else { return };
    for (keyword, value) in schema {
        let place = format!("{place}/{keyword}");
        match (keyword.as_str(), value) {
            ("properties", Value::Object(map)) => {
                for (key, value) in map {
                    if value.get("description").is_none() && value.get("$ref").is_none() {
                        without.push(format!("{place}/{key}"));
                    }
                    find_undescribed(value, &format!("{place}/{key}"), without);
                }
            }
            ("definitions" | "patternProperties", Value::Object(map)) => {
                map.iter()
                    .for_each(|(key, value)| find_undescribed(value, &format!("{place}/{key}"), without));
            }
            ("additionalProperties" | "items", value) => find_undescribed(value, &place, without),
            _ => {}
        }
    }
}
