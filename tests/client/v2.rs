//! Every call of the Mailbox API 2.0, over HTTP: what arrives at the service and what comes of its answer, held against
//! `facts/exchanges_v2.json`, which was taken from the reference and not from the schema.

use helpscout::v2::Client;
use helpscout::v2::client as v2;

use crate::exchange::{Case, created, exchange, moment, nothing, page, raw, same_calls, sent, value};

fn client(address: &str) -> Client {
    Client::builder()
        .base_url(address)
        .access_token("a token")
        .build()
        .unwrap()
}

#[test]
fn every_call_arrives_and_every_answer_is_read() {
    let facts = include_str!("../facts/exchanges_v2.json");
    exchange(facts, client, "Bearer a token", CASES);
}

#[test]
fn no_endpoint_is_left_out() {
    let of_the_schema = v2::ENDPOINTS
        .iter()
        .map(|each| format!("{} {}", each.method.as_str(), each.path));
    same_calls(of_the_schema, CASES);
}

/// The reference fixes the `type` of each first thread, so that nobody has to say it twice.
#[test]
fn a_first_thread_of_a_new_conversation_says_its_type() {
    let note = helpscout::v2::InlineNoteThread::builder().text("x").build().unwrap();
    assert_eq!(note.r#type, Some("note".into()));
    let types = [
        helpscout::v2::InlineReplyThread::default().r#type,
        helpscout::v2::InlineCustomerThread::default().r#type,
        helpscout::v2::InlineChatThread::default().r#type,
        helpscout::v2::InlinePhoneThread::default().r#type,
    ];
    assert_eq!(
        types,
        ["reply", "customer", "chat", "phone"].map(|kind| Some(kind.into()))
    );
}

#[rustfmt::skip]
const CASES: &[Case<Client>] = &[
    ("POST /v2/oauth2/token", |c, body| value(c.tokens().create(&sent(body)))),
    ("GET /v2/conversations", |c, _| page(c.conversations().list().embed("threads".into()).mailbox([7, 8]).folder(5).status("spam".into()).tag(["red", "dark blue"]).assigned_to(5).modified_since(moment("2026-01-02T03:04:05Z")).number(5).sort_field("waitingSince".into()).sort_order("desc".into()).query("id:448848612").page(5).custom_fields_by_ids(["123:blue", "234:99"]))),
    ("POST /v2/conversations", |c, body| created(c.conversations().create(&sent(body)))),
    ("GET /v2/conversations/{conversationId}", |c, _| value(c.conversations().get(2_967_917_399).embed("threads".into()))),
    ("PATCH /v2/conversations/{conversationId}", |c, _| nothing(c.conversations().update(2_967_917_399, v2::ConversationPatch::subject("A new subject")))),
    ("DELETE /v2/conversations/{conversationId}", |c, _| nothing(c.conversations().delete(2_967_917_399))),
    ("PUT /v2/conversations/{conversationId}/tags", |c, body| nothing(c.conversations().replace_tags(2_967_917_399, &sent(body)))),
    ("PUT /v2/conversations/{conversationId}/fields", |c, body| nothing(c.conversations().replace_fields(2_967_917_399, &sent(body)))),
    ("PUT /v2/conversations/{conversationId}/snooze", |c, body| nothing(c.conversations().snooze(2_967_917_399, &sent(body)))),
    ("DELETE /v2/conversations/{conversationId}/snooze", |c, _| nothing(c.conversations().unsnooze(2_967_917_399))),
    ("GET /v2/conversations/{conversationId}/threads", |c, _| page(c.threads().list(2_967_917_399).page(5))),
    ("POST /v2/conversations/{conversationId}/reply", |c, body| created(c.threads().create_reply(2_967_917_399, &sent(body)))),
    ("POST /v2/conversations/{conversationId}/notes", |c, body| created(c.threads().create_note(2_967_917_399, &sent(body)))),
    ("POST /v2/conversations/{conversationId}/customer", |c, body| created(c.threads().create_customer_thread(2_967_917_399, &sent(body)))),
    ("POST /v2/conversations/{conversationId}/chats", |c, body| created(c.threads().create_chat_thread(2_967_917_399, &sent(body)))),
    ("POST /v2/conversations/{conversationId}/phones", |c, body| created(c.threads().create_phone_thread(2_967_917_399, &sent(body)))),
    ("PATCH /v2/conversations/{conversationId}/threads/{threadId}", |c, _| nothing(c.threads().update(2_967_917_399, 6065, v2::ThreadPatch::text("A new text")))),
    ("GET /v2/conversations/{conversationId}/threads/{threadId}/original-source", |c, _| value(c.threads().get_original_source(2_967_917_399, 6065))),
    ("PUT /v2/conversations/{conversationId}/threads/{threadId}/schedule", |c, body| nothing(c.threads().schedule(2_967_917_399, 6065, &sent(body)))),
    ("PATCH /v2/conversations/{conversationId}/threads/{threadId}/schedule", |c, _| nothing(c.threads().publish(2_967_917_399, 6065, v2::ThreadSchedulePublish::publish()))),
    ("DELETE /v2/conversations/{conversationId}/threads/{threadId}/schedule", |c, _| nothing(c.threads().unschedule(2_967_917_399, 6065))),
    ("POST /v2/conversations/{conversationId}/threads/{threadId}/attachments", |c, body| created(c.attachments().create(2_967_917_399, 6065, &sent(body)))),
    ("GET /v2/conversations/{conversationId}/attachments/{attachmentId}/data", |c, _| value(c.attachments().get_data(2_967_917_399, 4734))),
    ("GET /v2/conversations/{conversationId}/attachments/{attachmentId}/file", |c, _| raw(c.attachments().get_file(2_967_917_399, 4734))),
    ("DELETE /v2/conversations/{conversationId}/attachments/{attachmentId}", |c, _| nothing(c.attachments().delete(2_967_917_399, 4734))),
    ("GET /v2/customers", |c, _| page(c.customers().list().mailbox(5).first_name("text firstName").last_name("text lastName").modified_since(moment("2026-01-02T03:04:05Z")).sort_field("modifiedAt".into()).sort_order("desc".into()).query("id:448848612").page(5))),
    ("POST /v2/customers", |c, body| created(c.customers().create(&sent(body)))),
    ("GET /v2/customers/{customerId}", |c, _| value(c.customers().get(5333).embed("text embed"))),
    ("PUT /v2/customers/{customerId}", |c, body| nothing(c.customers().overwrite(5333, &sent(body)))),
    ("PATCH /v2/customers/{customerId}", |c, _| nothing(c.customers().update(5333, [v2::CustomerPatchOp::first_name("Jackie"), v2::CustomerPatchOp::remove_email(3)]))),
    ("DELETE /v2/customers/{customerId}", |c, _| nothing(c.customers().delete(5333).r#async(true))),
    ("GET /v2/customers/{customerId}/address", |c, _| value(c.customer_address().get(5333))),
    ("POST /v2/customers/{customerId}/address", |c, body| created(c.customer_address().create(5333, &sent(body)))),
    ("PUT /v2/customers/{customerId}/address", |c, body| nothing(c.customer_address().update(5333, &sent(body)))),
    ("DELETE /v2/customers/{customerId}/address", |c, _| nothing(c.customer_address().delete(5333))),
    ("GET /v2/customers/{customerId}/chats", |c, _| page(c.customer_chats().list(5333))),
    ("POST /v2/customers/{customerId}/chats", |c, body| created(c.customer_chats().create(5333, &sent(body)))),
    ("PUT /v2/customers/{customerId}/chats/{chatId}", |c, body| nothing(c.customer_chats().update(5333, 3660, &sent(body)))),
    ("DELETE /v2/customers/{customerId}/chats/{chatId}", |c, _| nothing(c.customer_chats().delete(5333, 3660))),
    ("GET /v2/customers/{customerId}/emails", |c, _| page(c.customer_emails().list(5333))),
    ("POST /v2/customers/{customerId}/emails", |c, body| created(c.customer_emails().create(5333, &sent(body)))),
    ("PUT /v2/customers/{customerId}/emails/{emailId}", |c, body| nothing(c.customer_emails().update(5333, 8549, &sent(body)))),
    ("DELETE /v2/customers/{customerId}/emails/{emailId}", |c, _| nothing(c.customer_emails().delete(5333, 8549))),
    ("GET /v2/customers/{customerId}/phones", |c, _| page(c.customer_phones().list(5333))),
    ("POST /v2/customers/{customerId}/phones", |c, body| created(c.customer_phones().create(5333, &sent(body)))),
    ("PUT /v2/customers/{customerId}/phones/{phoneId}", |c, body| nothing(c.customer_phones().update(5333, 5120, &sent(body)))),
    ("DELETE /v2/customers/{customerId}/phones/{phoneId}", |c, _| nothing(c.customer_phones().delete(5333, 5120))),
    ("GET /v2/customers/{customerId}/social-profiles", |c, _| page(c.customer_social_profiles().list(5333))),
    ("POST /v2/customers/{customerId}/social-profiles", |c, body| created(c.customer_social_profiles().create(5333, &sent(body)))),
    ("PUT /v2/customers/{customerId}/social-profiles/{socialProfileId}", |c, body| nothing(c.customer_social_profiles().update(5333, 4387, &sent(body)))),
    ("DELETE /v2/customers/{customerId}/social-profiles/{socialProfileId}", |c, _| nothing(c.customer_social_profiles().delete(5333, 4387))),
    ("GET /v2/customers/{customerId}/websites", |c, _| page(c.customer_websites().list(5333))),
    ("POST /v2/customers/{customerId}/websites", |c, body| created(c.customer_websites().create(5333, &sent(body)))),
    ("PUT /v2/customers/{customerId}/websites/{websiteId}", |c, body| nothing(c.customer_websites().update(5333, 2815, &sent(body)))),
    ("DELETE /v2/customers/{customerId}/websites/{websiteId}", |c, _| nothing(c.customer_websites().delete(5333, 2815))),
    ("PATCH /v2/customers/{customerId}/properties", |c, _| nothing(c.customers().update_properties(5333, [v2::PropertyValuePatchOp::remove("plan-type")]))),
    ("GET /v2/customer-properties", |c, _| page(c.customer_properties().list())),
    ("POST /v2/customer-properties", |c, body| created(c.customer_properties().create(&sent(body)))),
    ("GET /v2/organizations/properties", |c, _| page(c.organization_properties().list())),
    ("GET /v2/organizations/properties/{slug}", |c, _| value(c.organization_properties().get("plan type"))),
    ("GET /v2/mailboxes", |c, _| page(c.mailboxes().list().page(5))),
    ("GET /v2/mailboxes/{mailboxId}", |c, _| value(c.mailboxes().get(4570))),
    ("GET /v2/mailboxes/{mailboxId}/fields", |c, _| page(c.mailboxes().list_fields(4570).page(5))),
    ("GET /v2/mailboxes/{mailboxId}/folders", |c, _| page(c.mailboxes().list_folders(4570).page(5))),
    ("GET /v2/mailboxes/{mailboxId}/routing", |c, _| value(c.mailboxes().get_routing(4570))),
    ("PUT /v2/mailboxes/{mailboxId}/routing", |c, body| nothing(c.mailboxes().update_routing(4570, &sent(body)))),
    ("GET /v2/mailboxes/{mailboxId}/saved-replies", |c, _| value(c.saved_replies().list(4570).include_chat_replies(true))),
    ("POST /v2/mailboxes/{mailboxId}/saved-replies", |c, body| created(c.saved_replies().create(4570, &sent(body)))),
    ("GET /v2/mailboxes/{mailboxId}/saved-replies/{savedReplyId}", |c, _| value(c.saved_replies().get(4570, 8543))),
    ("PUT /v2/mailboxes/{mailboxId}/saved-replies/{savedReplyId}", |c, body| nothing(c.saved_replies().update(4570, 8543, &sent(body)))),
    ("DELETE /v2/mailboxes/{mailboxId}/saved-replies/{savedReplyId}", |c, _| nothing(c.saved_replies().delete(4570, 8543))),
    ("GET /v2/organizations", |c, _| page(c.organizations().list().page(5).query("(id:448848612)").sort_field("other").sort_order("desc".into()).include_counts(true).include_properties(true))),
    ("POST /v2/organizations", |c, body| created(c.organizations().create(&sent(body)))),
    ("GET /v2/organizations/{organizationId}", |c, _| value(c.organizations().get(1836).include_counts(true).include_properties(true))),
    ("PUT /v2/organizations/{organizationId}", |c, body| nothing(c.organizations().update(1836, &sent(body)))),
    ("DELETE /v2/organizations/{organizationId}", |c, _| nothing(c.organizations().delete(1836))),
    ("GET /v2/organizations/{organizationId}/customers", |c, _| page(c.organizations().list_customers(1836).page(5))),
    ("GET /v2/organizations/{organizationId}/conversations", |c, _| page(c.organizations().list_conversations(1836).page(5))),
    ("GET /v2/ratings/{ratingId}", |c, _| value(c.ratings().get(9286))),
    ("GET /v2/tags", |c, _| page(c.tags().list().page(5))),
    ("GET /v2/tags/{tagId}", |c, _| value(c.tags().get(2276))),
    ("GET /v2/teams", |c, _| page(c.teams().list().page(5))),
    ("GET /v2/teams/{teamId}", |c, _| value(c.teams().get(4297))),
    ("GET /v2/teams/{teamId}/members", |c, _| page(c.teams().list_members(4297).page(5))),
    ("GET /v2/users", |c, _| page(c.users().list().email("text email").mailbox(5).page(5))),
    ("GET /v2/users/{userId}", |c, _| value(c.users().get(1068))),
    ("GET /v2/users/me", |c, _| value(c.users().me())),
    ("DELETE /v2/users/{userId}", |c, _| nothing(c.users().delete(1068))),
    ("GET /v2/users/status", |c, _| page(c.users().list_statuses().page(5))),
    ("GET /v2/users/{userId}/status", |c, _| value(c.users().get_status(1068))),
    ("PUT /v2/users/{userId}/status", |c, body| nothing(c.users().set_status(1068, &sent(body)))),
    ("GET /v2/workflows", |c, _| page(c.workflows().list().mailbox_id(5).r#type("automatic".into()).page(5))),
    ("PATCH /v2/workflows/{workflowId}", |c, _| nothing(c.workflows().update(8342, v2::WorkflowPatch::status("inactive".into())))),
    ("POST /v2/workflows/{workflowId}/run", |c, body| nothing(c.workflows().run(8342, &sent(body)))),
    ("GET /v2/webhooks", |c, _| page(c.webhooks().list().page(5))),
    ("POST /v2/webhooks", |c, body| created(c.webhooks().create(&sent(body)))),
    ("GET /v2/webhooks/{webhookId}", |c, _| value(c.webhooks().get(8291))),
    ("PUT /v2/webhooks/{webhookId}", |c, body| nothing(c.webhooks().update(8291, &sent(body)))),
    ("DELETE /v2/webhooks/{webhookId}", |c, _| nothing(c.webhooks().delete(8291))),
    ("GET /chat/v1/{chatId}", |c, _| value(c.chats().get("5f3c9a2e-1b7d-4c58-9e0a-7d2b6c1f8e34"))),
    ("GET /chat/v1/{chatId}/events", |c, _| page(c.chats().list_events("5f3c9a2e-1b7d-4c58-9e0a-7d2b6c1f8e34").page(5))),
    ("GET /v3/customers", |c, _| page(c.v3_customers().list().first_name("text firstName").last_name("text lastName").email("text email").created_since(moment("2026-01-02T03:04:05Z")).modified_since(moment("2026-01-02T03:04:05Z")).query("id:448848612").cursor("text cursor"))),
    ("GET /v3/conversations/{conversationId}", |c, _| value(c.v3_conversations().get(2_967_917_399).embed("threads".into()))),
    ("GET /v3/conversations/{conversationId}/threads", |c, _| page(c.v3_conversations().list_threads(2_967_917_399).page(5))),
    ("GET /v3/system-users", |c, _| page(c.system_users().list().page(5))),
    ("GET /v3/system-users/{systemUserId}", |c, _| value(c.system_users().get(2236))),
    ("GET /v2/reports/company", |c, _| value(c.company_reports().overall(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]))),
    ("GET /v2/reports/company/customers-helped", |c, _| value(c.company_reports().customers_helped(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).view_by("month".into()))),
    ("GET /v2/reports/company/drilldown", |c, _| page(c.company_reports().drilldown(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z"), "handleTime".into()).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).page(5).rows(5).range_id(5))),
    ("GET /v2/reports/conversations", |c, _| value(c.conversation_reports().overall(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]))),
    ("GET /v2/reports/conversations/volume-by-channel", |c, _| value(c.conversation_reports().volume_by_channel(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).view_by("month".into()))),
    ("GET /v2/reports/conversations/busy-times", |c, _| value(c.conversation_reports().busy_times(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]))),
    ("GET /v2/reports/conversations/drilldown", |c, _| page(c.conversation_reports().drilldown(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).page(5).rows(5))),
    ("GET /v2/reports/conversations/fields-drilldown", |c, _| page(c.conversation_reports().fields_drilldown(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z"), "customerid".into(), 5).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).page(5).rows(5))),
    ("GET /v2/reports/conversations/new", |c, _| value(c.conversation_reports().new_conversations(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).view_by("month".into()))),
    ("GET /v2/reports/conversations/new-drilldown", |c, _| page(c.conversation_reports().new_conversations_drilldown(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).page(5).rows(5))),
    ("GET /v2/reports/conversations/received-messages", |c, _| value(c.conversation_reports().received_messages(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).view_by("month".into()))),
    ("GET /v2/reports/chat", |c, _| value(c.channel_reports().chat(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).folders([7, 8]).office_hours(true))),
    ("GET /v2/reports/email", |c, _| value(c.channel_reports().email(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).folders([7, 8]).office_hours(true))),
    ("GET /v2/reports/phone", |c, _| value(c.channel_reports().phone(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).folders([7, 8]).office_hours(true))),
    ("GET /v2/reports/docs", |c, _| value(c.docs_reports().overall(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).sites(["red", "dark blue"]))),
    ("GET /v2/reports/happiness", |c, _| value(c.happiness_reports().overall(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]))),
    ("GET /v2/reports/happiness/ratings", |c, _| page(c.happiness_reports().ratings(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).page(5).sort_field("rating".into()).sort_order("DESC".into()).rating("not-good".into()))),
    ("GET /v2/reports/productivity", |c, _| value(c.productivity_reports().overall(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).office_hours(true))),
    ("GET /v2/reports/productivity/first-response-time", |c, _| value(c.productivity_reports().first_response_time(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).office_hours(true).view_by("month".into()))),
    ("GET /v2/reports/productivity/replies-sent", |c, _| value(c.productivity_reports().replies_sent(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).office_hours(true).view_by("month".into()))),
    ("GET /v2/reports/productivity/resolution-time", |c, _| value(c.productivity_reports().resolution_time(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).office_hours(true).view_by("month".into()))),
    ("GET /v2/reports/productivity/resolved", |c, _| value(c.productivity_reports().resolved(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).office_hours(true).view_by("month".into()))),
    ("GET /v2/reports/productivity/response-time", |c, _| value(c.productivity_reports().response_time(moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).office_hours(true).view_by("month".into()))),
    ("GET /v2/reports/user", |c, _| value(c.user_reports().overall(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).office_hours(true))),
    ("GET /v2/reports/user/conversation-history", |c, _| page(c.user_reports().conversation_history(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).status("closed".into()).office_hours(true).page(5).sort_field("resolveTime".into()).sort_order("DESC".into()))),
    ("GET /v2/reports/user/customers-helped", |c, _| value(c.user_reports().customers_helped(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).view_by("month".into()))),
    ("GET /v2/reports/user/drilldown", |c, _| page(c.user_reports().drilldown(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).page(5).rows(5))),
    ("GET /v2/reports/user/happiness", |c, _| value(c.user_reports().happiness(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]))),
    ("GET /v2/reports/user/ratings", |c, _| page(c.user_reports().ratings(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).page(5).sort_field("rating".into()).sort_order("DESC".into()).rating("not-good".into()))),
    ("GET /v2/reports/user/replies", |c, _| value(c.user_reports().replies(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).view_by("month".into()))),
    ("GET /v2/reports/user/resolutions", |c, _| value(c.user_reports().resolutions(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).types(["email".into(), "chat".into()]).folders([7, 8]).view_by("month".into()))),
    ("GET /v2/reports/user/chat", |c, _| value(c.user_reports().chat(5, moment("2026-01-02T03:04:05Z"), moment("2026-01-03T03:04:05Z")).previous_start(moment("2026-01-04T03:04:05Z")).previous_end(moment("2026-01-05T03:04:05Z")).mailboxes([7, 8]).tags([7, 8]).office_hours(true))),
];
