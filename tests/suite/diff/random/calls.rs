//! Calls of a random schema: what a resource has, how it is written, and edits of it.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::plan::{self, Enum, Facts, Plan, Property, Ty, turn};

/// One call of the only resource, `R`.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) name: String,
    former: Option<String>,
    method: &'static str,
    /// What its path begins with.
    path: String,
    /// Parameters of its path, integers, by name.
    params: Vec<String>,
    query: Vec<Property>,
    body: Option<Ty>,
    is_partial: bool,
    returns: Returns,
    success: Option<u16>,
    /// Of the errors of the resource, how many it has.
    errors: u8,
    deprecated: bool,
}

#[derive(Clone, Debug)]
enum Returns {
    Nothing,
    Plain(Ty),
    Page(Ty),
}

/// The numbers that a call is made of: what it sends and gives, its parameters, its status and errors.
pub(super) type Numbers = ((u8, u8, u8, u8), Vec<Facts>, (u8, u8));

pub(super) fn numbers() -> impl Strategy<Value = Numbers> {
    (
        (0_u8..5, 0_u8..6, 0_u8..6, 0_u8..3),
        prop::collection::vec(plan::facts(), 0..3),
        (prop_oneof![3 => Just(0_u8), 1 => 1_u8..4], 0_u8..3),
    )
}

/// Calls of these numbers, of named types.
pub(super) fn calls(all: Vec<Numbers>, types: &[String], enums: &[Enum]) -> Vec<Call> {
    let calls = all.into_iter().enumerate();
    calls
        .map(|(n, numbers)| call(&format!("call{n}"), numbers, types, enums))
        .collect()
}

fn call(name: &str, numbers: Numbers, types: &[String], enums: &[Enum]) -> Call {
    let ((method, gives, sends, params), facts, (success, errors)) = numbers;
    let body = sent(sends, types);
    let facts = facts.into_iter().enumerate();
    Call {
        name: name.to_owned(),
        former: None,
        method: if body.is_some() {
            "POST"
        } else {
            METHODS[usize::from(method)]
        },
        path: format!("/{name}"),
        params: (0..params).map(|n| format!("a{n}")).collect(),
        query: facts
            .map(|(n, facts)| parameter(&format!("q{n}"), facts, enums))
            .collect(),
        body,
        is_partial: false,
        returns: given(gives, types),
        success: status(success),
        errors,
        deprecated: false,
    }
}

const METHODS: [&str; 5] = ["GET", "GET", "PUT", "DELETE", "POST"];

fn status(number: u8) -> Option<u16> {
    [None, Some(200), Some(201), Some(202)][usize::from(number)]
}

fn named(number: u8, types: &[String]) -> Ty {
    Ty::Named(types[usize::from(number) % types.len()].clone())
}

fn sent(number: u8, types: &[String]) -> Option<Ty> {
    match number {
        0..3 => None,
        5 => Some(Ty::List(Box::new(named(number, types)))),
        _ => Some(named(number, types)),
    }
}

fn given(number: u8, types: &[String]) -> Returns {
    match number {
        0 => Returns::Nothing,
        1 | 2 => Returns::Plain(named(number, types)),
        3 => Returns::Plain(Ty::List(Box::new(named(number, types)))),
        4 => Returns::Page(named(number, types)),
        _ => Returns::Plain(Ty::Plain("integer")),
    }
}

/// A parameter of a query: what can be written into a URL.
fn parameter(name: &str, facts: Facts, enums: &[Enum]) -> Property {
    let ((kind, detail), (required, ..), ..) = facts;
    let ty = match kind {
        0..8 => Ty::Plain(
            [
                "string", "integer", "number", "boolean", "datetime", "date", "string", "integer",
            ][usize::from(kind)],
        ),
        8..12 => Ty::Inline(plan::enumeration(
            "",
            detail.is_multiple_of(2),
            1 + usize::from(detail) % 3,
        )),
        12 | 13 => Ty::Named(enums[usize::from(detail) % enums.len()].name.clone()),
        14 | 15 => Ty::List(Box::new(Ty::Plain("integer"))),
        16 => Ty::List(Box::new(Ty::Plain("string"))),
        _ => Ty::Plain("string"),
    };
    Property {
        ty,
        required,
        nullable: false,
        access: "",
        alias: None,
        ..plan::property(name, facts, &[], enums)
    }
}

/// Every type that a call can be of.
pub(super) fn types(plan: &Plan) -> Vec<String> {
    let models = plan.models.iter().filter(|model| !model.is_abstract);
    let models = models.map(|model| model.name.clone());
    let all: Vec<String> = models
        .chain(plan.unions.iter().map(|union| union.name.clone()))
        .collect();
    if all.is_empty() { vec!["M0".to_owned()] } else { all }
}

/// The file of the resource.
pub(super) fn text(calls: &[Call], style: u8) -> String {
    let errors = "errors:\n  full: { status: 409, doc: No room. }\n  gone: { status: 410, doc: No more. }\n";
    let mut calls: Vec<String> = calls.iter().map(|call| call.text(style)).collect();
    turn(&mut calls, style);
    let mut parts = [
        "path: /things\n".to_owned(),
        errors.to_owned(),
        format!("endpoints:\n{}", calls.concat()),
    ];
    turn(&mut parts, style);
    format!("resource: R\n{}", parts.concat())
}

impl Call {
    /// Follows a model to its new name.
    pub(super) fn refer(&mut self, former: &str) {
        let returned = match &mut self.returns {
            Returns::Plain(ty) | Returns::Page(ty) => Some(ty),
            Returns::Nothing => None,
        };
        let types = returned.into_iter().chain(&mut self.body);
        types.for_each(|ty| super::edits::refer(ty, former));
    }

    fn text(&self, style: u8) -> String {
        let params: String = self.params.iter().fold(String::new(), |mut path, name| {
            let _ = write!(path, "/{{{name}}}");
            path
        });
        let mut lines = vec![
            format!("    method: {}\n", self.method),
            format!("    path: '{}{params}'\n", self.path),
            format!("    doc: Calls {}.\n", self.path),
        ];
        lines.extend(
            self.former
                .as_ref()
                .map(|former| format!("    renamed_from: {former}\n")),
        );
        if let Some(body) = &self.body {
            lines.push(format!("    body: {}\n", body.written().0));
        }
        if self.is_partial && self.body.is_some() {
            lines.push("    partial: true\n".to_owned());
        }
        match &self.returns {
            Returns::Nothing => {}
            Returns::Plain(ty) => lines.push(format!("    returns: {}\n", ty.written().0)),
            Returns::Page(ty) => lines.push(format!("    returns: page<{}>\n", ty.written().0)),
        }
        lines.extend(self.success.map(|status| format!("    success: {status}\n")));
        if self.errors > 0 {
            let names = ["full", "gone"][..usize::from(self.errors)].join(", ");
            lines.push(format!("    errors: [{names}]\n"));
        }
        if self.deprecated {
            lines.push("    deprecated: { since: '1' }\n".to_owned());
        }
        if !self.query.is_empty() {
            // What is required stands in this order in the method.
            let query: String = self.query.iter().map(|parameter| parameter.text(style)).collect();
            let lines_of: String = query.lines().map(|line| format!("    {line}\n")).collect();
            lines.push(format!("    query:\n{lines_of}"));
        }
        turn(&mut lines, style);
        format!("  {}:\n{}", self.name, lines.concat())
    }
}

/// How many kinds of edits there are.
pub(super) const KINDS: u8 = 21;
/// The kind that says so, which no edit back can.
pub(super) const MARKED: u8 = 3;

/// Which call an edit of a kind changes, of those that are there.
pub(super) fn edited(plan: &Plan, at: u8) -> Option<String> {
    let call = plan.calls.get(usize::from(at) % plan.calls.len().max(1))?;
    Some(call.name.clone())
}

/// Edits a plan that has calls; one that has none stays without.
pub(super) fn edit(plan: &mut Plan, kind: u8, at: (u8, u8), facts: Facts) {
    let (types, enums, count) = (types(plan), plan.enums.clone(), plan.calls.len());
    let ((number, detail), ..) = facts;
    if count == 0 {
        return;
    }
    let n = usize::from(at.0) % count;
    match kind {
        0 => {
            let numbers = ((0, detail % 6, 0, 0), Vec::new(), (0, 0));
            plan.calls.push(call("fresh", numbers, &types, &enums));
        }
        1 if count > 1 => {
            plan.calls.remove(n);
        }
        _ => plan.calls[n].edit(kind, (at.1, number, detail), facts, (&types, &enums)),
    }
}

impl Call {
    fn edit(
        &mut self,
        kind: u8,
        (at, number, detail): (u8, u8, u8),
        facts: Facts,
        (types, enums): (&[String], &[Enum]),
    ) {
        match kind {
            2 => self.name = "renamed".into(),
            3 => self.former = Some(std::mem::replace(&mut self.name, "renamed".into())),
            4 if self.body.is_none() => self.method = METHODS[usize::from(number) % 5],
            5 => self.path = "/other".into(),
            6 => self.params.push("fresh".into()),
            7 => self.returns = given(detail % 6, types),
            8 => {
                self.body = sent(detail % 6, types);
                self.method = "POST";
            }
            9 => self.success = status(detail % 4),
            10 => self.errors = (self.errors + 1 + detail % 2) % 3,
            11 => self.deprecated ^= true,
            19 => self.is_partial ^= true,
            20 => self.query.reverse(),
            12 => {
                let at = usize::from(at) % (self.query.len() + 1);
                self.query.insert(at, parameter("fresh", facts, enums));
            }
            _ if self.query.is_empty() => {}
            13 => {
                self.query.remove(usize::from(at) % self.query.len());
            }
            _ => self.edit_parameter(kind, at, facts, enums),
        }
    }

    fn edit_parameter(&mut self, kind: u8, at: u8, facts: Facts, enums: &[Enum]) {
        let n = usize::from(at) % self.query.len();
        let parameter = &mut self.query[n];
        let (_, _, (limit, default), _) = facts;
        match kind {
            14 => parameter.required ^= true,
            15 => parameter.ty = self::parameter("fresh", facts, enums).ty,
            16 => parameter.limit = if parameter.limit == limit { limit + 1 } else { limit },
            17 => {
                parameter.default = if parameter.default == default {
                    default + 1
                } else {
                    default
                }
            }
            _ => parameter.wire = parameter.wire.is_none().then(|| "other".into()),
        }
    }
}
