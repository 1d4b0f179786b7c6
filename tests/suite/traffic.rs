//! What recorded traffic of the Mailbox API 1.0 showed, in samples of our own: two shapes of one model, nulls, line
//! items, keys and choices that no document names. All of it decodes, and none of it is lost.

use helpscout::v1::{
    Attachment, Conversation, Customer, Folder, Mailbox, Person, PersonType, SearchConversation, SearchCustomer,
    Source, Tag, Thread, ThreadActionType, ThreadType, User, WebHookEventType,
};
use serde_json::{Value, json};

use crate::json::round_trip;

fn customer() -> Value {
    json!({
        "id": 1_320_939_717, "firstName": "Iris", "lastName": "", "email": "iris@example.com", "phone": null,
        "type": "customer", "photoUrl": "", "customerPersonType": true
    })
}

fn user() -> Value {
    json!({
        "id": 4711, "firstName": "Otto", "lastName": "Kranz", "email": "otto@example.com", "phone": null,
        "type": "user", "photoUrl": null
    })
}

fn conversation() -> Value {
    json!({
        "id": 448_848_612, "type": "email", "folderId": 91, "isDraft": false, "number": 7, "owner": null,
        "mailbox": {"id": 5, "name": "Support"}, "customer": customer(), "threadCount": 0, "status": "pending",
        "subject": "Broken lamp", "preview": null, "createdAt": "2017-12-02T10:11:12Z", "createdBy": user(),
        "closedAt": "2017-12-03T01:02:03Z", "closedBy": user(), "source": {"type": "email", "via": "customer"},
        "cc": [], "bcc": null, "tags": null
    })
}

fn with(mut base: Value, more: &Value) -> Value {
    let (Some(base_map), Some(more)) = (base.as_object_mut(), more.as_object()) else {
        panic!("objects")
    };
    base_map.extend(more.clone());
    base
}

fn line_item() -> Value {
    json!({
        "id": 1, "type": "lineitem", "status": "nochange", "state": null, "body": null, "customer": null,
        "createdAt": "2017-12-02T10:11:12Z", "createdBy": user(), "createdByCustomer": false, "openedAt": null,
        "fromMailbox": null, "to": null, "cc": [], "bcc": [], "attachments": null, "actionType": null,
        "actionSourceId": null, "savedReplyId": null, "assignedTo": user(), "source": {"type": "web", "via": "user"}
    })
}

#[test]
fn a_conversation_in_detail() {
    let sample = with(
        conversation(),
        &json!({"modifiedAt": "2017-12-03T01:02:03Z", "customFields": [], "threads": [line_item()]}),
    );
    let decoded: Conversation = round_trip(&sample);
    assert_eq!(decoded.threads().len(), 1);
    assert!(
        decoded.draft.is_none() && decoded.locked.is_none() && decoded.spam.is_none(),
        "not sent is not false"
    );
    assert_eq!(decoded.thread_count, Some(0), "zero is not none");
    assert_eq!(decoded.is_draft, Some(false), "false is not none");
    assert_eq!(decoded.tags, None, "null is not an empty list");
}

#[test]
fn a_conversation_in_a_list() {
    let sample = with(
        conversation(),
        &json!({
            "draft": true, "isDraft": true, "locked": false, "spam": false, "userModifiedAt": "2017-12-03T01:02:03Z",
            "createdByType": "customer", "tags": [], "cc": null
        }),
    );
    let decoded: Conversation = round_trip(&sample);
    assert!(
        decoded.threads.is_none() && decoded.threads().is_empty(),
        "absent lists read as an empty slice"
    );
    assert_eq!(decoded.tags.as_deref(), Some(&[][..]), "an empty list is not absent");
}

#[test]
fn a_line_item_has_neither_body_nor_state() {
    let decoded: Thread = round_trip(&line_item());
    assert_eq!(decoded.r#type, Some(ThreadType::LineItem));
    assert!(decoded.state.is_none() && decoded.body.is_none() && decoded.customer.is_none());
    assert_eq!(decoded.created_by_customer, Some(false));
}

#[test]
fn original_creator_stands_on_phone_threads_with_the_id_of_a_user() {
    let sample = with(
        line_item(),
        &json!({"type": "phone", "state": "published", "body": "", "actionType": "originalCreator", "actionSourceId": 4711}),
    );
    let decoded: Thread = round_trip(&sample);
    assert_eq!(decoded.action_type, Some(ThreadActionType::OriginalCreator));
    assert_eq!(decoded.body.as_deref(), Some(""), "an empty string is not none");
}

#[test]
fn the_person_types_key_is_known_and_comes_back_only_if_it_came() {
    let decoded: Person = round_trip(&customer());
    assert!(decoded.extra.is_empty(), "customerPersonType is no unknown key");
    assert_eq!(decoded.customer_person_type(), Some(true));
    let decoded: Person = round_trip(&user());
    assert_eq!(decoded.customer_person_type(), Some(false));
}

#[test]
fn keys_that_no_document_names_are_kept() {
    let team = json!({
        "id": 9, "firstName": "Night", "lastName": "", "email": "", "type": "team", "photoUrl": null, "role": "user",
        "timezone": "Europe/Berlin", "somethingNew": {"deep": [1, null, 2.5, 18_446_744_073_709_551_615_u64]}
    });
    let decoded: Person = round_trip(&team);
    assert_eq!(decoded.r#type, Some(PersonType::Team));
    let me = json!({
        "id": 1, "firstName": "Otto", "lastName": "Kranz", "fullName": "Otto Kranz", "email": "otto@example.com",
        "role": "owner", "timezone": "Europe/Berlin", "type": "user", "photoUrl": null, "companyId": 77,
        "createdAt": "2017-01-01T00:00:00Z", "modifiedAt": "2017-01-01T00:00:00Z"
    });
    let _: User = round_trip(&me);
}

#[test]
fn choices_that_no_document_names_are_kept() {
    let folder: Folder = round_trip(&json!({
        "id": 3, "name": "Unassigned", "type": "smart", "userId": 0, "totalCount": 4, "activeCount": 2,
        "modifiedAt": "2017-12-02T10:11:12Z"
    }));
    assert_eq!(folder.r#type.as_ref().map(|choice| choice.as_str()), Some("smart"));
    assert_eq!(folder.user_id.as_ref().copied(), Some(0));
    let source: Source = round_trip(&json!({"type": "workflows", "via": "user"}));
    assert_eq!(
        source.r#type.map(|choice| choice.to_string()),
        Some("workflows".to_owned())
    );
    let thread: Thread = round_trip(&with(line_item(), &json!({"type": "beaconchat"})));
    assert_eq!(thread.r#type.as_ref().map(|choice| choice.as_str()), Some("beaconchat"));
    assert_eq!(WebHookEventType::from("helpscout.test").to_string(), "helpscout.test");
    for spelling in ["restoreTicket", "restoredTicket"] {
        let _: Thread = round_trip(&with(line_item(), &json!({ "actionType": spelling })));
    }
}

#[test]
fn customers_as_listed_and_as_found() {
    let listed = json!({
        "id": 20, "firstName": null, "lastName": null, "fullName": null, "photoUrl": null, "photoType": null,
        "gender": "unknown", "age": null, "organization": null, "jobTitle": null, "location": null,
        "createdAt": "2017-12-02T10:11:12Z", "modifiedAt": "2017-12-02T10:11:12Z"
    });
    let decoded: Customer = round_trip(&listed);
    assert!(decoded.r#type.is_none(), "a default is never invented while reading");
    let found = with(listed, &json!({"emails": ["iris@example.com"], "names": ["Iris"]}));
    let decoded: SearchCustomer = round_trip(&found);
    assert_eq!(decoded.emails(), ["iris@example.com"]);
    let detail = json!({
        "id": 20, "firstName": "Iris", "lastName": "Ohm", "gender": "female", "background": "",
        "createdAt": "2017-12-02T10:11:12Z", "modifiedAt": "2017-12-02T10:11:12Z",
        "emails": [{"id": 1, "value": "iris@example.com", "location": "work"}], "phones": [], "chats": [],
        "websites": [], "address": {"id": 2, "lines": ["Hall 3"], "city": null, "state": null, "postalCode": null,
        "country": "DE", "createdAt": "2017-12-02T10:11:12Z"},
        "socialProfiles": [{"id": 5, "value": "https://example.com/iris", "type": "twitter"}]
    });
    let decoded: Customer = round_trip(&detail);
    assert_eq!(decoded.emails()[0].value.as_deref(), Some("iris@example.com"));
}

#[test]
fn the_smaller_models() {
    let _: SearchConversation = round_trip(&json!({
        "id": 7, "number": 3, "mailboxId": 5, "subject": "Lamp", "status": "active", "threadCount": 2,
        "preview": "It broke", "customerEmail": null, "customerName": "Iris Ohm", "hasAttachments": false,
        "modifiedAt": "2017-12-02T10:11:12Z"
    }));
    let created: Attachment = round_trip(&json!({"hash": "0a1b2c"}));
    assert!(created.file_name.is_none());
    let _: Attachment = round_trip(&json!({
        "id": 8, "fileName": "lamp.jpg", "mimeType": "image/jpeg", "size": 22, "width": 0, "height": 0,
        "url": "https://files.example.com/lamp.jpg", "hash": "0a1b2c"
    }));
    let _: Mailbox = round_trip(&json!({
        "id": 5, "name": "Support", "slug": "a1b2", "email": "help@example.com",
        "createdAt": "2017-12-02T10:11:12Z", "modifiedAt": "2017-12-02T10:11:12Z"
    }));
    for color in ["blue", "green", "none", "purple", "red", "yellow", "#abc", "Blue"] {
        let tag: Tag = round_trip(&json!({
            "id": 1, "tag": "lamp", "slug": "lamp", "count": 3, "color": color,
            "createdAt": "2017-12-02T10:11:12Z", "modifiedAt": "2017-12-02T10:11:12Z"
        }));
        assert_eq!(tag.color.as_ref().map(ToString::to_string).as_deref(), Some(color));
    }
}

#[test]
fn one_bad_record_is_told_with_its_place() {
    let mut sample = with(conversation(), &json!({"threads": [line_item(), line_item()]}));
    sample["threads"][1]["createdBy"]["id"] = json!("4711");
    let error = serde_json::from_str::<Conversation>(&sample.to_string())
        .unwrap_err()
        .to_string();
    for part in ["Person", "/threads/1/createdBy/id", "integer", "\"4711\""] {
        assert!(error.contains(part), "{part} in {error}");
    }
}
