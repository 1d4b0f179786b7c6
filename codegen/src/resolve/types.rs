//! From the word of a type to the type.

use super::names::{Named, Names};
use super::places::EnumPlace;
use crate::decl::{PropertyDecl, TypeDecl, Wrapper};
use crate::diagnostic::{Finding, Findings, nearest, shown};
use crate::model::Type;
use crate::rules;

/// The words of the language, beside `enum`.
const BUILT_IN: [(&str, Type); 9] = [
    ("string", Type::String),
    ("integer", Type::Integer),
    ("number", Type::Number),
    ("boolean", Type::Boolean),
    ("datetime", Type::Datetime),
    ("date", Type::Date),
    ("bytes", Type::Bytes),
    ("color", Type::Color),
    ("any", Type::Any),
];

/// Beyond so many findings nobody reads on, and looking for near names among thousands of types takes its time.
const MANY: usize = 1000;

/// Words of other languages for what ours has another word for.
const ELSEWHERE: [(&str, &str); 12] = [
    ("int", "integer"),
    ("int64", "integer"),
    ("i64", "integer"),
    ("long", "integer"),
    ("float", "number"),
    ("double", "number"),
    ("bool", "boolean"),
    ("str", "string"),
    ("text", "string"),
    ("timestamp", "datetime"),
    ("object", "any"),
    ("binary", "bytes"),
];

impl Names<'_, '_> {
    /// The type of a body, of what comes back, or of a property without choices.
    pub(super) fn resolve_type(&self, ty: &TypeDecl<'_>, findings: &mut Findings) -> Option<Type> {
        self.innermost(ty, findings).map(|inner| wrap(&ty.wrappers, inner))
    }

    /// The type of a property or parameter, with the enum of its own if it has one. `inherited` is the type of what it
    /// overrides: `type: enum` without choices keeps its choices.
    pub(super) fn property_type(
        &self,
        property: &PropertyDecl<'_>,
        place: EnumPlace,
        inherited: Option<&Type>,
        findings: &mut Findings,
    ) -> Option<Type> {
        let ty = property.ty.as_ref()?;
        if ty.word != "enum" {
            if let Some(choices) = &property.choices {
                let message = format!("choices stand beside the type `{}`", shown(&ty.word));
                let finding = Finding::error(rules::CHOICES_MISPLACED, choices.span, message);
                findings.push(
                    finding
                        .related(ty.word_span, "not `enum`")
                        .help("write `type: enum`, or remove `choices`"),
                );
            } else if let Some((_, span)) = property.open {
                let message = "`open` stands beside a type that has no choices of its own";
                let help = "say it where the choices are";
                findings.push(Finding::error(rules::CHOICES_MISPLACED, span, message).help(help));
            }
            return self.resolve_type(ty, findings);
        }
        if property.choices.is_some() {
            return self.enum_at(place).map(|id| wrap(&ty.wrappers, Type::Enum(id)));
        }
        if let Some(Type::Enum(id)) = inherited.map(Type::innermost) {
            return Some(wrap(&ty.wrappers, Type::Enum(*id)));
        }
        let help = "list them below `choices:`, or name an enum of `enums/` as the type";
        findings.push(Finding::error(rules::CHOICES_MISPLACED, ty.word_span, "this enum has no choices").help(help));
        None
    }

    fn innermost(&self, ty: &TypeDecl<'_>, findings: &mut Findings) -> Option<Type> {
        if let Some((_, built_in)) = BUILT_IN.iter().find(|(word, _)| *word == ty.word) {
            return Some(built_in.clone());
        }
        match self.find(&ty.word) {
            Some(Named::Model(id)) => {
                if let Some(model) = self.decl.models.get(id.0).filter(|model| model.is_abstract) {
                    let message = format!("`{}` is abstract: only a base, with no struct of its own", ty.word);
                    let finding = Finding::error(rules::ABSTRACT_REF, ty.word_span, message);
                    findings.push(
                        finding
                            .related(model.head.name.span, "declared here")
                            .help("name a model that extends it"),
                    );
                    return None;
                }
                return Some(Type::Model(id));
            }
            Some(Named::Enum(id)) => return Some(Type::Enum(id)),
            Some(Named::Union(id)) => return Some(Type::Union(id)),
            None => {}
        }
        let many = findings.len() > MANY;
        findings.push(self.unknown_type(ty, many));
        None
    }

    fn unknown_type(&self, ty: &TypeDecl<'_>, many: bool) -> Finding {
        let message = match &*ty.word {
            "enum" => "an enum of its own can stand at a property or parameter only".to_owned(),
            "page" => "`page` takes what it holds, `page<Person>`, and stands in `returns` only".to_owned(),
            "list" | "map" => format!("`{0}` takes what it holds: `{0}<string>`", ty.word),
            word => format!("there is no type `{}`", shown(word)),
        };
        let finding = Finding::error(rules::UNKNOWN_REF, ty.word_span, message);
        let known = ELSEWHERE
            .iter()
            .find(|(word, _)| ty.word.eq_ignore_ascii_case(word))
            .map(|(_, ours)| *ours);
        let built_in = BUILT_IN.iter().map(|(word, _)| *word);
        let types = self.types().take(if many { 0 } else { usize::MAX });
        match known.or_else(|| nearest(&ty.word, types.chain(built_in))) {
            Some(near) => finding
                .label(format!("did you mean `{near}`?"))
                .suggest(ty.word_span, near),
            None => finding.help("a type is a built-in word, or a model, an enum or a union of the same API"),
        }
    }
}

fn wrap(wrappers: &[Wrapper], inner: Type) -> Type {
    wrappers.iter().rev().fold(inner, |ty, wrapper| match wrapper {
        Wrapper::List => Type::List(Box::new(ty)),
        Wrapper::Map => Type::Map(Box::new(ty)),
    })
}

/// A type in the words of the schema.
pub(super) fn in_words(names: &Names<'_, '_>, ty: &Type) -> String {
    match ty {
        Type::List(item) => format!("list<{}>", in_words(names, item)),
        Type::Map(item) => format!("map<{}>", in_words(names, item)),
        Type::Model(id) => names
            .decl
            .models
            .get(id.0)
            .map(|model| model.head.name.text.to_string())
            .unwrap_or_default(),
        Type::Enum(id) => names
            .enums
            .get(id.0)
            .map(|choices| choices.name.clone())
            .unwrap_or_default(),
        Type::Union(id) => names
            .decl
            .unions
            .get(id.0)
            .map(|union| union.head.name.text.to_string())
            .unwrap_or_default(),
        built_in => BUILT_IN
            .iter()
            .find(|(_, ty)| ty == built_in)
            .map_or("any", |(word, _)| word)
            .to_owned(),
    }
}
