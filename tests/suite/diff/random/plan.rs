//! What a random schema has, and how it is written.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::super::Files;
use super::calls::{self, Call};
use super::unions::{self, Union};

/// Models, enums, perhaps a union, and perhaps a resource of calls. Names are `M0`, `E0` and so on, of properties `p0`, so that nothing meets by chance.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) models: Vec<Model>,
    pub(super) enums: Vec<Enum>,
    pub(super) unions: Vec<Union>,
    /// Without any, every model is read and written.
    pub(super) calls: Vec<Call>,
}

#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) name: String,
    pub(super) former: Option<String>,
    /// `both`, `request`, `response`.
    pub(super) direction: &'static str,
    pub(super) is_abstract: bool,
    pub(super) extends: Option<String>,
    pub(super) deprecated: bool,
    pub(super) doc: u8,
    pub(super) properties: Vec<Property>,
}

#[derive(Clone, Debug)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) former: Option<String>,
    pub(super) ty: Ty,
    pub(super) required: bool,
    pub(super) nullable: bool,
    /// Nothing, `read_only`, `write_only`.
    pub(super) access: &'static str,
    /// A limit of its type, by number; 0 is none.
    pub(super) limit: u8,
    /// A default of its type, by number; 0 is none.
    pub(super) default: u8,
    pub(super) wire: Option<String>,
    pub(super) alias: Option<String>,
    pub(super) deprecated: bool,
    pub(super) doc: u8,
}

#[derive(Clone, Debug)]
pub(super) enum Ty {
    Plain(&'static str),
    /// An enum of the property alone.
    Inline(Enum),
    /// A type by name.
    Named(String),
    List(Box<Ty>),
    Map(Box<Ty>),
}

#[derive(Clone, Debug)]
pub(super) struct Enum {
    pub(super) name: String,
    pub(super) open: bool,
    /// Values, each with the name that it has in Rust if that is another.
    pub(super) choices: Vec<(String, Option<String>)>,
}

pub(super) const PLAIN: &[&str] = &[
    "string", "integer", "number", "boolean", "datetime", "date", "color", "bytes", "any",
];
pub(super) const ACCESS: &[&str] = &["", "read_only", "write_only"];
pub(super) const DIRECTIONS: &[&str] = &["both", "request", "response"];

/// Small plans. References go to models of a higher number, bases have a lower one.
pub(super) fn plans() -> impl Strategy<Value = Plan> {
    let models = prop::collection::vec(shape(), 1..4);
    let enums = prop::collection::vec((any::<bool>(), 1_usize..4), 1..3);
    let union = prop::option::weighted(0.4, (unions::numbers(), facts()));
    let calls = prop_oneof![Just(Vec::new()), prop::collection::vec(calls::numbers(), 1..4)];
    (models, enums, union, calls).prop_map(|(shapes, enums, union, calls)| {
        let enums = enums.into_iter().enumerate();
        let enums: Vec<Enum> = enums
            .map(|(n, (open, count))| enumeration(&format!("E{n}"), open, count))
            .collect();
        let names: Vec<String> = (0..shapes.len()).map(|n| format!("M{n}")).collect();
        let models = shapes.into_iter().enumerate();
        let models = models.map(|(n, shape)| shape.into_model(n, &names, &enums)).collect();
        let mut plan = Plan {
            models,
            enums,
            unions: Vec::new(),
            calls: Vec::new(),
        };
        if let Some((numbers, facts)) = union {
            unions::add(&mut plan, numbers, facts);
        }
        plan.calls = calls::calls(calls, &calls::types(&plan), &plan.enums);
        plan
    })
}

pub(super) fn enumeration(name: &str, open: bool, count: usize) -> Enum {
    Enum {
        name: name.to_owned(),
        open,
        choices: (0..count).map(|n| (format!("c{n}"), None)).collect(),
    }
}

/// The numbers that a model is made of.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    direction: u8,
    is_abstract: bool,
    extends: bool,
    facts: Vec<Facts>,
}

/// The numbers that a property is made of: type, presence, limit and default, names.
pub(super) type Facts = ((u8, u8), (bool, bool, u8), (u8, u8), (bool, bool));

pub(super) fn facts() -> impl Strategy<Value = Facts> {
    let seldom = || prop::bool::weighted(0.25);
    (
        (0_u8..24, 0_u8..8),
        (seldom(), seldom(), prop_oneof![4 => Just(0_u8), 1 => 1_u8..3]),
        (
            prop_oneof![2 => Just(0_u8), 1 => 1_u8..6],
            prop_oneof![3 => Just(0_u8), 1 => 1_u8..3],
        ),
        (seldom(), seldom()),
    )
}

fn shape() -> impl Strategy<Value = Shape> {
    let direction = prop_oneof![4 => Just(0_u8), 1 => 1_u8..3];
    let parts = (
        direction,
        prop::bool::weighted(0.15),
        any::<bool>(),
        prop::collection::vec(facts(), 1..5),
    );
    parts.prop_map(|(direction, is_abstract, extends, facts)| Shape {
        direction,
        is_abstract,
        extends,
        facts,
    })
}

impl Shape {
    fn into_model(self, n: usize, names: &[String], enums: &[Enum]) -> Model {
        let facts = self.facts.into_iter().enumerate();
        let properties = facts.map(|(p, facts)| property(&format!("p{n}_{p}"), facts, &names[n + 1..], enums));
        Model {
            name: names[n].clone(),
            former: None,
            direction: DIRECTIONS[self.direction as usize],
            is_abstract: self.is_abstract,
            extends: (self.extends && n > 0).then(|| names[n - 1].clone()),
            deprecated: false,
            doc: 0,
            properties: properties.collect(),
        }
    }
}

/// A property of these numbers, with references to some of these models.
pub(super) fn property(name: &str, facts: Facts, models: &[String], enums: &[Enum]) -> Property {
    let ((kind, detail), (required, nullable, access), (limit, default), (wire, alias)) = facts;
    Property {
        name: name.to_owned(),
        former: None,
        ty: ty(kind, detail, models, enums),
        required,
        nullable,
        access: ACCESS[access as usize],
        limit,
        default,
        wire: wire.then(|| format!("W{name}")),
        alias: alias.then(|| format!("A{name}")),
        deprecated: false,
        doc: 0,
    }
}

pub(super) fn ty(kind: u8, detail: u8, models: &[String], enums: &[Enum]) -> Ty {
    let inner = || ty(detail, 0, models, enums);
    match kind {
        // Texts and integers have most to tell.
        0..9 => Ty::Plain(PLAIN[kind as usize]),
        9..12 => Ty::Plain("string"),
        12..14 => Ty::Plain("integer"),
        14 => Ty::Inline(enumeration("", detail.is_multiple_of(2), 1 + detail as usize % 3)),
        15 | 16 => Ty::Named(enums[detail as usize % enums.len()].name.clone()),
        17..20 if !models.is_empty() => Ty::Named(models[detail as usize % models.len()].clone()),
        20 | 21 => Ty::List(Box::new(inner())),
        22 => Ty::Map(Box::new(inner())),
        _ => Ty::Plain("boolean"),
    }
}

impl Ty {
    /// The word that stands in the file, and the enum that stands beside it.
    pub(super) fn written(&self) -> (String, Option<&Enum>) {
        match self {
            Ty::Plain(word) => ((*word).to_owned(), None),
            Ty::Named(name) => (name.clone(), None),
            Ty::Inline(choices) => ("enum".to_owned(), Some(choices)),
            Ty::List(item) => (format!("list<{}>", item.written().0), item.written().1),
            Ty::Map(item) => (format!("map<{}>", item.written().0), item.written().1),
        }
    }

    pub(super) fn innermost(&self) -> &Ty {
        match self {
            Ty::List(item) | Ty::Map(item) => item.innermost(),
            ty => ty,
        }
    }
}

impl Plan {
    /// The files. The style says how they are written, which means nothing: the order of keys and of what they hold,
    /// quotes, comments.
    pub(super) fn files(&self, style: u8) -> Files {
        let mut files = Files::new();
        for model in &self.models {
            files.insert(format!("models/{}", model.name), model.text(style));
        }
        for choices in &self.enums {
            let name = &choices.name;
            let mut parts = [
                format!("enum: {name}\n"),
                format!("open: {}\n", choices.open),
                choices.text(""),
            ];
            turn(&mut parts[1..], style);
            files.insert(format!("enums/{name}"), parts.concat());
        }
        for union in &self.unions {
            files.insert(format!("unions/{}", union.name), union.text(style));
        }
        if !self.calls.is_empty() {
            files.insert("resources/R".to_owned(), calls::text(&self.calls, style));
        }
        files
    }
}

/// Another order for another style.
pub(super) fn turn<T>(list: &mut [T], style: u8) {
    if style & 1 == 1 {
        list.reverse();
    }
}

fn comment(style: u8, indent: &str) -> String {
    if style & 2 == 2 {
        format!("{indent}# A remark.\n")
    } else {
        String::new()
    }
}

impl Model {
    fn text(&self, style: u8) -> String {
        let mut head = vec![format!("direction: {}\n", self.direction)];
        if self.is_abstract {
            head.push("abstract: true\n".to_owned());
        }
        head.extend(self.extends.as_ref().map(|base| format!("extends: {base}\n")));
        head.extend(self.former.as_ref().map(|former| format!("renamed_from: {former}\n")));
        if self.deprecated {
            head.push("deprecated: { since: '1' }\n".to_owned());
        }
        head.push(format!("doc: Words {}.\n", self.doc));
        let mut properties: Vec<String> = self.properties.iter().map(|property| property.text(style)).collect();
        turn(&mut properties, style);
        if !properties.is_empty() {
            head.push(format!("{}properties:\n{}", comment(style, ""), properties.concat()));
        }
        turn(&mut head, style);
        format!("model: {}\n{}", self.name, head.concat())
    }
}

impl Property {
    pub(super) fn text(&self, style: u8) -> String {
        let (word, choices) = self.ty.written();
        let quote = if style & 4 == 4 { "'" } else { "" };
        let mut lines = vec![format!("    type: {quote}{word}{quote}\n")];
        for (flag, key) in [(self.required, "required"), (self.nullable, "nullable")] {
            if flag {
                lines.push(format!("    {key}: true\n"));
            }
        }
        if !self.access.is_empty() {
            lines.push(format!("    {}: true\n", self.access));
        }
        lines.extend(self.limits());
        lines.extend(self.default_of().map(|value| format!("    default: {value}\n")));
        lines.extend(self.wire.as_ref().map(|wire| format!("    wire: {wire}\n")));
        lines.extend(self.alias.as_ref().map(|alias| format!("    aliases: [{alias}]\n")));
        lines.extend(
            self.former
                .as_ref()
                .map(|former| format!("    renamed_from: {former}\n")),
        );
        if self.deprecated {
            lines.push("    deprecated: { since: '1' }\n".to_owned());
        }
        lines.push(format!("    doc: Words {}.\n", self.doc));
        if let Some(choices) = choices {
            lines.push(format!("    open: {}\n", choices.open));
            lines.push(choices.text("    "));
        }
        turn(&mut lines, style);
        format!("{}  {}:\n{}", comment(style, "  "), self.name, lines.concat())
    }

    fn limits(&self) -> Option<String> {
        let arity = match &self.ty {
            Ty::List(_) | Ty::Map(_) if self.limit % 2 == 1 => Some(format!("    max_items: {}\n", self.limit)),
            _ => None,
        };
        let limits = match self.ty.innermost() {
            Ty::Plain("string") => [
                "max_length: 4",
                "min_length: 2",
                "pattern: '^[a-c]+$'",
                "pattern: '^[a-c]{1,3}$'",
                "format: email",
            ],
            Ty::Plain("integer" | "number") => ["min: 3", "max: 9", "min: -2", "max: 5", "min: 4"],
            _ => return arity.filter(|_| self.limit > 0),
        };
        let limit = limits.get(usize::from(self.limit.checked_sub(1)?))?;
        arity.or_else(|| Some(format!("    {limit}\n")))
    }

    fn default_of(&self) -> Option<String> {
        let (one, two) = match &self.ty {
            Ty::Plain("string") => ("aa".to_owned(), "bb".to_owned()),
            Ty::Plain("integer" | "number") => ("4".to_owned(), "5".to_owned()),
            Ty::Plain("boolean") => ("true".to_owned(), "false".to_owned()),
            Ty::Inline(choices) => {
                let value = |n: usize| choices.choices.get(n).map(|(value, _)| value.clone());
                (value(0)?, value(1)?)
            }
            _ => return None,
        };
        match self.default {
            0 => None,
            1 => Some(one),
            _ => Some(two),
        }
    }
}

impl Enum {
    /// Its choices. Their order means something where it is closed, so no style touches it.
    fn text(&self, indent: &str) -> String {
        let mut text = format!("{indent}choices:\n");
        for (value, name) in &self.choices {
            let _ = match name {
                Some(name) => writeln!(text, "{indent}  {value}: {{ name: {name} }}"),
                None => writeln!(text, "{indent}  {value}:"),
            };
        }
        text
    }
}
