//! Where the parameters of a call stand: in its path, its query or its body, and in which order.

use super::calls::Caller;
use super::change::Change;
use super::effect::Role;
use super::endpoints::Call;
use super::params::{Age, Given};
use super::verdict::{Bump, Impact, Verdict};
use super::witness::rust;
use crate::model::Parameter;
use crate::rules::diff as rules;

pub(super) fn compare(call: &Call<'_>, found: &mut Vec<Change>) {
    let given = |of| Given { call, of, within: None };
    // Parameters of a path are told apart by their place: another name is another finding.
    given("path").placed(&call.old.params, &call.new.params, found);
    let (old, new) = (call.old, call.new);
    let places = [
        (
            "query",
            &old.query,
            &new.query,
            "body",
            &old.body_params,
            &new.body_params,
        ),
        (
            "body",
            &old.body_params,
            &new.body_params,
            "query",
            &old.query,
            &new.query,
        ),
    ];
    for (of, before, after, beside, before_beside, after_beside) in places {
        let is_moved = |name: &str, from: &[Parameter], to: &[Parameter]| !has(from, name) && has(to, name);
        let stays = |p: &&Parameter| !is_moved(&p.name, after, after_beside);
        let is_here = |p: &&Parameter| !is_moved(&p.name, before, before_beside);
        let kept: Vec<&Parameter> = before.iter().filter(stays).collect();
        given(of).named(&kept, &after.iter().filter(is_here).collect::<Vec<_>>(), found);
        for gone in before.iter().filter(|p| !stays(p)) {
            let came = after_beside
                .iter()
                .find(|p| p.name == gone.name && !has(before_beside, &p.name));
            if let Some(came) = came {
                found.push(moved(&given(of), (gone, came), beside));
                given(beside).facts(gone, came, found);
                given(beside).presence(gone, came, found);
            }
        }
    }
    reordered(call, found);
}

fn has(parameters: &[Parameter], name: &str) -> bool {
    parameters.iter().any(|parameter| parameter.name == name)
}

/// What a call has to be given stands in the order of the file.
fn reordered(call: &Call<'_>, found: &mut Vec<Change>) {
    let (old, new) = (call.before(), call.after());
    // Those of the path stand where the path has them.
    let names = |caller: &Caller<'_>| -> Vec<String> {
        let beside = caller.arguments().skip(caller.endpoint.params.len());
        beside.map(|argument| argument.name.clone()).collect()
    };
    let (mut before, mut after) = (names(&old), names(&new));
    before.retain(|name| after.contains(name));
    after.retain(|name| before.contains(name));
    if before != after {
        let (before, after) = (before.join(", "), after.join(", "));
        let change = call.change_of("arguments", rules::PARAMS_REORDERED, before, after);
        // Of the same type they change places without a word.
        let witness = (!old.is_called_like(&new)).then(|| rust(old.made()));
        found.push(change.verdict(Verdict::rust(Bump::Major)).witness(witness));
    }
}

/// The service looks for a parameter elsewhere; callers give it as they did.
fn moved(from: &Given<'_>, (old, new): (&Parameter, &Parameter), to: &str) -> Change {
    let said = |place: &str| format!("{} in the {place}", from.name(old));
    let change = from.change(rules::PARAM_LOCATION_CHANGED, new, said(from.of), said(to));
    let change = change.message(format!(
        "`{}` travels in the {to} instead of the {}",
        from.name(old),
        from.of
    ));
    let verdict = Role::WRITE.verdict(Bump::None, Impact::None, Impact::Breaking, Impact::Breaking);
    change.verdict(verdict).witness(from.sent(Age::Old, Some(old)))
}
