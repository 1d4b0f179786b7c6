//! Computed properties: that what they are derived from is there and fits their form.

use super::bases::Own;
use super::choices::deprecated;
use super::world::World;
use crate::decl::{ComputedDecl, FormDecl};
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::{Computed, Form, ModelId, Property, Type};
use crate::rules;
use crate::syntax::Scalar;

/// Resolves every model's own computed properties, and looks again at inherited ones whose source is overridden.
pub(super) fn own(world: &World<'_, '_>, findings: &mut Findings) -> Vec<Vec<Option<Computed>>> {
    let mut all = Vec::with_capacity(world.names.decl.models.len());
    for (m, model) in world.names.decl.models.iter().enumerate() {
        let mut resolved = Vec::with_capacity(model.computed.len());
        for decl in &model.computed {
            resolved.push(computed(world, m, decl, findings));
        }
        inherited(world, m, findings);
        all.push(resolved);
    }
    all
}

fn computed(world: &World<'_, '_>, model: usize, decl: &ComputedDecl<'_>, findings: &mut Findings) -> Option<Computed> {
    let form = decl.form.as_ref()?;
    let from = source_of(form);
    if world.effective[model].find(&from.text).is_none() {
        if !world.bases.incomplete[model] {
            findings.push(unknown_source(world, model, from));
        }
        return None;
    }
    let source = world.property(model, &from.text)?;
    if let Some(finding) = misfit(world, form, source) {
        findings.push(finding);
        return None;
    }
    if let FormDecl::Equals {
        equals,
        otherwise: Some(otherwise),
        ..
    } = form
        && equals.text == otherwise.text
    {
        let message = "setting this to false would write the value that makes it true";
        let finding = Finding::error(rules::FLAG_CONFLICT, otherwise.span, message);
        findings.push(
            finding
                .related(equals.span, "true is written so")
                .help("write another value, or remove `else`"),
        );
        return None;
    }
    if let FormDecl::Equals {
        from, otherwise: None, ..
    } = form
        && decl.settable == Some(true)
    {
        let message = format!("nothing says what setting `{}` to false writes", decl.name.text);
        let help = "say it with `else`, or remove `settable`";
        let finding = Finding::error(rules::MISSING_KEY, decl.name.span, message).help(help);
        findings.push(finding.related(from.span, "into this property"));
        return None;
    }
    let (ty, settable, form) = match form {
        FormDecl::Equals {
            from,
            equals,
            otherwise,
        } => (
            Type::Boolean,
            // What false would write must be known.
            decl.settable.unwrap_or(otherwise.is_some()),
            Form::Equals {
                from: from.text.clone().into_owned(),
                equals: equals.text.clone().into_owned(),
                otherwise: otherwise.as_ref().map(|value| value.text.clone().into_owned()),
            },
        ),
        FormDecl::Codec { from, codec } => (
            Type::Bytes,
            decl.settable.unwrap_or_default(),
            Form::Codec {
                from: from.text.clone().into_owned(),
                codec: *codec,
            },
        ),
    };
    Some(Computed {
        name: decl.name.text.clone().into_owned(),
        wire: decl.wire.as_ref().map(|wire| wire.text.clone().into_owned()),
        doc: decl.doc.clone().into_owned(),
        ty,
        form,
        declared_in: ModelId(model),
        settable,
        deprecated: decl.deprecated.as_deref().map(deprecated),
        span: decl.name.span,
    })
}

fn source_of<'d, 's>(form: &'d FormDecl<'s>) -> &'d Scalar<'s> {
    match form {
        FormDecl::Equals { from, .. } | FormDecl::Codec { from, .. } => from,
    }
}

fn unknown_source(world: &World<'_, '_>, model: usize, from: &Scalar<'_>) -> Finding {
    let message = format!("this model has no property `{}`", shown(&from.text));
    let finding = Finding::error(rules::COMPUTED_SOURCE, from.span, message);
    match nearest(
        &from.text,
        world.properties(model).map(|property| property.name.as_str()),
    ) {
        Some(near) => finding
            .label(format!("did you mean `{near}`?"))
            .suggest(from.span, near),
        None => finding.help("name the property from which this is derived"),
    }
}

/// What is wrong with a source for this form, if anything is.
fn misfit(world: &World<'_, '_>, form: &FormDecl<'_>, source: &Property) -> Option<Finding> {
    let error = |span, message: String| {
        Finding::error(rules::COMPUTED_SOURCE, span, message).related(source.span, "the source")
    };
    match (form, &source.ty) {
        (FormDecl::Codec { .. } | FormDecl::Equals { .. }, Type::String) => None,
        (FormDecl::Codec { from, .. }, _) => {
            let message = format!("`{}` is no `string`, and only a text can be decoded", source.name);
            Some(error(from.span, message).help("name a property of type `string`"))
        }
        (FormDecl::Equals { equals, otherwise, .. }, Type::Enum(id)) => {
            let choices = &world.names.enums[id.0];
            let is_broken = world.names.broken_enums[id.0];
            let is_choice =
                |value: &Scalar<'_>| is_broken || choices.choices.iter().any(|choice| choice.value == value.text);
            let wrong = [Some(equals), otherwise.as_ref()]
                .into_iter()
                .flatten()
                .find(|value| !is_choice(value))?;
            let finding = error(
                wrong.span,
                format!("`{}` is not among the choices of `{}`", shown(&wrong.text), source.name),
            );
            Some(
                match nearest(&wrong.text, choices.choices.iter().map(|choice| choice.value.as_str())) {
                    Some(near) => finding
                        .label(format!("did you mean `{near}`?"))
                        .suggest(wrong.span, near),
                    None => finding.help("use one of the choices"),
                },
            )
        }
        (FormDecl::Equals { from, .. }, _) => {
            let message = format!("`{}` is neither a text nor an enum, so it equals no word", source.name);
            Some(error(from.span, message).help("name a property of type `string` or of an enum"))
        }
    }
}

/// An override may take from an inherited computed property what it is derived from.
fn inherited(world: &World<'_, '_>, model: usize, findings: &mut Findings) {
    let decl = &world.names.decl.models[model];
    if decl.properties.iter().all(|property| property.overrides.is_none()) {
        return;
    }
    for Own { model: from, index } in world.effective[model].computed.iter().filter(|own| own.model != model) {
        let Some(declared) = world.names.decl.models[*from].computed.get(*index) else {
            continue;
        };
        let Some(form) = &declared.form else { continue };
        let own = world.effective[model]
            .find(&source_of(form).text)
            .filter(|own| own.model == model);
        let Some(source) = own.and_then(|own| world.own_property(own)) else {
            continue;
        };
        // Narrower choices are no contradiction: what is compared is the value on the wire.
        let fits = match form {
            FormDecl::Equals { .. } => matches!(source.ty, Type::String | Type::Enum(_)),
            FormDecl::Codec { .. } => source.ty == Type::String,
        };
        if !fits {
            let message = format!(
                "with this override, the inherited `{}` can no longer be derived",
                declared.name.text
            );
            let finding = Finding::error(rules::COMPUTED_SOURCE, source.span, message);
            findings.push(
                finding
                    .related(declared.name.span, "derived here")
                    .help("keep the type"),
            );
        }
    }
}
