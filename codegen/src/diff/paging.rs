//! Lists that come in pages: how they are asked for, where their items are, and what comes after.

use std::collections::BTreeSet;

use super::change::{Change, Place, Sides};
use super::effect::Role;
use super::endpoints::Call;
use super::verdict::{Bump, Impact, Verdict};
use crate::model::{Api, Endpoint, Paging};
use crate::rules::diff as rules;

/// One thing about a style of list that differs.
struct Difference {
    rule: &'static str,
    before: String,
    after: String,
    verdict: Verdict,
}

/// Styles of lists by their names. Where an endpoint has another style, that is told there.
pub(super) fn styles(sides: &Sides<'_>, found: &mut Vec<Change>) {
    for new in &sides.new.protocol.paging {
        let Some(old) = sides.old.protocol.paging.iter().find(|old| old.name == new.name) else {
            continue;
        };
        let lists = lists(sides, old, new);
        let endpoints: BTreeSet<String> = lists.iter().map(|(name, ..)| name.clone()).collect();
        // Where every endpoint goes on from the new place to the old one, nothing has moved.
        let is_moved = lists.iter().any(|(_, a, b)| items(old, a) != items(new, b));
        let differences = differences(old, new).into_iter();
        let told = differences.filter(|difference| difference.rule != rules::ITEMS_KEY_CHANGED || is_moved);
        if endpoints.is_empty() {
            continue;
        }
        found.extend(told.map(|difference| {
            let change = Change::new(difference.rule, "", "", Place::Api);
            let mut change = told_as(change, &format!("`{}`: ", new.name), difference);
            change.endpoints.clone_from(&endpoints);
            change
        }));
    }
}

/// Endpoints that have a style on both sides.
fn lists<'a>(sides: &'a Sides<'_>, old: &Paging, new: &Paging) -> Vec<(String, &'a Endpoint, &'a Endpoint)> {
    let has = |api: &Api, endpoint: &Endpoint, style: &Paging| {
        self::style(api, endpoint).is_some_and(|found| found.name == style.name)
    };
    let mut lists = Vec::new();
    for resource in &sides.new.resources {
        let Some(before) = sides.old.resources.iter().find(|before| before.name == resource.name) else {
            continue;
        };
        for after in &resource.endpoints {
            let is_same = |e: &&Endpoint| e.name == after.name || after.renamed_from.as_ref() == Some(&e.name);
            let before = before.endpoints.iter().find(is_same);
            if let Some(before) = before
                && has(sides.old, before, old)
                && has(sides.new, after, new)
            {
                lists.push((format!("{}.{}", resource.name, after.name), before, after));
            }
        }
    }
    lists
}

/// How one endpoint pages its list.
pub(super) fn of_call(call: &Call<'_>, found: &mut Vec<Change>) {
    let styles = (style(call.sides.old, call.old), style(call.sides.new, call.new));
    let (Some(old), Some(new)) = styles else { return };
    let (before, after) = (items(old, call.old), items(new, call.new));
    let others = differences(old, new).into_iter();
    let others = others.filter(|difference| difference.rule != rules::ITEMS_KEY_CHANGED);
    // To have another style is one edit, whatever it changes.
    let told = if old.name == new.name {
        // Where only the style is another, that is told of the style.
        let is_own = call.old.items != call.new.items && before != after;
        is_own.then(|| moved(rules::ITEMS_KEY_CHANGED, dots(&before), dots(&after)))
    } else if let Some(worst) = others.max_by_key(|difference| difference.verdict.writer) {
        Some(Difference {
            before: old.name.clone(),
            after: new.name.clone(),
            ..worst
        })
    } else {
        (before != after).then(|| moved(rules::ITEMS_KEY_CHANGED, dots(&before), dots(&after)))
    };
    found.extend(told.map(|difference| told_as(call.change("", String::new(), String::new()), "", difference)));
}

fn told_as(change: Change, of: &str, difference: Difference) -> Change {
    let Difference {
        rule,
        before,
        after,
        verdict,
    } = difference;
    let shown = |text: &str| {
        if text.is_empty() {
            "nothing".to_owned()
        } else {
            text.to_owned()
        }
    };
    let message = format!("{of}{} -> {}", shown(&before), shown(&after));
    let change = Change { rule, ..change };
    change
        .values(format!("{of}{before}"), format!("{of}{after}"))
        .verdict(verdict)
        .message(message)
}

fn style<'a>(api: &'a Api, endpoint: &Endpoint) -> Option<&'a Paging> {
    api.protocol.paging.get(endpoint.paging?)
}

/// Where the items of an endpoint are, from the top of the document.
fn items(style: &Paging, endpoint: &Endpoint) -> Vec<String> {
    style.items.iter().chain(&endpoint.items).cloned().collect()
}

fn dots(path: &[String]) -> String {
    path.join(".")
}

/// Every thing that differs between two styles: where the items are, where the next page is, or all the rest.
fn differences(old: &Paging, new: &Paging) -> Vec<Difference> {
    let mut found = Vec::new();
    if old.items != new.items {
        found.push(moved(rules::ITEMS_KEY_CHANGED, dots(&old.items), dots(&new.items)));
    }
    // A link that comes or goes makes it another style.
    let has_links = old.next.is_some() && new.next.is_some();
    if let (Some(before), Some(after)) = (&old.next, &new.next)
        && before != after
    {
        found.push(moved(rules::NEXT_KEY_CHANGED, dots(before), dots(after)));
    }
    let rest = |style: &Paging| -> String {
        let asked = style
            .parameter
            .as_ref()
            .map(|name| format!("{name} from {}", style.first));
        let next = if has_links { &None } else { &style.next };
        let places = [
            ("next", next),
            ("number", &style.number),
            ("total_pages", &style.total_pages),
            ("total_items", &style.total_items),
        ];
        let places = places
            .into_iter()
            .filter_map(|(name, path)| Some(format!("{name} {}", dots(path.as_deref()?))));
        asked.into_iter().chain(places).collect::<Vec<_>>().join(", ")
    };
    let (before, after) = (rest(old), rest(new));
    if before != after {
        let is_asked_alike = (&old.parameter, old.first) == (&new.parameter, new.first);
        let mut change = moved(rules::PAGINATION_STYLE_CHANGED, before, after);
        if !is_asked_alike {
            change.verdict.writer = Impact::Breaking;
        }
        found.push(change);
    }
    found
}

/// What is read elsewhere than before.
fn moved(rule: &'static str, before: String, after: String) -> Difference {
    let breaks = Impact::Breaking;
    Difference {
        rule,
        before,
        after,
        verdict: Role::BOTH.verdict(Bump::None, breaks, Impact::None, breaks),
    }
}
