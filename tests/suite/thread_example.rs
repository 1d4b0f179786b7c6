//! The example of the Thread guide. As printed it is not JSON, and differs from the guide it stands in; here is a
//! repaired copy, and what becomes of each thing that was wrong with it.

use helpscout::v1::{Attachment, Thread, ThreadActionType, ThreadStatus, ThreadType};
use serde_json::{Value, json};

use crate::json::round_trip;

/// The shape of the guide's example with values of our own; the repairs are the three that the tests below name.
fn repaired() -> Value {
    json!({
        "id": 88_171_881,
        "assignedTo": {"id": 1234, "firstName": "Jan", "lastName": "Spratt", "email": "jan@example.com", "phone": null,
                       "type": "user"},
        "status": "active",
        "createdAt": "2012-07-23T12:34:12Z",
        "openedAt": "2012-07-23T03:23:34Z",
        "createdBy": {"id": 1234, "firstName": "Jan", "lastName": "Spratt", "email": "jan@example.com", "phone": null,
                      "type": "customer"},
        "source": {"type": "web", "via": "user"},
        "actionType": "merged",
        "actionSourceId": 135_567,
        "type": "message",
        "state": "published",
        "customer": {"id": 29_418, "firstName": "Vera", "lastName": "Baer", "email": "vera@example.com",
                     "phone": "800-555-1212", "type": "customer"},
        "fromMailbox": null,
        "body": "What I have to say.",
        "to": ["customer@example.com"],
        "cc": ["cc1@example.com", "cc2@example.com"],
        "bcc": ["bcc1@example.com", "bcc2@example.com"],
        "attachments": [{"id": 12_391, "mimeType": "image/jpeg", "fileName": "logo.jpg", "size": 22, "width": 160,
                         "height": 160, "url": "https://files.example.com/logo.jpg"}],
        "savedReplyId": 123,
        "createdByCustomer": true
    })
}

#[test]
fn the_repaired_example_decodes_and_comes_back() {
    let thread: Thread = round_trip(&repaired());
    assert_eq!(thread.r#type, Some(ThreadType::Message));
    assert_eq!(thread.status, Some(ThreadStatus::Active));
    assert_eq!(thread.action_type, Some(ThreadActionType::Merged));
    assert!(thread.extra.is_empty());
    assert_eq!(thread.cc(), ["cc1@example.com", "cc2@example.com"]);
}

#[test]
fn a_one_digit_hour_is_read_and_written_with_two() {
    let mut sample = repaired();
    sample["openedAt"] = json!("2012-07-23T3:23:34Z");
    let thread: Thread = serde_json::from_value(sample).unwrap();
    assert_eq!(
        serde_json::to_value(&thread).unwrap()["openedAt"],
        "2012-07-23T03:23:34Z"
    );
}

#[test]
fn filename_is_read_as_file_name_and_written_as_the_service_writes_it() {
    let attachment: Attachment = serde_json::from_value(json!({"id": 12_391, "filename": "logo.jpg"})).unwrap();
    assert_eq!(attachment.file_name.as_deref(), Some("logo.jpg"));
    assert_eq!(
        serde_json::to_value(&attachment).unwrap(),
        json!({"id": 12_391, "fileName": "logo.jpg"})
    );
}

#[test]
fn where_both_spellings_come_the_services_own_wins_and_the_other_is_kept() {
    for text in [
        r#"{"filename":"a","fileName":"b"}"#,
        r#"{"fileName":"b","filename":"a"}"#,
    ] {
        let attachment: Attachment = serde_json::from_str(text).unwrap();
        assert_eq!(attachment.file_name.as_deref(), Some("b"));
        assert_eq!(attachment.extra.get("filename"), Some(&json!("a")));
        assert_eq!(
            serde_json::to_value(&attachment).unwrap(),
            json!({"fileName": "b", "filename": "a"})
        );
    }
}

#[test]
fn each_of_the_three_syntax_errors_is_told_where_it_is() {
    let text = serde_json::to_string_pretty(&repaired()).unwrap();
    let missing_comma = text.replacen("],\n  \"body\"", "]\n  \"body\"", 1);
    assert_ne!(missing_comma, text);
    let broken = [
        missing_comma,
        text.replacen("\"savedReplyId\"", "savedReplyId", 1),
        text.replacen("\"createdByCustomer\"", "createdByCustomer", 1),
    ];
    for text in broken {
        let error = helpscout::from_slice::<Thread>(text.as_bytes()).unwrap_err();
        let near = text.lines().nth(error.line() - 1).unwrap();
        assert!(
            ["body", "savedReplyId", "createdByCustomer"]
                .iter()
                .any(|key| near.contains(key)),
            "{error}: {near}"
        );
        assert!(serde_json::from_str::<Thread>(&text).is_err());
    }
}
