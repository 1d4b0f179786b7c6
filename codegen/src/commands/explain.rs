//! `codegen explain RULE|FINGERPRINT`.

mod finding;

use std::io::Write;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::rules::severity;
use super::{Failure, Folders, Outcome};
use crate::diagnostic::nearest;
use crate::rules::{self, Example, Page, Rule};

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The id of a rule, as findings have it; or the fingerprint of a finding of the diff, or its first digits
    #[arg(value_name = "RULE|FINGERPRINT")]
    what: String,
    /// For a fingerprint, what to compare with, as in `diff`
    #[arg(long, value_name = "BASE")]
    against: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// Markdown
    Md,
    /// One JSON object
    Json,
}

pub(super) fn run(explain: &Explain, folders: &Folders, out: &mut impl Write) -> Result<Outcome, Failure> {
    let word = explain.what.as_str();
    let Some(rule) = rules::find(word) else {
        if finding::is_fingerprint(word) {
            let text = finding::explain(word, explain.against.as_deref(), explain.format, folders)?;
            out.write_all(text.as_bytes())?;
            return Ok(Outcome::Clean);
        }
        return no_rule(word, out);
    };
    let text = match explain.format {
        Format::Text => text(rule),
        Format::Md => markdown(rule),
        Format::Json => json(rule)?,
    };
    out.write_all(text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// A rule that was left out on purpose has its reason; anything else is a slip.
fn no_rule(word: &str, out: &mut impl Write) -> Result<Outcome, Failure> {
    if let Some(absent) = rules::absent(word) {
        writeln!(out, "There is no rule `{word}`. {}", absent.why)?;
        return Ok(Outcome::Clean);
    }
    let hint = match nearest(word, rules::all().map(|rule| rule.id)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`codegen rules` lists them".to_owned(),
    };
    Err(format!("there is no rule `{word}`; {hint}").into())
}

/// `error of the language`, `warning of lint, mended by --fix`.
fn class(rule: &Rule) -> String {
    let kind = match rule.kind {
        rules::Kind::Language => "of the language",
        rules::Kind::Lint => "of lint",
        rules::Kind::Diff => "of diff",
    };
    let fix = if rule.fix { ", mended by lint --fix" } else { "" };
    format!("{} {kind}{fix}", severity(rule))
}

fn text(rule: &Rule) -> String {
    let page = Page::of(rule);
    let mut out = format!("{} ({}): {}\n\n{}\n", rule.id, class(rule), rule.summary, page.why);
    for (title, examples) in [("Bad", &page.bad), ("Good", &page.good)] {
        for Example { file, text } in examples {
            out += &format!("\n{title}: {file}\n\n");
            for line in text.lines() {
                out += format!("    {line}").trim_end();
                out.push('\n');
            }
        }
    }
    out += &format!("\nFix: {}\n", remedy(rule, &page));
    out
}

/// What to do about a breach: what the page says, else what holds for all rules of the kind.
fn remedy(rule: &Rule, page: &Page) -> String {
    let approve = "`codegen approve FINGERPRINT --reason TEXT`";
    match (&page.fix, rule.kind) {
        (Some(fix), _) => fix.clone(),
        (None, rules::Kind::Language) => "Write it as under Good; until then nothing is generated.".to_owned(),
        (None, rules::Kind::Lint) => format!(
            "Write it as under Good; or, where it is right all the same, above it: `# codegen: ignore {} -- why`.",
            rule.id
        ),
        (None, rules::Kind::Diff) if page.good.is_empty() => {
            format!("Release it as what it is; or, where it is right all the same, {approve}.")
        }
        (None, rules::Kind::Diff) => {
            format!("Change it as under Good; or, where it is right all the same, {approve}.")
        }
    }
}

fn markdown(rule: &Rule) -> String {
    let page = Page::of(rule);
    let fix = if page.fix.is_some() {
        String::new()
    } else {
        format!("\n## Fix\n\n{}\n", remedy(rule, &page))
    };
    format!(
        "# `{}`\n\n{} ({})\n\n{}{fix}",
        rule.id,
        rule.summary,
        class(rule),
        rule.page
    )
}

fn json(rule: &Rule) -> Result<String, serde_json::Error> {
    let page = Page::of(rule);
    let fix = remedy(rule, &page);
    let value = json!({
        "id": rule.id,
        "kind": rule.kind.name(),
        "severity": severity(rule),
        "summary": rule.summary,
        "why": page.why,
        "bad": page.bad,
        "good": page.good,
        "fix": fix,
    });
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use crate::commands::{Cli, Outcome, run};

    fn codegen(args: &[&str]) -> (Outcome, String, String) {
        let cli = Cli::try_parse_from(["codegen"].iter().chain(args)).expect("arguments");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = run(&cli, &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (outcome, text(out), text(err))
    }

    #[test]
    fn every_rule_is_listed_and_explained_in_every_format() {
        let (outcome, list, _) = codegen(&["rules", "--format", "json"]);
        assert_eq!(outcome, Outcome::Clean);
        let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
        let lines = codegen(&["rules"]).1;
        for rule in list.as_array().expect("an array") {
            let id = rule["id"].as_str().expect("an id");
            assert!(lines.lines().any(|line| line.split(' ').next() == Some(id)), "{id}");
            for format in ["text", "md", "json"] {
                let (outcome, text, _) = codegen(&["explain", id, "--format", format]);
                assert_eq!(outcome, Outcome::Clean, "{id}");
                assert!(
                    text.contains(rule["summary"].as_str().expect("a summary")) || format == "json",
                    "{text}"
                );
                let parts = match format {
                    "text" => ["\nBad: ", "\nFix: "],
                    "md" => ["\n## Bad\n", "\n## Fix\n"],
                    _ => ["\"bad\": [", "\"fix\": \""],
                };
                assert!(parts.iter().all(|part| text.contains(part)), "{text}");
            }
            let (_, page, _) = codegen(&["explain", id, "--format", "json"]);
            let page: serde_json::Value = serde_json::from_str(&page).expect("JSON");
            assert_eq!(page["summary"], rule["summary"]);
        }
    }

    #[test]
    fn a_finding_is_explained_by_its_fingerprint() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let write = |side: &str, choices: &str| {
            let models = folder.path().join(side).join("v1/models");
            std::fs::create_dir_all(&models).expect("folder");
            std::fs::write(folder.path().join(side).join("v1/api.yaml"), "title: T\n").expect("file");
            let kind = format!("type: enum, open: false, choices: {{ {choices} }}");
            let text = format!("model: A\nproperties:\n  kind: {{ {kind} }}\n");
            std::fs::write(models.join("A.yaml"), text).expect("file");
            folder.path().join(side).to_string_lossy().into_owned()
        };
        let (old, new) = (write("old", "a: , b:"), write("new", "a: , b: , c:"));
        let places = ["--against", &old, "--schema", &new];
        let (_, report, _) = codegen(&[&["diff", "--format", "json"], &places[..]].concat());
        let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
        let fingerprint = report["findings"][0]["fingerprint"].as_str().expect("a fingerprint");
        let (outcome, text, err) = codegen(&[&["explain", fingerprint], &places[..]].concat());
        assert_eq!((outcome, err.as_str()), (Outcome::Clean, ""));
        for part in [
            "choice-added v1.AKind.c",
            "widens -> read and sent -> reader breaking -> rust minor -> major/breaking",
            "  witness: ",
            "  affects 1 model, 0 endpoints",
            "Instead, for example:",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let (_, json, _) = codegen(&[&["explain", &fingerprint[..8], "--format", "json"], &places[..]].concat());
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["fingerprint"], fingerprint);
        assert_eq!(json["derivation"][2]["of"], "reader");
        let (outcome, _, err) = codegen(&[&["explain", "0123456789abcdef"], &places[..]].concat());
        assert_eq!(outcome, Outcome::Failure);
        assert!(err.contains("no finding `0123456789abcdef`"), "{err}");
    }

    #[test]
    fn what_is_no_rule_is_said() {
        let (outcome, out, err) = codegen(&["explain", "unknown-reff"]);
        assert_eq!((outcome, out.as_str()), (Outcome::Failure, ""));
        assert!(err.contains("did you mean `unknown-ref`?"), "{err}");
        let (outcome, out, _) = codegen(&["explain", "rust-std-shadow"]);
        assert_eq!(outcome, Outcome::Clean);
        assert!(out.starts_with("There is no rule `rust-std-shadow`."), "{out}");
    }
}
