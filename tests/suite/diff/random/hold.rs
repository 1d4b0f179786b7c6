//! What holds for any change.

use std::collections::BTreeMap;

use codegen::diff::Report;
use codegen::rules::diff as rules;
use proptest::prelude::*;

use super::super::{Files, diff, line, rows};
use super::edits::{self, MARKED};
use super::{config, edited, is_valid, plan, refactor};

/// What a rule is called when the change is undone; one that is not here is its own mirror.
const MIRRORS: &[(&str, &str)] = &[
    (rules::MODEL_ADDED, rules::MODEL_REMOVED),
    (rules::PROPERTY_ADDED_OPTIONAL, rules::PROPERTY_REMOVED_OPTIONAL),
    (
        rules::PROPERTY_ADDED_REQUIRED_READ_ONLY,
        rules::PROPERTY_REMOVED_REQUIRED,
    ),
    (
        rules::PROPERTY_ADDED_REQUIRED_WRITABLE,
        rules::PROPERTY_REMOVED_REQUIRED,
    ),
    (rules::PROPERTY_ADDED_REQUIRED_DEFAULT, rules::PROPERTY_REMOVED_REQUIRED),
    (rules::ALIAS_ADDED, rules::ALIAS_REMOVED),
    (rules::REQUIRED_ADDED, rules::REQUIRED_REMOVED),
    (rules::NULLABLE_ADDED, rules::NULLABLE_REMOVED),
    (rules::BECAME_READ_ONLY, rules::NO_LONGER_READ_ONLY),
    (rules::BECAME_WRITE_ONLY, rules::NO_LONGER_WRITE_ONLY),
    (rules::TYPE_INTEGER_TO_NUMBER, rules::TYPE_NUMBER_TO_INTEGER),
    (rules::TYPE_FORMAT_TYPED, rules::TYPE_FORMAT_UNTYPED),
    (rules::UNION_VARIANT_ADDED, rules::UNION_VARIANT_REMOVED),
    (rules::CHOICE_ADDED, rules::CHOICE_REMOVED),
    (rules::ENUM_OPENED, rules::ENUM_CLOSED),
    (rules::ENUM_TO_STRING, rules::STRING_TO_ENUM),
    (rules::CONSTRAINT_TIGHTENED, rules::CONSTRAINT_LOOSENED),
    (rules::SERVER_DEFAULT_ADDED, rules::DEFAULT_REMOVED),
    (rules::CLIENT_DEFAULT_CHANGED, rules::DEFAULT_REMOVED),
    (rules::DEPRECATED_ADDED, rules::DEPRECATED_REMOVED),
    (rules::ENDPOINT_ADDED, rules::ENDPOINT_REMOVED),
    (rules::ERROR_ADDED, rules::ERROR_REMOVED),
    (rules::PARAM_ADDED_OPTIONAL, rules::PARAM_REMOVED),
    (rules::PARAM_ADDED_REQUIRED, rules::PARAM_REMOVED),
    (rules::BECAME_REQUIRED, rules::BECAME_OPTIONAL),
    (rules::PAGINATION_ADDED, rules::PAGINATION_REMOVED),
    (rules::OPERATION_ADDED, rules::OPERATION_REMOVED),
    (rules::AUTH_ADDED, rules::AUTH_REMOVED),
];

/// Rules whose path ends in the new name.
const MOVED: [&str; 3] = [
    rules::CHOICE_WIRE_CHANGED,
    rules::OPERATION_RENAMED,
    rules::MODEL_RENAME_CANDIDATE,
];

/// Rules that an edit back does not give, with the reason.
const WAIVERS: &[(&str, &str)] = &[
    (rules::MODEL_RENAMED, "the marker says it one way only"),
    (rules::PROPERTY_RENAMED, "the marker says it one way only"),
    (rules::PROPERTY_RUST_RENAMED, "the marker says it one way only"),
    (
        rules::CHOICE_VARIANT_RENAMED,
        "a marker that goes takes the former name with it",
    ),
    (
        rules::NAME_REUSED,
        "what goes again is a property or choice like any other",
    ),
];

/// The findings as a mirror shows them: one word for a rule and its mirror, and the path.
fn seen(report: &Report) -> BTreeMap<(&'static str, String), usize> {
    let mut seen = BTreeMap::new();
    for found in &report.findings {
        let pair = MIRRORS.iter().find(|(a, b)| [*a, *b].contains(&found.rule));
        let word = match pair.map_or(found.rule, |(_, b)| *b) {
            // A default that changes is its own mirror, one that comes is that of one that goes.
            rules::PROPERTY_REMOVED_REQUIRED | rules::PROPERTY_REMOVED_OPTIONAL => rules::PROPERTY_REMOVED_OPTIONAL,
            word => word,
        };
        let path = found.path.rsplit_once('.').filter(|_| MOVED.contains(&found.rule));
        let path = path.map_or(found.path.as_str(), |(owner, _)| owner);
        // A call that has another name has other names in all that is told of it.
        let path = if path.starts_with("v1.R.") { "v1.R" } else { path };
        *seen.entry((word, path.to_owned())).or_default() += 1;
    }
    seen
}

fn mirror(old: &Files, new: &Files) -> Result<(), String> {
    let (there, back) = (diff(old, new), diff(new, old));
    if seen(&there) == seen(&back) {
        return Ok(());
    }
    let told = |report: &Report| report.findings.iter().map(line).collect::<Vec<_>>();
    Err(format!(
        "{:#?}\nbut back\n{:#?}\n{old:#?}\n{new:#?}",
        told(&there),
        told(&back)
    ))
}

#[test]
fn each_row_is_mirrored_by_its_way_back_or_waived() {
    let mut used = Vec::new();
    let mut wrong = Vec::new();
    for row in rows::all() {
        if let Err(told) = mirror(&row.old, &row.new) {
            let both = [diff(&row.old, &row.new), diff(&row.new, &row.old)];
            let mut found = both.iter().flat_map(|report| &report.findings).map(|found| found.rule);
            match found.find(|found| WAIVERS.iter().any(|(rule, _)| rule == found)) {
                Some(rule) => used.push(rule),
                None => wrong.push(told),
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    let stale: Vec<&&str> = WAIVERS
        .iter()
        .map(|(rule, _)| rule)
        .filter(|rule| !used.contains(*rule))
        .collect();
    assert!(stale.is_empty(), "{stale:?} are mirrored after all");
}

proptest! {
    #![proptest_config(config())]

    /// Whatever means the same gives nothing: itself, another order, other quotes, comments, canonical files, enums
    /// with files of their own, properties in bases.
    #[test]
    fn refactorings_give_nothing(plan in plan::plans().prop_filter("a mistake", is_valid), style in 1_u8..8) {
        let files = plan.files(0);
        let mut others = vec![files.clone(), plan.files(style)];
        let formatted = plan.files(style).into_iter().map(|(name, text)| {
            let text = codegen::format::file(&format!("v1/{name}.yaml"), &text).unwrap();
            (name, text)
        });
        others.push(formatted.collect());
        others.extend([refactor::named_enums(&plan), refactor::moved_to_bases(&plan)].map(|plan| plan.files(0)));
        for other in others {
            let found: Vec<String> = [diff(&files, &other), diff(&other, &files)]
                .iter()
                .flat_map(|report| &report.findings)
                .map(line)
                .collect();
            prop_assert!(found.is_empty(), "{found:#?}\n{files:#?}\n{other:#?}");
        }
    }

    #[test]
    fn the_way_back_mirrors_the_way_there((plan, edits) in edited(1..4)) {
        let marked = edits.iter().any(|edit| MARKED.contains(&edit.kind));
        prop_assume!(!marked);
        let new = edits::apply(&plan, &edits).files(0);
        let told = mirror(&plan.files(0), &new);
        prop_assert!(told.is_ok(), "{}", told.unwrap_err());
    }

    /// A change of two properties is never milder than that of one of them.
    #[test]
    fn a_change_is_never_milder_than_one_that_it_contains((plan, edits) in edited(2..3)) {
        let (first, both) = (edits::apply(&plan, &edits[..1]), edits::apply(&plan, &edits));
        // The second edit changes another property, which was there before the first. An enum may be of that very property.
        let (one, two) = (edits[0].place(&plan), edits[1].place(&first));
        let properties = || plan.models.iter().flat_map(|model| &model.properties).map(|property| &property.name);
        let was_there = |name: &String| properties().chain(plan.calls.iter().map(|call| &call.name)).any(|n| n == name);
        let apart = one != two && two.is_some_and(|name| was_there(&name)) && !edits[0].is_of_choices();
        prop_assume!(apart && is_valid(&first));
        let old = plan.files(0);
        let (one, two) = (diff(&old, &first.files(0)), diff(&old, &both.files(0)));
        let told = |report: &Report| report.findings.iter().map(line).collect::<Vec<_>>();
        prop_assert!(two.level >= one.level, "{:?}\n{:?}\n{:#?}\n{:#?}\n{:#?}", told(&one), told(&two), old, first.files(0), both.files(0));
    }
}
