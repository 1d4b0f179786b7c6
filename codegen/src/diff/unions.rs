//! Unions that are on both sides. They are open: a tag that nobody knows is kept.

use serde_json::json;

use super::change::{Change, Place, Sides};
use super::effect::{Effect, Reading, derive};
use super::types;
use super::verdict::Bump;
use super::witness::{Witness, rust};
use crate::model::{Type, Union};
use crate::policy::OnUnexpected;
use crate::rules::diff as rules;

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    for (n, new) in sides.new.unions.iter().enumerate() {
        let Some(o) = sides.pairs.unions.to_old[n] else {
            continue;
        };
        let old = &sides.old.unions[o];
        let role = sides.old_reach.union(o).and(sides.new_reach.union(n));
        let models = users(sides, n);
        let change =
            |rule, member: &str, place| Change::new(rule, &new.name, member, place).affects(models.iter().cloned());
        let open = Reading::both(OnUnexpected::Kept);
        let told = |union: &Union| format!("by {} of {:?}, {:?}", union.by, union.on, union.matching);
        if told(old) != told(new) {
            let error = Reading::both(OnUnexpected::Error);
            let tagged = change(rules::WIRE_NAME_CHANGED, "", Place::New(new.span));
            found.push(
                tagged
                    .values(told(old), told(new))
                    .verdict(derive(Effect::Incomparable, role, error))
                    .message("it is told apart in another way"),
            );
        }
        for variant in &new.variants {
            let document = Witness::Json {
                of: new.name.clone(),
                value: json!({new.by.as_str(): variant.value}),
            };
            let Some(before) = old.variants.iter().find(|v| v.value == variant.value) else {
                let added = change(rules::UNION_VARIANT_ADDED, &variant.value, Place::New(variant.span));
                let verdict = derive(Effect::Widen, role, open).with_rust(Bump::Minor);
                let message = format!("`{}` is new", variant.value);
                found.push(
                    added
                        .values("", &variant.value)
                        .verdict(verdict)
                        .message(message)
                        .witness(document),
                );
                continue;
            };
            let (a, b) = (Type::Model(before.model), Type::Model(variant.model));
            if let Some(swap) = types::compare(sides, &a, &b, role) {
                let names = (types::name(sides.old, &a), types::name(sides.new, &b));
                let swapped = change(swap.rule, &variant.value, Place::New(variant.span));
                let message = format!("{} -> {}", names.0, names.1);
                found.push(
                    swapped
                        .values(names.0, names.1)
                        .verdict(swap.verdict)
                        .message(message)
                        .witness(document),
                );
            } else if before.variant != variant.variant && before.variant != sides.old.model(before.model).name {
                let renamed = change(rules::CHOICE_VARIANT_RENAMED, &variant.value, Place::New(variant.span));
                let verdict = super::verdict::Verdict::rust(Bump::Major);
                let message = format!("{} -> {}", before.variant, variant.variant);
                let former = rust(format!(
                    "fn f(x: {0}) {{ if let {0}::{1}(_) = x {{}} }}",
                    old.name, before.variant
                ));
                let renamed = renamed.values(&before.variant, &variant.variant);
                found.push(renamed.verdict(verdict).message(message).witness(former));
            }
        }
        for variant in &old.variants {
            if new.variants.iter().all(|v| v.value != variant.value) {
                let verdict = derive(Effect::Narrow, role, open).with_rust(Bump::Major);
                let gone = change(rules::UNION_VARIANT_REMOVED, &variant.value, Place::Old(variant.span));
                let code = format!(
                    "fn f(x: {0}) {{ if let {0}::{1}(_) = x {{}} }}",
                    old.name, variant.variant
                );
                let message = format!("`{}` is gone", variant.value);
                found.push(
                    gone.values(&variant.value, "")
                        .verdict(verdict)
                        .message(message)
                        .witness(rust(code)),
                );
            }
        }
    }
}

fn users(sides: &Sides<'_>, id: usize) -> Vec<String> {
    let is_used = |ty: &Type| matches!(ty.innermost(), Type::Union(u) if u.0 == id);
    let models = sides
        .new
        .models
        .iter()
        .filter(|model| model.properties.iter().any(|p| is_used(&p.ty)));
    models.map(|model| model.name.clone()).collect()
}
