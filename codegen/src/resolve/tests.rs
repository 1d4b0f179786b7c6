//! Schemas in memory, and what they give.

mod bad_calls;
mod bad_files;
mod bad_models;
mod bad_others;
mod bad_protocol;
mod fuzz;
mod good;
mod good_calls;
mod keys;

use crate::diagnostic::{Finding, Findings};
use crate::model::{Api, Schema};
use crate::source::{Source, Sources};

/// Resolves files that are given by their path below the schema folder.
fn resolve(files: &[(&str, &str)]) -> (Sources, Option<Schema>, Vec<Finding>) {
    let mut sources = Sources::default();
    for (name, text) in files {
        sources.add(Source {
            path: format!("schema/{name}").into(),
            name: (*name).into(),
            text: (*text).into(),
        });
    }
    let mut findings = Findings::default();
    let schema = super::schema(&sources, &mut findings);
    (sources, schema, findings.into_sorted())
}

/// The findings as `code file:line:column`, where the file is its stem.
fn codes(files: &[(&str, &str)]) -> Vec<String> {
    let (sources, schema, findings) = resolve(files);
    assert_eq!(schema.is_none(), !findings.is_empty());
    let shown = |finding: &Finding| {
        assert!(
            crate::rules::find(finding.code).is_some(),
            "{} is not in the table",
            finding.code
        );
        assert!(
            !finding.message.is_empty() && !finding.message.ends_with('.'),
            "{}",
            finding.message
        );
        let helps = finding.help.is_some() || finding.suggestion.is_some() || !finding.label.is_empty();
        assert!(
            helps || finding.code == "wrong-kind" || !finding.related.is_empty(),
            "no help: {finding:?}"
        );
        let Some(span) = finding.span else {
            return finding.code.to_owned();
        };
        let (at, name) = (sources.position(span), &sources.get(span.source).name);
        let stem = name
            .rsplit('/')
            .next()
            .and_then(|file| file.split('.').next())
            .unwrap_or_default();
        format!("{} {stem}:{}:{}", finding.code, at.line, at.column)
    };
    findings.iter().map(shown).collect()
}

/// The findings of one API, whose `api.yaml` need not be given.
fn api_codes(files: &[(&str, &str)]) -> Vec<String> {
    let named: Vec<(String, &str)> = files
        .iter()
        .map(|(name, text)| (format!("v1/{name}.yaml"), *text))
        .collect();
    let mut all = vec![("v1/api.yaml", "title: Test\n")];
    all.retain(|(name, _)| files.iter().all(|(other, _)| format!("v1/{other}.yaml") != *name));
    all.extend(named.iter().map(|(name, text)| (name.as_str(), *text)));
    all.sort();
    codes(&all)
}

/// The findings of one model `A`, of which the first line is given.
fn model_codes(body: &str) -> Vec<String> {
    api_codes(&[("models/A", &format!("model: A\n{body}"))])
}

/// The findings of one property `p` of a model `A`, whose first fact stands in line 4.
fn property_codes(facts: &str) -> Vec<String> {
    let facts: String = facts.lines().map(|line| format!("    {line}\n")).collect();
    model_codes(&format!("properties:\n  p:\n{facts}"))
}

/// The one API of files without a mistake.
fn api(files: &[(&str, &str)]) -> Api {
    let named: Vec<(String, &str)> = files
        .iter()
        .map(|(name, text)| (format!("v1/{name}.yaml"), *text))
        .collect();
    let mut all = vec![("v1/api.yaml", "wire_case: camelCase\n")];
    all.retain(|(name, _)| files.iter().all(|(other, _)| format!("v1/{other}.yaml") != *name));
    all.extend(named.iter().map(|(name, text)| (name.as_str(), *text)));
    all.sort();
    let (_, schema, findings) = resolve(&all);
    assert_eq!(findings, []);
    schema.expect("no findings").apis.remove(0)
}
