//! Edits of a plan, each a kind and some numbers that say where and how.

use proptest::prelude::*;

use super::calls;
use super::plan::{self, ACCESS, DIRECTIONS, Enum, Facts, Model, PLAIN, Plan, Property, Ty};
use super::unions;

/// One edit.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) kind: u8,
    /// Which model or enum, and which property or choice.
    pub(super) at: (u8, u8),
    pub(super) facts: Facts,
}

/// The edits of a property begin here, up to those of calls.
pub(super) const OF_PROPERTIES: u8 = 14;
const OF_CALLS: u8 = 28;
const OF_UNIONS: u8 = OF_CALLS + calls::KINDS;
const KINDS: u8 = OF_UNIONS + unions::KINDS;
/// Edits that say so, which no edit back can.
pub(super) const MARKED: [u8; 3] = [4, 27, OF_CALLS + calls::MARKED];

pub(super) fn edits() -> impl Strategy<Value = Edit> {
    (0..KINDS, (0_u8..4, 0_u8..5), plan::facts()).prop_map(|(kind, at, facts)| Edit { kind, at, facts })
}

pub(super) fn apply(plan: &Plan, edits: &[Edit]) -> Plan {
    let mut plan = plan.clone();
    edits.iter().for_each(|edit| edit.apply(&mut plan));
    plan
}

impl Edit {
    /// Which property or call it changes, of those that it changes at all.
    pub(super) fn place(&self, plan: &Plan) -> Option<String> {
        if self.kind >= OF_UNIONS {
            return None;
        }
        if self.kind >= OF_CALLS {
            return calls::edited(plan, self.at.0);
        }
        let model = &plan.models[self.at.0 as usize % plan.models.len()];
        let property = model
            .properties
            .get(self.at.1 as usize % model.properties.len().max(1))?;
        (self.kind >= OF_PROPERTIES).then(|| property.name.clone())
    }

    /// Whether it changes an enum, be it of one property or of several.
    pub(super) fn is_of_choices(&self) -> bool {
        (8..OF_PROPERTIES).contains(&self.kind)
    }

    fn apply(&self, plan: &mut Plan) {
        if self.kind >= OF_UNIONS {
            unions::edit(plan, self.kind - OF_UNIONS, self.at);
        } else if self.kind >= OF_CALLS {
            calls::edit(plan, self.kind - OF_CALLS, self.at, self.facts);
        } else if self.kind >= OF_PROPERTIES {
            self.property(plan);
        } else if self.is_of_choices() {
            self.choices(plan);
        } else {
            self.model(plan);
        }
    }

    fn model(&self, plan: &mut Plan) {
        let count = plan.models.len();
        let at = self.at.0 as usize % count;
        let names: Vec<String> = plan.models.iter().map(|model| model.name.clone()).collect();
        match self.kind {
            0 => {
                let property = plan::property("fresh", self.facts, &[], &plan.enums);
                plan.models.push(Model {
                    name: "Fresh".into(),
                    former: None,
                    direction: "both",
                    is_abstract: false,
                    extends: None,
                    deprecated: false,
                    doc: 0,
                    properties: vec![property],
                });
            }
            1 => plan.models[at].direction = DIRECTIONS[self.at.1 as usize % 3],
            2 => plan.models[at].is_abstract ^= true,
            3 => {
                let base = &names[self.at.1 as usize % count];
                let is_above = self.at.1 as usize % count < at;
                plan.models[at].extends = is_above.then(|| base.clone());
            }
            4 => rename(plan, at),
            5 => plan.models[at].deprecated ^= true,
            6 => plan.models[at].doc += 1,
            _ if count > 1 => {
                plan.models.remove(at);
            }
            _ => {}
        }
    }

    fn choices(&self, plan: &mut Plan) {
        let count = plan.enums.len();
        let mut inline: Vec<&mut Enum> = Vec::new();
        for property in plan.models.iter_mut().flat_map(|model| &mut model.properties) {
            if let Ty::Inline(choices) = &mut property.ty {
                inline.push(choices);
            }
        }
        let at = self.at.0 as usize % (count + inline.len()).max(1);
        let choices = match at.checked_sub(count) {
            Some(at) => inline.swap_remove(at),
            None => &mut plan.enums[at],
        };
        let n = self.at.1 as usize % choices.choices.len().max(1);
        match self.kind {
            8 | 9 => choices.choices.insert(n, ("fresh".into(), None)),
            10 if choices.choices.len() > 1 => {
                choices.choices.remove(n);
            }
            11 => choices.open ^= true,
            12 => choices.choices.reverse(),
            _ => choices.choices[n].1 = Some("other".into()),
        }
    }

    fn property(&self, plan: &mut Plan) {
        let at = self.at.0 as usize % plan.models.len();
        let below: Vec<String> = plan.models[at + 1..].iter().map(|model| model.name.clone()).collect();
        let enums = plan.enums.clone();
        let ((kind, detail), _, (limit, default), _) = self.facts;
        let model = &mut plan.models[at];
        let n = self.at.1 as usize % model.properties.len().max(1);
        if self.kind <= OF_PROPERTIES + 1 {
            let property = plan::property("fresh", self.facts, &below, &enums);
            model.properties.insert(n, property);
            return;
        }
        if self.kind == OF_PROPERTIES + 2 && model.properties.len() > 1 {
            model.properties.remove(n);
            return;
        }
        let Some(property) = model.properties.get_mut(n) else {
            return;
        };
        // A tag stays a tag.
        let is_tag = property.name == unions::TAG && !matches!(self.kind - OF_PROPERTIES, 2..=5 | 11 | 12);
        if is_tag {
            return;
        }
        match self.kind - OF_PROPERTIES {
            2 | 3 => property.required ^= true,
            4 => property.nullable ^= true,
            5 => property.access = ACCESS[detail as usize % 3],
            6 => property.ty = Ty::Plain(PLAIN[kind as usize % PLAIN.len()]),
            7 => property.ty = plan::ty(kind, detail, &below, &enums),
            8 | 9 => property.limit = if property.limit == limit { limit + 1 } else { limit },
            10 => {
                property.default = if property.default == default {
                    default + 1
                } else {
                    default
                }
            }
            11 => {
                property.wire = if property.wire.is_none() {
                    Some("other".into())
                } else {
                    None
                }
            }
            12 => {
                property.alias = if property.alias.is_none() {
                    Some("other".into())
                } else {
                    None
                }
            }
            _ => rename_property(property),
        }
    }
}

fn rename_property(property: &mut Property) {
    property.former = Some(std::mem::replace(&mut property.name, "renamed".into()));
}

fn rename(plan: &mut Plan, at: usize) {
    let former = std::mem::replace(&mut plan.models[at].name, "Renamed".into());
    plan.models[at].former = Some(former.clone());
    for model in &mut plan.models {
        if model.extends.as_ref() == Some(&former) {
            model.extends = Some("Renamed".into());
        }
        for property in &mut model.properties {
            refer(&mut property.ty, &former);
        }
    }
    plan.unions.iter_mut().for_each(|union| union.refer(&former, "Renamed"));
    plan.calls.iter_mut().for_each(|call| call.refer(&former));
}

pub(super) fn refer(ty: &mut Ty, former: &str) {
    match ty {
        Ty::Named(name) if name == former => "Renamed".clone_into(name),
        Ty::List(item) | Ty::Map(item) => refer(item, former),
        _ => {}
    }
}
