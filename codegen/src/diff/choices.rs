//! Enums that are on both sides, and their choices.

use std::collections::BTreeSet;

use serde_json::json;

use super::change::{Change, Place, Sides};
use super::defaults::deprecation;
use super::effect::{Effect, Reading, Role, derive, impact};
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{Witness, rust};
use crate::model::{Api, Choice, Enum, Type};
use crate::policy::{self, OnUnexpected};
use crate::rules::diff as rules;

/// One enum on both sides.
struct Both<'a> {
    old: &'a Enum,
    new: &'a Enum,
    role: Role,
    /// Models that have a property of this enum.
    models: Vec<String>,
    /// Endpoints that have a parameter of it.
    endpoints: Vec<String>,
}

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let mut uses = Uses::of(sides.new);
    for (n, new) in sides.new.enums.iter().enumerate() {
        let Some(o) = sides.pairs.enums.to_old[n] else { continue };
        let both = Both {
            old: &sides.old.enums[o],
            new,
            role: sides.old_reach.choices(o).and(sides.new_reach.choices(n)),
            models: std::mem::take(&mut uses.models[n]),
            endpoints: std::mem::take(&mut uses.endpoints[n]),
        };
        both.openness(found);
        both.choices(found);
        both.order(found);
        let change = both.change("", "", Place::New(new.span));
        let uses = format!("fn f(_: {}) {{}}", new.name);
        deprecation(change, (&both.old.deprecated, &new.deprecated), &uses, found);
    }
}

/// Who has a property or takes a parameter of each enum, by the enum's index.
struct Uses {
    models: Vec<Vec<String>>,
    endpoints: Vec<Vec<String>>,
}

impl Uses {
    fn of(api: &Api) -> Self {
        let mut uses = Uses {
            models: vec![Vec::new(); api.enums.len()],
            endpoints: vec![Vec::new(); api.enums.len()],
        };
        for model in &api.models {
            let types = model.properties.iter().map(|property| &property.ty);
            note(&mut uses.models, types, || model.name.clone());
        }
        for resource in &api.resources {
            for endpoint in &resource.endpoints {
                let name = || format!("{}.{}", resource.name, endpoint.name);
                note(&mut uses.endpoints, super::reach::sent(endpoint), name);
            }
        }
        uses
    }
}

/// Notes a name once at each enum among these types.
fn note<'a>(uses: &mut [Vec<String>], types: impl IntoIterator<Item = &'a Type>, name: impl Fn() -> String) {
    let enums = types.into_iter().filter_map(|ty| match ty.innermost() {
        Type::Enum(id) => Some(id.0),
        _ => None,
    });
    for id in enums.collect::<BTreeSet<_>>() {
        uses[id].push(name());
    }
}

/// What differs on the wire between two enums that are no pair; `None` where nothing does.
pub(super) fn swapped(old: &Enum, new: &Enum, role: Role) -> Option<Verdict> {
    let values = |choices: &Enum| choices.choices.iter().map(|c| c.value.clone()).collect::<BTreeSet<_>>();
    let (before, after) = (values(old), values(new));
    let effect = match (after.is_subset(&before), before.is_subset(&after)) {
        (true, true) => None,
        (true, false) => Some(Effect::Narrow),
        (false, true) => Some(Effect::Widen),
        (false, false) => Some(Effect::Incomparable),
    };
    let wire = effect.map(|effect| derive(effect, role, reading(old, new)));
    let opened = (old.open != new.open).then(|| openness(new, role));
    wire.into_iter().chain(opened).reduce(Verdict::worst)
}

/// What it means on the wire that an enum is open or closed now, whatever its choices are.
fn openness(new: &Enum, role: Role) -> Verdict {
    let plus = Impact::Compatible;
    if new.open {
        role.verdict(Bump::None, plus, plus, plus)
    } else if role.read {
        let skew = impact(policy::on_unknown_choice(new));
        Verdict {
            skew,
            ..Verdict::default()
        }
    } else {
        Verdict::default()
    }
}

fn reading(old: &Enum, new: &Enum) -> Reading {
    Reading {
        old: policy::on_unknown_choice(old),
        new: policy::on_unknown_choice(new),
    }
}

impl Both<'_> {
    fn change(&self, rule: &'static str, member: &str, place: Place) -> Change {
        let mut change = Change::new(rule, &self.new.name, member, place).affects(self.models.iter().cloned());
        change.endpoints = self.endpoints.iter().cloned().collect();
        change
    }

    fn document(&self, value: &str) -> Witness {
        Witness::Json {
            of: self.new.name.clone(),
            value: json!(value),
        }
    }

    fn openness(&self, found: &mut Vec<Change>) {
        if self.old.open == self.new.open {
            return;
        }
        let word = |open: bool| if open { "open" } else { "closed" };
        let rule = if self.new.open {
            rules::ENUM_OPENED
        } else {
            rules::ENUM_CLOSED
        };
        let verdict = openness(self.new, self.role).with_rust(Bump::Major);
        let name = &self.old.name;
        let witness = if self.new.open {
            rust(format!("fn f(x: {name}) -> ({name}, {name}) {{ (x, x) }}"))
        } else {
            rust(format!(
                "fn f(x: {name}) -> bool {{ matches!(x, {name}::Unrecognized(_)) }}"
            ))
        };
        found.push(
            self.change(rule, "", Place::New(self.new.span))
                .values(word(self.old.open), word(self.new.open))
                .verdict(verdict)
                .message(format!("it is {} now", word(self.new.open)))
                .witness(witness),
        );
    }

    fn choices(&self, found: &mut Vec<Change>) {
        let pairs = self.pairs();
        for (n, new) in self.new.choices.iter().enumerate() {
            match pairs.iter().find(|(_, at)| *at == n) {
                Some((o, _)) => self.kept(&self.old.choices[*o], new, found),
                None => found.push(self.added(new)),
            }
        }
        for (o, old) in self.old.choices.iter().enumerate() {
            if !pairs.iter().any(|(at, _)| *at == o) {
                found.push(self.removed(old));
            }
        }
    }

    /// A choice is the same by its value, else by the name that it says it had, else by its name in Rust.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let same: [fn(&Choice, &Choice) -> bool; 3] = [
            |old, new| old.value == new.value,
            |old, new| new.renamed_from.as_deref().map(crate::names::variant).as_deref() == Some(&old.variant),
            |old, new| old.variant == new.variant,
        ];
        for is_same in same {
            for (n, new) in self.new.choices.iter().enumerate() {
                let is_free = |o: usize| pairs.iter().all(|(a, b)| *a != o && *b != n);
                let mut olds = self.old.choices.iter().enumerate();
                if let Some((o, _)) = olds.find(|(o, old)| is_free(*o) && is_same(old, new)) {
                    pairs.push((o, n));
                }
            }
        }
        pairs
    }

    fn added(&self, choice: &Choice) -> Change {
        let on = reading(self.old, self.new);
        if self.old.removed.contains(&choice.value) {
            return self.reused(choice);
        }
        self.change(rules::CHOICE_ADDED, &choice.value, Place::New(choice.span))
            .values("", &choice.value)
            .verdict(derive(Effect::Widen, self.role, on).with_rust(Bump::Minor))
            .message(format!("`{}` is new", choice.value))
            .witness(if self.role.read {
                self.document(&choice.value)
            } else {
                rust(format!("const _: {0} = {0}::{1};", self.new.name, choice.variant))
            })
    }

    /// What the value meant while it was there, nobody knows any more.
    fn reused(&self, choice: &Choice) -> Change {
        let breaks = Impact::Breaking;
        self.change(rules::NAME_REUSED, &choice.value, Place::New(choice.span))
            .values("removed", &choice.value)
            .verdict(self.role.verdict(Bump::Minor, breaks, breaks, breaks))
            .message(format!(
                "`{}` was removed and reserved, and is there again",
                choice.value
            ))
    }

    fn removed(&self, choice: &Choice) -> Change {
        let on = reading(self.old, self.new);
        self.change(rules::CHOICE_REMOVED, &choice.value, Place::Old(choice.span))
            .values(&choice.value, "")
            .verdict(derive(Effect::Narrow, self.role, on).with_rust(Bump::Major))
            .message(format!("`{}` is gone", choice.value))
            .witness(rust(format!("const _: {0} = {0}::{1};", self.old.name, choice.variant)))
    }

    fn kept(&self, old: &Choice, new: &Choice, found: &mut Vec<Change>) {
        let place = Place::New(new.span);
        let marked = new.renamed_from.as_deref().map(crate::names::variant).as_deref() == Some(&old.variant);
        let rust_bump = match (old.variant == new.variant, marked) {
            (true, _) => Bump::None,
            (false, true) => Bump::Minor,
            (false, false) => Bump::Major,
        };
        let deny = if marked { "#[deny(deprecated)] " } else { "" };
        let former = format!("{deny}const _: {0} = {0}::{1};", self.old.name, old.variant);
        if old.value != new.value {
            let silent = |on: OnUnexpected| Reading::both(on.max(OnUnexpected::Silent));
            let reader = derive(Effect::Widen, self.role, silent(reading(self.old, self.new).old)).reader;
            let reads = impact(silent(reading(self.old, self.new).new).new);
            let skew = if self.role.write { Impact::Breaking } else { reads };
            let verdict = self.role.verdict(rust_bump, reader, Impact::Breaking, skew);
            let change = self.change(rules::CHOICE_WIRE_CHANGED, &new.value, place);
            // What now comes, where an old reader fails at it; else what an old client sends.
            let is_read = reader == Impact::Breaking || !self.role.write;
            let shown = if is_read { &new.value } else { &old.value };
            found.push(
                change
                    .values(&old.value, &new.value)
                    .verdict(verdict)
                    .message(format!("`{}` is written `{}`", old.value, new.value))
                    .witness(self.document(shown)),
            );
        } else if rust_bump > Bump::None {
            let change = self.change(rules::CHOICE_VARIANT_RENAMED, &new.value, place);
            let mut message = format!("{} -> {}", old.variant, new.variant);
            if marked {
                message += "; a `match` through a reference does not see through the old name";
            } else {
                let former = heck::AsSnakeCase(&old.variant);
                message += &format!("; the old name stays as a deprecated const with: renamed_from: {former}");
            }
            let change = change.values(&old.variant, &new.variant).message(message);
            found.push(change.verdict(Verdict::rust(rust_bump)).witness(rust(former)));
        }
        found.extend(self.former_name_lost(old, new, place));
        let uses = format!("const _: {0} = {0}::{1};", self.new.name, new.variant);
        let change = self.change("", &new.value, place);
        deprecation(change, (&old.deprecated, &new.deprecated), &uses, found);
    }

    /// A former name is a deprecated const; it comes with `renamed_from` and goes with it.
    fn former_name_lost(&self, old: &Choice, new: &Choice, place: Place) -> Option<Change> {
        let former = crate::names::variant(old.renamed_from.as_deref()?);
        let is_there = |choice: &Choice| {
            let kept = choice.renamed_from.as_deref().map(crate::names::variant);
            choice.variant == former || kept.as_ref() == Some(&former)
        };
        if self.new.choices.iter().any(is_there) {
            return None;
        }
        let change = self.change(rules::CHOICE_VARIANT_RENAMED, &new.value, place);
        let change = change.values(&former, &new.variant).verdict(Verdict::rust(Bump::Major));
        let change = change.message(format!("`{former}`, the former name of `{}`, is gone", new.variant));
        Some(change.witness(rust(format!("const _: {0} = {0}::{former};", self.old.name))))
    }

    /// The first variant that has another number, with the one that it had.
    fn moved(&self) -> Option<(usize, &str)> {
        let mut olds = self.old.choices.iter().enumerate();
        let number = |variant: &str| self.new.choices.iter().position(|choice| choice.variant == variant);
        let moved = olds.find(|(o, old)| number(&old.variant).is_some_and(|n| n != *o));
        moved.map(|(o, old)| (o, old.variant.as_str()))
    }

    /// A closed enum has no fields, so `as i32` tells its order.
    fn order(&self, found: &mut Vec<Change>) {
        if self.old.open || self.new.open {
            return;
        }
        let kept: Vec<usize> = {
            let mut pairs = self.pairs();
            pairs.sort_unstable();
            pairs.into_iter().map(|(_, n)| n).collect()
        };
        if kept.is_sorted() {
            self.shifted(found);
            return;
        }
        let order = |choices: &Enum| {
            let values: Vec<&str> = choices.choices.iter().map(|c| c.value.as_str()).collect();
            values.join(", ")
        };
        let (at, variant) = self.moved().unwrap_or_default();
        let name = &self.old.name;
        found.push(
            self.change(rules::CHOICES_REORDERED, "", Place::New(self.new.span))
                .values(order(self.old), order(self.new))
                .verdict(Verdict::rust(Bump::Major))
                .message("its choices stand in another order, which `as` tells")
                .witness(rust(format!(
                    "const _: () = assert!({name}::{variant} as i32 == {at});"
                ))),
        );
    }

    /// A choice that comes before others gives them other numbers.
    fn shifted(&self, found: &mut [Change]) {
        let Some((at, variant)) = self.moved() else { return };
        let is_cause = |change: &&mut Change| change.rule == rules::CHOICE_ADDED && change.owner == self.new.name;
        // Where none came, one went, which is a finding of its own.
        let Some(cause) = found.iter_mut().find(is_cause) else {
            return;
        };
        cause.verdict.rust = Bump::Major;
        cause.message += &format!("; with it `{variant}` has another number, which `as` tells");
        if !self.role.read {
            let name = &self.old.name;
            cause.witness = Some(rust(format!(
                "const _: () = assert!({name}::{variant} as i32 == {at});"
            )));
        }
    }
}
