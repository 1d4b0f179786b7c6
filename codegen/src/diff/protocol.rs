//! What holds for every call. What was not judged is said to be dangerous, never nothing.

use super::calls::{self, Caller};
use super::change::{Change, Place, Sides};
use super::effect::{Effect, Reading, Role, derive};
use super::endpoints::Call;
use super::verdict::{Bump, Impact, Verdict};
use super::witness::{Witness, rust};
use super::{paging, types};
use crate::model::{Api, Auth, Endpoint, Parameter, Protocol, SearchDomain, Type, Webhooks};
use crate::policy::{self, Gives, OnUnexpected};
use crate::rules::diff as rules;

const READ: Role = Role {
    read: true,
    write: false,
};

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    searches(sides, found);
    webhooks(sides, found);
    // Before the first call there was nobody to talk to.
    if sides.old_reach.endpoints.is_empty() {
        return;
    }
    let (old, new) = (&sides.old.protocol, &sides.new.protocol);
    found.extend(auth(sides, old.auth.as_ref(), new.auth.as_ref()));
    paging::styles(sides, found);
    found.extend(envelope(sides));
    found.extend(created(sides));
    let rest = |protocol: &Protocol| {
        let Protocol { limits, errors, .. } = protocol;
        [format!("{limits:?}"), format!("{errors:?}")]
    };
    for (before, after) in rest(old).into_iter().zip(rest(new)) {
        if before != after {
            let on = Reading::both(OnUnexpected::Silent);
            let change = everywhere(sides, rules::PROTOCOL_CHANGED, before, after);
            found.push(change.verdict(derive(Effect::Unknown, Role::BOTH, on)));
        }
    }
}

/// Rust that takes what a call gives, where it now gives the id of what was made, or gives it no more.
fn made(sides: &Sides<'_>) -> Option<Witness> {
    let calls = |api| calls::all(api).filter(|caller: &Caller<'_>| caller.endpoint.returns.is_none());
    calls(sides.old).find_map(|old| {
        let key = |caller: &Caller<'_>| {
            (
                caller.resource.to_owned(),
                caller.endpoint.name.clone(),
                caller.endpoint.success,
            )
        };
        let new = calls(sides.new).find(|new| key(new) == key(&old))?;
        (old.gives() != new.gives()).then(|| old.awaited())
    })
}

/// A change of every call.
fn everywhere(sides: &Sides<'_>, rule: &'static str, before: String, after: String) -> Change {
    let mut change = Change::new(rule, "", "", Place::Api);
    change.endpoints = sides.old_reach.endpoints.iter().cloned().collect();
    let shown = |text: &str| {
        if text.is_empty() {
            "nothing".to_owned()
        } else {
            text.to_owned()
        }
    };
    let message = format!("{} -> {}", shown(&before), shown(&after));
    change.values(before, after).message(message)
}

/// The builder of the client has the credentials that are asked for.
fn auth(sides: &Sides<'_>, old: Option<&Auth>, new: Option<&Auth>) -> Option<Change> {
    let breaks = Impact::Breaking;
    let (rule, writer, skew) = match (old, new) {
        _ if old == new => return None,
        (None, _) => (rules::AUTH_ADDED, breaks, Impact::Compatible),
        (_, None) => (rules::AUTH_REMOVED, Impact::Compatible, breaks),
        _ => (rules::AUTH_CHANGED, breaks, breaks),
    };
    let (before, after) = (calls::credentials(old), calls::credentials(new));
    let lost = before.iter().find(|way| !after.contains(way));
    let gained = after.iter().find(|way| !before.contains(way));
    let bump = match (lost, gained) {
        (Some(_), _) => Bump::Major,
        (_, Some(_)) => Bump::Minor,
        _ => Bump::None,
    };
    let said = |auth: Option<&Auth>| auth.map_or_else(String::new, |auth| format!("{auth:?}"));
    let verdict = Role::WRITE.verdict(bump, Impact::None, writer, skew);
    let change = everywhere(sides, rule, said(old), said(new)).verdict(verdict);
    Some(change.witness(lost.or(gained).map(calls::known_by)))
}

/// How one endpoint pages its list, and who may call it.
pub(super) fn of_call(call: &Call<'_>, found: &mut Vec<Change>) {
    paging::of_call(call, found);
    let (rule, writer, skew) = match (call.old.authenticated, call.new.authenticated) {
        (false, true) => (rules::AUTH_ADDED, Impact::Breaking, Impact::Compatible),
        (true, false) => (rules::AUTH_REMOVED, Impact::Compatible, Impact::Breaking),
        _ => return,
    };
    let word = |is: bool| if is { "authenticated" } else { "" }.to_owned();
    let verdict = Role::WRITE.verdict(Bump::None, Impact::None, writer, skew);
    let change = call.change(rule, word(call.old.authenticated), word(call.new.authenticated));
    found.push(change.verdict(verdict));
}

/// Who looks for a single value in the wrong place finds none.
fn envelope(sides: &Sides<'_>) -> Option<Change> {
    let said = |api: &Api| {
        let key = api.protocol.responses.envelope.as_ref();
        key.map_or_else(String::new, |key| format!("envelope {key}"))
    };
    let is_single = |endpoint: &Endpoint| {
        let gives = policy::gives(sides.old, endpoint);
        matches!(gives, Gives::Value(ty) if !matches!(ty, Type::List(_) | Type::Bytes))
    };
    let change = of_some(sides, said(sides.old), said(sides.new), is_single)?;
    let verdict = derive(Effect::Incomparable, READ, Reading::both(OnUnexpected::Error));
    Some(change.verdict(verdict))
}

/// The header with the id of what was made is what such a call gives.
fn created(sides: &Sides<'_>) -> Option<Change> {
    let said = |api: &Api| {
        let header = api.protocol.responses.created.as_ref();
        header.map_or_else(String::new, |header| format!("created {header}"))
    };
    let (before, after) = (said(sides.old), said(sides.new));
    // Where there is a header on one side only, calls give another type.
    let witness = made(sides);
    let bump = if witness.is_some() { Bump::Major } else { Bump::None };
    let is_made = |endpoint: &Endpoint| {
        let gives = |api| policy::gives(api, endpoint) == Gives::Created;
        gives(sides.old) || gives(sides.new)
    };
    let change = of_some(sides, before, after, is_made)?;
    let silent = Reading::both(OnUnexpected::Silent);
    let verdict = derive(Effect::Incomparable, READ, silent).with_rust(bump);
    Some(change.verdict(verdict).witness(witness))
}

/// A change of those calls that it is about, if there are any.
fn of_some(sides: &Sides<'_>, before: String, after: String, is_about: impl Fn(&Endpoint) -> bool) -> Option<Change> {
    if before == after {
        return None;
    }
    let mut change = everywhere(sides, rules::PROTOCOL_CHANGED, before, after);
    let endpoints = sides.old.resources.iter().flat_map(|resource| {
        let about = resource.endpoints.iter().filter(|endpoint| is_about(endpoint));
        about.map(|endpoint| format!("{}.{}", resource.name, endpoint.name))
    });
    change.endpoints = endpoints.collect();
    (!change.endpoints.is_empty()).then_some(change)
}

/// Query languages: constants in Rust, text on the wire.
fn searches(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let said = |api: &Api, domain: &SearchDomain| -> Vec<String> {
        let field = |p: &Parameter| {
            let facts = format!("{:?} {:?}", p.default, *p.limits);
            format!("{} as {}: {} {facts}", p.name, p.wire, types::name(api, &p.ty))
        };
        domain.fields.iter().map(field).collect()
    };
    let (old, new) = (&sides.old.protocol.search, &sides.new.protocol.search);
    let names: std::collections::BTreeSet<&String> = old.iter().chain(new).map(|domain| &domain.name).collect();
    for name in names {
        let of = |all: &'_ [SearchDomain]| all.iter().find(|domain| domain.name == *name).cloned();
        let (old, new) = (of(old), of(new));
        let told = |api: &Api, domain: &Option<SearchDomain>| domain.as_ref().map(|domain| said(api, domain));
        let (before, after) = (told(sides.old, &old), told(sides.new, &new));
        if before == after {
            continue;
        }
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let is_wider = before.iter().all(|field| after.contains(field));
        let wire = if is_wider {
            Impact::Compatible
        } else {
            Impact::Dangerous
        };
        let (bump, witness) = calls::searched(name, old.as_ref(), new.as_ref());
        let verdict = Role::WRITE.verdict(bump, Impact::None, wire, wire);
        let mut change = everywhere(sides, rules::SEARCH_CHANGED, before.join("\n"), after.join("\n"));
        change.owner.clone_from(name);
        let change = change.verdict(verdict).message("a query can ask for other things");
        found.push(change.witness(witness));
    }
}

/// What the service sends on its own. Its documents are models, unions and enums like any other.
fn webhooks(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let said = |api: &Api| {
        let hooks = api.protocol.webhooks.as_ref();
        hooks.map_or_else(String::new, |hooks| {
            let headers = format!(
                "{} {} {:?}",
                hooks.event_header, hooks.signature_header, hooks.signature
            );
            let (events, payload) = (&api.choices(hooks.events).name, &api.union(hooks.payload).name);
            format!("{headers} {events} {payload}")
        })
    };
    let (before, after) = (said(sides.old), said(sides.new));
    let (old, new) = (&sides.old.protocol.webhooks, &sides.new.protocol.webhooks);
    let event = |api: &Api, hooks: &Webhooks| {
        let (name, payload) = (&api.choices(hooks.events).name, &api.union(hooks.payload).name);
        rust(format!(
            "fn f(x: webhooks::Event) -> ({name}, {payload}) {{ (x.name, x.payload) }}"
        ))
    };
    let (verdict, witness) = match (old, new) {
        _ if before == after => return,
        (None, None) => return,
        (None, Some(new)) => (Verdict::rust(Bump::Minor), Some(event(sides.new, new))),
        (Some(old), None) => {
            let verdict = READ.verdict(Bump::Major, Impact::Dangerous, Impact::None, Impact::Compatible);
            (verdict, Some(event(sides.old, old)))
        }
        (Some(old), Some(new)) => {
            let verdict = READ.verdict(Bump::None, Impact::Breaking, Impact::None, Impact::Breaking);
            // A type that was renamed is the same one; the rename tells of it.
            let is_same = sides.pairs.same(&Type::Enum(old.events), &Type::Enum(new.events))
                && sides.pairs.same(&Type::Union(old.payload), &Type::Union(new.payload));
            if is_same {
                (verdict, None)
            } else {
                (verdict.with_rust(Bump::Major), Some(event(sides.old, old)))
            }
        }
    };
    found.push(
        everywhere(sides, rules::WEBHOOK_CHANGED, before, after)
            .verdict(verdict)
            .witness(witness),
    );
}
