//! Adds a file to a thread and reads one back.

#[path = "common/mod.rs"]
mod common;

use std::error::Error;

use helpscout::v2::{AttachmentUpload, Client};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let session = common::connect()?;
    let bytes = run(&session.client, 2_967_917_399, 8_817_188_202, 12_203_434).await?;
    println!("{bytes} bytes came back");
    Ok(())
}

/// The size of the file that was read, in bytes.
pub(crate) async fn run(
    client: &Client,
    conversation: i64,
    thread: i64,
    attachment: i64,
) -> Result<usize, Box<dyn Error>> {
    let file = AttachmentUpload::builder()
        .file_name("hello.txt")
        .mime_type("text/plain")
        .data(b"Hello, world!".to_vec())
        .build()?;
    client.attachments().create(conversation, thread, &file).await?;
    let back = client.attachments().get_file(conversation, attachment).await?;
    Ok(back.len())
}
