//! What holds for every call of an API: its names linked, its query languages resolved.

use std::collections::HashMap;

use super::names::Named;
use super::parameters::parameter;
use super::places::EnumPlace;
use super::properties::wire;
use super::world::World;
use crate::decl::{SearchDecl, WebhooksDecl};
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::{Protocol, SearchDomain, TagHolder, Webhooks};
use crate::rules;
use crate::source::Span;
use crate::syntax::Scalar;

/// Resolves the protocol.
pub(super) fn protocol(world: &mut World<'_, '_>, findings: &mut Findings) -> Protocol {
    let decl = &world.names.decl.protocol;
    let webhooks = decl.webhooks.as_ref();
    let domains = decl.search.iter().enumerate();
    Protocol {
        auth: decl.auth.clone(),
        limits: decl.limits.clone(),
        responses: decl.responses.clone(),
        paging: decl.paging.iter().map(|paging| paging.style.clone()).collect(),
        errors: decl.errors.clone(),
        webhooks: webhooks.and_then(|webhooks| self::webhooks(world, webhooks, findings)),
        search: domains.map(|(d, decl)| domain(world, d, decl, findings)).collect(),
    }
}

fn webhooks(world: &World<'_, '_>, decl: &WebhooksDecl<'_>, findings: &mut Findings) -> Option<Webhooks> {
    let names = &world.names;
    let events = match names.find(&decl.events.text) {
        Some(Named::Enum(id)) => Some(id),
        found => {
            let known = names.enums.iter().map(|choices| choices.name.as_str());
            findings.push(unlinked(&decl.events, found.is_some(), "an enum", known));
            None
        }
    };
    let payload = match names.find(&decl.payload.text) {
        Some(Named::Union(id)) => Some(id),
        found => {
            let known = names.decl.unions.iter().map(|union| &*union.head.name.text);
            findings.push(unlinked(&decl.payload, found.is_some(), "a union", known));
            None
        }
    };
    let union = payload.and_then(|id| world.unions.get(id.0));
    if let Some(union) = union.filter(|union| union.on == TagHolder::Variant) {
        let message = format!(
            "the name of the event chooses from `{}`, whose tag is a property of its variants",
            union.name
        );
        let finding = Finding::error(rules::UNION_TAG, decl.payload.span, message).related(union.span, "this union");
        findings.push(finding.help("say `on: holder` in the union: its tag is beside it, in a header"));
        return None;
    }
    Some(Webhooks {
        event_header: decl.event_header.clone(),
        signature_header: decl.signature_header.clone(),
        signature: decl.signature,
        events: events?,
        payload: payload?,
    })
}

/// A name that refers to nothing, or to something of another kind.
fn unlinked<'c>(word: &Scalar<'_>, is_known: bool, wanted: &str, known: impl Iterator<Item = &'c str>) -> Finding {
    let shown = shown(&word.text);
    let message = if is_known {
        format!("`{shown}` is not {wanted}")
    } else {
        format!(
            "there is no {} `{shown}`",
            wanted.trim_start_matches("an ").trim_start_matches("a ")
        )
    };
    let finding = Finding::error(rules::UNKNOWN_REF, word.span, message);
    match nearest(&word.text, known) {
        Some(near) => finding
            .label(format!("did you mean `{near}`?"))
            .suggest(word.span, near),
        None => finding.help(format!("name {wanted} of this API")),
    }
}

fn domain(world: &mut World<'_, '_>, d: usize, decl: &SearchDecl<'_>, findings: &mut Findings) -> SearchDomain {
    let mut wires: HashMap<String, Span> = HashMap::new();
    let mut fields = Vec::with_capacity(decl.fields.len());
    for (n, field) in decl.fields.iter().enumerate() {
        let (wire, span) = (wire(&world.names, field), field.name.span);
        let message = format!("two fields are `{}` on the wire", shown(&wire));
        if let Some(first) = wires.insert(wire, span) {
            let finding = Finding::error(rules::WIRE_COLLISION, span, message).related(first, "the other one");
            findings.push(finding.help("say another name with `wire`, or remove one of them"));
        }
        fields.extend(parameter(world, field, EnumPlace::Field(d, n), findings));
    }
    SearchDomain {
        name: decl.name.text.clone().into_owned(),
        doc: decl.doc.clone().into_owned(),
        fields,
    }
}
