//! Refactorings: other files that mean the same.

use super::plan::{Model, Plan, Ty};

/// Every inline enum without a default as one of its own, in a file of the name that it had.
pub(super) fn named_enums(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    for model in &mut plan.models {
        for property in model.properties.iter_mut().filter(|property| property.default == 0) {
            let name = codegen::names::inline_enum(&model.name, &property.name);
            if let Some(mut choices) = name_it(&mut property.ty, &name) {
                choices.name = name;
                plan.enums.push(choices);
            }
        }
    }
    plan
}

fn name_it(ty: &mut Ty, name: &str) -> Option<super::plan::Enum> {
    match ty {
        Ty::List(item) | Ty::Map(item) => name_it(item, name),
        Ty::Inline(_) => match std::mem::replace(ty, Ty::Named(name.to_owned())) {
            Ty::Inline(choices) => Some(choices),
            _ => None,
        },
        _ => None,
    }
}

/// The properties of every model in an abstract base of it, but for those whose enum is named after their model.
pub(super) fn moved_to_bases(plan: &Plan) -> Plan {
    let mut models = Vec::new();
    for model in &plan.models {
        let is_inline = |ty: &Ty| matches!(ty.innermost(), Ty::Inline(_));
        let (stay, go) = model
            .properties
            .iter()
            .cloned()
            .partition(|property| is_inline(&property.ty));
        let base = format!("Base{}", model.name);
        models.push(Model {
            name: base.clone(),
            is_abstract: true,
            properties: go,
            doc: 9,
            ..model.clone()
        });
        models.push(Model {
            extends: Some(base),
            properties: stay,
            ..model.clone()
        });
    }
    Plan { models, ..plan.clone() }
}
