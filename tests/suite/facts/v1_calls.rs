//! The calls of the Mailbox API 1.0.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{entries, exported, facts, is_set, type_of, words};

/// A resource and a model cannot have one name.
fn resource(api: &str) -> &str {
    if api == "WebHook" { "WebHooks" } else { api }
}

/// The path with every parameter as `{}`: the facts call them after what a library holds in its hands.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut inside = false;
    for c in path.chars() {
        inside = c == '{' || (inside && c != '}');
        if !inside || c == '{' {
            shape.push(c);
        }
    }
    shape
}

#[test]
fn every_call_is_there_and_no_other() {
    let (api, facts) = (exported("v1"), facts("v1-calls.json"));
    let calls = facts["calls"].as_array().unwrap();
    assert_eq!(calls.len(), 31);
    let known: BTreeSet<String> = calls
        .iter()
        .map(|call| {
            format!(
                "{}.{}",
                resource(call["api"].as_str().unwrap()),
                call["name"].as_str().unwrap()
            )
        })
        .collect();
    let declared: BTreeSet<String> = entries(&api["resources"])
        .flat_map(|(resource, about)| entries(&about["endpoints"]).map(move |(name, _)| format!("{resource}.{name}")))
        .collect();
    assert_eq!(declared, known);
}

#[test]
fn calls_are_those_of_the_facts() {
    let (api, facts) = (exported("v1"), facts("v1-calls.json"));
    for call in facts["calls"].as_array().unwrap() {
        let (owner, name) = (resource(call["api"].as_str().unwrap()), call["name"].as_str().unwrap());
        let (place, ours) = (format!("{owner}.{name}"), &api["resources"][owner]["endpoints"][name]);
        assert_eq!(ours["method"], call["method"], "{place}");
        assert_eq!(
            shape(ours["path"].as_str().unwrap()),
            shape(call["path"].as_str().unwrap()),
            "{place}"
        );
        let body = ours["body"].as_object().map(|_| type_of(&ours["body"]));
        assert_eq!(body.as_deref(), call["body"].as_str(), "{place}");
        let returns = ours["returns"].as_object().map(|_| type_of(&ours["returns"]));
        let wanted = call["returns"].as_str().map(|model| {
            if is_set(&call["paginated"]) {
                format!("page<{model}>")
            } else {
                model.to_owned()
            }
        });
        assert_eq!(returns, wanted, "{place}");
        let query: BTreeSet<&str> = entries(&ours["query"])
            .filter_map(|(_, param)| param["wire"].as_str())
            .collect();
        assert_eq!(query, words(&call["query"]), "{place}");
        let extra: BTreeSet<&str> = entries(&ours["body_params"]).map(|(name, _)| name).collect();
        assert_eq!(extra, words(&call["body_extra"]), "{place}");
        if let Some(success) = call["success"].as_u64() {
            assert_eq!(ours["success"].as_u64(), Some(success), "{place}");
        }
    }
}

#[test]
fn bugs_of_the_library_are_not_repeated() {
    let api = exported("v1");
    // Its lists never asked for the second page.
    assert_eq!(api["protocol"]["paging"]["pages"]["parameter"], "page");
    let conversations = &api["resources"]["Conversations"]["endpoints"];
    // It sent auto_reply in the wrong case, and a time that was no time.
    assert_eq!(
        conversations["create"]["body_params"]["auto_reply"]["wire"],
        "autoReply"
    );
    let since = &api["resources"]["Customers"]["endpoints"]["list"]["query"]["modified_since"];
    assert_eq!(since["type"]["kind"], "datetime");
    // What creates and changes returns the object, which has to be asked for.
    let reload: Vec<&Value> = entries(&api["resources"])
        .flat_map(|(_, resource)| entries(&resource["endpoints"]))
        .map(|(_, endpoint)| &endpoint["body_params"]["reload"])
        .filter(|reload| !reload.is_null())
        .collect();
    assert_eq!(reload.len(), 7);
    assert!(reload.iter().all(|reload| reload["value"] == true));
}
