//! Everything declared arrives: what `export model` says of the schema, the crate says at run time, property by
//! property, and its source and reference say too.

use codegen_runtime::{ChoiceDef, DeprecatedDef, Limits, LiteralDef, ModelDef, Number, PropertyDef, TypeDef, ValueDef};
use helpscout::v1::*;
use serde_json::{Value, json};
use tests::{codegen, root};

fn exported() -> Value {
    let output = codegen(&root(), &["export", "model", "--format", "json"]);
    serde_json::from_slice::<Value>(&output.stdout).unwrap()["apis"]["v1"].take()
}

fn models() -> Vec<&'static ModelDef> {
    macro_rules! defs { ($($model:ident)*) => { vec![$($model::DEF),*] } }
    defs!(Address Attachment AttachmentData BaseConversation Chat Conversation CustomField Customer Email Field Folder
          Mailbox MailboxRef Option Person Phone Rating SearchConversation SearchCustomer SocialProfile Source Tag
          Thread User WebHook WebHookEvent Website Workflow)
}

fn type_json(ty: &TypeDef) -> Value {
    match ty {
        TypeDef::String => json!({"kind": "string"}),
        TypeDef::Integer => json!({"kind": "integer"}),
        TypeDef::Number => json!({"kind": "number"}),
        TypeDef::Boolean => json!({"kind": "boolean"}),
        TypeDef::Datetime => json!({"kind": "datetime"}),
        TypeDef::Date => json!({"kind": "date"}),
        TypeDef::Color => json!({"kind": "color"}),
        TypeDef::Bytes => json!({"kind": "bytes"}),
        TypeDef::Any => json!({"kind": "any"}),
        TypeDef::Model(def) => json!({"kind": "model", "name": def().name}),
        TypeDef::Choice(def) => json!({"kind": "enum", "name": def.name}),
        TypeDef::Union(def) => json!({"kind": "union", "name": def().name}),
        TypeDef::List(of) => json!({"kind": "list", "of": type_json(of)}),
        TypeDef::Map(of) => json!({"kind": "map", "of": type_json(of)}),
        other => panic!("{other} comes from no schema"),
    }
}

fn literal_json(literal: &LiteralDef) -> Value {
    match literal {
        LiteralDef::Boolean(value) => json!(value),
        LiteralDef::Integer(value) => json!(value),
        LiteralDef::Number(value) => json!(value),
        LiteralDef::String(value) => json!(value),
        LiteralDef::List(items) => items.iter().map(literal_json).collect(),
    }
}

fn number_json(number: std::option::Option<Number>) -> Value {
    match number {
        Some(Number::Integer(value)) => json!(value),
        Some(Number::Float(value)) => json!(value),
        _ => Value::Null,
    }
}

fn limits_json(limits: &Limits) -> Value {
    json!({
        "min": number_json(limits.min), "max": number_json(limits.max),
        "min_length": limits.min_length, "max_length": limits.max_length,
        "min_items": limits.min_items, "max_items": limits.max_items,
        "pattern": limits.pattern.map(|pattern| pattern.text),
        "format": limits.format.map(|format| format!("{format:?}").to_lowercase()),
    })
}

fn deprecated_json(deprecated: std::option::Option<DeprecatedDef>) -> bool {
    deprecated.is_some()
}

/// Docs arrive as Markdown in which what would be a link or HTML is escaped.
fn same_doc(arrived: &str, declared: &Value, place: &str) {
    let declared = declared.as_str().unwrap_or_default();
    assert_eq!(
        arrived.replace('\\', "").trim_end(),
        declared.replace('\\', "").trim_end(),
        "{place}"
    );
}

fn compare(def: &PropertyDef, declared: &Value, place: &str) {
    let arrived = json!({
        "type": type_json(&def.ty), "wire": def.wire, "aliases": def.aliases, "required": def.required,
        "nullable": def.nullable, "read_only": def.read_only, "write_only": def.write_only,
        "sensitive": def.sensitive, "default": def.default.as_ref().map(literal_json),
    });
    for (key, value) in arrived
        .as_object()
        .unwrap()
        .iter()
        .chain(limits_json(def.limits).as_object().unwrap())
    {
        assert_eq!(*value, declared[key], "{place}: {key}");
    }
    assert_eq!(
        deprecated_json(def.deprecated),
        !declared["deprecated"].is_null(),
        "{place}"
    );
    same_doc(def.doc, &declared["doc"], place);
}

#[test]
fn every_fact_of_every_property_is_there_at_run_time() {
    let api = exported();
    let all = models();
    let concrete = api["models"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, model)| model["abstract"] == false);
    assert_eq!(all.len(), concrete.count());
    for def in all {
        let model = &api["models"][def.name];
        same_doc(def.doc, &model["doc"], def.name);
        assert_eq!(
            deprecated_json(def.deprecated),
            !model["deprecated"].is_null(),
            "{}",
            def.name
        );
        let declared = model["properties"].as_object().unwrap();
        assert_eq!(def.properties.len(), declared.len(), "{}", def.name);
        for property in def.properties {
            compare(
                property,
                &declared[property.name],
                &format!("{}.{}", def.name, property.name),
            );
        }
        let computed = model["computed"].as_object().unwrap();
        assert_eq!(def.computed.len(), computed.len(), "{}", def.name);
        for property in def.computed {
            let declared = &computed[property.name];
            assert_eq!(json!(property.wire), declared["wire"]);
            assert_eq!(json!(property.settable), declared["settable"]);
            assert_eq!(json!(def.properties[property.from].name), declared["from"]);
            same_doc(property.doc, &declared["doc"], property.name);
        }
    }
}

#[test]
fn every_choice_is_there_at_run_time() {
    let api = exported();
    let mut seen = std::collections::BTreeSet::new();
    let mut check = |def: &ChoiceDef| {
        let declared = &api["enums"][def.name];
        assert_eq!(json!(def.open), declared["open"], "{}", def.name);
        same_doc(def.doc, &declared["doc"], def.name);
        let list = declared["choices"].as_array().unwrap();
        assert_eq!(def.choices.len(), list.len(), "{}", def.name);
        for (
            ValueDef {
                value, variant, doc, ..
            },
            declared,
        ) in def.choices.iter().zip(list)
        {
            assert_eq!(
                (&json!(value), &json!(variant)),
                (&declared["value"], &declared["variant"])
            );
            same_doc(doc, &declared["doc"], &format!("{}.{value}", def.name));
        }
        seen.insert(def.name);
    };
    for property in models().iter().flat_map(|def| def.properties) {
        let mut ty = &property.ty;
        while let TypeDef::List(of) | TypeDef::Map(of) = ty {
            ty = of;
        }
        if let TypeDef::Choice(def) = ty {
            check(def);
        }
    }
    assert_eq!(seen.len(), api["enums"].as_object().unwrap().len());
}

#[test]
fn every_property_and_choice_stands_in_the_reference_and_in_rustdoc() {
    let api = exported();
    let read = |path: String| std::fs::read_to_string(root().join("generated").join(&path)).expect(&path);
    for def in models() {
        let page = read(format!("docs/v1/{}.md", def.name));
        let source = codegen::names::module(def.name);
        let source = read(format!("src/v1/{source}.rs"));
        for (name, declared) in api["models"][def.name]["properties"].as_object().unwrap() {
            assert!(page.contains(&format!("`{name}`")), "{}.{name}", def.name);
            assert!(
                page.contains(&format!("`{}`", declared["wire"].as_str().unwrap())),
                "{}.{name}",
                def.name
            );
            let field = codegen::names::value_ident(name);
            assert!(source.contains(&format!("    pub {field}: ")), "{}.{name}", def.name);
        }
    }
    for (name, choices) in api["enums"].as_object().unwrap() {
        let page = read(format!("docs/v1/{name}.md"));
        for choice in choices["choices"].as_array().unwrap() {
            for key in ["value", "variant"] {
                assert!(
                    page.contains(&format!("`{}`", choice[key].as_str().unwrap())),
                    "{name}: {choice}"
                );
            }
        }
    }
}
