//! The file of a model: its struct, its inline enums, its upcasts.

use codegen_attrs::{ComputedAttrs, Direction as Way, Literal as Value, ModelAttrs, Number};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::alias::Alias;
use super::choices::ChoicesItem;
use super::docs::{Docs, deprecated};
use super::property::Field;
use super::upcast::Upcast;
use super::{docs, ident};
use crate::emit::{Scope, facts, sample, text};
use crate::model::{Computed, Direction, Form, Model, ModelId, Type};
use crate::policy;

/// Everything that a model's file declares.
pub(super) struct ModelFile<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) id: ModelId,
    pub(super) model: &'a Model,
}

impl ToTokens for ModelFile<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ModelFile { scope, id, model } = *self;
        let api = scope.api;
        if !model.is_abstract {
            self.item(tokens);
            for ancestor in policy::ancestors(api, id) {
                Upcast {
                    scope,
                    from: id,
                    to: ancestor,
                }
                .to_tokens(tokens);
            }
        }
        for choices in scope.shape.inline(id) {
            let choices = api.choices(*choices);
            ChoicesItem { scope, choices }.to_tokens(tokens);
        }
    }
}

impl ModelFile<'_> {
    fn item(&self, tokens: &mut TokenStream) {
        let ModelFile {
            scope,
            id: holder,
            model,
        } = *self;
        let docs = self.docs();
        let (above, below) = (docs.above(), docs.below());
        let attributes = codegen_attrs::attribute(&self.attrs());
        let deprecated = deprecated(model.deprecated.as_deref());
        let name = ident(&model.name);
        let fields = model.properties.iter().map(|property| Field {
            scope,
            holder,
            model,
            property,
        });
        let alias = Alias::of(model.renamed_from.as_deref(), &model.name);
        let builder = model
            .renamed_from
            .as_ref()
            .map(|former| (format!("{former}Builder"), format!("{}Builder", model.name)));
        let builder_alias = builder
            .as_ref()
            .and_then(|(former, name)| Alias::of(Some(former), name));
        tokens.extend(quote! {
            #above
            #deprecated
            #[derive(Clone, PartialEq, ::codegen_runtime::Model)]
            #attributes
            #[non_exhaustive]
            #below
            pub struct #name {
                #(#fields)*
                /// Properties that this version does not know, kept as they came.
                pub extra: ::codegen_runtime::Extra,
            }
            #alias
            #builder_alias
        });
    }

    fn attrs(&self) -> ModelAttrs {
        ModelAttrs {
            wire_case: Some(self.scope.api.wire_case),
            direction: match self.model.direction {
                Direction::Both => None,
                Direction::Request => Some(Way::Request),
                Direction::Response => Some(Way::Response),
            },
            builder: true,
            default: true,
            eq: self.scope.shape.is_comparable(self.id),
            debug: true,
            accessors: true,
            computed: self
                .model
                .computed
                .iter()
                .map(|computed| self.computed(computed))
                .collect(),
            ..ModelAttrs::default()
        }
    }

    fn computed(&self, computed: &Computed) -> ComputedAttrs {
        let mut attrs = ComputedAttrs {
            name: computed.name.clone(),
            wire: computed.wire.clone(),
            settable: computed.settable,
            doc: Some(computed_docs(computed)),
            ..ComputedAttrs::default()
        };
        match &computed.form {
            Form::Equals {
                from,
                equals,
                otherwise,
            } => {
                let source = self.model.property(from).map(|property| &property.ty);
                attrs.from.clone_from(from);
                attrs.equals = Some(compared(source, equals));
                attrs.otherwise = otherwise.as_ref().map(|value| compared(source, value));
            }
            Form::Codec { from, codec } => {
                attrs.from.clone_from(from);
                attrs.codec = Some(facts::codec(*codec).to_owned());
            }
        }
        attrs
    }

    fn docs(&self) -> Docs {
        let ModelFile { scope, model, .. } = *self;
        let mut docs = Docs::of(&model.doc);
        if let Some(base) = model.extends.map(|id| scope.api.model(id)) {
            docs.paragraph(&match base.is_abstract {
                true => format!("Extends `{}`.", base.name),
                false => format!("Extends [`{0}`](super::{0}).", base.name),
            });
        }
        docs.paragraph(match model.direction {
            Direction::Both => "",
            Direction::Request => "Only sent, never returned.",
            Direction::Response => "Only returned, never sent.",
        });
        for (name, literal) in &model.examples {
            let example = sample::example(scope.api, model, literal).pretty();
            docs.paragraph(&format!("For example {}:", text::code(name)));
            docs.paragraph(&format!("```json\n{example}```"));
        }
        docs.paragraph(&format!("[Reference]({})", scope.reference(&model.name)));
        docs
    }
}

/// The value that a source property is compared with, by the type of that property.
fn compared(source: Option<&Type>, value: &str) -> Value {
    let text = || Value::String(value.to_owned());
    match source {
        Some(Type::Boolean) => value.parse().map_or_else(|_| text(), Value::Boolean),
        Some(Type::Integer) => value
            .parse()
            .map_or_else(|_| text(), |n| Value::Number(Number::Integer(n))),
        Some(Type::Number) => value
            .parse()
            .map_or_else(|_| text(), |n| Value::Number(Number::Float(n))),
        _ => text(),
    }
}

fn computed_docs(computed: &Computed) -> String {
    let mut docs = docs::Docs::of(&computed.doc);
    if let Some(deprecated) = &computed.deprecated {
        docs.paragraph(&facts::deprecation_sentence(deprecated));
    }
    docs.or(|| "A computed property.".to_owned());
    docs.into_text()
}
