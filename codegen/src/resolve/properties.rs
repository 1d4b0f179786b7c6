//! The own properties of each model: type, name on the wire, flags, limits.

use super::bases::{Bases, Effective, Own};
use super::choices::{self, deprecated, still_alive};
use super::limits::{self, Patterns};
use super::names::Names;
use super::places::EnumPlace;
use super::world::World;
use crate::decl::PropertyDecl;
use crate::diagnostic::{Finding, Findings};
use crate::model::{FewLimits, ModelId, Property, Type};
use crate::rules;

/// Resolves every model's own properties, bases first, so that an override finds the type of what it overrides.
pub(super) fn own(
    names: &Names<'_, '_>,
    bases: &Bases,
    effective: &[Effective<'_>],
    patterns: &mut Patterns,
    findings: &mut Findings,
) -> Vec<Vec<Option<Property>>> {
    let models = &names.decl.models;
    let mut all: Vec<Vec<Option<Property>>> = models.iter().map(|_| Vec::new()).collect();
    for &m in &bases.order {
        let mut resolved = Vec::with_capacity(models[m].properties.len());
        for (index, decl) in models[m].properties.iter().enumerate() {
            let inherited = bases.of[m].and_then(|base| effective[base.0].find(&decl.name.text));
            let inherited_type =
                inherited.and_then(|Own { model, index }| Some(all[model].get(index)?.as_ref()?.ty.clone()));
            let place = EnumPlace::Property(m, index);
            let property = names
                .property_type(decl, place, inherited_type.as_ref(), findings)
                .map(|ty| {
                    let limits = limits::limits(names, decl.limits.as_deref(), &ty, patterns, findings);
                    flags(decl, findings);
                    Property {
                        is_override: inherited.is_some(),
                        limits,
                        ..property(names, decl, ModelId(m), ty)
                    }
                });
            resolved.push(property);
        }
        all[m] = resolved;
    }
    all
}

fn property(names: &Names<'_, '_>, decl: &PropertyDecl<'_>, declared_in: ModelId, ty: Type) -> Property {
    Property {
        name: decl.name.text.clone().into_owned(),
        wire: wire(names, decl),
        aliases: decl
            .aliases
            .iter()
            .map(|alias| alias.text.clone().into_owned())
            .collect(),
        doc: decl.doc.clone().into_owned(),
        ty,
        declared_in,
        is_override: false,
        required: decl.required,
        nullable: decl.nullable,
        read_only: decl.read_only.is_some(),
        write_only: decl.write_only.is_some(),
        sensitive: decl.sensitive,
        default: None,
        limits: FewLimits::default(),
        deprecated: decl.deprecated.as_deref().map(deprecated),
        renamed_from: decl.renamed_from.as_ref().map(|name| name.text.clone().into_owned()),
        examples: Vec::new(),
        span: decl.name.span,
    }
}

/// The name on the wire: as said, else by the API's case.
pub(super) fn wire(names: &Names<'_, '_>, decl: &PropertyDecl<'_>) -> String {
    let said = decl.wire.as_ref().map(|wire| wire.text.clone().into_owned());
    said.unwrap_or_else(|| names.decl.wire_case.apply(&decl.name.text))
}

fn flags(decl: &PropertyDecl<'_>, findings: &mut Findings) {
    if let (Some(read_only), Some(write_only)) = (decl.read_only, decl.write_only) {
        let message = format!(
            "`{}` is never sent and never returned, so it is nowhere",
            decl.name.text
        );
        let finding = Finding::error(rules::FLAG_CONFLICT, write_only, message).related(read_only, "never sent");
        findings.push(finding.help("keep one of `read_only` and `write_only`"));
    }
}

/// Replacements and old names of properties.
pub(super) fn references(world: &World<'_, '_>, findings: &mut Findings) {
    for (m, model) in world.names.decl.models.iter().enumerate() {
        let find = |name: &str| {
            let own = world.effective[m].find(name)?;
            Some(world.names.decl.models[own.model].properties[own.index].name.span)
        };
        let find_computed = |name: &str| {
            let declared = |own: &Own| &world.names.decl.models[own.model].computed[own.index].name;
            world.effective[m]
                .computed
                .iter()
                .map(declared)
                .find(|other| other.text == name)
                .map(|other| other.span)
        };
        let properties = model.properties.iter().map(|p| (&p.name, p.deprecated.as_deref()));
        let computed = model.computed.iter().map(|c| (&c.name, c.deprecated.as_deref()));
        for (name, deprecated) in properties.chain(computed) {
            let Some(replacement) = choices::replacement_of(deprecated) else {
                continue;
            };
            if replacement.text == name.text {
                findings.push(choices::replaces_itself(replacement));
            } else if find(&replacement.text)
                .or_else(|| find_computed(&replacement.text))
                .is_none()
                && !world.bases.incomplete[m]
            {
                let known = world.properties(m).map(|property| property.name.as_str());
                findings.push(choices::unknown_replacement(
                    replacement,
                    "no property of this model",
                    known,
                ));
            }
        }
        for old in model
            .properties
            .iter()
            .filter_map(|property| property.renamed_from.as_ref())
        {
            if let Some(living) = find(&old.text).or_else(|| find_computed(&old.text)) {
                findings.push(still_alive(old, living));
            }
        }
    }
}
