//! What a rule has to say for itself: a page of Markdown, and its parts.
//!
//! A page begins with why, and goes on with `## Bad`, `## Good` and `## Fix`, as far as it has them. An example is a
//! block of code for each of its files, with the path below the schema folder behind the language. Where the rule is
//! about a change, the block is a `diff` from before to after.

use serde::Serialize;

use super::{Kind, Rule};

/// The parts of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// What goes wrong in Rust, on the wire, or for readers of the schema.
    pub why: String,
    /// What breaks the rule.
    pub bad: Vec<Example>,
    /// What says the same without breaking it, or breaking less.
    pub good: Vec<Example>,
    /// What `codegen lint --fix` does.
    pub fix: Option<String>,
}

/// One file of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// Its path below the schema folder.
    pub file: String,
    /// Its text; a diff where the rule is about a change.
    pub text: String,
}

impl Page {
    /// The page of a rule.
    #[must_use]
    pub fn of(rule: &Rule) -> Self {
        let mut page = Page::default();
        let mut section = "";
        let mut lines = rule.page.lines();
        let mut fix = String::new();
        while let Some(line) = lines.next() {
            if let Some(name) = line.strip_prefix("## ") {
                section = name;
            } else if let Some(info) = line.strip_prefix("```") {
                let block = lines.by_ref().take_while(|line| *line != "```");
                let example = Example {
                    file: info.split(' ').nth(1).unwrap_or_default().to_owned(),
                    text: block.fold(String::new(), |text, line| text + line + "\n"),
                };
                match section {
                    "Good" => page.good.push(example),
                    _ => page.bad.push(example),
                }
            } else {
                let text = if section == "Fix" { &mut fix } else { &mut page.why };
                *text += line;
                text.push('\n');
            }
        }
        page.why = page.why.trim().to_owned();
        page.fix = Some(fix.trim().to_owned()).filter(|fix| !fix.is_empty());
        page
    }
}

impl Kind {
    /// Where the rule belongs, as reports write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Language => "language",
            Kind::Lint => "lint",
            Kind::Diff => "diff",
        }
    }
}
