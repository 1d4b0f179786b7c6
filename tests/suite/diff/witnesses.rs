//! The proofs of all findings: Rust that is compiled against both crates, JSON that both read.

use std::collections::BTreeMap;

use codegen::diff::{Bump, Difference, Impact, Witness};
use codegen::rules::diff as rules;
use serde_json::Value;

use super::usage;
use super::workshop::{Pair, Question, SIDES, Workshop, workshop};

/// Rules whose findings have no proof, with the reason.
const UNPROVEN: &[(&str, &str)] = &[
    (rules::NAME_REUSED, "what had the name is in neither schema"),
    (
        rules::DIRECTION_CHANGED,
        "who may send a model is a promise that no code holds, unless fields change",
    ),
    (rules::DOCS_CHANGED, "words"),
    (rules::FORMAT_ANNOTATION_CHANGED, "a format that nobody checks"),
    (
        rules::CONSTRAINT_TIGHTENED,
        "only where other limits leave no simple value that tells",
    ),
    (rules::PATTERN_CHANGED, "only where nothing was decided"),
    (
        rules::BECAME_WRITE_ONLY,
        "where the field can be absent, no reader sees that it no longer comes",
    ),
    (rules::WIRE_NAME_CHANGED, "only of the tag of a union"),
    (
        rules::DEPRECATED_ADDED,
        "only of an endpoint: the calls stand behind a feature that is not built here",
    ),
    (
        rules::DEPRECATED_REMOVED,
        "only of an endpoint: the calls stand behind a feature that is not built here",
    ),
    (
        rules::OPERATION_RENAMED,
        "only of an endpoint: the calls stand behind a feature that is not built here",
    ),
    (
        rules::REQUEST_MODEL_SWAPPED,
        "only of the form of a patch, whose documents are those of its operations",
    ),
    (rules::SEARCH_CHANGED, "a query is a text"),
    (rules::AUTH_ADDED, "no document tells who sends it"),
    (rules::AUTH_REMOVED, "no document tells who sends it"),
    (rules::AUTH_CHANGED, "no document tells who sends it"),
    (rules::PAGINATION_STYLE_CHANGED, "what pages look like is in no model"),
    (rules::NEXT_KEY_CHANGED, "what pages look like is in no model"),
    (rules::ITEMS_KEY_CHANGED, "what pages look like is in no model"),
    (rules::WEBHOOK_CHANGED, "headers are in no model"),
    (rules::PROTOCOL_CHANGED, "it was not judged"),
    (rules::ERROR_REMOVED, "an error that does not come"),
];

/// All that is to be compiled, by file: `a` for before, `b` for after.
fn files(workshop: &Workshop) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for Pair { api, findings } in &workshop.pairs {
        let mut add = |name: String, code: &str| {
            for (letter, side) in ["a", "b"].iter().zip(SIDES) {
                files.insert(
                    format!("{api}_{name}_{letter}"),
                    format!("use {side}::{api}::*;\n{code}\n"),
                );
            }
        };
        add("usage".to_owned(), &usage::of(workshop.before.api(api).unwrap()));
        for (n, found) in findings.iter().enumerate() {
            if let Some(Witness::Rust(code)) = &found.witness {
                add(format!("w{n}"), code);
                add(format!("s{n}"), &code.replace("#[deny(deprecated)]", ""));
            }
        }
    }
    files
}

#[test]
fn rust_witnesses_compile_on_one_side_only() {
    let workshop = workshop();
    let refused = workshop.refused(&files(workshop));
    let mut wrong = Vec::new();
    for Pair { api, findings } in &workshop.pairs {
        let said = |name: &str, side: &str| refused.get(&format!("{api}_{name}_{side}"));
        if let Some(error) = said("usage", "a") {
            wrong.push(format!(
                "{api}: the usage of the old crate does not compile against it\n{error}"
            ));
        }
        let is_major = findings
            .iter()
            .any(|found| found.verdict.rust == Bump::Major && !is_of_a_call(found));
        match said("usage", "b") {
            Some(error) if !is_major => wrong.push(format!("{api}: {} and yet\n{error}", told(findings))),
            None if is_major => wrong.push(format!("{api}: {} and yet all code compiles", told(findings))),
            _ => {}
        }
        for (n, found) in findings.iter().enumerate() {
            let Some(Witness::Rust(code)) = &found.witness else {
                continue;
            };
            let compiles = |name: &str| ["a", "b"].map(|side| said(&format!("{name}{n}"), side).is_none());
            let expected = match (found.verdict.rust, found.rule) {
                (_, rules::DEPRECATED_REMOVED) => [false, true],
                (Bump::Major, _) => [true, false],
                (_, rules::MODEL_RENAMED | rules::CHOICE_VARIANT_RENAMED | rules::DEPRECATED_ADDED) => [true, false],
                _ => [false, true],
            };
            if code.contains("deny(deprecated)") && compiles("s") != [true, true] {
                wrong.push(format!("{api}: {} is more than a deprecation", super::line(found)));
            }
            if compiles("w") != expected {
                let error = said(&format!("w{n}"), "a").or(said(&format!("w{n}"), "b"));
                let line = super::line(found);
                wrong.push(format!(
                    "{api}: {line}: {code}: compiles {:?}\n{}",
                    compiles("w"),
                    error.map_or("", |e| e)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Whether a finding is about calls, which stand behind a feature that is not built here.
fn is_of_a_call(found: &Difference) -> bool {
    let owner = found.path.split('.').nth(1).unwrap_or_default();
    owner.is_empty() || owner == "R" || found.rule == rules::SEARCH_CHANGED
}

fn told(findings: &[Difference]) -> String {
    findings.iter().map(super::line).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_finding_has_a_witness_or_a_reason() {
    for Pair { api, findings } in &workshop().pairs {
        let models = &workshop().after.api(api).unwrap().models;
        for found in findings.iter().filter(|found| found.witness.is_none()) {
            // Nobody has a document or a struct of what is only a base.
            let owner = found.path.split('.').nth(1);
            let is_base = models
                .iter()
                .any(|model| model.is_abstract && Some(model.name.as_str()) == owner);
            let reason = UNPROVEN.iter().find(|(rule, _)| *rule == found.rule);
            assert!(is_base || reason.is_some(), "{api}: {}", super::line(found));
        }
    }
    let all = || workshop().pairs.iter().flat_map(|pair| &pair.findings);
    for (rule, _) in UNPROVEN {
        assert!(
            all().any(|found| found.rule == *rule && found.witness.is_none()),
            "{rule} is proved after all"
        );
    }
}

/// What a side makes of a document.
#[derive(Debug, PartialEq)]
enum Outcome {
    /// It is no such document.
    Refused,
    /// It is read, but must not be sent so.
    Invalid,
    /// It is read, and something in it is a stranger.
    Strange,
    /// It is read, but not all of it would be sent.
    Dropped,
    Taken,
}

fn outcome(answer: &Value, document: &Value) -> Outcome {
    if answer["read"] != true {
        Outcome::Refused
    } else if answer["valid"] != true {
        Outcome::Invalid
    } else if answer["known"] != true {
        Outcome::Strange
    } else if answer.get("body").is_some_and(|body| body != document) {
        Outcome::Dropped
    } else {
        Outcome::Taken
    }
}

#[test]
fn json_witnesses_are_read_by_both_sides_as_the_verdict_says() {
    let workshop = workshop();
    let (mut questions, mut asked) = (Vec::new(), Vec::new());
    for Pair { api, findings } in &workshop.pairs {
        for found in findings {
            let Some(Witness::Json { of, value }) = &found.witness else {
                continue;
            };
            if ["request", "response", "query", "body", "path"].contains(&of.as_str()) {
                continue;
            }
            asked.push((api, found, of, value));
            for side in SIDES {
                let (api, of) = (api.clone(), of.clone());
                let value = value.clone();
                questions.push(Question { side, api, of, value });
            }
        }
    }
    let answers = workshop.ask(&questions);
    let mut wrong = Vec::new();
    for ((api, found, of, value), answers) in asked.iter().zip(answers.chunks(2)) {
        if let Err(why) = proves(found, value, [&answers[0], &answers[1]]) {
            let line = super::line(found);
            wrong.push(format!(
                "{api}: {line}: {of} {value}: {why}\n  before {}\n  after  {}",
                answers[0], answers[1]
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        asked.len(),
        wrong.join("\n")
    );
}

/// Whether a document shows what a finding says. What is told as breaking or dangerous shows in a difference; what is
/// told as safe is read on both sides.
fn proves(found: &Difference, value: &Value, [old, new]: [&Value; 2]) -> Result<(), String> {
    let (a, b) = (outcome(old, value), outcome(new, value));
    let verdict = found.verdict;
    if found.rule == rules::COMPUTED_CHANGED {
        let differs = old["computed"] != new["computed"] || a != b;
        return check(differs, "both sides compute the same");
    }
    let built = [rules::CLIENT_DEFAULT_CHANGED, rules::DEFAULT_REMOVED];
    if built.contains(&found.rule) {
        return check(old["default"] != new["default"], "both sides build the same value");
    }
    if [Outcome::Refused, Outcome::Invalid].contains(&a) && [Outcome::Refused, Outcome::Invalid].contains(&b) {
        return Err(format!("neither side takes it: {a:?}, {b:?}"));
    }
    if verdict.reader == Impact::Breaking {
        let lost = [Outcome::Refused, Outcome::Strange].contains(&a);
        return check(lost && b == Outcome::Taken, "an old reader reads it");
    }
    if verdict.writer == Impact::Breaking {
        return check(a == Outcome::Taken && b != Outcome::Taken, "it can still be sent");
    }
    if verdict.reader == Impact::Dangerous || verdict.writer == Impact::Dangerous || verdict.skew >= Impact::Dangerous {
        return check(a != b, "both sides take it alike");
    }
    check(a != Outcome::Refused && b != Outcome::Refused, "it is not read")
}

fn check(holds: bool, why: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why.to_owned()) }
}
