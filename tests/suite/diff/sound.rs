//! Whatever is called safe is: documents that are valid under one schema, read by the code of the other.

use std::collections::BTreeMap;

use codegen::diff::{Difference, Impact, Verdict};
use codegen::model::{Api, ModelId, Schema};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::line;
use super::values::{Way, document, is_endless};
use super::workshop::{Pair, Question, workshop};

/// How many documents of each model travel each way.
const DOCUMENTS: usize = 12;

/// One of the three dimensions of the wire: who made the document under which schema, and who reads it.
struct Journey {
    name: &'static str,
    way: Way,
    /// The crate of the schema under which the document is valid, and that of who gets it.
    from: &'static str,
    to: &'static str,
    impact: fn(Verdict) -> Impact,
}

const JOURNEYS: [Journey; 3] = [
    Journey {
        name: "reader",
        way: Way::Response,
        from: "after",
        to: "before",
        impact: |verdict| verdict.reader,
    },
    Journey {
        name: "writer",
        way: Way::Request,
        from: "before",
        to: "after",
        impact: |verdict| verdict.writer,
    },
    Journey {
        name: "skew",
        way: Way::Response,
        from: "before",
        to: "after",
        impact: |verdict| verdict.skew,
    },
];

/// A document on its journey.
struct Traveller<'a> {
    pair: &'a Pair,
    journey: &'a Journey,
    model: String,
    value: Value,
}

/// The models that travel, by their names on both sides.
fn models<'a>(api: &'a Api, other: &'a Api, way: Way) -> impl Iterator<Item = (ModelId, &'a String, &'a String)> {
    api.models()
        .filter(move |(_, model)| way.travels(model) && !model.is_abstract)
        .filter_map(move |(id, model)| {
            let is_same = |there: &&codegen::model::Model| {
                let former = there.renamed_from.as_ref() == Some(&model.name)
                    || model.renamed_from.as_ref() == Some(&there.name);
                there.name == model.name || former
            };
            let there = other.models.iter().find(is_same)?;
            (way.travels(there) && !there.is_abstract).then_some((id, &model.name, &there.name))
        })
}

#[test]
fn what_is_called_safe_is_read_and_taken() {
    let workshop = workshop();
    let side = |name: &str| -> &Schema { workshop.side(name) };
    let mut runner = TestRunner::deterministic();
    let (mut questions, mut travellers) = (Vec::new(), Vec::new());
    for pair in workshop.pairs.iter().filter(|pair| pair.api.starts_with('x')) {
        for journey in &JOURNEYS {
            let (from, to) = (
                side(journey.from).api(&pair.api).unwrap(),
                side(journey.to).api(&pair.api).unwrap(),
            );
            for (id, here, there) in models(from, to, journey.way).filter(|(id, ..)| !is_endless(from, *id)) {
                let documents = document(from, id, journey.way, 0);
                for _ in 0..DOCUMENTS {
                    let value = documents.new_tree(&mut runner).unwrap().current();
                    for (side, of) in [(journey.from, here), (journey.to, there)] {
                        questions.push(Question {
                            side,
                            api: pair.api.clone(),
                            of: of.clone(),
                            value: value.clone(),
                        });
                    }
                    travellers.push(Traveller {
                        pair,
                        journey,
                        model: there.clone(),
                        value,
                    });
                }
            }
        }
    }
    let answers = workshop.ask(&questions);
    let mut tally = Tally::default();
    for (traveller, answers) in travellers.iter().zip(answers.chunks(2)) {
        tally.take(traveller, &answers[0], &answers[1]);
    }
    tally.judge();
}

/// What came of it all.
#[derive(Default)]
struct Tally {
    wrong: Vec<String>,
    /// By journey and pair: what is told, and whether a document was lost.
    lost: BTreeMap<(&'static str, String), (Impact, bool)>,
}

impl Tally {
    fn take(&mut self, traveller: &Traveller<'_>, here: &Value, there: &Value) {
        let Traveller {
            pair,
            journey,
            model,
            value,
        } = traveller;
        let told = |findings: &[Difference]| findings.iter().map(line).collect::<Vec<_>>().join("; ");
        let arrives =
            |answer: &Value| answer["read"] == true && (journey.way == Way::Response || answer["valid"] == true);
        if !arrives(here) {
            self.wrong.push(format!(
                "{} {model} {value} is not even valid where it comes from: {here}",
                pair.api
            ));
        }
        let impacts = pair.findings.iter().map(|found| (journey.impact)(found.verdict));
        let impact = impacts.max().unwrap_or_default();
        let is_lost = !arrives(there);
        if is_lost && impact < Impact::Breaking {
            let findings = told(&pair.findings);
            self.wrong.push(format!(
                "{} {} {model} {value}: {there}\n  {findings}",
                journey.name, pair.api
            ));
        }
        let key = (journey.name, pair.api.clone());
        self.lost.entry(key).or_insert((impact, false)).1 |= is_lost;
    }

    fn judge(&self) {
        assert!(
            self.wrong.is_empty(),
            "{} wrong:\n{}",
            self.wrong.len(),
            self.wrong.join("\n")
        );
        for journey in &JOURNEYS {
            let of = |breaks: bool| {
                let all = self.lost.iter().filter(move |((name, _), _)| *name == journey.name);
                all.filter(move |(_, (impact, _))| (*impact == Impact::Breaking) == breaks)
            };
            let (safe, breaking) = (of(false).count(), of(true).count());
            let shown = of(true).filter(|(_, (_, lost))| *lost).count();
            println!(
                "{}: {safe} pairs safe, {breaking} breaking, of which {shown} broke",
                journey.name
            );
            // It would be easy to call everything breaking.
            assert!(safe > breaking && shown >= 3, "{} is told too often", journey.name);
        }
    }
}
