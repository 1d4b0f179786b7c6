//! The proofs of all findings: Rust that is compiled against both crates, JSON that both read.

use std::collections::BTreeMap;

use codegen::diff::{Bump, Difference, Impact, Witness};
use codegen::model::Returns;
use codegen::rules::diff as rules;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::workshop::{Pair, Question, SIDES, Workshop, workshop};
use super::{calls, usage};

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
        rules::WIRE_NAMING_CHANGED,
        "only where it is about the parameters of calls and no model",
    ),
    (
        rules::DEPRECATED_ADDED,
        "only of what is computed: the docs of its method say it, and nothing else",
    ),
    (
        rules::PARAMS_REORDERED,
        "only where arguments of one type change places: the compiler sees nothing",
    ),
    (
        rules::SEARCH_CHANGED,
        "only of texts in a query, and of which language it is",
    ),
    (rules::AUTH_ADDED, "no document tells who sends it"),
    (rules::AUTH_REMOVED, "no document tells who sends it"),
    (rules::AUTH_CHANGED, "no document tells who sends it"),
    (rules::PAGINATION_STYLE_CHANGED, "what pages look like is in no model"),
    (rules::NEXT_KEY_CHANGED, "what pages look like is in no model"),
    (rules::ITEMS_KEY_CHANGED, "what pages look like is in no model"),
    (rules::WEBHOOK_CHANGED, "headers are in no model"),
    (rules::PROTOCOL_CHANGED, "it was not judged"),
    (rules::ERROR_REMOVED, "an error that does not come"),
    (
        rules::UNION_VARIANT_ADDED,
        "only of another tag for a variant that Rust had",
    ),
    (
        rules::UNION_VARIANT_REMOVED,
        "only of a tag whose variant stays with another",
    ),
    (rules::REF_SWAPPED, "only between variants that Rust had and has"),
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
        // Arguments of one type change places without a word.
        let shows = |found: &&Difference| found.rule != rules::PARAMS_REORDERED || found.witness.is_some();
        let mut shown = findings.iter().filter(shows);
        let is_major = shown.any(|found| found.verdict.rust == Bump::Major);
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
                (
                    _,
                    rules::MODEL_RENAMED
                    | rules::CHOICE_VARIANT_RENAMED
                    | rules::OPERATION_RENAMED
                    | rules::DEPRECATED_ADDED,
                ) => [true, false],
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

fn told(findings: &[Difference]) -> String {
    findings.iter().map(super::line).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_finding_has_a_witness_or_a_reason() {
    // What is loosened is what was tightened, seen from the other side.
    let of = |found: &Difference| match found.rule {
        rules::CONSTRAINT_LOOSENED => rules::CONSTRAINT_TIGHTENED,
        rule => rule,
    };
    for Pair { api, findings } in &workshop().pairs {
        let models = &workshop().after.api(api).unwrap().models;
        for found in findings.iter().filter(|found| found.witness.is_none()) {
            // Nobody has a document or a struct of what is only a base.
            let owner = found.path.split('.').nth(1);
            let is_base = models
                .iter()
                .any(|model| model.is_abstract && Some(model.name.as_str()) == owner);
            let reason = UNPROVEN.iter().find(|(rule, _)| *rule == of(found));
            assert!(is_base || reason.is_some(), "{api}: {}", super::line(found));
        }
    }
    let all = || workshop().pairs.iter().flat_map(|pair| &pair.findings);
    for (rule, _) in UNPROVEN {
        assert!(
            all().any(|found| of(found) == *rule && found.witness.is_none()),
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

/// What a witness is of where it is of no model: of what a call sends, or gets.
const OF_CALLS: [&str; 5] = ["request", "response", "query", "body", "path"];

/// A document is of one change: another one of the same random schema may forbid it for a reason of its own.
fn is_alone(api: &str, findings: &[Difference]) -> bool {
    api.starts_with('r') || findings.len() == 1
}

/// Rules of which both sides send the witness: the service understands it in another way.
const SENT_BY_BOTH: [&str; 3] = [
    rules::SERVER_DEFAULT_ADDED,
    rules::SERVER_DEFAULT_CHANGED,
    rules::DEFAULT_REMOVED,
];

/// Rules of which only the new side sends the witness.
const SENT_BY_NEW: [&str; 3] = [
    rules::CONSTRAINT_LOOSENED,
    rules::PARAM_ADDED_OPTIONAL,
    rules::REQUIRED_REMOVED,
];

#[test]
fn witnesses_of_calls_are_sent_and_read_as_the_verdict_says() {
    let workshop = workshop();
    let (mut wrong, mut count) = (Vec::new(), 0);
    let mut runner = TestRunner::deterministic();
    for Pair { api, findings } in &workshop.pairs {
        for found in findings {
            let Some(Witness::Json { of, value }) = &found.witness else {
                continue;
            };
            if !OF_CALLS.contains(&of.as_str()) || !is_alone(api, findings) {
                continue;
            }
            count += 1;
            if let Err(why) = called(workshop, api, found, (of, value), &mut runner) {
                wrong.push(format!("{api}: {}: {of} {value}: {why}", super::line(found)));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count > 15, "{count}");
}

/// Makes the calls that show what a finding says.
fn called(
    workshop: &Workshop,
    api: &str,
    found: &Difference,
    (of, value): (&str, &Value),
    runner: &mut TestRunner,
) -> Result<(), String> {
    let ask = |side: &'static str, of: &str, value: Value| {
        let (api, of) = (api.to_owned(), of.to_owned());
        workshop.ask(&[Question { side, api, of, value }]).remove(0)
    };
    if let Some(url) = value.get("url") {
        let urls = SIDES.map(|side| ask(side, "service", Value::Null));
        return check(urls[0] == *url && urls[1] != *url, "both sides call the same");
    }
    let path = found.path.split_once('.').map_or("", |(_, path)| path);
    let at = SIDES.map(|side| {
        let api = workshop.side(side).api(api).unwrap();
        // A rename is told by the new name.
        let former =
            calls::endpoint(workshop.after.api(api.name.as_str()).unwrap(), path).and_then(|e| e.renamed_from.clone());
        let former = former.map(|former| format!("{}.{former}", path.split('.').next().unwrap_or_default()));
        let path = [Some(path.to_owned()), former]
            .into_iter()
            .flatten()
            .find(|path| calls::endpoint(api, path).is_some());
        (api, path.unwrap_or_default())
    });
    let call = |n: usize, to: &str, given: &Value, answer: Value| {
        ask(
            SIDES[n],
            &format!("call {}", at[n].1),
            json!({"to": to, "given": given, "answer": answer}),
        )
    };
    let endpoint = |n: usize| calls::endpoint(at[n].0, &at[n].1).ok_or_else(|| format!("no {path} {}", SIDES[n]));
    let ends = [endpoint(0)?, endpoint(1)?];
    if of == "response" {
        let given = calls::given(at[0].0, ends[0], "request", value, runner).ok_or("it cannot be called")?;
        let body = match &ends[0].returns {
            Some(Returns::Plain(ty)) => calls::document(at[0].0, ty, runner).to_string(),
            Some(Returns::Page(_)) => "[]".to_owned(),
            None => "{}".to_owned(),
        };
        let json = if value["status"] == 204 { String::new() } else { body };
        let answer = call(0, SIDES[0], &given, json!({"status": value["status"], "json": json}));
        let fails = !answer["error"].is_null();
        let is_error = value["status"].as_u64().is_some_and(|status| status >= 400);
        let breaks = found.verdict.reader == Impact::Breaking || is_error;
        return check(fails == breaks, &format!("an old client gets {answer}"));
    }
    let mut sent = [false, false];
    let mut answers = [Value::Null, Value::Null];
    for n in 0..2 {
        if let Some(given) = calls::given(at[n].0, ends[n], of, value, runner) {
            let to = if of == "request" { SIDES[1 - n] } else { SIDES[n] };
            answers[n] = call(n, to, &given, Value::Null);
            sent[n] = calls::is_sent(ends[n], of, value, &answers[n]);
        }
    }
    let expected = match found.rule {
        rule if SENT_BY_BOTH.contains(&rule) => [true, true],
        rule if SENT_BY_NEW.contains(&rule) => [false, true],
        rules::PATH_PARAM_RENAMED => [true, true],
        _ => [true, false],
    };
    check(
        sent == expected,
        &format!("sent {sent:?}, not {expected:?}: {answers:?}"),
    )?;
    if of == "request" {
        // Each side has asked the server of the other one.
        let meant = [0, 1].map(|n| answers[n]["sent"]["endpoint"] == json!(at[1 - n].1));
        let tolerated = [found.verdict.writer, found.verdict.skew].map(|impact| impact < Impact::Breaking);
        check(meant == tolerated, &format!("meant {meant:?}: {answers:?}"))?;
    }
    Ok(())
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
            if OF_CALLS.contains(&of.as_str()) || !is_alone(api, findings) {
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
