//! The page of an API: what holds for every call.

use super::Page;
use super::table::Table;
use crate::emit::File;
use crate::emit::text::{cell, code, safe, summary, word};
use crate::model::{Api, Auth, CallLimits, ErrorFormat, Paging, Responses, SearchDomain, Webhooks};

/// Its name, which no page of a type can have.
pub(super) const FILE: &str = "api-protocol.md";

/// The page; none where the API says nothing of its calls.
pub(super) fn page(page: &Page<'_>) -> Option<File> {
    let api = page.scope.api;
    if !is_there(api) {
        return None;
    }
    let mut all = vec![
        format!("# How {} is called", api.name),
        page.links("../..", None, &api.file),
    ];
    all.extend(sections(page));
    Some(page.file(FILE.trim_end_matches(".md"), &api.file, &all))
}

/// Whether there is such a page.
pub(super) fn is_there(api: &Api) -> bool {
    let protocol = &api.protocol;
    let is_silent = protocol.auth.is_none()
        && protocol.limits == CallLimits::default()
        && protocol.responses == Responses::default()
        && protocol.paging.is_empty()
        && protocol.errors == ErrorFormat::default()
        && protocol.webhooks.is_none()
        && protocol.search.is_empty();
    !is_silent
}

fn sections(page: &Page<'_>) -> Vec<String> {
    let protocol = &page.scope.api.protocol;
    let mut sections = vec![
        list(
            "## Authentication",
            protocol.auth.as_ref().map(auth).unwrap_or_default(),
        ),
        list("## Limits", limits(&protocol.limits)),
        list("## Responses", responses(&protocol.responses)),
        paging(&protocol.paging),
        list("## Errors", errors(&protocol.errors)),
        list(
            "## Webhooks",
            protocol
                .webhooks
                .as_ref()
                .map(|each| webhooks(page, each))
                .unwrap_or_default(),
        ),
    ];
    if !protocol.search.is_empty() {
        sections.push("## Search".to_owned());
        sections.extend(protocol.search.iter().map(|domain| search(page, domain)));
    }
    sections
}

/// Lines below a heading; nothing at all without any.
fn list(heading: &str, lines: Vec<String>) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("- {line}")).collect();
    format!("{heading}\n\n{}", lines.join("\n"))
}

fn auth(auth: &Auth) -> Vec<String> {
    match auth {
        Auth::Basic { username, password } => {
            let password = match password {
                Some(password) => format!("the password is always {}", code(password)),
                None => "with a password".to_owned(),
            };
            vec![format!("HTTP Basic: the user name is the `{username}`, {password}")]
        }
        Auth::OAuth2 {
            token_url,
            authorize_url,
            grants,
        } => {
            let grants: Vec<String> = grants.iter().map(|grant| code(grant.name())).collect();
            let mut lines = vec![
                format!("OAuth 2.0, with the grants {}", grants.join(", ")),
                format!("Tokens come from {}", code(token_url)),
            ];
            lines.extend(
                authorize_url
                    .as_ref()
                    .map(|url| format!("A browser asks for consent at {}", code(url))),
            );
            lines
        }
    }
}

fn limits(limits: &CallLimits) -> Vec<String> {
    if *limits == CallLimits::default() {
        return Vec::new();
    }
    let waits: Vec<String> = limits.retry_after.iter().map(|header| code(header)).collect();
    let header =
        |what: &str, header: &Option<String>| header.as_ref().map(|header| format!("{what}: {}", code(header)));
    let mut lines = Vec::new();
    lines.extend(
        limits
            .per_minute
            .map(|units| format!("{units} units a minute, until the service says otherwise")),
    );
    lines.push(format!(
        "A call that reads costs {}, one that writes {}",
        limits.read_cost, limits.write_cost
    ));
    lines.extend(header("Units a minute", &limits.limit_header));
    lines.extend(header("Units that are left", &limits.remaining_header));
    lines.push(format!("Seconds to wait: {}", waits.join(", ")));
    lines
}

fn responses(responses: &Responses) -> Vec<String> {
    let envelope = responses.envelope.as_ref();
    let created = responses.created.as_ref();
    [
        envelope.map(|key| format!("A single value stands below {}", code(key))),
        created.map(|header| format!("The id of what a call created: {}", code(header))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn path(path: &[String]) -> String {
    word(&path.join("."))
}

fn paging(styles: &[Paging]) -> String {
    let mut table = Table::new(&[
        "Style",
        "Items",
        "Parameter",
        "First page",
        "Page",
        "Pages",
        "All items",
        "Next page",
    ]);
    for style in styles {
        let at = |place: &Option<Vec<String>>| place.as_deref().map(path).unwrap_or_default();
        let parameter = style.parameter.as_deref();
        table.row([
            format!("`{}`", style.name),
            if style.items.is_empty() {
                "a bare array".to_owned()
            } else {
                path(&style.items)
            },
            parameter.map(word).unwrap_or_default(),
            parameter.map(|_| style.first.to_string()).unwrap_or_default(),
            at(&style.number),
            at(&style.total_pages),
            at(&style.total_items),
            at(&style.next),
        ]);
    }
    table.section("## Paging")
}

fn errors(format: &ErrorFormat) -> Vec<String> {
    let messages: Vec<String> = format.message.iter().map(|message| code(&message.join("."))).collect();
    let mut lines = Vec::new();
    if !messages.is_empty() {
        lines.push(format!("Message: {}", messages.join(" or ")));
    }
    let at = |what: &str, place: &Option<Vec<String>>| {
        place
            .as_ref()
            .map(|place| format!("{what}: {}", code(&place.join("."))))
    };
    let named = |what: &str, name: &Option<String>| name.as_ref().map(|name| format!("{what}: {}", code(name)));
    lines.extend(at("Reference", &format.reference));
    lines.extend(at("Details", &format.details));
    lines.extend(named("Place of a detail", &format.detail_path));
    lines.extend(named("Text of a detail", &format.detail_message));
    lines.extend(named("Header that names the exchange", &format.correlation_header));
    lines
}

fn webhooks(page: &Page<'_>, webhooks: &Webhooks) -> Vec<String> {
    let api = page.scope.api;
    let link = |name: &str| format!("[{name}]({name}.md)");
    vec![
        format!(
            "Event: {}, one of {}",
            code(&webhooks.event_header),
            link(&api.choices(webhooks.events).name)
        ),
        format!("Body: {}", link(&api.union(webhooks.payload).name)),
        format!(
            "Signature of the raw body: {}, {}",
            code(&webhooks.signature_header),
            code(webhooks.signature.name())
        ),
    ]
}

fn search(page: &Page<'_>, domain: &SearchDomain) -> String {
    let mut table = Table::new(&["Field", "Type", "On the wire", "What it is"]);
    for field in &domain.fields {
        table.row([
            format!("`{}`", field.name),
            page.type_text("", &field.ty),
            word(&field.wire),
            cell(&summary(&field.doc)),
        ]);
    }
    let sections = [format!("### {}", domain.name), safe(&domain.doc), table.section("")];
    let sections: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    sections.join("\n\n")
}
