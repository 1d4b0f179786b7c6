//! Every call of the Mailbox API 1.0, over HTTP: what arrives at the service and what comes of its answer, held against
//! `facts/exchanges_v1.json`, whose calls were taken from the reference and not from the schema.

use helpscout::v1::Client;
use helpscout::v1::client::ENDPOINTS;

use crate::exchange::{Case, exchange, moment, nothing, page, same_calls, sent, value};

fn client(address: &str) -> Client {
    Client::builder()
        .base_url(format!("{address}/v1"))
        .api_key("a key")
        .build()
        .unwrap()
}

#[test]
fn every_call_arrives_and_every_answer_is_read() {
    // `a key:NoPassBecauseKey!`
    let authorization = "Basic YSBrZXk6Tm9QYXNzQmVjYXVzZUtleSE=";
    exchange(include_str!("../facts/exchanges_v1.json"), client, authorization, CASES);
}

#[test]
fn no_endpoint_is_left_out() {
    let of_the_schema = ENDPOINTS
        .iter()
        .map(|each| format!("{} /v1{}", each.method.as_str(), each.path));
    same_calls(of_the_schema, CASES);
}

#[rustfmt::skip]
const CASES: &[Case<Client>] = &[
    ("GET /v1/mailboxes/{mailbox.id}/conversations.json", |c, _| page(c.conversations().list(5))),
    ("GET /v1/mailboxes/{mailbox.id}/folders/{folder.id}/conversations.json", |c, _| page(c.conversations().list_folder(5, 91))),
    ("GET /v1/mailboxes/{mailbox.id}/customers/{customer.id}/conversations.json", |c, _| page(c.conversations().find_customer(5, 1_320_939_717))),
    ("GET /v1/mailboxes/{mailbox.id}/users/{user.id}/conversations.json", |c, _| page(c.conversations().find_user(5, 4711))),
    ("GET /v1/search/conversations.json", |c, _| page(c.conversations().search("id:448848612"))),
    ("GET /v1/conversations/{record_id}.json", |c, _| value(c.conversations().get(448_848_612))),
    ("POST /v1/conversations.json", |c, body| value(c.conversations().create(&sent(body)).imported(true).auto_reply(true))),
    ("PUT /v1/conversations/{record.id}.json", |c, body| value(c.conversations().update(448_848_612, &sent(body)))),
    ("DELETE /v1/conversations/{record.id}.json", |c, _| nothing(c.conversations().delete(448_848_612))),
    ("POST /v1/conversations/{conversation.id}.json", |c, body| value(c.conversations().create_thread(448_848_612, &sent(body)).imported(true))),
    ("PUT /v1/conversations/{conversation.id}/threads/{thread.id}.json", |c, body| value(c.conversations().update_thread(448_848_612, 1, &sent(body)))),
    ("POST /v1/attachments.json", |c, body| value(c.conversations().create_attachment(&sent(body)))),
    ("DELETE /v1/attachments/{attachment.id}.json", |c, _| nothing(c.conversations().delete_attachment(9))),
    ("GET /v1/attachments/{attachment_id}/data.json", |c, _| value(c.conversations().get_attachment_data(9))),
    ("GET /v1/customers.json", |c, _| page(c.customers().list().first_name("Iris").last_name("Kranz").email("iris@example.com").modified_since(moment("2017-01-02T03:04:05Z")))),
    ("GET /v1/search/customers.json", |c, _| page(c.customers().search("id:448848612"))),
    ("GET /v1/customers/{record_id}.json", |c, _| value(c.customers().get(448_848_612))),
    ("POST /v1/customers.json", |c, body| value(c.customers().create(&sent(body)))),
    ("PUT /v1/customers/{record.id}.json", |c, body| value(c.customers().update(448_848_612, &sent(body)))),
    ("GET /v1/mailboxes.json", |c, _| page(c.mailboxes().list())),
    ("GET /v1/mailboxes/{record_id}.json", |c, _| value(c.mailboxes().get(448_848_612))),
    ("GET /v1/mailboxes/{mailbox_or_id}/folders.json", |c, _| page(c.mailboxes().get_folders(5))),
    ("GET /v1/tags.json", |c, _| page(c.tags().list())),
    ("GET /v1/teams.json", |c, _| page(c.teams().list())),
    ("GET /v1/teams/{team_id}.json", |c, _| value(c.teams().get(77))),
    ("GET /v1/teams/{team_or_id}/members.json", |c, _| page(c.teams().get_members(77))),
    ("GET /v1/users.json", |c, _| page(c.users().list())),
    ("GET /v1/users/{record_id}.json", |c, _| value(c.users().get(448_848_612))),
    ("GET /v1/users/me.json", |c, _| value(c.users().get_me())),
    ("GET /v1/mailboxes/{mailbox_or_id}/users.json", |c, _| page(c.users().find_in_mailbox(5))),
    ("POST /v1/hooks.json", |c, body| nothing(c.web_hooks().create(&sent(body)))),
];
