//! schema/v1 against what the documents of the API say: every model, property, type, choice in its order, default and
//! range, from `tests/facts/v1.json`, which was taken from the documents.

use std::collections::BTreeSet;

use serde_json::Value;
use tests::{codegen, root, stdout};

/// What the documents do not name: the repeated choices that the second document adds, the kind of field that every
/// client sends, and what only recorded traffic or the vendor's own clients show.
const ADDED_CHOICES: &[(&str, &str)] = &[
    ("CustomFieldType", "DATE"),
    ("ThreadActionType", "restoreTicket"),
    ("ThreadType", "beaconchat"),
];
const ADDED_PROPERTIES: &[(&str, &str)] = &[
    ("Conversation", "custom_fields"),
    ("Mailbox", "custom_fields"),
    ("User", "company_id"),
];

fn exported() -> Value {
    let output = codegen(&root(), &["export", "model", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    serde_json::from_slice::<Value>(&output.stdout).unwrap()["apis"]["v1"].take()
}

fn facts() -> Value {
    serde_json::from_slice(&std::fs::read(root().join("tests/facts/v1.json")).unwrap()).unwrap()
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The type as the facts write it.
fn type_of(ty: &Value) -> String {
    match ty["kind"].as_str().unwrap() {
        "list" => format!("list<{}>", type_of(&ty["of"])),
        "model" | "union" => ty["name"].as_str().unwrap().to_owned(),
        kind => kind.to_owned(),
    }
}

fn enum_of(ty: &Value) -> &str {
    if ty["kind"] == "list" {
        enum_of(&ty["of"])
    } else {
        ty["name"].as_str().unwrap()
    }
}

#[test]
fn every_documented_model_and_property_is_there_and_no_other() {
    let (api, facts) = (exported(), facts());
    let mut models = keys(&api["models"]);
    assert!(models.remove("BaseModel"));
    assert_eq!(models, keys(&facts["models"]));
    for (name, fact) in facts["models"].as_object().unwrap() {
        let model = &api["models"][name];
        assert_eq!(model["extends"], fact["base"], "{name}");
        let declared: BTreeSet<&str> = keys(&model["properties"])
            .union(&keys(&model["computed"]))
            .copied()
            .collect();
        let added = ADDED_PROPERTIES
            .iter()
            .filter(|(model, _)| model == name)
            .map(|(_, property)| *property);
        // raw_data is a member without a name in the documents.
        let helpers = declared.contains("raw_data").then_some("raw_data");
        let expected: BTreeSet<&str> = keys(&fact["properties"])
            .into_iter()
            .chain(added)
            .chain(helpers)
            .collect();
        assert_eq!(declared, expected, "{name}");
    }
}

#[test]
fn types_choices_defaults_and_ranges_are_those_of_the_documents() {
    let (api, facts) = (exported(), facts());
    for (name, fact) in facts["models"].as_object().unwrap() {
        for (property, fact) in fact["properties"].as_object().unwrap() {
            let place = format!("{name}.{property}");
            if fact["type"] == "computed" {
                assert_eq!(
                    api["models"][name]["computed"][property]["type"]["kind"], "boolean",
                    "{place}"
                );
                continue;
            }
            let declared = &api["models"][name]["properties"][property];
            // The documents say "an instance of BaseModel" where the event's prefix chooses the model.
            let expected = if fact["type"] == "BaseModel" {
                "WebHookRecord"
            } else {
                fact["type"].as_str().unwrap()
            };
            assert_eq!(type_of(&declared["type"]), expected, "{place}");
            assert_eq!(declared["default"], fact["default"], "{place}");
            let range = fact["range"].as_array();
            assert_eq!(
                declared.get("min").filter(|min| !min.is_null()),
                range.map(|range| &range[0]),
                "{place}"
            );
            assert_eq!(
                declared.get("max").filter(|max| !max.is_null()),
                range.map(|range| &range[1]),
                "{place}"
            );
            if let Some(choices) = fact["choices"].as_array() {
                let enum_name = enum_of(&declared["type"]);
                let list = api["enums"][enum_name]["choices"].as_array().unwrap();
                let added: Vec<_> = ADDED_CHOICES.iter().filter(|(name, _)| *name == enum_name).collect();
                let values: Vec<&Value> = list
                    .iter()
                    .map(|choice| &choice["value"])
                    .filter(|v| !added.iter().any(|a| **v == a.1))
                    .collect();
                assert_eq!(values, choices.iter().collect::<Vec<_>>(), "{place}");
                assert_eq!(list.len(), choices.len() + added.len(), "{place}");
            }
        }
    }
}

#[test]
fn the_counts_are_those_of_the_documents() {
    let api = exported();
    let models = api["models"].as_object().unwrap();
    let (mut own, mut effective, mut with_default) = (0, 0, 0);
    for (name, model) in models {
        for (property, declared) in model["properties"].as_object().unwrap() {
            if ADDED_PROPERTIES.contains(&(name.as_str(), property.as_str())) {
                continue;
            }
            effective += 1;
            let is_own = declared["declared_in"] == name.as_str();
            own += usize::from(is_own);
            with_default += usize::from(is_own && !declared["default"].is_null());
        }
    }
    let enums = api["enums"].as_object().unwrap();
    let choices: usize = enums
        .values()
        .map(|choices| choices["choices"].as_array().unwrap().len())
        .sum();
    assert_eq!(models.len(), 29);
    assert_eq!((own, effective), (153, 228));
    assert_eq!(with_default, 13);
    assert_eq!((enums.len(), choices), (24, 128 + ADDED_CHOICES.len()));
}

#[test]
fn the_limit_of_the_secret_key_the_overrides_and_the_computed_properties() {
    let api = exported();
    assert_eq!(api["models"]["WebHook"]["properties"]["secret_key"]["max_length"], 40);
    for (model, property) in [("SearchCustomer", "emails"), ("Customer", "emails"), ("User", "type")] {
        assert_eq!(api["models"][model]["properties"][property]["declared_in"], model);
    }
    assert_eq!(
        api["models"]["Person"]["computed"]["customer_person_type"]["wire"],
        "customerPersonType"
    );
    assert_eq!(api["models"]["Attachment"]["computed"]["raw_data"]["codec"], "base64");
    assert_eq!(api["unions"]["WebHookRecord"]["variants"]["satisfaction"], "Rating");
    assert_eq!(api["unions"]["WebHookRecord"]["match"], "prefix");
}

/// What the authors of the service's first client meant by required, inherited properties included.
const REQUIRED: &[(&str, &str)] = &[
    ("Address", "city country postal_code state"),
    ("Attachment", "file_name"),
    ("BaseConversation", "number status subject thread_count"),
    ("Chat", "type value"),
    (
        "Conversation",
        "customer folder_id mailbox number owner status subject thread_count type",
    ),
    ("CustomField", "field_name field_type"),
    ("Customer", "first_name gender last_name type"),
    ("Email", "location value"),
    ("Field", "name"),
    ("Folder", "name type"),
    ("Mailbox", "email name slug"),
    ("MailboxRef", "name"),
    ("Option", "label"),
    ("Person", "first_name last_name type"),
    ("Phone", "location value"),
    ("Rating", "customer mailbox rating thread_id ticket_id"),
    (
        "SearchConversation",
        "customer_email customer_name mailbox_id number status subject thread_count",
    ),
    ("SearchCustomer", "first_name gender last_name type"),
    ("SocialProfile", "type value"),
    ("Source", "type"),
    ("Tag", "tag"),
    ("User", "first_name last_name role type"),
    ("WebHook", "secret_key url"),
    ("WebHookEvent", "event_type record"),
    ("Website", "value"),
    ("Workflow", "mailbox_id name order status type"),
];

#[test]
fn what_is_required() {
    let api = exported();
    for (name, model) in api["models"].as_object().unwrap() {
        let expected = REQUIRED
            .iter()
            .find(|(model, _)| model == name)
            .map_or("", |(_, properties)| *properties);
        let properties = model["properties"].as_object().unwrap().iter();
        let required: BTreeSet<&str> = properties
            .filter(|(_, p)| p["required"] == true)
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(required, expected.split_whitespace().collect(), "{name}");
    }
}
