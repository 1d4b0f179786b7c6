//! Former names of inline enums: they have their names from others, so they had other ones before those were renamed.

use std::collections::HashSet;

use super::names::Names;
use super::places::EnumPlace;
use crate::decl::ApiDecl;
use crate::names as spelling;
use crate::syntax::Scalar;

/// Gives inline enums the names that they had, where nothing else has these names or says that it had them.
pub(super) fn names(names: &mut Names<'_, '_>) {
    let mut taken = declared(names.decl);
    for (place, id) in names.inline_enums() {
        let Some(former) = former(names.decl, place) else {
            continue;
        };
        let builder_of = former.strip_suffix("Builder").and_then(|model| names.find(model));
        let builder_was = former
            .strip_suffix("Builder")
            .is_some_and(|model| taken.contains(&model.to_ascii_lowercase()));
        let is_free = names.find(&former).is_none() && builder_of.is_none() && !builder_was;
        if is_free && taken.insert(former.to_ascii_lowercase()) {
            names.enums[id.0].renamed_from = Some(former);
        }
    }
}

/// What types say that they were called.
fn declared(decl: &ApiDecl<'_>) -> HashSet<String> {
    let models = decl.models.iter().map(|model| &model.renamed_from);
    let enums = decl.enums.iter().map(|enumeration| &enumeration.renamed_from);
    let unions = decl.unions.iter().map(|union| &union.renamed_from);
    let all = models.chain(enums).chain(unions).flatten();
    all.map(|name| name.text.to_ascii_lowercase()).collect()
}

/// The name before, if it was another: of what holds the enum, and of the property or parameter.
fn former(decl: &ApiDecl<'_>, place: EnumPlace) -> Option<String> {
    let (holder, member) = match place {
        // Patches, their operations and query languages do not say that they had other names.
        EnumPlace::File(_) | EnumPlace::Operation(..) | EnumPlace::OperationParameter(..) | EnumPlace::Field(..) => {
            return None;
        }
        EnumPlace::Property(model, n) => {
            let model = &decl.models[model];
            let property = &model.properties[n];
            let holder = was(model.renamed_from.as_deref(), &model.head.name);
            (holder, was(property.renamed_from.as_deref(), &property.name))
        }
        EnumPlace::Parameter(resource, endpoint, role, n) => {
            let resource = &decl.resources[resource];
            let endpoint = &resource.endpoints[endpoint];
            let parameter = &role.of(endpoint)[n];
            let (is_renamed, called) = was(endpoint.renamed_from.as_deref(), &endpoint.name);
            let holder = spelling::inline_enum(&resource.head.name.text, called);
            let member = was(parameter.renamed_from.as_deref(), &parameter.name);
            let name = spelling::inline_enum(&holder, member.1);
            return (is_renamed || member.0).then_some(name);
        }
    };
    (holder.0 || member.0).then(|| spelling::inline_enum(holder.1, member.1))
}

/// Whether there was another name, and what the name was.
fn was<'n>(former: Option<&'n Scalar<'_>>, name: &'n Scalar<'_>) -> (bool, &'n str) {
    (former.is_some(), &former.unwrap_or(name).text)
}
