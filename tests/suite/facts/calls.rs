//! The calls of the Mailbox API 2.0.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Differences, assert_none, choices, entries, exported, facts, in_our_words, is_set, type_of, words};

/// In what is returned.
const RETURNS: &[(&str, &str)] = &[(
    "GET /v2/reports/user/conversation-history",
    "its rows have figures that other drilldowns lack, and a model of their own",
)];

/// In query parameters.
const QUERY: &[(&str, &str)] = &[
    (
        "GET /v2/organizations sortField",
        "no values are known, so it is any text",
    ),
    ("GET /v2/organizations query", "no search fields are known"),
];

/// In the errors that a call tells of beyond those that every call has.
const ERRORS: &[(&str, &str)] = &[("DELETE /v2/customers/{customer_id}", "its 403 has a meaning of its own")];

/// Everything that every call may answer, and what the client follows by itself.
const COMMON: [u64; 8] = [301, 400, 401, 403, 429, 500, 503, 504];

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

/// Every call but the one that a browser makes: method, path with our names of parameters, fact.
fn known(facts: &Value) -> BTreeMap<String, &Value> {
    let calls = facts["calls"].as_array().unwrap().iter();
    let api = calls.filter(|call| call["path"].as_str().unwrap().starts_with('/'));
    api.map(|call| {
        let path = call["path"].as_str().unwrap();
        let parts = path.split('/').map(|part| {
            if part.starts_with('{') {
                snake(part)
            } else {
                part.to_owned()
            }
        });
        let path = parts.collect::<Vec<_>>().join("/");
        (format!("{} {path}", call["method"].as_str().unwrap()), call)
    })
    .collect()
}

fn declared(api: &Value) -> BTreeMap<String, &Value> {
    let endpoints = entries(&api["resources"]).flat_map(|(_, resource)| entries(&resource["endpoints"]));
    endpoints
        .map(|(_, endpoint)| {
            let (method, path) = (&endpoint["method"], &endpoint["path"]);
            (
                format!("{} {}", method.as_str().unwrap(), path.as_str().unwrap()),
                endpoint,
            )
        })
        .collect()
}

fn every_call(check: impl Fn(&Value, &str, &Value, &Value)) {
    let (api, facts) = (exported("v2"), facts("v2.json"));
    let (declared, known) = (declared(&api), known(&facts));
    for (place, fact) in known {
        check(&api, &place, declared[&place], fact);
    }
}

#[test]
fn every_call_is_there_and_no_other() {
    let (api, facts) = (exported("v2"), facts("v2.json"));
    let (declared, known) = (declared(&api), known(&facts));
    assert_eq!(facts["calls"].as_array().unwrap().len(), 139);
    assert_eq!(known.len(), 138);
    assert_eq!(
        declared.keys().collect::<BTreeSet<_>>(),
        known.keys().collect::<BTreeSet<_>>()
    );
    let count: usize = entries(&api["resources"])
        .map(|(_, resource)| resource["endpoints"].as_object().unwrap().len())
        .sum();
    assert_eq!(count, known.len(), "no call twice");
    // The one that a browser makes.
    let browser = facts["calls"].as_array().unwrap().iter();
    let browser = browser
        .map(|call| call["path"].as_str().unwrap())
        .find(|path| !path.starts_with('/'));
    assert_eq!(api["protocol"]["auth"]["authorize_url"].as_str(), browser);
}

#[test]
fn path_parameters_are_those_of_the_facts() {
    every_call(|_, place, endpoint, fact| {
        let ours: Vec<String> = entries(&endpoint["params"])
            .map(|(_, param)| type_of(&param["type"]))
            .collect();
        let theirs: Vec<String> = entries(&fact["params"])
            .map(|(_, ty)| in_our_words(ty.as_str().unwrap()))
            .collect();
        assert_eq!(ours, theirs, "{place}");
    });
}

/// One query parameter, as far as the facts speak of it.
fn parameter(api: &Value, ours: &Value, fact: &Value) -> Result<(), String> {
    let listed = fact["item"].as_str();
    let ty = match (fact["type"].as_str().unwrap(), listed) {
        // Pairs of an id and a value.
        ("csv", Some("id:value")) => "list<string>".to_owned(),
        ("csv", Some(item)) if item.contains('|') => "list<enum>".to_owned(),
        ("csv", Some(item)) => format!("list<{}>", in_our_words(item)),
        (ty, _) => in_our_words(ty),
    };
    let values: BTreeSet<&str> = match listed.filter(|item| item.contains('|')) {
        Some(item) => item.split('|').collect(),
        None => words(&fact["enum"]),
    };
    let same = type_of(&ours["type"]) == ty
        && choices(api, &ours["type"]).unwrap_or_default() == values
        && is_set(&ours["required"]) == is_set(&fact["required"])
        && ours["default"] == fact["default"]
        && (fact["type"] == "search") != ours["search"].is_null();
    if same {
        Ok(())
    } else {
        Err(format!("schema {ours}, facts {fact}"))
    }
}

#[test]
fn query_parameters_are_those_of_the_facts() {
    let (differences, wrong) = (Differences::new(QUERY), std::cell::RefCell::new(Vec::new()));
    every_call(|api, place, endpoint, fact| {
        let style = &api["protocol"]["paging"][endpoint["paging"].as_str().unwrap_or_default()];
        let ours: BTreeMap<&str, &Value> = entries(&endpoint["query"])
            .map(|(_, param)| (param["wire"].as_str().unwrap(), param))
            .collect();
        let mut theirs: BTreeMap<&str, &Value> = entries(&fact["query"]).collect();
        if let Some(page) = style["parameter"].as_str() {
            assert!(theirs.remove(page).is_some(), "{place}: its style brings `{page}`");
        }
        let names = |map: &BTreeMap<&str, &Value>| map.keys().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&ours), names(&theirs), "{place}");
        for (name, fact) in theirs {
            let place = format!("{place} {name}");
            if let Err(text) = parameter(api, ours[name], fact)
                && !differences.allow(&place)
            {
                wrong.borrow_mut().push(format!("{place}: {text}"));
            }
        }
    });
    assert_none(&wrong.borrow());
    differences.all_met();
}

#[test]
fn bodies_and_successes_are_those_of_the_facts() {
    every_call(|_, place, endpoint, fact| {
        let sent = match &endpoint["patch"] {
            Value::Null => endpoint["body"].as_object().map(|_| type_of(&endpoint["body"])),
            patch if patch["form"] == "list" => Some(format!("list<{}>", patch["name"].as_str().unwrap())),
            patch => patch["name"].as_str().map(str::to_owned),
        };
        assert_eq!(sent.as_deref(), fact["body"].as_str(), "{place}");
        let success = endpoint["success"].as_u64().unwrap_or(200);
        assert_eq!(Some(success), fact["success"].as_u64(), "{place}");
        let token = place == "POST /v2/oauth2/token";
        assert_eq!(endpoint["authenticated"] == false, token, "{place}");
    });
}

/// The style by which the facts say that a list is paged.
fn style(fact: &Value) -> Option<&str> {
    Some(match (fact["paging"].as_str()?, fact["returns"].as_str()) {
        ("page", _) => "pages",
        ("cursor", _) => "cursor",
        ("none, whole list", None) => "whole",
        ("none, whole list", Some(_)) => return None,
        (_, Some("DrilldownReport")) => "report",
        (_, Some("HappinessRatingsReport")) => "flat_report",
        (other, _) => panic!("an unknown style: {other}"),
    })
}

#[test]
fn what_is_returned_is_that_of_the_facts() {
    let (differences, wrong) = (Differences::new(RETURNS), std::cell::RefCell::new(Vec::new()));
    every_call(|_, place, endpoint, fact| {
        let style = style(fact);
        let theirs = match (fact["page_of"].as_str(), fact["returns"].as_str()) {
            (Some(item), _) => Some(format!("page<{item}>")),
            // What the page of a report comes in.
            (None, Some("DrilldownReport")) => Some("page<DrilldownRow>".to_owned()),
            (None, Some("HappinessRatingsReport")) => Some("page<HappinessRatingRow>".to_owned()),
            (None, Some("binary")) => Some("bytes".to_owned()),
            (None, plain) => plain.map(str::to_owned),
        };
        let returns = &endpoint["returns"];
        let ours = returns.as_object().map(|_| type_of(returns));
        differences.same(&mut wrong.borrow_mut(), place, &ours, &theirs);
        assert_eq!(endpoint["paging"].as_str(), style, "{place}");
        if let Some(key) = fact["items"].as_str() {
            assert!(words(&endpoint["items"]).contains(key), "{place}: {key}");
        }
    });
    assert_none(&wrong.borrow());
    differences.all_met();
}

#[test]
fn errors_are_those_of_the_facts() {
    let (differences, wrong) = (Differences::new(ERRORS), std::cell::RefCell::new(Vec::new()));
    every_call(|_, place, endpoint, fact| {
        let ours: BTreeSet<u64> = entries(&endpoint["errors"])
            .filter_map(|(_, error)| error["status"].as_u64())
            .collect();
        let theirs: BTreeSet<u64> = fact["errors"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_u64)
            .collect();
        assert!(ours.is_subset(&theirs), "{place}: {ours:?}");
        let telling = theirs.into_iter().filter(|status| !COMMON.contains(status)).collect();
        differences.same(&mut wrong.borrow_mut(), place, &ours, &telling);
    });
    assert_none(&wrong.borrow());
    differences.all_met();
}

/// The operations of a patch: op and path, with `{id}` for a parameter.
fn operations(api: &Value, name: &str) -> BTreeSet<(String, String)> {
    let endpoints = declared(api);
    let patch = endpoints
        .values()
        .map(|endpoint| &endpoint["patch"])
        .find(|patch| patch["name"] == name)
        .unwrap();
    entries(&patch["operations"])
        .map(|(_, each)| {
            (
                each["op"].as_str().unwrap().to_owned(),
                each["path"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    list.iter()
        .map(|(op, path)| ((*op).to_owned(), (*path).to_owned()))
        .collect()
}

#[test]
fn patches_change_what_the_service_lets_them() {
    let (api, facts) = (exported("v2"), facts("v2.json"));
    let allowed: BTreeSet<(String, String)> = facts["models"]["ConversationPatch"]["allowed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| {
            (
                each["op"].as_str().unwrap().to_owned(),
                each["path"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    assert_eq!(operations(&api, "ConversationPatch"), allowed);
    assert_eq!(
        operations(&api, "ThreadPatch"),
        pairs(&[("replace", "/text"), ("replace", "/hidden")])
    );
    assert_eq!(
        operations(&api, "ThreadSchedulePublish"),
        pairs(&[("replace", "/state")])
    );
    assert_eq!(operations(&api, "WorkflowPatch"), pairs(&[("replace", "/status")]));
    assert_eq!(
        operations(&api, "PropertyValuePatchOp"),
        pairs(&[("replace", "/{slug}"), ("remove", "/{slug}")])
    );
    let customer = operations(&api, "CustomerPatchOp");
    for sample in [
        ("add", "/emails"),
        ("remove", "/emails/{id}"),
        ("replace", "/firstName"),
        ("replace", "/chats/{id}/value"),
    ] {
        assert!(
            customer.contains(&(sample.0.to_owned(), sample.1.to_owned())),
            "{sample:?}"
        );
    }
    let pattern = facts["models"]["CustomerPatchOp"]["properties"]["path"]["pattern"]
        .as_str()
        .unwrap();
    let (paths, _) = pattern
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .unwrap();
    let reached: BTreeSet<&str> = customer.iter().filter_map(|(_, path)| path.split('/').nth(1)).collect();
    assert_eq!(reached, paths.split('|').collect());
    // "Whole collections cannot be removed."
    let whole = |(op, path): &&(String, String)| op == "remove" && !path.contains("{id}");
    assert_eq!(
        customer.iter().filter(whole).cloned().collect::<BTreeSet<_>>(),
        pairs(&[("remove", "/address")])
    );
}
