//! Replies to the customer of a conversation, and leaves it unassigned whatever the inbox would do.

#[path = "common/mod.rs"]
mod common;

use std::error::Error;

use helpscout::Nullable;
use helpscout::v2::{Client, CreateReplyThread, CreateReplyThreadStatus, CustomerRefInput};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let session = common::connect()?;
    let thread = run(&session.client, 2_967_917_399, "It left our house this morning.").await?;
    println!("made thread {thread:?}");
    Ok(())
}

/// The id of the thread that was made, if the service says it.
pub(crate) async fn run(client: &Client, conversation: i64, text: &str) -> Result<Option<i64>, Box<dyn Error>> {
    let asked = client.conversations().get(conversation).await?;
    let customer = asked.primary_customer.and_then(|customer| customer.id);
    let customer = customer.ok_or("the conversation has no customer")?;
    let reply = CreateReplyThread::builder()
        .text(text)
        .customer(CustomerRefInput::builder().id(customer).build()?)
        .status(CreateReplyThreadStatus::Pending)
        .assign_to(Nullable::Null)
        .build()?;
    let made = client.threads().create_reply(conversation, &reply).await?;
    Ok(made.id)
}
