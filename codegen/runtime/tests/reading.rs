//! Promise 1: reading never loses and rarely fails, and errors say where.

#![allow(clippy::unwrap_used)]

mod models;

use codegen_runtime::{Nullable, Request, from_slice};
use models::{Animal, Event, EventRecord, Page, Person, PersonType};
use serde_json::{Value, json};

fn read(value: Value) -> Person {
    serde_json::from_str(&value.to_string()).unwrap()
}

fn error_of<T: serde::de::DeserializeOwned>(json: &str) -> String {
    match serde_json::from_str::<T>(json) {
        Ok(_) => panic!("{json} was read"),
        Err(error) => error.to_string(),
    }
}

/// What is read and written again is equal once nulls are dropped.
#[track_caller]
fn comes_back(value: Value) {
    let text = value.to_string();
    let person: Person = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(&person).unwrap(), value);
    assert_eq!(serde_json::from_value::<Person>(value).unwrap(), person);
}

#[test]
fn everything_comes_back() {
    comes_back(json!({}));
    comes_back(json!({
        "id": 1, "firstName": "Ada", "type": "user", "order": null, "emails": ["a@b", "c@d"],
        "createdAt": "2012-03-15T22:46:22Z", "born": "2000-02-29", "score": 0.1, "active": false,
        "options": [{"id": 2, "label": "x", "unknown": [1, {"a": null}]}], "parent": {"parent": {"id": 3}},
        "names": {"a/b": {"label": "y"}}, "photoURL": "", "secretKey": "s", "data": "QQ==", "raw": "QUI=",
        "color": "none", "any": [1.5, null], "customFields": [], "customerPersonType": false, "zzz": null,
    }));
}

#[test]
fn the_end_of_time_comes_back() {
    // Services say "never" with the last second that RFC 3339 can write; `Timestamp` ends 26 hours before.
    for text in [
        "9999-12-31T23:59:59Z",
        "9999-12-31T00:00:00Z",
        "9999-12-30T22:00:01Z",
        "9999-12-30T22:00:00Z",
    ] {
        comes_back(json!({"createdAt": text}));
        let person = read(json!({"createdAt": text}));
        assert_eq!(
            serde_json::to_value(Request(&person)).unwrap(),
            json!({"createdAt": text})
        );
        assert!(format!("{person:?}").contains(text), "{person:?}");
    }
    let never = read(json!({"createdAt": "9999-12-31T23:59:59Z"})).created_at;
    assert_eq!(never, Some(codegen_runtime::jiff::Timestamp::MAX));
    let a_second_before = read(json!({"createdAt": "9999-12-31T23:59:58Z"})).created_at;
    assert!(a_second_before < never);
    assert!(read(json!({"createdAt": "9999-12-30T22:00:00Z"})).created_at < a_second_before);
}

#[test]
fn nothing_is_invented() {
    let person = read(json!({}));
    assert_eq!(person.r#type, None);
    assert_eq!(person.active, None);
    assert!(person.extra.is_empty());
    assert_ne!(person, Person::default());
}

#[test]
fn absent_and_null_are_one_unless_the_schema_says_otherwise() {
    let person = read(json!({"id": null, "emails": null, "order": null, "any": null}));
    assert_eq!((person.id, person.emails, person.any), (None, None, None));
    assert_eq!(person.order, Nullable::Null);
    assert_eq!(read(json!({})).order, Nullable::Absent);
    assert_eq!(read(json!({"order": 0})).order, Nullable::Value(0));
    assert_eq!(read(json!({"emails": []})).emails, Some(vec![]));
}

#[test]
fn a_choice_that_is_not_known_is_kept() {
    let person = read(json!({"type": "bot"}));
    let kind = person.r#type.clone().unwrap();
    assert_eq!(kind, PersonType::from("bot"));
    assert_eq!(kind.to_string(), "bot");
    assert_eq!(person.validate().unwrap_err().to_string(), "/firstName: is required");
    // The case on the wire is kept; only `FromStr` looks over it.
    comes_back(json!({"type": "USER"}));
}

#[test]
fn numbers_keep_their_look() {
    for (text, written) in [
        ("5", "5"),
        ("5.0", "5"),
        ("-0.0", "-0.0"),
        ("0.1", "0.1"),
        ("9007199254740992", "9007199254740992"),
        ("1e300", "1e+300"),
        ("0.30000000000000004", "0.30000000000000004"),
    ] {
        let person: Person = serde_json::from_str(&format!("{{\"score\":{text}}}")).unwrap();
        let out = serde_json::to_string(&person).unwrap();
        let value: f64 = out
            .trim_start_matches("{\"score\":")
            .trim_end_matches('}')
            .parse()
            .unwrap();
        assert_eq!(value.to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        if written.len() < 20 {
            assert_eq!(out, format!("{{\"score\":{written}}}"));
        }
    }
    assert!(
        serde_json::from_str::<Person>(r#"{"id":3.0}"#).is_err(),
        "it would come back as 3"
    );
    // Zero is the one integer that JSON can write in two ways.
    assert_eq!(serde_json::from_str::<Person>(r#"{"id":-0}"#).unwrap().id, Some(0));
    assert_eq!(read(json!({"id": i64::MIN})).id, Some(i64::MIN));
    let mut person = Person::default();
    for value in [f64::NAN, f64::INFINITY] {
        person.score = Some(value);
        assert!(serde_json::to_string(&person).is_err());
    }
}

#[test]
fn the_same_key_twice_is_an_error() {
    for (json, message) in [
        (r#"{"id":1,"id":2}"#, "Person at /id: the key stands twice"),
        (r#"{"id":null,"id":null}"#, "Person at /id: the key stands twice"),
        (r#"{"x":1,"x":2}"#, "Person at /x: the key stands twice"),
        (
            r#"{"photo_url":"","photo_url":""}"#,
            "Person at /photo_url: the key stands twice",
        ),
        (
            r#"{"customerPersonType":true,"customerPersonType":true}"#,
            "Person at /customerPersonType: the key stands twice",
        ),
        (
            r#"{"names":{"a":{},"a":{}}}"#,
            "Person at /names/a: the key stands twice",
        ),
    ] {
        let error = error_of::<Person>(json);
        assert_eq!(error.split_once(" at line 1 ").unwrap().0, message);
    }
}

#[test]
fn the_wire_name_wins_over_its_aliases() {
    for json in [
        r#"{"photoURL":"w","photo_url":"a"}"#,
        r#"{"photo_url":"a","photoURL":"w"}"#,
    ] {
        let person: Person = serde_json::from_str(json).unwrap();
        assert_eq!(person.photo_url.as_deref(), Some("w"));
        assert_eq!(person.extra.get("photo_url"), Some(&json!("a")));
        assert_eq!(
            serde_json::to_value(&person).unwrap(),
            json!({"photoURL": "w", "photo_url": "a"})
        );
    }
    // Also if the alias has a value of another type.
    let person = read(json!({"photo_url": [1], "photoURL": "w"}));
    assert_eq!(person.extra.get("photo_url"), Some(&json!([1])));
    // Alone, it is the property; of two aliases the first one.
    let person: Person = serde_json::from_str(r#"{"photo_url": "a", "photoUrl": "b"}"#).unwrap();
    assert_eq!(person.photo_url.as_deref(), Some("a"));
    assert_eq!(person.extra.get("photoUrl"), Some(&json!("b")));
    assert_eq!(
        error_of::<Person>(r#"{"photo_url":5}"#),
        "Person at /photo_url: expected a string, got number 5 at line 1 column 15"
    );
}

#[test]
fn errors_say_model_place_expectation_and_what_came() {
    for (json, message) in [
        (
            r#"{"id":"x"}"#,
            r#"Person at /id: expected an integer, got string "x" at line 1 column 9"#,
        ),
        (
            r#"{"id":1.5}"#,
            "Person at /id: expected an integer, got number 1.5 at line 1 column 9",
        ),
        (
            r#"{"id":9223372036854775808}"#,
            "Person at /id: expected an integer of 64 bits, got number 9223372036854775808 at line 1 column 25",
        ),
        (
            r#"{"firstName":[]}"#,
            "Person at /firstName: expected a string, got a list at line 1 column 13",
        ),
        (
            r#"{"active":"yes"}"#,
            r#"Person at /active: expected true or false, got string "yes" at line 1 column 15"#,
        ),
        (
            r#"{"emails":["a",{}]}"#,
            "Person at /emails/1: expected a string, got an object at line 1 column 15",
        ),
        (
            r#"{"emails":{}}"#,
            "Person at /emails: expected a list, got an object at line 1 column 10",
        ),
        (
            r#"{"createdAt":"soon"}"#,
            r#"Person at /createdAt: expected a datetime (RFC 3339), got string "soon" at line 1 column 19"#,
        ),
        (
            r#"{"born":"2000-02-30"}"#,
            r#"Person at /born: expected a date such as 2020-01-31, got string "2000-02-30" at line 1 column 20"#,
        ),
        (
            r#"{"raw":"?"}"#,
            r#"Person at /raw: expected bytes in base64, got string "?" at line 1 column 10"#,
        ),
        (
            r#"{"type":5}"#,
            "Person at /type: expected a string, got number 5 at line 1 column 9",
        ),
        (
            r#"{"parent":{"parent":{"parent":{"id":true}}}}"#,
            "Person at /parent/parent/parent/id: expected an integer, got boolean true at line 1 column 40",
        ),
        (
            r#"{"parent":5}"#,
            "Person at /parent: expected an object, got number 5 at line 1 column 11",
        ),
        (
            r#"{"names":{"a/b ~%":{"id":[]}}}"#,
            "Option at /names/a~1b%20~0%25/id: expected an integer, got a list at line 1 column 25",
        ),
        (
            r#"{"firstName":5,"id":", got "}"#,
            "Person at /firstName: expected a string, got number 5 at line 1 column 14",
        ),
        (
            r#"{"id":", expected x, got "}"#,
            r#"Person at /id: expected an integer, got string ", expected x, got " at line 1 column 26"#,
        ),
        ("5", "Person: expected an object, got number 5 at line 1 column 1"),
        ("null", "Person: expected an object, got null at line 1 column 4"),
    ] {
        assert_eq!(error_of::<Person>(json), message, "{json}");
    }
    assert_eq!(
        error_of::<Page>(r#"{"page":1}"#),
        "Page at /items: missing property at line 1 column 10"
    );
    assert_eq!(
        error_of::<Page>(r#"{"page":null}"#),
        "Page at /page: expected an integer, got null at line 1 column 12"
    );
    assert_eq!(
        error_of::<Vec<Page>>(r#"[{"items":[{},{"options":[{"id":"x"}]}]}]"#),
        r#"Option at /items/1/options/0/id: expected an integer, got string "x" at line 1 column 35"#,
    );
    assert_eq!(
        error_of::<Event>(r#"{"closed":"ON"}"#),
        r#"Event at /closed: expected one of on, off, got string "ON" at line 1 column 14"#
    );
}

#[test]
fn errors_of_syntax_stay_what_they_are() {
    for json in [
        r#"{"parent":{"id":1,}}"#,
        r#"{"parent":{"id":tru}}"#,
        r#"{"parent":[1"#,
        r#"{"emails":["a""#,
        r#"{"x":["#,
        r#"{"id":01}"#,
    ] {
        let ours = serde_json::from_str::<Person>(json).unwrap_err();
        let theirs = serde_json::from_str::<Value>(json).unwrap_err();
        if !ours.is_data() {
            assert_eq!(
                (ours.classify(), ours.line()),
                (theirs.classify(), theirs.line()),
                "{json}: {ours}"
            );
        }
    }
    let error = from_slice::<Person>(b"{\"id\":1,\n}").unwrap_err();
    assert!(error.is_syntax());
    assert_eq!(error.pointer(), None);
    assert_eq!(error.to_string(), "invalid JSON: trailing comma at line 2 column 1");
    let error = from_slice::<Person>(b"{\"firstName\":\n \"\xff\"}").unwrap_err();
    assert_eq!(error.to_string(), "not UTF-8 at line 2 column 3");
}

#[test]
fn what_is_sensitive_is_in_no_error() {
    for json in [
        r#"{"secretKey":123456}"#,
        r#"{"secretKey":[123456]}"#,
        r#"{"secretKey":{"123456":1}}"#,
        r#"{"secretKey":true}"#,
    ] {
        let message = error_of::<Person>(json);
        assert!(
            message.starts_with("Person at /secretKey: expected a string, got "),
            "{message}"
        );
        assert!(!message.contains("123456") && !message.contains("true"), "{message}");
    }
    assert_eq!(
        error_of::<Person>(r#"{"secretKey":5}"#),
        "Person at /secretKey: expected a string, got number at line 1 column 14"
    );
    let person = read(json!({"secretKey": "hush", "parent": {"secretKey": "hush"}}));
    let debug = format!(
        "{person:?} {:?} {:?}",
        person.get("secret_key"),
        Person::builder().secret_key("hush")
    );
    assert!(!debug.contains("hush"), "{debug}");
    assert_eq!(person.get("secret_key").unwrap().as_str(), Some("hush"));
    assert_eq!(serde_json::to_value(&person).unwrap()["secretKey"], "hush");
}

#[test]
fn from_slice_takes_errors_apart() {
    let error = from_slice::<Vec<Person>>(b"[{}, {\n  \"parent\": {\"id\" : \"x\"}}]").unwrap_err();
    assert_eq!(error.model(), Some("Person"));
    assert_eq!(error.pointer(), Some("/1/parent/id"));
    assert_eq!(error.expected(), Some("an integer"));
    assert_eq!(error.found(), Some("string \"x\""));
    assert_eq!((error.line(), error.column()), (2, 21));
    assert!(!error.is_syntax());
    assert_eq!(
        error.to_string(),
        "Person at /1/parent/id: expected an integer, got string \"x\" at line 2 column 21"
    );
    // What went through a value has its place all the same.
    let error = from_slice::<Event>(b"{\"record\":\n{\"id\":\"x\"},\"eventType\":\"person.made\"}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Person at /record/id: expected an integer, got string \"x\" at line 2 column 7"
    );
    let error = from_slice::<Page>(b"\n {\"items\":[]}").unwrap_err();
    assert_eq!(error.to_string(), "Page at /page: missing property at line 2 column 2");
    let error = from_slice::<Person>(br#"{"names":{"a b":{"id":[]}}}"#).unwrap_err();
    assert_eq!(error.pointer(), Some("/names/a b/id"));
    assert_eq!(from_slice::<Vec<i64>>(b"[1,true]").unwrap_err().pointer(), None);
}

#[test]
fn a_union_waits_for_its_tag() {
    for json in [
        r#"{"eventType":"person.made","record":{"id":1}}"#,
        r#"{"record":{"id":1},"eventType":"person.made"}"#,
        r#"{"record":{"id":1},"eventType":"person"}"#,
    ] {
        let event: Event = serde_json::from_str(json).unwrap();
        assert!(
            matches!(&event.record, Some(EventRecord::Person(person)) if person.id == Some(1)),
            "{event:?}"
        );
        let value: Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_value(&event).unwrap(), value);
        assert_eq!(
            event
                .get("record")
                .unwrap()
                .as_model()
                .unwrap()
                .get("id")
                .unwrap()
                .as_i64(),
            Some(1)
        );
    }
    for json in [
        r#"{"record":{"id":1}}"#,
        r#"{"record":{"id":1},"eventType":"persons.made"}"#,
        r#"{"record":7,"eventType":"x"}"#,
    ] {
        let event: Event = serde_json::from_str(json).unwrap();
        assert!(matches!(event.record, Some(EventRecord::Unrecognized(_))));
        assert_eq!(
            serde_json::to_value(&event).unwrap(),
            serde_json::from_str::<Value>(json).unwrap()
        );
    }
    assert_eq!(
        serde_json::from_str::<Event>(r#"{"record":null,"eventType":"person"}"#)
            .unwrap()
            .record,
        None
    );
}

#[test]
fn a_union_can_have_its_tag_inside() {
    let json =
        json!({"animals": [{"kind": "cat", "name": "Tom"}, {"kind": "dog", "loudness": 3}, {"kind": "fly"}, {}, 5]});
    let event: Event = serde_json::from_str(&json.to_string()).unwrap();
    let animals = event.animals();
    assert!(matches!(&animals[0], Animal::Cat(cat) if cat.name.as_deref() == Some("Tom")));
    assert!(matches!(&animals[1], Animal::Dog(dog) if dog.kind.as_deref() == Some("dog")));
    assert!(
        animals[2..]
            .iter()
            .all(|animal| matches!(animal, Animal::Unrecognized(_)))
    );
    assert_eq!(serde_json::to_value(&event).unwrap(), json);
    // One made by hand says what it is.
    assert_eq!(
        serde_json::to_value(Animal::Cat(models::Cat::default())).unwrap(),
        json!({"kind": "cat"})
    );
    assert_eq!(
        serde_json::to_value(Animal::Dog(Box::default())).unwrap(),
        json!({"kind": "dog"})
    );
    assert_eq!(
        from_slice::<Event>(b"{\"animals\":[{},\n{\"kind\":\"dog\",\"loudness\":\"x\"}]}")
            .unwrap_err()
            .to_string(),
        "Dog at /animals/1/loudness: expected a number, got string \"x\" at line 2 column 26",
    );
}

#[test]
fn a_request_leaves_out_what_is_not_sent() {
    let person = read(
        json!({"id": 1, "firstName": "A", "order": null, "options": [{"id": 2, "label": "x", "y": 1}], "parent": {"id": 5}, "z": 1, "customerPersonType": true}),
    );
    let body = serde_json::to_value(Request(&person)).unwrap();
    assert_eq!(
        body,
        json!({"firstName": "A", "order": null, "options": [{"id": 2, "label": "x"}], "parent": {"id": 5}}),
        "a model inside keeps its id, which says which one is meant"
    );
}

#[test]
fn many_unknown_keys_take_no_square() {
    let mut text = String::from("{");
    for index in 0..50_000 {
        text += &format!("\"k{index}\":{index},");
    }
    text += "\"id\":1}";
    let person: Person = serde_json::from_str(&text).unwrap();
    assert_eq!((person.extra.len(), person.id), (50_000, Some(1)));
}
