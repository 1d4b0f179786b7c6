//! Which thing of the new schema is which of the old: by name, else by `renamed_from`; never by similarity.

use std::collections::HashMap;

use super::likely::Likely;
use crate::model::{Api, Type};

/// The pairs of one kind, both ways round.
#[derive(Default)]
pub(super) struct Pairing {
    pub(super) to_new: Vec<Option<usize>>,
    pub(super) to_old: Vec<Option<usize>>,
}

/// The pairs of one API.
pub(super) struct Pairs {
    pub(super) models: Pairing,
    pub(super) enums: Pairing,
    pub(super) unions: Pairing,
    /// Those that would be pairs if a line said so.
    pub(super) likely: Likely,
}

impl Pairs {
    pub(super) fn of(old: &Api, new: &Api) -> Self {
        let models = Pairing::of(
            &old.models.iter().map(|m| m.name.as_str()).collect::<Vec<_>>(),
            &new.models
                .iter()
                .map(|m| (m.name.as_str(), m.renamed_from.as_deref()))
                .collect::<Vec<_>>(),
        );
        let enums = Pairing::of(
            &old.enums.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(),
            &new.enums
                .iter()
                .map(|e| (e.name.as_str(), e.renamed_from.as_deref()))
                .collect::<Vec<_>>(),
        );
        let unions = Pairing::of(
            &old.unions.iter().map(|u| u.name.as_str()).collect::<Vec<_>>(),
            &new.unions
                .iter()
                .map(|u| (u.name.as_str(), u.renamed_from.as_deref()))
                .collect::<Vec<_>>(),
        );
        Pairs {
            likely: Likely::of((old, new), &models, &enums, &unions),
            models,
            enums,
            unions,
        }
    }

    /// Whether two types are one, once renames are followed.
    pub(super) fn same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) => self.same(a, b),
            (Type::Model(a), Type::Model(b)) => self.models.to_new[a.0] == Some(b.0),
            (Type::Enum(a), Type::Enum(b)) => self.enums.to_new[a.0] == Some(b.0),
            (Type::Union(a), Type::Union(b)) => self.unions.to_new[a.0] == Some(b.0),
            (Type::Model(_) | Type::Enum(_) | Type::Union(_), _) => false,
            (a, b) => a == b,
        }
    }
}

impl Pairing {
    pub(super) fn of(old: &[&str], new: &[(&str, Option<&str>)]) -> Self {
        let before: HashMap<&str, usize> = old.iter().enumerate().map(|(n, name)| (*name, n)).collect();
        let mut pairing = Pairing {
            to_new: vec![None; old.len()],
            to_old: vec![None; new.len()],
        };
        for (n, (name, _)) in new.iter().enumerate() {
            if let Some(o) = before.get(name) {
                pairing.join(*o, n);
            }
        }
        for (n, (_, former)) in new.iter().enumerate() {
            if pairing.to_old[n].is_none()
                && let Some(o) = former.and_then(|former| before.get(former))
                && pairing.to_new[*o].is_none()
            {
                pairing.join(*o, n);
            }
        }
        pairing
    }

    pub(super) fn join(&mut self, old: usize, new: usize) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
    }
}
