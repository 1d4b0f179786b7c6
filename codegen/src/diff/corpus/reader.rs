//! What the generated code does with a document, said from the schema alone.
//!
//! `policy` says what happens to what is absent, unknown or not listed; here is only the walk. A test beside the
//! generated crate holds that both take and refuse the same documents.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::checks;
use crate::model::{Api, EnumId, Matching, Model, ModelId, Property, TagHolder, Type, Union};
use crate::policy::{self, OnUnexpected, Presence};

/// What reading does at one place of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// It is a value of its property.
    Value,
    /// A null that means the same as nothing.
    Nothing,
    /// A null that means null.
    Null,
    /// A key that the model does not know; it is kept.
    Unknown,
    /// A choice that the enum does not list; it is kept.
    Unlisted,
    /// A value that is taken, and that `validate()` objects to by this limit.
    Breaks(&'static str),
    /// Reading fails: what was wanted.
    Error(String),
}

/// A place of a document, and what reading does there.
#[derive(Clone, Debug)]
pub struct Note {
    /// JSON pointer.
    pub pointer: String,
    /// What reading does.
    pub reading: Reading,
    pub(super) about: About,
}

/// What in the schema a place is about.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    pub(super) model: Option<ModelId>,
    pub(super) property: Option<String>,
    pub(super) choice: Option<(EnumId, String)>,
}

impl Reading {
    /// The reading in words.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Reading::Value => "a value".to_owned(),
            Reading::Nothing => "nothing".to_owned(),
            Reading::Null => "null".to_owned(),
            Reading::Unknown => "an unknown key, kept".to_owned(),
            Reading::Unlisted => "an unlisted choice, kept".to_owned(),
            Reading::Breaks(limit) => format!("a value that breaks `{limit}`"),
            Reading::Error(wanted) => format!("an error: {wanted}"),
        }
    }
}

/// Reads a document as a model; `None` where the API has no model of this name.
#[must_use]
pub fn read(api: &Api, model: &str, document: &Value) -> Option<Vec<Note>> {
    let (id, _) = api.models().find(|(_, known)| known.name == model)?;
    let mut reader = Reader { api, notes: Vec::new() };
    reader.model(id, document, &Place::top());
    Some(reader.notes)
}

struct Reader<'a> {
    api: &'a Api,
    notes: Vec<Note>,
}

/// Where a walk is.
#[derive(Clone)]
struct Place {
    pointer: String,
    about: About,
    /// Whether what is here can be sent, so that `validate()` looks at it.
    is_sent: bool,
    /// Whether `validate()` asks for what is required: not in what only refers to something by its id, nor below that.
    is_asked: bool,
}

impl Place {
    fn top() -> Place {
        Place {
            pointer: String::new(),
            about: About::default(),
            is_sent: true,
            is_asked: true,
        }
    }

    fn below(&self, key: &str) -> Place {
        let key = key.replace('~', "~0").replace('/', "~1");
        Place {
            pointer: format!("{}/{key}", self.pointer),
            ..self.clone()
        }
    }
}

impl Reader<'_> {
    fn note(&mut self, at: &Place, reading: Reading) {
        let (pointer, about) = (at.pointer.clone(), at.about.clone());
        self.notes.push(Note {
            pointer,
            reading,
            about,
        });
    }

    fn error(&mut self, at: &Place, wanted: impl Into<String>) {
        self.note(at, Reading::Error(wanted.into()));
    }

    fn model(&mut self, id: ModelId, value: &Value, at: &Place) {
        let model = self.api.model(id);
        let mut at = at.clone();
        let Value::Object(object) = value else {
            return self.error(&at, "an object");
        };
        at.about = About {
            model: Some(id),
            ..About::default()
        };
        if !at.pointer.is_empty() {
            let id = model.property("id").and_then(|id| object.get(&id.wire));
            at.is_asked &= id.is_none_or(Value::is_null);
        }
        let mut used = BTreeSet::new();
        for property in &model.properties {
            let mut names = std::iter::once(&property.wire).chain(&property.aliases);
            let came = names.find_map(|name| object.get_key_value(name));
            used.extend(came.map(|(name, _)| name.as_str()));
            let mut below = at.below(came.map_or(&property.wire, |(name, _)| name));
            below.about.property = Some(property.name.clone());
            below.is_sent &= policy::is_checked(model, property);
            self.property(model, property, object, came.map(|(_, value)| value), &below);
        }
        used.extend(model.computed.iter().filter_map(|computed| computed.wire.as_deref()));
        for key in object.keys().filter(|key| !used.contains(key.as_str())) {
            self.note(&at.below(key), Reading::Unknown);
        }
    }

    fn property(
        &mut self,
        model: &Model,
        property: &Property,
        object: &Map<String, Value>,
        came: Option<&Value>,
        at: &Place,
    ) {
        let presence = policy::presence(model, property);
        match came {
            None if policy::on_absent(presence) == OnUnexpected::Error => self.error(at, "it is missing"),
            None => self.absent(model, property, at),
            Some(Value::Null) if presence == Presence::Optional => {
                self.note(at, Reading::Nothing);
                self.absent(model, property, at);
            }
            Some(Value::Null) if presence == Presence::ThreeState => self.note(at, Reading::Null),
            Some(value) => {
                let tag = self.tag(model, &property.ty, object);
                self.value(&property.ty, value, tag, at);
                if at.is_sent {
                    self.limits(property, &property.ty, value, at);
                }
            }
        }
    }

    fn absent(&mut self, model: &Model, property: &Property, at: &Place) {
        if at.is_sent && at.is_asked && policy::is_asked_for(model, property) {
            self.note(at, Reading::Breaks("required"));
        }
    }

    /// The tag beside a property that is a union, where the union has it there.
    fn tag<'v>(&self, model: &Model, ty: &Type, object: &'v Map<String, Value>) -> Option<&'v str> {
        let Type::Union(id) = ty.innermost() else { return None };
        let union = self.api.union(*id);
        let holder = (union.on == TagHolder::Holder).then(|| model.property(&union.by))??;
        let names = std::iter::once(&holder.wire).chain(&holder.aliases);
        names.filter_map(|name| object.get(name)).next()?.as_str()
    }

    fn value(&mut self, ty: &Type, value: &Value, tag: Option<&str>, at: &Place) {
        match (ty, value) {
            (Type::List(item), Value::Array(items)) => {
                for (n, value) in items.iter().enumerate() {
                    self.value(item, value, tag, &at.below(&n.to_string()));
                }
            }
            (Type::Map(item), Value::Object(entries)) => {
                for (key, value) in entries {
                    self.value(item, value, tag, &at.below(key));
                }
            }
            (Type::List(_), _) => self.error(at, "a list"),
            (Type::Map(_), _) => self.error(at, "an object"),
            (Type::Model(id), _) => self.model(*id, value, at),
            (Type::Union(id), _) => self.union(self.api.union(*id), value, tag, at),
            (Type::Enum(id), Value::String(text)) => self.choice(*id, text, at),
            _ => match policy::wanted(ty, value) {
                None => self.note(at, Reading::Value),
                Some(wanted) => self.error(at, wanted),
            },
        }
    }

    fn choice(&mut self, id: EnumId, text: &str, at: &Place) {
        let choices = self.api.choices(id);
        let mut at = at.clone();
        at.about.choice = Some((id, text.to_owned()));
        let is_listed = choices.choices.iter().any(|choice| choice.value == text);
        match policy::on_unknown_choice(choices) {
            _ if is_listed => self.note(&at, Reading::Value),
            OnUnexpected::Error => self.error(&at, "a listed choice"),
            _ => self.note(&at, Reading::Unlisted),
        }
    }

    fn union(&mut self, union: &Union, value: &Value, tag: Option<&str>, at: &Place) {
        let inside = union.variants.iter().find_map(|variant| {
            let by = self.api.model(variant.model).property(&union.by)?;
            value.get(&by.wire)?.as_str()
        });
        let tag = if union.on == TagHolder::Variant { inside } else { tag };
        let tag = match union.matching {
            Matching::Exact => tag,
            Matching::Prefix => tag.and_then(|tag| tag.split('.').next()),
        };
        match union
            .variants
            .iter()
            .find(|variant| Some(variant.value.as_str()) == tag)
        {
            Some(variant) => self.model(variant.model, value, at),
            None => self.note(at, Reading::Unlisted),
        }
    }

    /// Limits of values are for the items of a list or map, however deep; those of counts for the outermost.
    fn limits(&mut self, property: &Property, ty: &Type, value: &Value, at: &Place) {
        for limit in checks::broken(ty, &property.limits, value) {
            self.note(at, Reading::Breaks(limit));
        }
        match (ty, value) {
            (Type::List(item), Value::Array(items)) => {
                for (n, value) in items.iter().enumerate() {
                    self.limits(property, item, value, &at.below(&n.to_string()));
                }
            }
            (Type::Map(item), Value::Object(entries)) => {
                for (key, value) in entries {
                    self.limits(property, item, value, &at.below(key));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::tests::schema;
    use super::*;

    /// What is read at each place that is no plain value, as `pointer: reading`.
    fn readings(property: &str, head: &str, document: &Value) -> Vec<String> {
        let model = format!("model: A\n{head}properties:\n  p: {property}\n");
        let schema = schema(&[("models/A", &model)]);
        let api = schema.api("v1").expect("the API");
        let notes = read(api, "A", document).expect("the model");
        let told = notes.iter().filter(|note| note.reading != Reading::Value);
        told.map(|note| format!("{}: {}", note.pointer, note.reading.describe()))
            .collect()
    }

    #[test]
    fn an_open_enum_keeps_what_a_closed_one_refuses() {
        let document = json!({"p": "b"});
        let open = readings("{ type: enum, choices: { a: } }", "", &document);
        assert_eq!(open, ["/p: an unlisted choice, kept"]);
        let closed = readings("{ type: enum, open: false, choices: { a: } }", "", &document);
        assert_eq!(closed, ["/p: an error: a listed choice"]);
    }

    #[test]
    fn what_always_comes_must_come_and_what_is_sent_must_be_given() {
        let nothing = json!({});
        let required = "{ type: string, required: true }";
        assert_eq!(
            readings(required, "direction: response\n", &nothing),
            ["/p: an error: it is missing"]
        );
        assert_eq!(readings(required, "", &nothing), ["/p: a value that breaks `required`"]);
        assert_eq!(readings("{ type: string }", "", &nothing), [""; 0]);
    }

    #[test]
    fn a_null_means_null_only_where_it_has_a_meaning() {
        let null = json!({"p": null});
        assert_eq!(readings("{ type: string }", "", &null), ["/p: nothing"]);
        assert_eq!(readings("{ type: string, nullable: true }", "", &null), ["/p: null"]);
        let wrong = json!({"p": {"a/b": [1]}, "q": 1});
        let told = readings("{ type: map<list<string>> }", "", &wrong);
        assert_eq!(told, ["/p/a~1b/0: an error: a string", "/q: an unknown key, kept"]);
    }
}
