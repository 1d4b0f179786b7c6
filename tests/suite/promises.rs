//! What the generated Rust promises, on the real crate, and on models written by hand where the real one has no case.

use std::collections::BTreeMap;

use codegen_runtime::{Choice, Extra, Model, Nullable, Request, Union, Unrecognized, Violations};
use helpscout::v1::{
    Attachment, AttachmentData, BaseConversation, Conversation, CustomField, CustomFieldType, Customer, Folder,
    FolderType, Mailbox, MailboxRef, Option as FieldOption, Person, PersonType, SearchCustomer, Thread, User, UserType,
    WebHook, WebHookEvent, WebHookEventType, WebHookRecord, Workflow,
};
use serde_json::{Value, json};

fn told(result: Result<(), Violations>) -> Vec<(String, String)> {
    let list = result.err();
    let all = list.iter().flat_map(Violations::iter);
    all.map(|violation| (violation.pointer().to_string(), violation.code().to_string()))
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned()))
        .collect()
}

// 1. Reading never loses and rarely fails.

#[test]
fn the_same_key_twice_is_an_error_that_names_it() {
    let error = serde_json::from_str::<Person>(r#"{"firstName":"a","firstName":"b"}"#)
        .unwrap_err()
        .to_string();
    assert!(error.contains("firstName") && error.contains("Person"), "{error}");
    assert!(
        serde_json::from_str::<Person>(r#"{"new":1,"new":2}"#).is_err(),
        "an unknown key counts too"
    );
}

#[test]
fn a_decode_error_says_model_place_expectation_and_what_came() {
    let text = "{\"threads\": [\n {\"attachments\": [{}, {\"size\": \"22\"}]}]}";
    let error = helpscout::from_slice::<Conversation>(text.as_bytes()).unwrap_err();
    assert_eq!(error.pointer(), Some("/threads/0/attachments/1/size"));
    assert_eq!((error.line(), error.column() > 1), (2, true));
    let plain = serde_json::from_str::<Conversation>(text).unwrap_err().to_string();
    for part in [
        "Attachment",
        "/threads/0/attachments/1/size",
        "integer",
        "\"22\"",
        "line 2",
    ] {
        assert!(plain.contains(part), "{part} in {plain}");
    }
}

#[test]
fn a_sensitive_value_stands_in_no_error_and_in_no_debug_output() {
    let error = serde_json::from_str::<WebHook>(r#"{"secretKey": 123456789}"#)
        .unwrap_err()
        .to_string();
    assert!(error.contains("/secretKey") && !error.contains("123456789"), "{error}");
    let hook: WebHook = serde_json::from_str(r#"{"secretKey": "hush-hush", "url": "https://example.com"}"#).unwrap();
    let debug = format!("{hook:?} {hook:#?}");
    assert!(!debug.contains("hush-hush") && debug.contains("example.com"), "{debug}");
    let long: WebHook = serde_json::from_value(json!({"secretKey": "hush".repeat(11), "url": "x"})).unwrap();
    let violations = long.validate().unwrap_err();
    assert!(!violations.to_string().contains("hush"), "{violations}");
}

#[test]
fn numbers_keep_their_digits() {
    let text = r#"{"id":9223372036854775807,"firstName":"a","x":0.1,"y":123456789.123456789,"z":1e300}"#;
    let person: Person = serde_json::from_str(text).unwrap();
    assert_eq!(person.id, Some(i64::MAX));
    assert_eq!(
        serde_json::to_value(&person).unwrap(),
        serde_json::from_str::<Value>(text).unwrap()
    );
    assert!(serde_json::from_str::<Person>(r#"{"id":9223372036854775808}"#).is_err());
}

// 2. and 3. Required and nullable.

#[test]
fn required_is_asked_for_in_what_is_sent_and_never_while_reading() {
    let empty: Folder = serde_json::from_str("{}").unwrap();
    assert_eq!(
        told(empty.validate()),
        pairs(&[("/name", "required"), ("/type", "required")])
    );
    assert_eq!(told(empty.validate_partial()), []);
}

#[test]
fn what_is_read_only_is_not_asked_for_and_not_sent() {
    let conversation: Conversation = serde_json::from_value(json!({
        "id": 1, "number": 7, "folderId": 3, "threadCount": 2, "type": "email", "status": "active", "subject": "Lamp",
        "owner": null, "mailbox": {"id": 5, "name": "Support"}, "customer": {"id": 9, "fullName": "Iris Ohm"},
        "somethingNew": 1
    }))
    .unwrap();
    assert_eq!(told(conversation.validate()), []);
    let body = serde_json::to_value(Request(&conversation)).unwrap();
    assert_eq!(
        body,
        json!({
            "type": "email", "status": "active", "subject": "Lamp", "owner": null,
            "mailbox": {"id": 5, "name": "Support"}, "customer": {"id": 9}
        }),
        "a reference keeps its id"
    );
}

#[test]
fn a_nested_model_that_has_its_id_is_a_reference() {
    let with = |customer: Value| {
        let sample = json!({
            "type": "email", "status": "active", "subject": "Lamp", "owner": null, "mailbox": {"id": 5},
            "customer": customer
        });
        told(serde_json::from_value::<Conversation>(sample).unwrap().validate())
    };
    assert_eq!(with(json!({"id": 9})), []);
    let missing = with(json!({"email": "iris@example.com"}));
    assert_eq!(
        missing,
        pairs(&[
            ("/customer/firstName", "required"),
            ("/customer/lastName", "required"),
            ("/customer/type", "required")
        ])
    );
}

#[test]
fn null_has_a_meaning_of_its_own_where_the_schema_says_so() {
    let absent: FieldOption = serde_json::from_str("{}").unwrap();
    let null: FieldOption = serde_json::from_str(r#"{"order":null}"#).unwrap();
    let set: FieldOption = serde_json::from_str(r#"{"order":3}"#).unwrap();
    assert_eq!(
        (absent.order, null.order, set.order),
        (Nullable::Absent, Nullable::Null, Nullable::Value(3))
    );
    let mut field = FieldOption::default();
    assert_eq!(serde_json::to_string(&field).unwrap(), "{}");
    field.order = Nullable::Null;
    assert_eq!(serde_json::to_string(&field).unwrap(), r#"{"order":null}"#);
}

// 4. Validation.

#[test]
fn validation_collects_everything_with_pointers_of_wire_names() {
    let field: CustomField = serde_json::from_value(json!({
        "order": 256, "options": [{"label": "a", "order": 0}, {"order": -1}]
    }))
    .unwrap();
    assert_eq!(
        told(field.validate()),
        pairs(&[
            ("/fieldName", "required"),
            ("/fieldType", "required"),
            ("/order", "max"),
            ("/options/1/label", "required"),
            ("/options/1/order", "min"),
        ])
    );
}

#[test]
fn lengths_count_code_points_and_unrecognized_choices_are_no_violation() {
    let hook = |key: String| {
        let sample = json!({"url": "https://example.com", "secretKey": key, "events": ["never.heard.of"]});
        told(serde_json::from_value::<WebHook>(sample).unwrap().validate())
    };
    assert_eq!(hook("ü".repeat(40)), []);
    assert_eq!(hook("ü".repeat(41)), pairs(&[("/secretKey", "max_length")]));
    assert_eq!(hook("e\u{301}".repeat(20)), []);
    assert_eq!(hook("e\u{301}".repeat(21)), pairs(&[("/secretKey", "max_length")]));
}

// 5. Structs, builders, enums.

#[test]
fn default_and_builder_have_the_schemas_defaults_and_reading_has_not() {
    let built = Workflow::builder().name("w").mailbox_id(5).build().unwrap();
    let default = Workflow::default();
    assert_eq!((built.order, default.order), (Some(1), Some(1)));
    assert_eq!(built.status, default.status);
    let read: Workflow = serde_json::from_str("{}").unwrap();
    assert_eq!((read.order, read.status, read.r#type), (None, None, None));
}

#[test]
fn build_validates() {
    let violations = WebHook::builder().secret_key("x".repeat(41)).build().unwrap_err();
    assert_eq!(
        told(Err(violations)),
        pairs(&[("/url", "required"), ("/secretKey", "max_length")])
    );
    let folder = Folder::builder().name("Mine").r#type(FolderType::Mine).build().unwrap();
    assert_eq!(folder.r#type, Some(FolderType::Mine));
}

#[test]
fn choices_convert_in_every_direction() {
    assert_eq!(CustomFieldType::SingleLine.as_str(), "SINGLE_LINE");
    assert_eq!(CustomFieldType::SingleLine.to_string(), "SINGLE_LINE");
    assert_eq!(
        "single_line".parse::<CustomFieldType>().unwrap(),
        CustomFieldType::SingleLine
    );
    assert_eq!(CustomFieldType::from("SINGLE_LINE"), CustomFieldType::SingleLine);
    let other = CustomFieldType::from("single_line");
    assert!(matches!(other, CustomFieldType::Unrecognized(_)));
    assert_eq!(other.to_string(), "single_line");
    assert_eq!(CustomFieldType::ALL.len(), 6);
    assert_eq!(WebHookEventType::ALL.len(), 12);
}

#[test]
fn everything_can_go_to_another_thread() {
    fn holds<T: Send + Sync + Clone + PartialEq + std::fmt::Debug + 'static>() {}
    fn hashes<T: Eq + std::hash::Hash>() {}
    holds::<Conversation>();
    holds::<WebHookRecord>();
    holds::<PersonType>();
    holds::<Violations>();
    hashes::<Person>();
    hashes::<Conversation>();
}

// 6. Everything declared arrives.

#[test]
fn declared_facts_are_there_at_run_time() {
    let hook = WebHook::DEF;
    let secret = hook
        .properties
        .iter()
        .find(|property| property.name == "secret_key")
        .unwrap();
    assert_eq!(
        (secret.wire, secret.required, secret.sensitive),
        ("secretKey", true, true)
    );
    assert_eq!(secret.limits.max_length, Some(40));
    assert!(!secret.doc.is_empty() && !hook.doc.is_empty());
}

#[test]
fn properties_are_read_by_name() {
    let person: Person = serde_json::from_value(json!({"id": 3, "firstName": "Iris", "type": "team"})).unwrap();
    assert_eq!(person.get("first_name").unwrap().as_str(), Some("Iris"));
    assert_eq!(person.get("id").unwrap().as_i64(), Some(3));
    assert_eq!(person.get("type").unwrap().as_str(), Some("team"));
    assert!(person.get("phone").unwrap().is_absent());
    assert!(person.get("customer_person_type").is_some());
    assert!(person.get("firstName").is_none(), "names are those of the schema");
}

// 7. Upcasts, computed properties, unions.

#[test]
fn a_model_becomes_what_it_extends_where_no_type_changed() {
    let found: SearchCustomer =
        serde_json::from_value(json!({"id": 3, "firstName": "Iris", "age": "30-35", "new": 1})).unwrap();
    let person = Person::from(found);
    assert_eq!((person.id, person.first_name.as_deref()), (Some(3), Some("Iris")));
    assert_eq!(person.extra.get("new"), Some(&json!(1)));
    let user = User::builder()
        .first_name("O")
        .last_name("K")
        .r#type(UserType::Team)
        .role("owner")
        .build()
        .unwrap();
    assert_eq!(Person::from(user).r#type, Some(PersonType::Team));
    let mailbox: Mailbox = serde_json::from_value(json!({"id": 5, "name": "Support"})).unwrap();
    assert_eq!(MailboxRef::from(mailbox).name.as_deref(), Some("Support"));
    let _: fn(Conversation) -> BaseConversation = BaseConversation::from;
    let _: fn(Attachment) -> AttachmentData = AttachmentData::from;
}

#[test]
fn a_model_becomes_the_union_that_has_it_as_one_variant() {
    use helpscout::v2::{InlineNoteThread, InlineThread};
    let note = InlineNoteThread::default();
    let thread: InlineThread = note.clone().into();
    assert_eq!(thread, InlineThread::InlineNoteThread(Box::new(note)));
    assert_eq!(serde_json::to_value(&thread).unwrap()["type"], "note");
    let _: fn(helpscout::v1::Customer) -> WebHookRecord = WebHookRecord::from;
}

#[test]
fn the_person_type_as_a_boolean() {
    let mut person = Person::default();
    person.r#type = Some(PersonType::User);
    person.set_customer_person_type(true).unwrap();
    assert_eq!(person.r#type, Some(PersonType::Customer));
    person.set_customer_person_type(false).unwrap();
    assert_eq!(person.r#type, Some(PersonType::User));
    person.r#type = Some(PersonType::Team);
    assert!(person.set_customer_person_type(false).is_err());
    assert_eq!(person.r#type, Some(PersonType::Team));
    let mut user = User::default();
    assert!(
        user.set_customer_person_type(true).is_err(),
        "a user's type has no such choice"
    );
    let customer: Customer = serde_json::from_str(r#"{"customerPersonType":true}"#).unwrap();
    assert_eq!(
        serde_json::to_value(&customer).unwrap(),
        json!({"customerPersonType": true})
    );
}

#[test]
fn attachment_data_as_bytes() {
    let mut data = AttachmentData::default();
    assert_eq!(data.raw_data().unwrap(), None);
    data.set_raw_data([0_u8, 255, 7]);
    assert_eq!(data.data.as_deref(), Some("AP8H"));
    assert_eq!(data.raw_data().unwrap(), Some(vec![0, 255, 7]));
    data.data = Some("not base64!".to_owned());
    assert!(data.raw_data().is_err());
}

#[test]
fn the_record_of_an_event_is_what_the_events_prefix_says() {
    let event = |kind: &str, record: Value| {
        let sample = json!({"record": record, "eventType": kind});
        let event: WebHookEvent = serde_json::from_str(&sample.to_string()).unwrap();
        assert_eq!(serde_json::to_value(&event).unwrap(), sample);
        event.record.unwrap()
    };
    assert!(matches!(
        event("convo.created", json!({"subject": "Lamp"})),
        WebHookRecord::Conversation(_)
    ));
    assert!(matches!(
        event("customer.created", json!({"firstName": "Iris"})),
        WebHookRecord::Customer(_)
    ));
    assert!(matches!(
        event("satisfaction.ratings", json!({"rating": "Great"})),
        WebHookRecord::Rating(_)
    ));
    assert!(matches!(
        event("beacon.opened", json!({"a": [1]})),
        WebHookRecord::Unrecognized(_)
    ));
    let bad = json!({"eventType": "convo.created", "record": {"threads": [{"id": "x"}]}}).to_string();
    let error = serde_json::from_str::<WebHookEvent>(&bad).unwrap_err().to_string();
    assert!(error.contains("/record/threads/0/id"), "{error}");
}

/// A model written by hand for what the real one has no case of.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(wire_case = "camelCase", builder)]
struct Hand {
    #[model(alias = "title", min_length = 2)]
    name: Option<String>,
    #[model(min_items = 1, max_items = 2, max_length = 3)]
    tags: Option<Vec<String>>,
    #[model(min = 0.0, max = 1.0)]
    share: Option<f64>,
    side: Option<Side>,
    #[model(nullable, required)]
    owner: Nullable<String>,
    extra: Extra,
}

/// A closed choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Choice)]
enum Side {
    Left,
    Right,
}

#[test]
fn an_alias_is_read_and_written_under_the_wire_name_and_loses_against_it() {
    let hand: Hand = serde_json::from_str(r#"{"title":"ab"}"#).unwrap();
    assert_eq!(serde_json::to_value(&hand).unwrap(), json!({"name": "ab"}));
    for text in [r#"{"title":[1],"name":"ab"}"#, r#"{"name":"ab","title":[1]}"#] {
        let hand: Hand = serde_json::from_str(text).unwrap();
        assert_eq!(hand.name.as_deref(), Some("ab"));
        assert_eq!(hand.extra.get("title"), Some(&json!([1])));
    }
}

#[test]
fn limits_of_items_and_of_lists() {
    let hand: Hand = serde_json::from_value(json!({"tags": ["abcd", "a", "b"], "share": 1.5, "name": "x"})).unwrap();
    assert_eq!(
        told(hand.validate()),
        pairs(&[
            ("/name", "min_length"),
            ("/tags", "max_items"),
            ("/tags/0", "max_length"),
            ("/share", "max"),
            ("/owner", "required"),
        ])
    );
    let hand: Hand = serde_json::from_value(json!({"tags": [], "owner": null})).unwrap();
    assert_eq!(told(hand.validate()), pairs(&[("/tags", "min_items")]));
}

#[test]
fn a_closed_choice_has_just_its_choices() {
    assert_eq!(Side::ALL, [Side::Left, Side::Right]);
    let error = serde_json::from_str::<Hand>(r#"{"side":"up"}"#)
        .unwrap_err()
        .to_string();
    for part in ["Hand", "/side", "left", "right", "up"] {
        assert!(error.contains(part), "{part} in {error}");
    }
    assert!("UP".parse::<Side>().is_err());
    assert_eq!("LEFT".parse::<Side>().unwrap(), Side::Left);
}

#[test]
fn whole_numbers_stay_whole() {
    for text in [r#"{"share":1}"#, r#"{"share":0.25}"#] {
        let hand: Hand = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&hand).unwrap(), text);
    }
    let mut hand: Hand = serde_json::from_str("{}").unwrap();
    hand.share = Some(f64::NAN);
    assert!(
        serde_json::to_string(&hand).is_err(),
        "what JSON cannot say is not turned into null"
    );
}

#[test]
fn threads_may_be_long() {
    let threads: Vec<Value> = (0..2000).map(|id| json!({"id": id, "type": "note"})).collect();
    let text = json!({ "threads": threads }).to_string();
    let conversation: Conversation = serde_json::from_str(&text).unwrap();
    let last: &Thread = conversation.threads().last().unwrap();
    assert_eq!(last.id, Some(1999));
    let unrecognized: Unrecognized = match PersonType::from("bot") {
        PersonType::Unrecognized(value) => value,
        known => panic!("{known}"),
    };
    assert_eq!(unrecognized.as_str(), "bot");
}

/// What a tag beside it chooses, in the shapes that a property can have.
#[derive(Clone, Debug, PartialEq, Model)]
struct Holder {
    kind: Option<String>,
    #[model(by = "kind")]
    one: Option<Held>,
    #[model(by = "kind")]
    by_key: Option<BTreeMap<String, Vec<Held>>>,
    #[model(by = "kind")]
    listed: Option<Vec<BTreeMap<String, Held>>>,
    extra: Extra,
}

/// One of two, told from outside.
#[derive(Clone, Debug, PartialEq, Union)]
enum Held {
    Folder(Box<Folder>),
    Hand(Box<Hand>),
    Unrecognized(Value),
}

#[test]
fn a_tag_beside_a_union_reaches_into_lists_and_maps() {
    let record = json!({"name": "a"});
    let text = json!({
        "by_key": {"x": [record]}, "listed": [{"y": record}], "one": record, "kind": "folder"
    });
    let holder: Holder = serde_json::from_value(text.clone()).unwrap();
    let maps = (holder.by_key.as_ref().unwrap(), &holder.listed.as_ref().unwrap()[0]);
    assert!(matches!(holder.one, Some(Held::Folder(_))));
    assert!(
        matches!(maps.0["x"][0], Held::Folder(_)) && matches!(maps.1["y"], Held::Folder(_)),
        "{maps:?}"
    );
    assert_eq!(serde_json::to_value(&holder).unwrap(), text);
    let bad = r#"{"kind":"folder","by_key":{"x":[{"id":"7"}]}}"#;
    let error = serde_json::from_str::<Holder>(bad).unwrap_err().to_string();
    assert!(error.contains("Folder at /by_key/x/0/id"), "{error}");
}

#[test]
fn the_same_key_twice_is_an_error_however_deep() {
    for text in [
        r#"{"new":{"a":1,"a":2}}"#,
        r#"{"new":[[{"a":1,"a":2}]]}"#,
        r#"{"kind":"folder","one":{"name":"a","name":"b"}}"#,
        r#"{"one":{"x":1,"x":2},"kind":"never heard of"}"#,
    ] {
        let error = serde_json::from_str::<Holder>(text).unwrap_err().to_string();
        assert!(error.contains("twice"), "{text}: {error}");
    }
}

#[test]
fn an_empty_text_says_none_and_breaks_no_format() {
    let team = json!({"firstName": "Night", "lastName": "", "type": "team", "email": "", "photoUrl": ""});
    assert_eq!(told(serde_json::from_value::<Person>(team).unwrap().validate()), []);
    let bad = json!({"firstName": "A", "lastName": "B", "type": "user", "email": "x", "photoUrl": "x y"});
    let told = told(serde_json::from_value::<Person>(bad).unwrap().validate());
    assert_eq!(told, pairs(&[("/email", "format"), ("/photoUrl", "format")]));
}
