//! The resolved schema as JSON or YAML, for programs and for people who want to see what codegen has understood.
//!
//! Keys that are always there hold `null` where nothing is said. Objects keep the order of the schema.

mod protocol;
mod resources;
mod types;
mod yaml;

use crate::emit::facts;
use crate::emit::json::Json;
use crate::model::{
    Api, Choice, Computed, Deprecated, Direction, Enum, Form, Matching, Model, Property, Schema, TagHolder, Union,
};
use types::{limits, ty};

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Indented JSON.
    Json,
    /// Block YAML.
    Yaml,
}

/// Writes the resolved schema: every API with its models, enums, unions and resources.
///
/// # Errors
/// None for a schema that has passed its checks: its numbers are finite.
pub fn model(schema: &Schema, format: Format) -> Result<String, Box<dyn std::error::Error>> {
    let apis = schema.apis.iter().map(|each| (each.name.clone(), api(each)));
    let document = Json::object([("apis", Json::object(apis))]);
    match format {
        Format::Json => Ok(document.pretty()),
        Format::Yaml => Ok(yaml::document(&document)?),
    }
}

fn api(api: &Api) -> Json {
    Json::object([
        ("title", Json::from(api.title.as_ref())),
        ("base_url", api.base_url.as_ref().into()),
        ("docs_url", api.docs_url.as_ref().into()),
        ("wire_case", api.wire_case.name().into()),
        (
            "models",
            keyed(&api.models, |each| &each.name, |each| model_json(api, each)),
        ),
        (
            "enums",
            keyed(&api.enums, |each| &each.name, |each| enum_json(api, each)),
        ),
        (
            "unions",
            keyed(&api.unions, |each| &each.name, |each| union_json(api, each)),
        ),
        (
            "resources",
            keyed(&api.resources, |each| &each.name, |each| resources::resource(api, each)),
        ),
        ("protocol", protocol::protocol(api)),
    ])
}

/// An object of things that have a name, in their order.
fn keyed<T>(items: &[T], name: impl Fn(&T) -> &String, value: impl Fn(&T) -> Json) -> Json {
    Json::object(items.iter().map(|item| (name(item), value(item))))
}

/// A doc, or null where there is none.
fn doc(doc: &str) -> Json {
    Some(doc).filter(|doc| !doc.is_empty()).into()
}

fn deprecated(deprecated: Option<&Deprecated>) -> Json {
    deprecated.map_or(Json::Null, |deprecated| {
        Json::object([
            ("since", Json::from(deprecated.since.as_ref())),
            ("use", deprecated.use_instead.as_ref().into()),
            ("note", deprecated.note.as_ref().into()),
        ])
    })
}

fn model_json(api: &Api, model: &Model) -> Json {
    let examples = model.examples.iter().map(|(name, value)| (name, Json::from(value)));
    Json::object([
        ("extends", Json::from(model.extends.map(|id| &api.model(id).name))),
        ("abstract", model.is_abstract.into()),
        ("doc", doc(&model.doc)),
        ("direction", direction(model.direction).into()),
        ("deprecated", deprecated(model.deprecated.as_deref())),
        ("renamed_from", model.renamed_from.as_ref().into()),
        ("removed", Json::list(&model.removed)),
        (
            "properties",
            keyed(&model.properties, |each| &each.name, |each| property_json(api, each)),
        ),
        (
            "computed",
            keyed(&model.computed, |each| &each.name, |each| computed_json(api, each)),
        ),
        ("examples", Json::object(examples)),
        ("file", (&model.file).into()),
    ])
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Both => "both",
        Direction::Request => "request",
        Direction::Response => "response",
    }
}

fn property_json(api: &Api, property: &Property) -> Json {
    let mut entries = vec![
        ("type", ty(api, &property.ty)),
        ("wire", (&property.wire).into()),
        ("aliases", Json::list(&property.aliases)),
        ("doc", doc(&property.doc)),
        ("declared_in", (&api.model(property.declared_in).name).into()),
        ("override", property.is_override.into()),
    ];
    entries.extend(limits(&property.limits));
    entries.extend([
        ("required", property.required.into()),
        ("nullable", property.nullable.into()),
        ("read_only", property.read_only.into()),
        ("write_only", property.write_only.into()),
        ("sensitive", property.sensitive.into()),
        ("default", property.default.as_ref().into()),
        ("examples", Json::list(&property.examples)),
        ("deprecated", deprecated(property.deprecated.as_deref())),
        ("renamed_from", property.renamed_from.as_ref().into()),
    ]);
    Json::object(entries)
}

fn computed_json(api: &Api, computed: &Computed) -> Json {
    let mut entries = vec![("type", ty(api, &computed.ty))];
    match &computed.form {
        Form::Equals {
            from,
            equals,
            otherwise,
        } => entries.extend([
            ("form", "equals".into()),
            ("from", from.into()),
            ("equals", equals.into()),
            ("else", otherwise.as_ref().into()),
        ]),
        Form::Codec { from, codec } => entries.extend([
            ("form", "codec".into()),
            ("from", from.into()),
            ("codec", facts::codec(*codec).into()),
        ]),
    }
    entries.extend([
        ("settable", computed.settable.into()),
        ("wire", computed.wire.as_ref().into()),
        ("doc", doc(&computed.doc)),
        ("declared_in", (&api.model(computed.declared_in).name).into()),
        ("deprecated", deprecated(computed.deprecated.as_deref())),
    ]);
    Json::object(entries)
}

fn enum_json(api: &Api, choices: &Enum) -> Json {
    let inline_in = choices.inline_in.as_ref().map_or(Json::Null, |(id, property)| {
        Json::object([
            ("model", Json::from(&api.model(*id).name)),
            ("property", property.into()),
        ])
    });
    Json::object([
        ("doc", doc(&choices.doc)),
        ("open", choices.open.into()),
        ("choices", Json::List(choices.choices.iter().map(choice_json).collect())),
        ("inline_in", inline_in),
        ("deprecated", deprecated(choices.deprecated.as_deref())),
        ("renamed_from", choices.renamed_from.as_ref().into()),
        ("removed", Json::list(&choices.removed)),
        ("file", (&choices.file).into()),
    ])
}

fn choice_json(choice: &Choice) -> Json {
    Json::object([
        ("value", Json::from(&choice.value)),
        ("variant", (&choice.variant).into()),
        ("doc", choice.doc.as_ref().into()),
        ("deprecated", deprecated(choice.deprecated.as_deref())),
        ("renamed_from", choice.renamed_from.as_ref().into()),
    ])
}

fn union_json(api: &Api, union: &Union) -> Json {
    let variants = union
        .variants
        .iter()
        .map(|each| (&each.value, Json::from(&api.model(each.model).name)));
    let described = union.variants.iter().map(|each| {
        let about = [
            ("variant", Json::from(&each.variant)),
            ("doc", each.doc.as_ref().into()),
        ];
        (&each.value, Json::object(about))
    });
    let on = match union.on {
        TagHolder::Variant => "variant",
        TagHolder::Holder => "holder",
    };
    let matching = match union.matching {
        Matching::Exact => "exact",
        Matching::Prefix => "prefix",
    };
    Json::object([
        ("doc", doc(&union.doc)),
        ("by", (&union.by).into()),
        ("on", on.into()),
        ("match", matching.into()),
        ("variants", Json::object(variants)),
        ("variant_details", Json::object(described)),
        ("deprecated", deprecated(union.deprecated.as_deref())),
        ("renamed_from", union.renamed_from.as_ref().into()),
        ("file", (&union.file).into()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::fixture;

    fn exported() -> serde_json::Value {
        let text = model(&fixture::zoo(), Format::Json).expect("writes");
        serde_json::from_str(&text).expect("is JSON")
    }

    #[test]
    fn properties_have_the_form_of_the_page() {
        let order = &exported()["apis"]["v1"]["models"]["Person"]["properties"]["order"];
        assert_eq!(order["type"], serde_json::json!({"kind": "integer"}));
        assert_eq!(order["wire"], "order");
        assert_eq!(order["declared_in"], "Person");
        assert_eq!((order["min"].as_i64(), order["max"].as_i64()), (Some(0), Some(255)));
        assert_eq!(order["nullable"], true);
        let nothing = order.get("default").expect("is always there");
        assert!(nothing.is_null());
    }

    #[test]
    fn types_nest() {
        let models = &exported()["apis"]["v1"]["models"];
        let expected = serde_json::json!({"kind": "list", "of": {"kind": "model", "name": "Pet"}});
        assert_eq!(models["Customer"]["properties"]["pets"]["type"], expected);
        let expected = serde_json::json!({"kind": "map", "of": {"kind": "string"}});
        assert_eq!(models["Pet"]["properties"]["names"]["type"], expected);
        assert_eq!(models["Person"]["properties"]["id"]["declared_in"], "Base");
    }

    #[test]
    fn computed_enums_and_unions_have_the_form_of_the_page() {
        let v1 = &exported()["apis"]["v1"];
        let computed = &v1["models"]["Person"]["computed"]["is_customer"];
        assert_eq!(computed["form"], "equals");
        assert_eq!(computed["wire"], "isCustomer");
        assert_eq!(v1["enums"]["PersonType"]["choices"][0]["variant"], "User");
        assert_eq!(
            v1["unions"]["Thing"]["variants"],
            serde_json::json!({"person": "Person", "pet": "Pet"})
        );
    }

    #[test]
    fn order_is_that_of_the_schema_and_yaml_says_the_same() {
        let json = model(&fixture::zoo(), Format::Json).expect("writes");
        let first = json.find("\"first_name\"").expect("is there");
        assert!(first < json.find("\"order\"").expect("is there"));
        let yaml = model(&fixture::zoo(), Format::Yaml).expect("writes");
        let read: serde_json::Value = serde_yaml::from_str(&yaml).expect("is YAML");
        assert_eq!(read, exported());
    }
}
