//! The models of the Mailbox API 2.0.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Differences, assert_none, choices, entries, exported, facts, in_our_words, is_set, type_of, words};

/// Models that no source names.
const OURS: &[(&str, &str)] = &[
    ("BaseThread", "what all variants of Thread have"),
    (
        "WrittenThread",
        "what the variants of Thread have that are no line items",
    ),
    ("NewThread", "what everything has that makes a thread"),
    ("InlineReplyThread", "a variant of InlineThread"),
    ("InlineCustomerThread", "a variant of InlineThread"),
    ("InlineNoteThread", "a variant of InlineThread"),
    ("InlineChatThread", "a variant of InlineThread"),
    ("InlinePhoneThread", "a variant of InlineThread"),
    ("CustomerScalars", "what CustomerCreate and CustomerOverwrite share"),
    (
        "WebhookConversation",
        "a conversation as webhooks send it, which is not what calls return",
    ),
    (
        "WebhookEvent",
        "a message of a webhook: the event of its header with the payload of its body",
    ),
];

const TYPES: &[(&str, &str)] = &[
    (
        "ThreadAction.associatedEntities",
        "the service writes [] for an empty map",
    ),
    ("EntryInput.type", "each kind of entry has another list"),
];

const CHOICES: &[(&str, &str)] = &[
    ("ThreadRating.rating", "one enum with Rating.rating"),
    ("DrilldownRow.status", "one enum with Conversation.status"),
    ("CustomerRefInput.photoType", "one enum with Customer.photoType"),
    ("CustomerCreate.photoType", "one enum with Customer.photoType"),
    ("CustomerOverwrite.photoType", "one enum with Customer.photoType"),
];

const REQUIRED: &[(&str, &str)] = &[("InlineThread.customer", "required for all but notes")];

const LIMITS: &[(&str, &str)] = &[(
    "AddressInput.country",
    "two letters, which is what ISO 3166-1 alpha-2 means",
)];

/// The properties by wire name: of a union, those of all its variants.
fn properties<'a>(api: &'a Value, name: &str) -> BTreeMap<&'a str, Vec<&'a Value>> {
    let mut found: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    let variants: Vec<&str> = match api["unions"].get(name) {
        Some(union) => entries(&union["variants"])
            .filter_map(|(_, model)| model.as_str())
            .collect(),
        None => vec![name],
    };
    for model in variants {
        for (_, property) in entries(&api["models"][model]["properties"]) {
            found
                .entry(property["wire"].as_str().unwrap())
                .or_default()
                .push(property);
        }
    }
    found
}

fn direction<'a>(api: &'a Value, name: &str) -> &'a str {
    let model = match api["unions"].get(name) {
        Some(union) => entries(&union["variants"])
            .find_map(|(_, model)| model.as_str())
            .unwrap(),
        None => name,
    };
    api["models"][model]["direction"].as_str().unwrap()
}

/// Every fact about a property that is not about a patch.
fn every_property(check: impl Fn(&Value, &str, &str, &Value, &Value)) {
    let (api, facts) = (exported("v2"), facts("v2.json"));
    for (name, fact) in entries(&facts["models"]).filter(|(_, fact)| fact["kind"] != "request-patch") {
        let declared = properties(&api, name);
        for (wire, fact) in entries(&fact["properties"]) {
            for property in declared.get(wire).into_iter().flatten() {
                check(&api, name, &format!("{name}.{wire}"), property, fact);
            }
        }
    }
}

#[test]
fn every_model_is_there_and_no_other() {
    let (api, facts) = (exported("v2"), facts("v2.json"));
    let ours: BTreeSet<&str> = OURS.iter().map(|(name, _)| *name).collect();
    let patches: BTreeSet<&str> = entries(&api["resources"])
        .flat_map(|(_, resource)| entries(&resource["endpoints"]))
        .filter_map(|(_, endpoint)| endpoint["patch"]["name"].as_str())
        .collect();
    let declared: BTreeSet<&str> = entries(&api["models"])
        .chain(entries(&api["unions"]))
        .map(|(name, _)| name)
        .filter(|name| !ours.contains(name) && *name != "WebhookPayload")
        .chain(patches)
        .collect();
    let known: BTreeSet<&str> = entries(&facts["models"]).map(|(name, _)| name).collect();
    assert_eq!(known.len(), 134);
    assert_eq!(declared, known);
    assert!(ours.iter().all(|name| api["models"].get(name).is_some()));
}

#[test]
fn every_property_is_there_and_no_other() {
    let (api, facts) = (exported("v2"), facts("v2.json"));
    let mut wrong = Vec::new();
    for (name, fact) in entries(&facts["models"]) {
        if fact["kind"] == "request-patch" || fact["kind"] == "variant" {
            continue;
        }
        let declared: BTreeSet<&str> = properties(&api, name).into_keys().collect();
        let mut known: BTreeSet<&str> = entries(&fact["properties"]).map(|(wire, _)| wire).collect();
        if name == "UserConversationHistoryRow" {
            // "DrilldownRow plus metrics".
            known.extend(entries(&facts["models"]["DrilldownRow"]["properties"]).map(|(wire, _)| wire));
        }
        if declared != known {
            wrong.push(format!("{name}: schema {declared:?}, facts {known:?}"));
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_variant_has_its_tag_and_nothing_that_the_union_lacks() {
    let (api, facts) = (exported("v2"), facts("v2.json"));
    let of_union = properties(&api, "Thread");
    let mut count = 0;
    for (name, fact) in entries(&facts["models"]).filter(|(_, fact)| fact["kind"] == "variant") {
        let tag = fact["discriminator"]["type"].as_str().unwrap();
        assert_eq!(
            api["unions"][fact["variant_of"].as_str().unwrap()]["variants"][tag],
            name
        );
        assert!(properties(&api, name).keys().all(|wire| of_union.contains_key(wire)));
        count += 1;
    }
    assert_eq!(count, 9);
    // "never body, to/cc/bcc or attachments".
    let line_item = properties(&api, "LineItemThread");
    for wire in ["body", "to", "cc", "bcc", "_embedded"] {
        assert!(!line_item.contains_key(wire), "{wire}");
    }
}

#[test]
fn types_are_those_of_the_facts() {
    let (differences, wrong) = (Differences::new(TYPES), std::cell::RefCell::new(Vec::new()));
    every_property(|_, _, place, property, fact| {
        // What is sent in base64 is given as bytes; what comes in base64 stays the text that it is.
        let theirs = match fact["format"].as_str() {
            Some("base64") if is_set(&fact["required"]) => "bytes".into(),
            _ => in_our_words(fact["type"].as_str().unwrap()),
        };
        differences.same(&mut wrong.borrow_mut(), place, &type_of(&property["type"]), &theirs);
    });
    assert_none(&wrong.borrow());
    differences.all_met();
}

#[test]
fn choices_are_those_of_the_facts() {
    let (differences, wrong) = (Differences::new(CHOICES), std::cell::RefCell::new(Vec::new()));
    every_property(|api, _, place, property, fact| {
        let Some(ours) = choices(api, &property["type"]) else {
            return;
        };
        let theirs: BTreeSet<&str> = words(&fact["enum"]).union(&words(&fact["also"])).copied().collect();
        if differences.list.iter().any(|(known, _)| *known == place) {
            // Shared with another property that has more.
            assert!(ours.is_superset(&theirs), "{place}");
        }
        differences.same(&mut wrong.borrow_mut(), place, &ours, &theirs);
    });
    assert_none(&wrong.borrow());
    differences.all_met();
}

#[test]
fn what_must_be_sent_is_required() {
    let (differences, wrong) = (Differences::new(REQUIRED), std::cell::RefCell::new(Vec::new()));
    every_property(|api, name, place, property, fact| {
        if direction(api, name) != "response" {
            let (ours, theirs) = (is_set(&property["required"]), is_set(&fact["required"]));
            differences.same(&mut wrong.borrow_mut(), place, &ours, &theirs);
        }
    });
    assert_none(&wrong.borrow());
    differences.all_met();
}

#[test]
fn reading_asks_for_ids_and_tokens_alone() {
    every_property(|api, name, place, property, fact| {
        if direction(api, name) == "response" && is_set(&property["required"]) {
            assert!(!is_set(&fact["optional"]) && !is_set(&fact["nullable"]), "{place}");
            assert!(fact.get("confidence").is_none(), "{place}");
            let wire = property["wire"].as_str().unwrap();
            assert!(["id", "userId", "access_token"].contains(&wire), "{place}");
        }
    });
}

#[test]
fn flags_are_those_of_the_facts() {
    let (differences, wrong) = (Differences::new(&[]), std::cell::RefCell::new(Vec::new()));
    every_property(|api, name, place, property, fact| {
        let wrong = &mut wrong.borrow_mut();
        let both = direction(api, name) == "both";
        for flag in ["nullable", "read_only", "write_only"] {
            let theirs = is_set(&fact[flag]) && (both || flag == "nullable");
            differences.same(wrong, &format!("{place} {flag}"), &is_set(&property[flag]), &theirs);
        }
        // A default is for what is built. Whose token it is has no value that could be written down.
        let default = match &fact["default"] {
            Value::String(words) if words == "token owner" => Value::Null,
            // A tag is known from the variant.
            Value::Null if name == "InlineThread" && property["wire"] == "type" => property["default"].clone(),
            _ if direction(api, name) == "response" => Value::Null,
            known => known.clone(),
        };
        differences.same(wrong, &format!("{place} default"), &property["default"], &default);
    });
    assert_none(&wrong.borrow());
}

/// Numbers that are the same, whether written with a fraction or not, made one.
fn comparable(value: &Value) -> Value {
    value.as_f64().map_or_else(|| value.clone(), Value::from)
}

#[test]
fn limits_are_those_of_the_facts() {
    let (differences, wrong) = (Differences::new(LIMITS), std::cell::RefCell::new(Vec::new()));
    every_property(|_, _, place, property, fact| {
        let is_text = in_our_words(fact["type"].as_str().unwrap()) == "string";
        let format = match fact["format"].as_str() {
            Some("uri") => Value::from("url"),
            Some("base64") if is_set(&fact["required"]) => Value::Null,
            Some("email" | "base64") => fact["format"].clone(),
            // uuid, iso3166-alpha2, and what is said to be loose.
            _ => Value::Null,
        };
        let of = |key: &str, wanted: bool| if wanted { fact[key].clone() } else { Value::Null };
        let theirs = [
            of("min", !is_text),
            of("max", !is_text),
            of("min", is_text),
            of("max", is_text),
            fact["min_items"].clone(),
            fact["max_items"].clone(),
            fact["pattern"].clone(),
            format,
        ];
        let keys = [
            "min",
            "max",
            "min_length",
            "max_length",
            "min_items",
            "max_items",
            "pattern",
            "format",
        ];
        differences.same(
            &mut wrong.borrow_mut(),
            place,
            &keys.map(|key| comparable(&property[key])),
            &theirs.map(|fact| comparable(&fact)),
        );
    });
    assert_none(&wrong.borrow());
    differences.all_met();
}

#[test]
fn secrets_and_tokens_are_sensitive() {
    every_property(|_, _, place, property, _| {
        let wire = property["wire"].as_str().unwrap();
        let secret = ["secret", "client_secret", "access_token", "refresh_token", "code"].contains(&wire);
        assert_eq!(is_set(&property["sensitive"]), secret, "{place}");
    });
}
