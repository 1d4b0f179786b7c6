//! One value, read by its type.

use super::{Purpose, decimal_integer, decimal_number};
use crate::decl::quote_it;
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::{Enum, Limits, Literal, ModelId, Property, TagHolder, Type, UnionId};
use crate::resolve::forms;
use crate::resolve::types::in_words;
use crate::resolve::world::World;
use crate::source::Span;
use crate::syntax::{Entry, Node, Scalar, Value};

/// Reads values of one purpose.
pub(in crate::resolve) struct Typer<'w, 'd, 's, 'f> {
    pub(super) world: &'w World<'d, 's>,
    pub(super) purpose: Purpose,
    findings: &'f mut Findings,
}

impl<'w, 'd, 's, 'f> Typer<'w, 'd, 's, 'f> {
    pub(in crate::resolve) fn new(world: &'w World<'d, 's>, purpose: Purpose, findings: &'f mut Findings) -> Self {
        Typer {
            world,
            purpose,
            findings,
        }
    }

    /// The default of a property: not for what holds a model, which has defaults of its own.
    pub(in crate::resolve) fn default(&mut self, property: &Property, node: &Node<'_>) -> Option<Literal> {
        self.plain_default(&property.ty, &property.limits, property.nullable, node)
    }

    /// The default of a place of this type.
    pub(in crate::resolve) fn plain_default(
        &mut self,
        ty: &Type,
        limits: &Limits,
        nullable: bool,
        node: &Node<'_>,
    ) -> Option<Literal> {
        if matches!(ty.innermost(), Type::Model(_) | Type::Union(_)) {
            let message = format!(
                "a `{}` has no {} here",
                in_words(&self.world.names, ty),
                self.purpose.name()
            );
            let help = "give defaults to the properties of the model itself";
            self.error(self.purpose.wrong_type(), node.span, message, help);
            return None;
        }
        if has_no_default(ty) || (self.purpose == Purpose::Value && matches!(ty, Type::List(_))) {
            let message = format!("a `{}` has no {}", in_words(&self.world.names, ty), self.purpose.name());
            let help = match self.purpose {
                Purpose::Value => "it is a scalar or a choice",
                _ => "it is a scalar, a choice, or a list of them",
            };
            self.error(self.purpose.wrong_type(), node.span, message, help);
            return None;
        }
        self.place(ty, limits, nullable, node)
    }

    /// A value of a property, with its limits.
    pub(in crate::resolve) fn property(&mut self, property: &Property, node: &Node<'_>) -> Option<Literal> {
        self.place(&property.ty, &property.limits, property.nullable, node)
    }

    /// A whole model.
    pub(in crate::resolve) fn model(&mut self, model: usize, node: &Node<'_>) -> Option<Literal> {
        match &node.value {
            Value::Mapping(_, entries) => {
                self.complete(model, node.span, entries, false);
                self.object(model, entries)
            }
            _ => self.read(&Type::Model(ModelId(model)), &Limits::default(), node),
        }
    }

    fn place(&mut self, ty: &Type, limits: &Limits, nullable: bool, node: &Node<'_>) -> Option<Literal> {
        if is_null(node) && nullable {
            return Some(Literal::Null);
        }
        let literal = self.read(ty, limits, node)?;
        let count = match &literal {
            Literal::List(items) => items.len() as u64,
            Literal::Object(entries) => entries.len() as u64,
            _ => return Some(literal),
        };
        if limits.min_items.is_some_and(|min| count < min) {
            self.out_of_range(node.span, "min_items");
        } else if limits.max_items.is_some_and(|max| count > max) {
            self.out_of_range(node.span, "max_items");
        }
        Some(literal)
    }

    fn read(&mut self, ty: &Type, limits: &Limits, node: &Node<'_>) -> Option<Literal> {
        match (ty, &node.value) {
            (_, Value::Broken) => None,
            (Type::Any, _) => self.any(node),
            (Type::List(item), Value::Sequence(_, items)) => {
                let items: Vec<Option<Literal>> = items.iter().map(|node| self.read(item, limits, node)).collect();
                items.into_iter().collect::<Option<_>>().map(Literal::List)
            }
            (Type::Map(item), Value::Mapping(_, entries)) => self.map(item, limits, entries),
            (Type::Model(id), Value::Mapping(_, entries)) => {
                self.complete(id.0, node.span, entries, true);
                self.object(id.0, entries)
            }
            (Type::Union(id), Value::Mapping(_, entries)) => self.union(*id, node, entries),
            (Type::List(_) | Type::Map(_) | Type::Model(_) | Type::Union(_), _) => self.wrong(ty, node),
            (_, Value::Scalar(scalar)) => self.scalar(ty, limits, node, scalar),
            _ => self.wrong(ty, node),
        }
    }

    fn scalar(&mut self, ty: &Type, limits: &Limits, node: &Node<'_>, scalar: &Scalar<'_>) -> Option<Literal> {
        let text = &*scalar.text;
        let literal = match ty {
            Type::Integer => decimal_integer(scalar).map(Literal::Integer),
            Type::Number => decimal_number(scalar).map(Literal::Number),
            Type::Boolean => match (text, scalar.is_plain()) {
                ("true", true) => Some(Literal::Boolean(true)),
                ("false", true) => Some(Literal::Boolean(false)),
                _ => None,
            },
            Type::Datetime => forms::is_datetime(text).then(|| Literal::String(text.to_owned())),
            Type::Date => forms::is_date(text).then(|| Literal::String(text.to_owned())),
            _ => {
                if let Some(finding) = quote_it(scalar) {
                    self.findings.push(finding);
                    return None;
                }
                match ty {
                    Type::Enum(id) => {
                        return self.choice(
                            &self.world.names.enums[id.0],
                            self.world.names.broken_enums[id.0],
                            scalar,
                        );
                    }
                    Type::Color => forms::is_color(text).then(|| Literal::String(text.to_owned())),
                    Type::Bytes => forms::is_base64(text).then(|| Literal::String(text.to_owned())),
                    _ => Some(Literal::String(text.to_owned())),
                }
            }
        };
        let Some(literal) = literal else {
            return self.wrong(ty, node);
        };
        self.check_limits(ty, limits, &literal, scalar.span);
        Some(literal)
    }

    fn choice(&mut self, choices: &Enum, is_broken: bool, scalar: &Scalar<'_>) -> Option<Literal> {
        let text = &*scalar.text;
        if is_broken || choices.choices.iter().any(|choice| choice.value == text) {
            return Some(Literal::String(text.to_owned()));
        }
        let message = format!("the {} `{}` is not among the choices", self.purpose.name(), shown(text));
        let finding =
            Finding::error(self.purpose.no_choice(), scalar.span, message).related(choices.span, "these choices");
        // Somebody may have written the name in Rust instead of the value.
        let variant = crate::names::variant(text);
        let by_name = choices
            .choices
            .iter()
            .find(|choice| !variant.is_empty() && choice.variant == variant);
        let near = by_name.map(|choice| choice.value.as_str());
        let near = near.or_else(|| nearest(text, choices.choices.iter().map(|choice| choice.value.as_str())));
        self.findings.push(match near {
            Some(near) => finding
                .label(format!("did you mean `{near}`?"))
                .suggest(scalar.span, quoted(near)),
            None => finding.help("use one of the choices, or add it to them"),
        });
        None
    }

    fn map(&mut self, item: &Type, limits: &Limits, entries: &[Entry<'_>]) -> Option<Literal> {
        let mut object = Vec::with_capacity(entries.len());
        let mut sound = true;
        for Entry { key, value } in entries {
            if let Some(finding) = quote_it(key) {
                self.findings.push(finding);
            }
            match self.read(item, limits, value) {
                Some(value) => object.push((key.text.clone().into_owned(), value)),
                None => sound = false,
            }
        }
        sound.then_some(Literal::Object(object))
    }

    /// An example of a model, by the names of its properties.
    fn object(&mut self, model: usize, entries: &[Entry<'_>]) -> Option<Literal> {
        let mut object = Vec::with_capacity(entries.len());
        for Entry { key, value } in entries {
            if self.world.effective[model].find(&key.text).is_none() {
                self.unknown_property(model, key);
            } else if let Some(property) = self.world.property(model, &key.text) {
                object.extend(
                    self.property(property, value)
                        .map(|value| (key.text.clone().into_owned(), value)),
                );
            }
        }
        Some(Literal::Object(object))
    }

    fn unknown_property(&mut self, model: usize, key: &Scalar<'_>) {
        let world = self.world;
        if world.bases.incomplete[model] {
            return;
        }
        let decl = &world.names.decl.models[model];
        let message = format!("`{}` has no property `{}`", decl.head.name.text, shown(&key.text));
        let finding = Finding::error(self.purpose.wrong_type(), key.span, message);
        let by_wire = world
            .properties(model)
            .find(|property| property.wire == key.text)
            .map(|property| property.name.as_str());
        let near = by_wire.or_else(|| {
            nearest(
                &key.text,
                world.properties(model).map(|property| property.name.as_str()),
            )
        });
        let is_computed = world.effective[model]
            .computed
            .iter()
            .any(|own| world.names.decl.models[own.model].computed[own.index].name.text == key.text);
        self.findings.push(match near {
            _ if is_computed => finding.help("it is computed: write the property that it is derived from"),
            Some(near) => finding
                .label(format!("did you mean `{near}`?"))
                .help("examples use the names of the schema, not those on the wire")
                .suggest(key.span, near),
            None => finding.help("examples use the names of the schema, not those on the wire"),
        });
    }

    /// Where the tag is in the object, it says which model; else any object will do.
    fn union(&mut self, id: UnionId, node: &Node<'_>, entries: &[Entry<'_>]) -> Option<Literal> {
        let Some(union) = self
            .world
            .unions
            .get(id.0)
            .filter(|union| union.on == TagHolder::Variant)
        else {
            return self.any(node);
        };
        let tag = entries
            .iter()
            .find(|entry| entry.key.text == union.by)
            .and_then(|entry| entry.value.scalar());
        let Some(tag) = tag else {
            let message = format!("this has no `{}`, which says what it is", union.by);
            self.error(
                self.purpose.wrong_type(),
                node.span,
                message,
                "write the tag of one of the variants",
            );
            return None;
        };
        let wanted = match union.matching {
            crate::model::Matching::Exact => &*tag.text,
            crate::model::Matching::Prefix => tag.text.split('.').next().unwrap_or_default(),
        };
        match union.variants.iter().find(|variant| variant.value == wanted) {
            Some(variant) => {
                self.complete(variant.model.0, node.span, entries, true);
                self.object(variant.model.0, entries)
            }
            None => self.any(node),
        }
    }

    /// JSON as YAML writes it: null, booleans, decimal numbers, and text for the rest.
    fn any(&mut self, node: &Node<'_>) -> Option<Literal> {
        match &node.value {
            Value::Broken => None,
            Value::Absent => self.wrong(&Type::Any, node),
            Value::Sequence(_, items) => {
                let items: Vec<Option<Literal>> = items.iter().map(|item| self.any(item)).collect();
                items.into_iter().collect::<Option<_>>().map(Literal::List)
            }
            Value::Mapping(_, entries) => self.map(&Type::Any, &Limits::default(), entries),
            Value::Scalar(scalar) => Some(match (&*scalar.text, scalar.is_plain()) {
                ("null", true) => Literal::Null,
                ("true", true) => Literal::Boolean(true),
                ("false", true) => Literal::Boolean(false),
                (text, _) => {
                    if let Some(number) = decimal_integer(scalar) {
                        return Some(Literal::Integer(number));
                    }
                    if let Some(number) = decimal_number(scalar) {
                        return Some(Literal::Number(number));
                    }
                    self.findings_extend(quote_it(scalar));
                    Literal::String(text.to_owned())
                }
            }),
        }
    }

    fn findings_extend(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.findings.push(finding);
        }
    }

    pub(super) fn error(&mut self, code: &'static str, span: Span, message: impl Into<String>, help: &str) {
        let text = self.world.names.sources.text(span);
        let line = text.find(['\n', '\r']).unwrap_or(text.len());
        let head = Span {
            end: span.start + u32::try_from(line).unwrap_or_default(),
            ..span
        };
        self.findings.push(Finding::error(code, head, message).help(help));
    }
}

pub(super) fn is_null(node: &Node<'_>) -> bool {
    node.scalar()
        .is_some_and(|scalar| scalar.is_plain() && matches!(&*scalar.text, "null" | "~"))
}

/// A value as it must stand in YAML to be read as text by everybody.
fn quoted(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && crate::syntax::ambiguity(text).is_none();
    if plain { text.to_owned() } else { format!("{text:?}") }
}
/// Whether the generated code can hold no default of this type: free JSON, and objects.
fn has_no_default(ty: &Type) -> bool {
    match ty {
        Type::Any | Type::Map(_) => true,
        Type::List(item) => has_no_default(item),
        _ => false,
    }
}
