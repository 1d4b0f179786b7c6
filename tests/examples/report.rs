//! Prints what a company did in a month, day by day.

#[path = "common/mod.rs"]
mod common;

use std::error::Error;

use helpscout::v2::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let session = common::connect()?;
    print!(
        "{}",
        run(&session.client, "2026-01-01T00:00:00Z", "2026-01-31T23:59:59Z").await?
    );
    Ok(())
}

/// A few lines about the time between two moments, both in UTC.
pub(crate) async fn run(client: &Client, start: &str, end: &str) -> Result<String, Box<dyn Error>> {
    let report = client.company_reports().overall(start.parse()?, end.parse()?).await?;
    let current = report.current.ok_or("the report has no figures")?;
    let text = format!(
        "customers helped: {}\nreplies: {}\nreplies a day: {:.1}\n",
        current.customers_helped.unwrap_or_default(),
        current.total_replies.unwrap_or_default(),
        current.replies_per_day.unwrap_or_default(),
    );
    Ok(text)
}
