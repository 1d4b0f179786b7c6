//! Changes a conversation, which takes one change a call, and a customer, who takes several at once.

#[path = "common/mod.rs"]
mod common;

use std::error::Error;

use helpscout::v2::{Client, ConversationPatch, ConversationStatus, CustomerPatchOp};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let session = common::connect()?;
    run(&session.client, 2_967_917_399, 29_418).await?;
    println!("changed");
    Ok(())
}

/// Closes a conversation that nobody has, and gives its customer another name and location.
pub(crate) async fn run(client: &Client, conversation: i64, customer: i64) -> Result<(), Box<dyn Error>> {
    let conversations = client.conversations();
    conversations
        .update(conversation, ConversationPatch::unassign())
        .await?;
    conversations
        .update(conversation, ConversationPatch::status(ConversationStatus::Closed))
        .await?;
    let changes = [
        CustomerPatchOp::last_name("Sandoval"),
        CustomerPatchOp::location("Lisbon"),
    ];
    client.customers().update(customer, changes).await?;
    Ok(())
}
