//! The changes that an endpoint takes one by one.

use super::{Resolver, paths};
use crate::decl::{OperationDecl, PatchDecl};
use crate::diagnostic::Finding;
use crate::model::{Operation, Patch};
use crate::resolve::parameters::parameter;
use crate::resolve::places::EnumPlace;
use crate::rules;

impl<'s> Resolver<'_, '_, 's, '_> {
    pub(super) fn patch(&mut self, decl: &PatchDecl<'s>) -> Patch {
        let operations = decl.operations.iter().enumerate();
        Patch {
            name: decl
                .name
                .as_ref()
                .map(|name| name.text.clone().into_owned())
                .unwrap_or_default(),
            is_list: decl.is_list,
            operations: operations.map(|(o, decl)| self.operation(o, decl)).collect(),
        }
    }

    fn operation(&mut self, o: usize, decl: &OperationDecl<'s>) -> Operation {
        let (r, e) = self.at;
        let path = decl.path.as_ref();
        let placeholders = paths::placeholders(None, path, self.findings);
        if let Some(path) = path.filter(|path| !path.text.starts_with('/')) {
            let message = "what a change changes begins with `/`";
            let finding = Finding::error(rules::PATH_INVALID, path.span, message);
            self.findings.push(finding.help(format!("write `/{}`", path.text)));
        }
        let mut declared = Vec::with_capacity(decl.params.len());
        for (n, param) in decl.params.iter().enumerate() {
            let place = EnumPlace::OperationParameter(r, e, o, n);
            declared.extend(parameter(self.world, param, place, self.findings));
        }
        let name = &decl.value.name;
        let value = parameter(self.world, &decl.value, EnumPlace::Operation(r, e, o), self.findings);
        if value.is_some() && placeholders.iter().any(|(name, _)| name == "value") {
            let message = "`value` is what a change sends, so no parameter of its path can be called so";
            let finding = Finding::error(
                rules::FIELD_COLLISION,
                path.map_or(name.span, |path| path.span),
                message,
            );
            self.findings.push(finding.help("give the parameter another name"));
        }
        Operation {
            name: name.text.clone().into_owned(),
            doc: decl.value.doc.clone().into_owned(),
            op: decl.op.to_owned(),
            path: path.map(|path| path.text.clone().into_owned()).unwrap_or_default(),
            params: self.in_path_order(&decl.params, declared, &placeholders),
            value,
            span: name.span,
        }
    }
}
