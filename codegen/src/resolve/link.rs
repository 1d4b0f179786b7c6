//! From what was checked to the frozen model: every inherited property in place.

use super::bases::Own;
use super::choices::deprecated;
use super::world::World;
use crate::model::{Api, Model, Property};

/// Puts one API together. To be called where nothing was in error.
pub(super) fn api(mut world: World<'_, '_>) -> Api {
    let count = world.names.decl.models.len();
    let mut models: Vec<Option<Model>> = std::iter::repeat_with(|| None).take(count).collect();
    // Those that extend come before their bases, so that the last user of a property takes it and the others copy.
    let order = std::mem::take(&mut world.bases.order);
    for &m in order.iter().rev() {
        models[m] = Some(model(&mut world, m));
    }
    let decl = world.names.decl;
    Api {
        name: decl.name.clone(),
        title: decl.title.clone().map(Into::into),
        base_url: decl.base_url.as_ref().map(|url| url.text.clone().into_owned()),
        docs_url: decl.docs_url.as_ref().map(|url| url.text.clone().into_owned()),
        wire_case: decl.wire_case,
        models: models.into_iter().flatten().collect(),
        enums: world.names.enums,
        unions: world.unions,
        resources: world.resources,
        protocol: world.protocol,
        file: decl.file.clone(),
    }
}

fn model(world: &mut World<'_, '_>, m: usize) -> Model {
    let decl = &world.names.decl.models[m];
    let effective = std::mem::take(&mut world.effective[m]);
    let mut properties = Vec::with_capacity(effective.properties.len());
    for own in effective.properties {
        properties.extend(take_or_copy(world, m, own));
    }
    // Whoever extends this model came before it, so nobody needs these any more.
    world.own[m] = Vec::new();
    let computed = effective
        .computed
        .iter()
        .filter_map(|own| world.computed.get(own.model)?.get(own.index)?.clone())
        .collect();
    Model {
        name: decl.head.name.text.clone().into_owned(),
        doc: decl.doc.clone().into_owned(),
        extends: world.bases.of[m],
        is_abstract: decl.is_abstract,
        direction: decl.direction,
        properties,
        computed,
        examples: std::mem::take(&mut world.examples[m]),
        deprecated: decl.deprecated.as_deref().map(deprecated),
        renamed_from: decl.renamed_from.as_ref().map(|name| name.text.clone().into_owned()),
        removed: texts(&decl.removed),
        file: world.names.file(decl.head.name.span),
        span: decl.head.name.span,
    }
}

/// Names as the model keeps them.
pub(super) fn texts(names: &[crate::syntax::Scalar<'_>]) -> Vec<String> {
    names.iter().map(|name| name.text.clone().into_owned()).collect()
}

fn take_or_copy(world: &mut World<'_, '_>, model: usize, own: Own) -> Option<Property> {
    let property = world.own.get_mut(own.model)?.get_mut(own.index)?;
    if own.model == model {
        property.take()
    } else {
        property.clone()
    }
}
