//! Unions that are on both sides. They are open: a tag that nobody knows is kept, as is what has no tag.

use std::collections::BTreeSet;

use super::change::{Change, Place, Sides};
use super::defaults::deprecation;
use super::effect::{Effect, Reading, Role, derive};
use super::types;
use super::verdict::{Bump, Verdict};
use super::witness::{Witness, rust};
use crate::model::{ModelId, Type, Union, Variant};
use crate::policy::{OnUnexpected, joins};
use crate::rules::diff as rules;

/// One union on both sides.
struct Both<'a> {
    sides: &'a Sides<'a>,
    old: &'a Union,
    new: &'a Union,
    role: Role,
    /// Models that have a property of this union.
    models: Vec<String>,
}

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let mut users = users(sides);
    for (n, new) in sides.new.unions.iter().enumerate() {
        let Some(o) = sides.pairs.unions.to_old[n] else {
            continue;
        };
        let both = Both {
            sides,
            old: &sides.old.unions[o],
            new,
            role: sides.old_reach.union(o).and(sides.new_reach.union(n)),
            models: std::mem::take(&mut users[n]),
        };
        let start = found.len();
        both.tag(found);
        both.variants(found);
        both.consequences(&mut found[start..]);
        both.conversions(&mut found[start..]);
        both.names(start, found);
        let change = both.change("", "", Place::New(new.span));
        let uses = format!("fn f(_: {}) {{}}", new.name);
        deprecation(change, (&both.old.deprecated, &new.deprecated), &uses, found);
    }
}

/// Rust that takes a value of a variant.
pub(super) fn use_of(union: &str, variant: &str) -> String {
    format!("fn f(x: {union}) {{ if let {union}::{variant}(_) = x {{}} }}")
}

/// The models that have a property of each union, by the union's index.
fn users(sides: &Sides<'_>) -> Vec<Vec<String>> {
    let mut users = vec![Vec::new(); sides.new.unions.len()];
    for model in &sides.new.models {
        let unions = model
            .properties
            .iter()
            .filter_map(|property| match property.ty.innermost() {
                Type::Union(id) => Some(id.0),
                _ => None,
            });
        for id in unions.collect::<BTreeSet<_>>() {
            users[id].push(model.name.clone());
        }
    }
    users
}

impl Both<'_> {
    fn change(&self, rule: &'static str, member: &str, place: Place) -> Change {
        Change::new(rule, &self.new.name, member, place).affects(self.models.iter().cloned())
    }

    /// Where the tag is and how it is compared. Who looks at the wrong place sees no tag, and keeps what it cannot tell.
    fn tag(&self, found: &mut Vec<Change>) {
        let told = |union: &Union| format!("by {} of {:?}, {:?}", union.by, union.on, union.matching);
        let (before, after) = (told(self.old), told(self.new));
        if before != after {
            let silent = Reading::both(OnUnexpected::Silent);
            let change = self.change(rules::WIRE_NAME_CHANGED, "", Place::New(self.new.span));
            found.push(
                change
                    .values(before, after)
                    .verdict(derive(Effect::Incomparable, self.role, silent))
                    .message("it is told apart in another way"),
            );
        }
    }

    fn variants(&self, found: &mut Vec<Change>) {
        for variant in &self.new.variants {
            match self.old.variants.iter().find(|v| v.value == variant.value) {
                Some(before) => self.swapped(before, variant, found),
                None => found.push(self.added(variant)),
            }
        }
        for variant in &self.old.variants {
            if self.new.variants.iter().all(|v| v.value != variant.value) {
                found.push(self.removed(variant));
            }
        }
    }

    /// Whether a variant of before is there, whatever its tag: in Rust it has its name from its model, where it can.
    fn is_kept(&self, old: &Variant) -> bool {
        self.new.variants.iter().any(|new| self.is_same(old, new))
    }

    /// Whether a variant was there before, whatever its tag.
    fn was_there(&self, new: &Variant) -> bool {
        self.old.variants.iter().any(|old| self.is_same(old, new))
    }

    fn is_same(&self, old: &Variant, new: &Variant) -> bool {
        old.variant == new.variant && self.sides.pairs.models.to_new[old.model.0] == Some(new.model.0)
    }

    /// What a variant with a tag that is new to it means in Rust, and what proves it.
    fn given(&self, new: &Variant) -> (Bump, Option<Witness>) {
        if self.was_there(new) {
            (Bump::Patch, None)
        } else {
            (Bump::Minor, Some(rust(use_of(&self.new.name, &new.variant))))
        }
    }

    fn added(&self, variant: &Variant) -> Change {
        let open = Reading::both(OnUnexpected::Kept);
        let (bump, witness) = self.given(variant);
        self.change(rules::UNION_VARIANT_ADDED, &variant.value, Place::New(variant.span))
            .values("", &variant.value)
            .verdict(derive(Effect::Widen, self.role, open).with_rust(bump))
            .message(format!("`{}` is new", variant.value))
            .witness(witness)
    }

    fn removed(&self, variant: &Variant) -> Change {
        let open = Reading::both(OnUnexpected::Kept);
        let (bump, witness) = if self.is_kept(variant) {
            (Bump::Patch, None)
        } else {
            (Bump::Major, Some(rust(use_of(&self.old.name, &variant.variant))))
        };
        self.change(rules::UNION_VARIANT_REMOVED, &variant.value, Place::Old(variant.span))
            .values(&variant.value, "")
            .verdict(derive(Effect::Narrow, self.role, open).with_rust(bump))
            .message(format!("`{}` is gone", variant.value))
            .witness(witness)
    }

    fn swapped(&self, before: &Variant, variant: &Variant, found: &mut Vec<Change>) {
        let sides = self.sides;
        let (a, b) = (Type::Model(before.model), Type::Model(variant.model));
        let Some(swap) = types::compare(sides, &a, &b, self.role) else {
            return;
        };
        let names = (types::name(sides.old, &a), types::name(sides.new, &b));
        let (union, variant_name) = (&self.old.name, &before.variant);
        let (bump, witness) = if self.is_kept(before) {
            self.given(variant)
        } else {
            let made = format!("fn f(x: Box<{}>) -> {union} {{ {union}::{variant_name}(x) }}", names.0);
            (Bump::Major, Some(rust(made)))
        };
        let verdict = Verdict {
            rust: bump,
            ..swap.verdict
        };
        found.push(
            self.change(swap.rule, &variant.value, Place::New(variant.span))
                .message(format!("{} -> {}", names.0, names.1))
                .values(names.0, names.1)
                .verdict(verdict)
                .witness(witness),
        );
    }

    /// A variant that came or went may take `Eq` and `Hash` from the union and from all that hold it.
    fn consequences(&self, found: &mut [Change]) {
        let is_comparable = |models: &[bool], union: &Union| union.variants.iter().all(|v| models[v.model.0]);
        let was = is_comparable(&self.sides.old_comparable, self.old);
        if !was || is_comparable(&self.sides.new_comparable, self.new) {
            return;
        }
        let new = &self.sides.new_comparable;
        let brings = |change: &&mut Change| {
            let variant = self.new.variants.iter().find(|v| v.value == change.member);
            variant.is_some_and(|v| !new[v.model.0])
        };
        if let Some(cause) = found.iter_mut().find(brings) {
            cause.verdict.rust = Bump::Major;
            cause.message += "; with it goes `Eq` and `Hash`, because it holds a number";
            let name = &self.old.name;
            cause.witness = Some(rust(format!("fn f(x: {name}) -> impl Eq {{ x }}")));
        }
    }

    /// A model that was one variant only converts into the union; a second variant of it ends that.
    fn conversions(&self, found: &mut [Change]) {
        for change in found {
            let variant = self.new.variants.iter().find(|v| v.value == change.member);
            // One that came where another went is still the only one.
            let variant = variant.filter(|v| !joins(self.new, v));
            let Some(model) = variant.and_then(|v| self.sides.pairs.models.to_old[v.model.0].map(ModelId)) else {
                continue;
            };
            let is_other = |v: &&Variant| v.model == model && v.value != change.member;
            if self.old.variants.iter().filter(is_other).any(|v| joins(self.old, v)) {
                let (union, model) = (&self.old.name, &self.sides.old.model(model).name);
                change.verdict.rust = Bump::Major;
                change.message += &format!("; with it goes `From<{model}>`, because two variants have it");
                change.witness = Some(rust(format!("fn f(x: {model}) -> {union} {{ x.into() }}")));
            }
        }
    }

    /// Several variants of one model are called after their tags, so one that comes may rename another.
    fn names(&self, start: usize, found: &mut Vec<Change>) {
        for variant in &self.new.variants {
            let before = self.old.variants.iter().find(|v| v.value == variant.value);
            let Some(before) = before.filter(|before| before.variant != variant.variant) else {
                continue;
            };
            let (old, new) = (self.sides.old.model(before.model), self.sides.new.model(variant.model));
            let is_pair = self.sides.pairs.models.to_new[before.model.0] == Some(variant.model.0);
            if !is_pair || old.name != new.name && variant.variant == new.name {
                // The swap, or the rename of the model, tells of it.
                continue;
            }
            let message = format!("{} -> {}", before.variant, variant.variant);
            let (bump, witness) = if self.is_kept(before) {
                (Bump::Minor, use_of(&self.new.name, &variant.variant))
            } else {
                (Bump::Major, use_of(&self.old.name, &before.variant))
            };
            let witness = Some(rust(witness));
            // Whatever gave the model another variant, or took one from it.
            let has = |union: &Union, model: ModelId, tag: &str| {
                union.variants.iter().any(|v| v.value == tag && v.model == model)
            };
            let is_cause = |change: &&mut Change| {
                let tag = &change.member;
                has(self.old, before.model, tag) != has(self.new, variant.model, tag)
            };
            if let Some(cause) = found[start..].iter_mut().find(is_cause) {
                cause.message += &format!("; with it the variant {message}");
                if cause.verdict.rust <= bump {
                    cause.verdict.rust = bump;
                    cause.witness = witness;
                }
            } else {
                let change = self.change(rules::CHOICE_VARIANT_RENAMED, &variant.value, Place::New(variant.span));
                let change = change.values(&before.variant, &variant.variant).message(message);
                found.push(change.verdict(Verdict::rust(bump)).witness(witness));
            }
        }
    }
}
