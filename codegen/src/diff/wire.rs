//! Names of a property: in Rust, on the wire, and the others that are read.

use super::change::{Change, Pair};
use super::naming;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{document, field_name, rust, sample};
use crate::rules::diff as rules;

pub(super) fn names(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let (old, new) = (pair.old, pair.new);
    let (renamed, rewired) = (old.name != new.name, old.wire != new.wire);
    let follows = || naming::follows(pair.sides, (&old.name, &old.wire), (&new.name, &new.wire));
    if !renamed && !rewired || follows() {
        return;
    }
    let rust_bump = if renamed { Bump::Major } else { Bump::None };
    let swapped = new.aliases.contains(&old.wire) && old.aliases.contains(&new.wire);
    let rule = match (renamed, rewired) {
        (true, false) => rules::PROPERTY_RUST_RENAMED,
        (true, true) => rules::PROPERTY_RENAMED,
        (false, _) if swapped => rules::ALIAS_SWAPPED,
        (false, _) => rules::WIRE_NAME_CHANGED,
    };
    let wire = if rewired { moved(pair) } else { Verdict::default() };
    let value = sample(pair.sides.new, &new.ty, &new.limits, 0);
    let witness = if renamed {
        rust(format!(
            "fn f(x: {}) {{ let _ = x.{}; }}",
            pair.old_model.name,
            field_name(&old.name)
        ))
    } else {
        // What now comes, where an old reader does not know it; else what an old client sends.
        let is_read = wire.reader == Impact::Breaking || !pair.role.write;
        let name = if is_read { &new.wire } else { &old.wire };
        document(pair.sides.new, pair.new_model, name, Some(value))
    };
    found.push(
        pair.change(
            rule,
            format!("{} as {}", old.name, old.wire),
            format!("{} as {}", new.name, new.wire),
        )
        .message(told(pair))
        .verdict(wire.with_rust(rust_bump))
        .witness(witness),
    );
}

/// Which of its two names is another.
fn told(pair: &Pair<'_>) -> String {
    let (old, new) = (pair.old, pair.new);
    let names = format!("`{}` -> `{}`", old.name, new.name);
    let wires = format!("`{}` -> `{}`", old.wire, new.wire);
    match (old.name == new.name, old.wire == new.wire) {
        (true, _) => format!("on the wire {wires}, in Rust `{}` as before", new.name),
        (_, true) => format!("in Rust {names}, on the wire `{}` as before", new.wire),
        _ if names == wires => format!("{names}, in Rust and on the wire"),
        _ => format!("in Rust {names}, on the wire {wires}"),
    }
}

/// The value travels under another name. Where nobody knows the new one as an alias, an optional property is silently
/// nothing, which is no better than an error.
fn moved(pair: &Pair<'_>) -> Verdict {
    let known = |knows: bool| if knows { Impact::Compatible } else { Impact::Breaking };
    let reader = known(pair.old.aliases.contains(&pair.new.wire));
    let reads_old = known(pair.new.aliases.contains(&pair.old.wire));
    let skew = if pair.role.write { Impact::Breaking } else { reads_old };
    pair.role.verdict(Bump::None, reader, Impact::Breaking, skew)
}

pub(super) fn aliases(pair: &Pair<'_>, found: &mut Vec<Change>) {
    let (old, new) = (pair.old, pair.new);
    let added = new
        .aliases
        .iter()
        .filter(|name| !old.aliases.contains(name) && **name != old.wire);
    for name in added {
        let verdict = pair
            .role
            .verdict(Bump::None, Impact::Compatible, Impact::None, Impact::Compatible);
        found.push(
            pair.change(rules::ALIAS_ADDED, "", name)
                .verdict(verdict)
                .message(format!("`{name}` is read as well"))
                .witness(with_alias(pair, name)),
        );
    }
    let removed = old
        .aliases
        .iter()
        .filter(|name| !new.aliases.contains(name) && **name != new.wire);
    for name in removed {
        let skew = if pair.role.read { Impact::Breaking } else { Impact::None };
        let verdict = Verdict {
            skew,
            ..Verdict::default()
        };
        found.push(
            pair.change(rules::ALIAS_REMOVED, name, "")
                .verdict(verdict)
                .message(format!("`{name}` is no longer read"))
                .witness(with_alias(pair, name)),
        );
    }
}

fn with_alias(pair: &Pair<'_>, name: &str) -> super::witness::Witness {
    let value = sample(pair.sides.new, &pair.new.ty, &pair.new.limits, 0);
    document(pair.sides.new, pair.new_model, name, Some(value))
}
