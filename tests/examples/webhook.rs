//! Receives an event: what a web framework hands over is verified, read, and answered with a status.

use std::error::Error;

use helpscout::v2::WebhookPayload;
use helpscout::v2::webhooks::Receiver;

fn main() -> Result<(), Box<dyn Error>> {
    let receiver = Receiver::new("the secret that the webhook was made with");
    // The service escapes slashes, so what it signed is not what a parser would print.
    let body = br#"{"id":2967917399,"subject":"Where is my order?","tags":["shipping\/late"]}"#;
    let signature = receiver.sign(body);
    let (status, said) = run(&receiver, "convo.tags", &signature, body);
    println!("{status} {said}");
    Ok(())
}

/// The status to answer with, and a word for the log. 410 would end the subscription, so nothing here gives it.
pub(crate) fn run(receiver: &Receiver, event: &str, signature: &str, body: &[u8]) -> (u16, String) {
    match receiver.receive(event, signature, body) {
        Ok(event) => match event.payload {
            WebhookPayload::ConvoTags(conversation) => (200, format!("tags of conversation {}", conversation.id)),
            WebhookPayload::ConvoDeleted(deleted) => (200, format!("conversation {:?} is gone", deleted.id)),
            // Whatever else there is or will be is no reason to refuse it.
            _ => (200, event.name.to_string()),
        },
        Err(error) => (400, error.to_string()),
    }
}
