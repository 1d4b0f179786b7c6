//! Which model extends which, and what it inherits.

use std::collections::HashMap;

use super::names::{Named, Names};
use crate::decl::ModelDecl;
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::ModelId;
use crate::rules;

/// An own property of a model, by indices into the declarations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Own {
    pub(super) model: usize,
    pub(super) index: usize,
}

/// The effective members of a model, by where they are declared.
#[derive(Clone, Debug, Default)]
pub(super) struct Effective<'d> {
    pub(super) properties: Vec<Own>,
    pub(super) computed: Vec<Own>,
    index: HashMap<&'d str, usize>,
}

impl Effective<'_> {
    /// The effective property of this name.
    pub(super) fn find(&self, name: &str) -> Option<Own> {
        self.index.get(name).and_then(|at| self.properties.get(*at)).copied()
    }
}

/// The bases of all models of one API.
#[derive(Debug, Default)]
pub(super) struct Bases {
    /// The base of each model.
    pub(super) of: Vec<Option<ModelId>>,
    /// Every model, bases first.
    pub(super) order: Vec<usize>,
    /// Whether something of the model, or above it, could not be read: nothing follows from what is not there.
    pub(super) incomplete: Vec<bool>,
}

impl Bases {
    pub(super) fn new(names: &Names<'_, '_>, findings: &mut Findings) -> Self {
        let models = &names.decl.models;
        let mut bases = Bases {
            of: vec![None; models.len()],
            order: Vec::with_capacity(models.len()),
            incomplete: models.iter().map(|model| model.head.broken).collect(),
        };
        for (n, model) in models.iter().enumerate() {
            bases.link(names, n, model, findings);
        }
        bases.sort(models, findings);
        for model in bases.order.clone() {
            if let Some(base) = bases.of[model] {
                bases.incomplete[model] |= bases.incomplete[base.0];
            }
        }
        bases
    }

    fn link(&mut self, names: &Names<'_, '_>, n: usize, model: &ModelDecl<'_>, findings: &mut Findings) {
        let Some(base) = &model.extends else { return };
        if let Some(Named::Model(id)) = names.find(&base.text) {
            self.of[n] = Some(id);
            return;
        }
        self.incomplete[n] = true;
        let message = match names.find(&base.text) {
            Some(_) => format!("`{}` is no model, and only models can be extended", shown(&base.text)),
            None => format!("there is no model `{}`", shown(&base.text)),
        };
        let finding = Finding::error(rules::UNKNOWN_REF, base.span, message);
        let others = names
            .decl
            .models
            .iter()
            .map(|other| &*other.head.name.text)
            .filter(|other| *other != model.head.name.text);
        findings.push(match nearest(&base.text, others) {
            Some(near) => finding
                .label(format!("did you mean `{near}`?"))
                .suggest(base.span, near),
            None => finding.help("a base is a model of the same API"),
        });
    }

    /// Walks up from each model. A walk that meets itself has found a cycle, which is cut where it is reported.
    fn sort(&mut self, models: &[ModelDecl<'_>], findings: &mut Findings) {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            OnTheWay,
            Done,
        }
        let mut states = vec![State::New; models.len()];
        for start in 0..models.len() {
            let mut path = Vec::new();
            let mut at = Some(start);
            while let Some(model) = at {
                match states[model] {
                    State::Done => break,
                    State::OnTheWay => {
                        let from = path.iter().position(|on_path| *on_path == model).unwrap_or_default();
                        let cycle = path.get(from..).unwrap_or_default();
                        findings.push(cycle_of(models, cycle));
                        for member in cycle {
                            self.of[*member] = None;
                            self.incomplete[*member] = true;
                        }
                        break;
                    }
                    State::New => {
                        states[model] = State::OnTheWay;
                        path.push(model);
                        at = self.of[model].map(|base| base.0);
                    }
                }
            }
            for model in path.into_iter().rev() {
                states[model] = State::Done;
                self.order.push(model);
            }
        }
    }
}

fn cycle_of(models: &[ModelDecl<'_>], cycle: &[usize]) -> Finding {
    let names: Vec<&str> = cycle
        .iter()
        .filter_map(|n| models.get(*n))
        .map(|model| &*model.head.name.text)
        .take(8)
        .collect();
    let first = names.first().copied().unwrap_or_default();
    let message = match names.len() {
        1 => format!("`{first}` extends itself"),
        _ => format!("`{first}` extends itself: {} → {first}", names.join(" → ")),
    };
    let mut places = cycle
        .iter()
        .filter_map(|n| models.get(*n)?.extends.as_ref())
        .map(|base| base.span);
    let mut finding = Finding::error(rules::BASE_CYCLE, places.next(), message).help("remove one of these `extends`");
    for place in places.take(7) {
        finding = finding.related(place, "and on");
    }
    finding
}

/// The effective members of every model: inherited ones first, an override in the place of what it overrides.
pub(super) fn effective<'d>(names: &Names<'d, '_>, bases: &Bases, findings: &mut Findings) -> Vec<Effective<'d>> {
    let models = &names.decl.models;
    let mut all: Vec<Effective<'d>> = vec![Effective::default(); models.len()];
    for &m in &bases.order {
        let mut effective = bases.of[m].map(|base| all[base.0].clone()).unwrap_or_default();
        let model = &models[m];
        for (n, property) in model.properties.iter().enumerate() {
            let own = Own { model: m, index: n };
            let inherited = effective.index.get(&*property.name.text).copied();
            match (inherited, property.overrides) {
                (Some(at), said) => {
                    let before = effective.properties[at];
                    if said.is_none() {
                        findings.push(redeclared(models, before, property.name.span, &property.name.text));
                    }
                    effective.properties[at] = own;
                }
                (None, said) => {
                    if let Some(span) = said.filter(|_| !bases.incomplete[m]) {
                        let message = format!("`{}` overrides nothing: it is not inherited", property.name.text);
                        let finding = Finding::error(rules::OVERRIDE_NOTHING, span, message);
                        let inherited = effective
                            .properties
                            .iter()
                            .map(|own| &*models[own.model].properties[own.index].name.text);
                        let near = nearest(&property.name.text, inherited);
                        findings.push(match near {
                            Some(near) => finding.help(format!("did you mean `{near}`? Else remove `override`")),
                            None => finding.help("remove `override`"),
                        });
                    }
                    effective.index.insert(&property.name.text, effective.properties.len());
                    effective.properties.push(own);
                }
            }
        }
        effective
            .computed
            .extend((0..model.computed.len()).map(|n| Own { model: m, index: n }));
        all[m] = effective;
    }
    all
}

fn redeclared(models: &[ModelDecl<'_>], before: Own, span: crate::source::Span, name: &str) -> Finding {
    let message = format!("`{name}` is inherited, and is redefined here without saying so");
    let finding = Finding::error(rules::BASE_REDECLARES, span, message);
    let base = &models[before.model];
    let place = base.properties[before.index].name.span;
    let help = "write `override: true` if that is meant; else remove or rename it";
    finding
        .related(place, format!("inherited from `{}`", base.head.name.text))
        .help(help)
}
