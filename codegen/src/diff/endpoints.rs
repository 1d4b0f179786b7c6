//! Endpoints: which came, which went, and what a call gives and takes.

use std::collections::BTreeSet;

use serde_json::json;

use super::calls::Caller;
use super::change::{Change, Place, Sides};
use super::defaults::deprecation;
use super::effect::Role;
use super::pairs::Pairing;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{Witness, rust};
use super::{exchange, patches, places, protocol};
use crate::model::{Api, Endpoint};
use crate::rules::diff as rules;

/// One endpoint on both sides.
pub(super) struct Call<'a> {
    pub(super) sides: &'a Sides<'a>,
    /// The resource that it is of, which may be another than it was of.
    pub(super) resource: &'a str,
    former_resource: &'a str,
    pub(super) old: &'a Endpoint,
    pub(super) new: &'a Endpoint,
}

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let mut came: Vec<(&str, &Endpoint)> = Vec::new();
    let mut gone: Vec<(&str, &Endpoint)> = Vec::new();
    for resource in &sides.new.resources {
        let before = sides.old.resources.iter().find(|r| r.name == resource.name);
        let olds = before.map_or(&[][..], |before| &before.endpoints);
        let pairing = pair(olds, &resource.endpoints);
        for (n, new) in resource.endpoints.iter().enumerate() {
            match pairing.to_old[n] {
                Some(o) => Call {
                    sides,
                    resource: &resource.name,
                    former_resource: &resource.name,
                    old: &olds[o],
                    new,
                }
                .compare(found),
                None => came.push((&resource.name, new)),
            }
        }
        let left = olds.iter().enumerate().filter(|(o, _)| pairing.to_new[*o].is_none());
        gone.extend(left.map(|(_, old)| (resource.name.as_str(), old)));
    }
    for resource in &sides.old.resources {
        if sides.new.resources.iter().all(|r| r.name != resource.name) {
            gone.extend(resource.endpoints.iter().map(|old| (resource.name.as_str(), old)));
        }
    }
    for (resource, new) in came {
        // What goes over the wire as it did is the call itself, of whatever resource it is.
        match gone.iter().position(|(_, old)| is_same_call(old, new)) {
            Some(at) => {
                let (former_resource, old) = gone.remove(at);
                Call {
                    sides,
                    resource,
                    former_resource,
                    old,
                    new,
                }
                .compare(found);
            }
            None => found.push(whole(sides.new, rules::ENDPOINT_ADDED, resource, new)),
        }
    }
    let removed = gone.into_iter();
    found.extend(removed.map(|(resource, old)| whole(sides.old, rules::ENDPOINT_REMOVED, resource, old)));
    if sides.old.base_url != sides.new.base_url && !sides.old_reach.endpoints.is_empty() {
        let url = |url: &Option<String>| url.clone().unwrap_or_default();
        let mut change = Change::new(rules::METHOD_OR_PATH_CHANGED, "", "", Place::Api);
        change.endpoints = sides.old_reach.endpoints.iter().cloned().collect();
        let (before, after) = (url(&sides.old.base_url), url(&sides.new.base_url));
        let message = format!("base_url {before} -> {after}");
        let witness = Witness::Json {
            of: "request".into(),
            value: json!({"url": before}),
        };
        found.push(
            change
                .values(before, after)
                .verdict(rerouted())
                .message(message)
                .witness(witness),
        );
    }
}

/// By name, by `renamed_from`, else by what goes over the wire: that is the call itself.
fn pair(olds: &[Endpoint], news: &[Endpoint]) -> Pairing {
    let mut pairing = Pairing::of(
        &olds.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(),
        &news
            .iter()
            .map(|e| (e.name.as_str(), e.renamed_from.as_deref()))
            .collect::<Vec<_>>(),
    );
    for (n, new) in news.iter().enumerate() {
        let same = olds
            .iter()
            .enumerate()
            .position(|(o, old)| pairing.to_new[o].is_none() && is_same_call(old, new));
        if let (None, Some(o)) = (pairing.to_old[n], same) {
            pairing.join(o, n);
        }
    }
    pairing
}

fn is_same_call(old: &Endpoint, new: &Endpoint) -> bool {
    old.method == new.method && route(&old.path) == route(&new.path)
}

/// A path without the names of its parameters.
fn route(path: &str) -> String {
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// From what to what, as messages say it.
pub(super) fn moved(before: &str, after: &str) -> String {
    let shown = |text: &str| if text.is_empty() { "nothing" } else { text }.to_owned();
    format!("{} -> {}", shown(before), shown(after))
}

fn rerouted() -> Verdict {
    Role::WRITE.verdict(Bump::None, Impact::None, Impact::Breaking, Impact::Breaking)
}

/// An endpoint of one side only.
fn whole(api: &Api, rule: &'static str, resource: &str, endpoint: &Endpoint) -> Change {
    let line = format!("{} {}", endpoint.method, endpoint.path);
    let is_new = rule == rules::ENDPOINT_ADDED;
    let (verdict, place, before, after) = if is_new {
        let verdict = Verdict::rust(Bump::Minor);
        (verdict, Place::New(endpoint.span), String::new(), line.clone())
    } else {
        let gone = Verdict {
            writer: Impact::Breaking,
            ..Verdict::rust(Bump::Major)
        };
        (gone, Place::Old(endpoint.span), line.clone(), String::new())
    };
    let mut change = Change::new(rule, resource, &endpoint.name, place);
    change.endpoints = BTreeSet::from([format!("{resource}.{}", endpoint.name)]);
    let caller = Caller {
        api,
        resource,
        endpoint,
    };
    change
        .values(before, after)
        .verdict(verdict)
        .message(format!("{line} is {}", if is_new { "new" } else { "gone" }))
        .witness(rust(caller.made()))
}

impl Call<'_> {
    pub(super) fn change(&self, rule: &'static str, before: String, after: String) -> Change {
        let mut change = Change::new(rule, self.resource, &self.new.name, Place::New(self.new.span));
        change.endpoints = BTreeSet::from([format!("{}.{}", self.resource, self.new.name)]);
        let message = moved(&before, &after);
        change.values(before, after).message(message)
    }

    fn compare(&self, found: &mut Vec<Change>) {
        self.name(found);
        self.route(found);
        exchange::compare(self, found);
        places::compare(self, found);
        patches::compare(self, found);
        protocol::of_call(self, found);
        let change = self.change("", String::new(), String::new());
        let before = found.len();
        let caller = if self.new.deprecated.is_some() {
            self.before()
        } else {
            self.after()
        };
        let deprecated = (&self.old.deprecated, &self.new.deprecated);
        deprecation(change, deprecated, &caller.made(), found);
        // Where the one side's code means nothing to the other, it is not the deprecation that shows.
        let is_named_alike = self.old.name == self.new.name && !self.has_moved();
        let is_known = is_named_alike || self.is_marked() && self.new.deprecated.is_some();
        if !self.is_called_alike() || !is_known {
            found[before..].iter_mut().for_each(|change| change.witness = None);
        }
    }

    /// The same of a part of the call that the message names.
    pub(super) fn change_of(&self, part: &str, rule: &'static str, before: String, after: String) -> Change {
        let message = format!("{part}: {}", moved(&before, &after));
        self.change(rule, before, after).message(message)
    }

    /// The endpoint as its callers knew it.
    pub(super) fn before(&self) -> Caller<'_> {
        Caller {
            api: self.sides.old,
            resource: self.former_resource,
            endpoint: self.old,
        }
    }

    /// The endpoint as its callers know it.
    pub(super) fn after(&self) -> Caller<'_> {
        Caller {
            api: self.sides.new,
            resource: self.resource,
            endpoint: self.new,
        }
    }

    /// Whether the former name still works.
    fn is_marked(&self) -> bool {
        self.new.renamed_from.as_deref() == Some(&self.old.name) && !self.has_moved()
    }

    /// Whether it is of another resource, where no name can stay behind.
    fn has_moved(&self) -> bool {
        self.resource != self.former_resource
    }

    /// Whether calls are written as they were, but for the endpoint's name.
    fn is_called_alike(&self) -> bool {
        self.before().is_called_like(&self.after())
    }

    fn name(&self, found: &mut Vec<Change>) {
        if self.old.name != self.new.name || self.has_moved() {
            let marked = self.is_marked();
            let bump = if marked { Bump::Minor } else { Bump::Major };
            let said = |resource: &str, endpoint: &Endpoint| match self.has_moved() {
                true => format!("{resource}.{}", endpoint.name),
                false => endpoint.name.clone(),
            };
            let (former, name) = (said(self.former_resource, self.old), said(self.resource, self.new));
            let mut change = self.change(rules::OPERATION_RENAMED, former, name);
            let made = self.before().made();
            if marked {
                // Where calls are given other things as well, that is what the compiler says first.
                let deprecated = rust(format!("#[deny(deprecated)] {made}"));
                change.witness = self.is_called_alike().then_some(deprecated);
            } else if self.has_moved() {
                change.witness = Some(rust(made));
            } else {
                change.message += &format!("; the old name stays with: renamed_from: {}", self.old.name);
                change.witness = Some(rust(made));
            }
            found.push(change.verdict(Verdict::rust(bump)));
        }
    }

    fn route(&self, found: &mut Vec<Change>) {
        let line = |endpoint: &Endpoint| format!("{} {}", endpoint.method, endpoint.path);
        let (before, after) = (line(self.old), line(self.new));
        if before == after {
            return;
        }
        let rerouted_now = self.old.method != self.new.method || route(&self.old.path) != route(&self.new.path);
        let (rule, verdict) = if rerouted_now {
            (rules::METHOD_OR_PATH_CHANGED, rerouted())
        } else {
            (rules::PATH_PARAM_RENAMED, Verdict::rust(Bump::Patch))
        };
        let mut witness = Witness::Json {
            of: "request".into(),
            value: json!({"method": self.old.method, "path": self.old.path}),
        };
        let mut verdict = verdict;
        if self.old.params.len() != self.new.params.len() {
            verdict = verdict.with_rust(Bump::Major);
            witness = rust(self.before().made());
        }
        found.push(self.change(rule, before, after).verdict(verdict).witness(witness));
    }
}
