//! The six ways in which the Mailbox API 2.0 takes changes, as its reference writes them: which are one object and which
//! a list, that a conversation is moved by `move`, that a dot stands in one path, that entries go by their id.

use helpscout::v2::{
    Client, ConversationPatch, CustomerPatchOp, EmailType, EntryInput, PropertyValuePatchOp, ThreadPatch,
    ThreadSchedulePublish, WorkflowPatch,
};
use serde_json::{Value, json};

use crate::exchange::{Outcome, nothing};
use crate::service::{Answer, Service};

/// What arrives when this is sent.
fn arrives(call: impl FnOnce(&Client) -> Outcome) -> Value {
    let service = Service::start();
    service.answer(Answer::empty(204));
    let client = Client::builder()
        .base_url(service.address())
        .access_token("a token")
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(call(&client)).unwrap();
    serde_json::from_slice(&service.arrived()[0].body).unwrap()
}

#[test]
fn a_conversation_takes_one_object() {
    let table = [
        (
            ConversationPatch::subject("x"),
            json!({"op": "replace", "path": "/subject", "value": "x"}),
        ),
        (
            ConversationPatch::primary_customer(2_967_917_399),
            json!({"op": "replace", "path": "/primaryCustomer.id", "value": 2_967_917_399_i64}),
        ),
        (
            ConversationPatch::publish(),
            json!({"op": "replace", "path": "/draft", "value": false}),
        ),
        (
            ConversationPatch::mailbox(7),
            json!({"op": "move", "path": "/mailboxId", "value": 7}),
        ),
        (
            ConversationPatch::status("spam".into()),
            json!({"op": "replace", "path": "/status", "value": "spam"}),
        ),
        (
            ConversationPatch::assign_to(7),
            json!({"op": "replace", "path": "/assignTo", "value": 7}),
        ),
        (
            ConversationPatch::unassign(),
            json!({"op": "remove", "path": "/assignTo"}),
        ),
    ];
    for (change, expected) in table {
        assert_eq!(
            arrives(|client| nothing(client.conversations().update(1, change))),
            expected
        );
    }
}

#[test]
fn a_thread_its_schedule_and_a_workflow_take_one_object() {
    let text = arrives(|client| nothing(client.threads().update(1, 2, ThreadPatch::text("x"))));
    assert_eq!(text, json!({"op": "replace", "path": "/text", "value": "x"}));
    let hidden = arrives(|client| nothing(client.threads().update(1, 2, ThreadPatch::hidden(true))));
    assert_eq!(hidden, json!({"op": "replace", "path": "/hidden", "value": true}));
    let now = arrives(|client| nothing(client.threads().publish(1, 2, ThreadSchedulePublish::publish())));
    assert_eq!(now, json!({"op": "replace", "path": "/state", "value": "published"}));
    let workflow = arrives(|client| nothing(client.workflows().update(1, WorkflowPatch::status("active".into()))));
    assert_eq!(workflow, json!({"op": "replace", "path": "/status", "value": "active"}));
}

#[test]
fn a_customer_takes_a_list() {
    let work = EntryInput::builder()
        .r#type("work")
        .value("a@example.com")
        .build()
        .unwrap();
    let changes = vec![
        CustomerPatchOp::first_name("Mira"),
        CustomerPatchOp::add_email(work),
        CustomerPatchOp::email_type(3, EmailType::Home),
        CustomerPatchOp::chat_value(4, "mira"),
        CustomerPatchOp::remove_email(5),
    ];
    let expected = json!([
        {"op": "replace", "path": "/firstName", "value": "Mira"},
        {"op": "add", "path": "/emails", "value": {"type": "work", "value": "a@example.com"}},
        {"op": "replace", "path": "/emails/3/type", "value": "home"},
        {"op": "replace", "path": "/chats/4/value", "value": "mira"},
        {"op": "remove", "path": "/emails/5"}
    ]);
    assert_eq!(
        arrives(|client| nothing(client.customers().update(1, changes))),
        expected
    );
}

#[test]
fn property_values_take_a_list_by_slug() {
    let changes = [
        PropertyValuePatchOp::replace("plan-type", json!(7)),
        PropertyValuePatchOp::remove("renewal_day"),
    ];
    let expected = json!([
        {"op": "replace", "path": "/plan-type", "value": 7},
        {"op": "remove", "path": "/renewal_day"}
    ]);
    assert_eq!(
        arrives(|client| nothing(client.customers().update_properties(1, changes))),
        expected
    );
}
