//! `codegen explain FINGERPRINT`: how one finding of the diff came to its level.

use serde_json::{Value, json};

use super::Format;
use crate::commands::compare::{self, Today};
use crate::commands::{Failure, Folders};
use crate::diff::{Comparison, Difference, Side, Witness};
use crate::rules::{self, Example, Page};

/// Whether a word has the form of a fingerprint, or of the beginning of one.
pub(super) fn is_fingerprint(word: &str) -> bool {
    (4..=16).contains(&word.len())
        && word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// The explanation of the finding whose fingerprint begins so.
pub(super) fn explain(word: &str, against: Option<&str>, format: Format, folders: &Folders) -> Result<String, Failure> {
    let comparison = compare::both(against, &Today::default(), folders)?;
    let alike = comparison.report.findings.iter();
    let alike: Vec<&Difference> = alike.filter(|found| found.fingerprint.starts_with(word)).collect();
    let found = match alike[..] {
        [only] => only,
        [] => {
            let hint = "`codegen diff --all` prints the fingerprints of what there is; `--against` names another base";
            return Err(format!("the present change has no finding `{word}`; {hint}").into());
        }
        _ => return Err(format!("{} findings begin with `{word}`: write more of it", alike.len()).into()),
    };
    Ok(match format {
        Format::Text => text(found, &comparison),
        Format::Md => markdown(found, &comparison),
        Format::Json => serde_json::to_string_pretty(&record(found, &comparison))? + "\n",
    })
}

/// What would do the same and harm less, as far as the rule knows it.
fn remedies(found: &Difference) -> Option<Page> {
    rules::find(found.rule).map(Page::of)
}

fn text(found: &Difference, comparison: &Comparison) -> String {
    let mut out = format!(
        "{} {}  {}  [{}]\n  {}\n  {}\n\n",
        found.rule,
        found.path,
        place(found, comparison),
        found.fingerprint,
        found.message,
        found.chain()
    );
    for step in found.derivation() {
        out += &format!("  {:7} {:16} {}\n", step.of, step.is, step.why);
    }
    out += &format!("\n  witness: {}\n", proof(found));
    let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    out += &format!(
        "  affects {}, {}\n",
        plural(found.models, "model"),
        plural(found.endpoints, "endpoint")
    );
    let Some(page) = remedies(found) else { return out };
    out += &format!("\n{}\n", page.why);
    for Example { file, text } in &page.good {
        out += &format!("\nInstead, for example: {file}\n\n");
        for line in text.lines() {
            out += &format!("    {line}\n");
        }
    }
    out
}

fn markdown(found: &Difference, comparison: &Comparison) -> String {
    let mut out = format!(
        "# `{}` {}\n\n{} ({}, `{}`)\n\n`{}`\n\n| step | result | why |\n|---|---|---|\n",
        found.rule,
        found.path,
        found.message,
        place(found, comparison),
        found.fingerprint,
        found.chain()
    );
    for step in found.derivation() {
        out += &format!("| {} | {} | {} |\n", step.of, step.is, step.why.replace('|', "\\|"));
    }
    out += &format!("\nWitness: `{}`\n", proof(found).replace('`', "'"));
    let Some(page) = remedies(found) else { return out };
    out += &format!("\n{}\n", page.why);
    for Example { file, text } in &page.good {
        out += &format!("\nInstead, for example:\n\n```diff {file}\n{text}```\n");
    }
    out
}

fn record(found: &Difference, comparison: &Comparison) -> Value {
    let steps = found.derivation().into_iter();
    let steps: Vec<Value> = steps
        .map(|step| json!({"of": step.of, "is": step.is, "why": step.why}))
        .collect();
    let page = remedies(found);
    json!({
        "fingerprint": found.fingerprint,
        "rule": found.rule,
        "path": found.path,
        "place": place(found, comparison),
        "message": found.message,
        "level": found.level(),
        "chain": found.chain(),
        "derivation": steps,
        "witness": found.witness.as_ref().map(Witness::to_line),
        "affects": {"models": found.models, "endpoints": found.endpoints},
        "why": page.as_ref().map(|page| &page.why),
        "instead": page.as_ref().map(|page| &page.good),
    })
}

fn proof(found: &Difference) -> String {
    let witness = found.witness.as_ref();
    witness.map_or_else(|| "unproven".to_owned(), Witness::to_line)
}

fn place(found: &Difference, comparison: &Comparison) -> String {
    let (sources, span) = match &found.side {
        Side::Old(span) => (&comparison.old, *span),
        Side::New(span) => (&comparison.new, *span),
        Side::File(name) => return name.clone(),
    };
    let at = sources.position(span);
    format!("{}:{}:{}", sources.path(span).display(), at.line, at.column)
}
