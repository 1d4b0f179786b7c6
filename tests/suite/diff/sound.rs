//! Whatever is called safe is: documents that are valid under one schema, read by the code of the other.

use std::collections::BTreeMap;

use codegen::diff::{Difference, Impact, Verdict};
use codegen::model::{Api, Endpoint, Limits, ModelId, Returns, Schema, Type};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::line;
use super::values::{Way, has_end, value};
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

/// The types that travel, with their names on the other side: without calls every model, else what calls send and give.
fn travelling(api: &Api, other: &Api, way: Way) -> Vec<(Type, String, String)> {
    if api.resources.is_empty() || other.resources.is_empty() {
        let found = models(api, other, way);
        return found
            .map(|(id, here, there)| (Type::Model(id), here.clone(), there.clone()))
            .collect();
    }
    let mut types = Vec::new();
    for endpoint in api.resources.iter().flat_map(|resource| &resource.endpoints) {
        let is_same = |there: &&Endpoint| {
            let former = there.renamed_from.as_ref() == Some(&endpoint.name)
                || endpoint.renamed_from.as_ref() == Some(&there.name);
            there.name == endpoint.name || former
        };
        let mut others = other.resources.iter().flat_map(|resource| &resource.endpoints);
        let Some(there) = others.find(is_same) else { continue };
        let of = |endpoint: &'_ Endpoint| match (way, &endpoint.returns) {
            (Way::Request, _) => endpoint.body.clone().filter(|_| !endpoint.partial),
            (Way::Response, Some(Returns::Plain(ty) | Returns::Page(ty))) => Some(ty.clone()),
            (Way::Response, None) => None,
        };
        let named = |api: &Api, ty: &Type| match ty.innermost() {
            Type::Model(id) => Some(api.model(*id).name.clone()),
            Type::Union(id) => Some(api.union(*id).name.clone()),
            _ => None,
        };
        if let (Some(a), Some(b)) = (of(endpoint), of(there))
            && let (Some(here), Some(there)) = (named(api, &a), named(other, &b))
        {
            types.push((a.innermost().clone(), here, there));
        }
    }
    types
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
            for (ty, here, there) in travelling(from, to, journey.way) {
                if !has_end(from, &ty) {
                    continue;
                }
                let documents = value(from, &ty, &Limits::default(), journey.way, 0);
                for _ in 0..DOCUMENTS {
                    let value = documents.new_tree(&mut runner).unwrap().current();
                    for (side, of) in [(journey.from, &here), (journey.to, &there)] {
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
