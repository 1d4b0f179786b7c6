//! Adds a tag to a conversation without losing those that it has: the service takes all tags or none.

#[path = "common/mod.rs"]
mod common;

use std::error::Error;

use helpscout::v2::{Client, TagsUpdate};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let session = common::connect()?;
    let tags = run(&session.client, 2_967_917_399, "vip").await?;
    println!("now tagged {}", tags.join(", "));
    Ok(())
}

/// All tags that the conversation then has.
pub(crate) async fn run(client: &Client, conversation: i64, tag: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let tagged = client.conversations().get(conversation).await?;
    let mut tags: Vec<String> = tagged.tags().iter().filter_map(|each| each.tag.clone()).collect();
    if !tags.iter().any(|each| each == tag) {
        tags.push(tag.to_owned());
        let all = TagsUpdate::builder().tags(tags.clone()).build()?;
        client.conversations().replace_tags(conversation, &all).await?;
    }
    Ok(tags)
}
