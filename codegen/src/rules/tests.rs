//! The table holds together, and every page shows what it says: its bad example breaks the rule, its good one does not.

use super::{Example, Kind, LANGUAGE, Page, Rule, absent, all, find};
use crate::diagnostic::Findings;
use crate::diff::{self, Level};
use crate::lint::{self, Selection};
use crate::model::Schema;
use crate::resolve::{self, Reading};
use crate::source::{Source, Sources};

/// Examples of bytes that no text can show, and of a size that no page has; `source` has tests of them.
const NOT_SHOWN: [&str; 2] = [super::YAML_TOO_LARGE, super::YAML_ENCODING];

/// Rules of the diff that are about approvals, which are no change of a schema.
fn is_about_approvals(rule: &Rule) -> bool {
    super::approvals::TABLE.iter().any(|other| other.id == rule.id)
}

/// Resolves the files of an example; `api.yaml` has nothing to say unless the example says it.
fn read(files: &[(String, String)], api: &str) -> Reading {
    let mut files = files.to_vec();
    if !files.is_empty() && !api.is_empty() && files.iter().all(|(name, _)| name != "v1/api.yaml") {
        files.push(("v1/api.yaml".into(), api.into()));
    }
    files.sort();
    let mut sources = Sources::default();
    for (name, text) in files {
        let path = name.clone().into();
        sources.add(Source { path, name, text });
    }
    let mut findings = Findings::default();
    let schema = resolve::schema(&sources, &mut findings);
    Reading {
        sources,
        schema,
        findings: findings.into_sorted(),
    }
}

fn as_they_are(examples: &[Example]) -> Vec<(String, String)> {
    let files = examples.iter();
    files
        .map(|example| (example.file.clone(), example.text.clone()))
        .collect()
}

/// One side of an example that is a diff.
fn side(examples: &[Example], mark: char) -> Schema {
    let keeps = |line: &&str| line.starts_with([' ', mark]);
    let one = |example: &Example| -> String {
        let lines = example.text.lines().filter(keeps);
        lines
            .map(|line| line.get(1..).unwrap_or_default().to_owned() + "\n")
            .collect()
    };
    let files = examples.iter().map(|example| (example.file.clone(), one(example)));
    let files: Vec<(String, String)> = files.filter(|(_, text)| !text.is_empty()).collect();
    let reading = read(&files, "title: Pets\n");
    reading.schema.unwrap_or_else(|| panic!("{:#?}", reading.findings))
}

/// The codes of everything that is found, opt-in rules included.
fn codes(examples: &[Example], api: &str) -> Vec<&'static str> {
    let reading = read(&as_they_are(examples), api);
    let selection = Selection::default().select(["all"]).expect("a word of selections");
    let found = lint::run(&reading, &selection).into_sorted();
    let all = reading.findings.iter().chain(&found);
    all.map(|finding| finding.code).collect()
}

#[test]
fn ids_are_unique_and_summaries_are_sentences() {
    let rules: Vec<&Rule> = all().collect();
    for (n, rule) in rules.iter().enumerate() {
        assert!(rule.summary.ends_with('.'), "{}", rule.id);
        assert!(rules[n + 1..].iter().all(|other| other.id != rule.id), "{}", rule.id);
        assert_eq!(find(rule.id), Some(*rule));
        let is_kebab = rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(is_kebab || rule.kind == Kind::Diff, "{}", rule.id);
    }
}

#[test]
fn what_is_absent_is_no_rule_and_has_a_reason() {
    for one in super::absent::TABLE {
        assert_eq!(find(one.id), None);
        assert_eq!(absent(one.id), Some(one));
        assert!(one.why.ends_with('.'), "{}", one.id);
    }
}

#[test]
fn every_page_says_why_and_shows_it() {
    for rule in all() {
        let page = Page::of(rule);
        assert!(page.why.ends_with(['.', ')']), "{}: {}", rule.id, page.why);
        assert_eq!(page.fix.is_some(), rule.fix, "{}", rule.id);
        assert!(!page.bad.is_empty(), "{}", rule.id);
        assert!(rule.kind == Kind::Diff || !page.good.is_empty(), "{}", rule.id);
        for example in page.bad.iter().chain(&page.good) {
            assert!(example.file.contains('.') && !example.text.is_empty(), "{}", rule.id);
        }
    }
}

#[test]
fn examples_break_the_rules_of_the_language_and_of_lint_as_their_pages_say() {
    let lints = lint::TABLE.iter().map(|lint| &lint.rule);
    let mut wrong = Vec::new();
    for rule in LANGUAGE
        .iter()
        .chain(lints)
        .filter(|rule| !NOT_SHOWN.contains(&rule.id))
    {
        let page = Page::of(rule);
        // Only that rule is about an `api.yaml` that is not there.
        let api = if rule.id == super::API_MISSING {
            ""
        } else {
            "title: Pets\n"
        };
        let (bad, good) = (codes(&page.bad, api), codes(&page.good, api));
        if !bad.contains(&rule.id) || good.contains(&rule.id) {
            wrong.push(format!("{}: bad {bad:?}, good {good:?}", rule.id));
        }
        let reading = read(&as_they_are(&page.good), api);
        if reading.schema.is_none() {
            wrong.push(format!("{}: {:?}", rule.id, reading.findings));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn fixes_mend_the_bad_examples_of_their_pages() {
    for rule in all().filter(|rule| rule.fix) {
        let folder = tempfile::tempdir().expect("temporary folder");
        let page = Page::of(rule);
        let files = as_they_are(&page.bad);
        for (name, text) in files.iter().chain(&[("v1/api.yaml".into(), "title: Pets\n".into())]) {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
            std::fs::write(path, text).expect("file");
        }
        let selection = Selection::default().select([rule.id]).unwrap_or_default();
        let fixed = lint::fix(folder.path(), &selection).expect(rule.id);
        assert!(fixed.mended.iter().any(|mended| mended.rule == rule.id), "{}", rule.id);
        let left: Vec<&str> = fixed.reading.findings.iter().map(|finding| finding.code).collect();
        assert!(!left.contains(&rule.id), "{}: {left:?}", rule.id);
        assert!(fixed.reading.schema.is_some(), "{}", rule.id);
    }
}

#[test]
fn examples_are_the_changes_that_their_pages_say() {
    let mut wrong = Vec::new();
    for rule in all().filter(|rule| rule.kind == Kind::Diff && !is_about_approvals(rule)) {
        let page = Page::of(rule);
        let level = |examples: &[Example]| -> Option<Level> {
            let report = diff::schemas(&side(examples, '-'), &side(examples, '+'));
            let same = report.findings.iter().filter(|found| found.rule == rule.id);
            same.map(diff::Difference::level).max()
        };
        let Some(bad) = level(&page.bad) else {
            wrong.push(format!("{}: the example is another change", rule.id));
            continue;
        };
        if !page.good.is_empty() {
            let report = diff::schemas(&side(&page.good, '-'), &side(&page.good, '+'));
            if report.level >= bad {
                wrong.push(format!("{}: {bad:?} is no worse than {:?}", rule.id, report.level));
            }
        } else if bad >= Level::MinorDangerous {
            wrong.push(format!("{}: nothing better than {bad:?}", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
