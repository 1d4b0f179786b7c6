//! What travels one way only, at a place where it travels the other.

use super::world::World;
use crate::decl::TypeDecl;
use crate::diagnostic::Finding;
use crate::model::{Direction, Type};
use crate::rules;

/// A model that is only returned, where something is sent.
pub(super) fn never_sent(world: &World<'_, '_>, decl: &TypeDecl<'_>, ty: &Type) -> Option<Finding> {
    wrong_way(
        world,
        decl,
        ty,
        Direction::Response,
        "only returned, and here it is sent",
    )
}

/// A model that is only sent, where something comes back.
pub(super) fn never_returned(world: &World<'_, '_>, decl: &TypeDecl<'_>, ty: &Type) -> Option<Finding> {
    wrong_way(
        world,
        decl,
        ty,
        Direction::Request,
        "only sent, and here it is returned",
    )
}

fn wrong_way(world: &World<'_, '_>, decl: &TypeDecl<'_>, ty: &Type, wrong: Direction, what: &str) -> Option<Finding> {
    let Type::Model(id) = ty.innermost() else {
        return None;
    };
    let model = world.names.decl.models.get(id.0)?;
    (model.direction == wrong).then(|| {
        let message = format!("`{}` is {what}", model.head.name.text);
        Finding::error(rules::DIRECTION_MISMATCH, decl.word_span, message)
            .related(model.head.name.span, "declared here")
            .help("name another model, or remove its `direction`")
    })
}
