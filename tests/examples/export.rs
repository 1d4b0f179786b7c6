//! Exports every conversation that changed since a day, with all its threads, one JSON document a line.
//!
//! `embed=threads` would bring the first 25 threads only, so each conversation's threads are listed.

#[path = "common/mod.rs"]
mod common;

use std::error::Error;
use std::io::Write;

use helpscout::runtime::jiff::Timestamp;
use helpscout::v2::{Client, ConversationsListStatus};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let session = common::connect()?;
    let exported = run(&session.client, "2026-01-01T00:00:00Z".parse()?, &mut std::io::stdout()).await?;
    eprintln!("{exported} conversations");
    Ok(())
}

/// How many conversations there were. A record that cannot be read is told on stderr and does not end the export.
pub(crate) async fn run(client: &Client, since: Timestamp, out: &mut impl Write) -> Result<usize, Box<dyn Error>> {
    let mut exported = 0;
    // Without a status the service lists active conversations only.
    let list = client
        .conversations()
        .list()
        .status(ConversationsListStatus::All)
        .modified_since(since);
    let mut conversations = list.stream();
    while let Some(conversation) = conversations.next().await {
        let conversation = match conversation {
            Ok(conversation) => conversation,
            Err(error) if error.decode_error().is_some() => {
                eprintln!("left out: {error}");
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let mut threads = Vec::new();
        let mut list = client.threads().list(conversation.id).stream();
        while let Some(thread) = list.next().await {
            threads.push(thread?);
        }
        writeln!(out, "{}", json!({ "conversation": conversation, "threads": threads }))?;
        exported += 1;
    }
    Ok(exported)
}
