//! Samples of a model as they travel: from its examples, or made up from what is declared.

use super::json::Json;
use crate::model::{Api, Limits, Literal, Matching, Model, Property, TagHolder, Type, Union, Variant};

/// An example of a model with its names on the wire.
pub(crate) fn example(api: &Api, model: &Model, literal: &Literal) -> Json {
    match literal {
        Literal::Object(entries) => Json::object(entries.iter().map(|(name, value)| match model.property(name) {
            Some(property) => (property.wire.clone(), wire(api, &property.ty, value, entries)),
            None => (name.clone(), Json::from(value)),
        })),
        other => Json::from(other),
    }
}

/// A value of a type with its names on the wire; `beside` is the object that it stands in.
fn wire(api: &Api, ty: &Type, literal: &Literal, beside: &[(String, Literal)]) -> Json {
    match (ty, literal) {
        (Type::List(item), Literal::List(items)) => {
            Json::list(items.iter().map(|value| wire(api, item, value, beside)))
        }
        (Type::Map(item), Literal::Object(entries)) => {
            Json::object(entries.iter().map(|(key, value)| (key, wire(api, item, value, beside))))
        }
        (Type::Model(id), _) => example(api, api.model(*id), literal),
        (Type::Union(id), Literal::Object(entries)) => match chosen(api, api.union(*id), entries, beside) {
            Some(variant) => example(api, api.model(variant.model), literal),
            None => Json::from(literal),
        },
        _ => Json::from(literal),
    }
}

/// The variant that a value is: by its tag, or else by its properties.
fn chosen<'a>(
    api: &Api,
    union: &'a Union,
    entries: &[(String, Literal)],
    beside: &[(String, Literal)],
) -> Option<&'a Variant> {
    let holder = match union.on {
        TagHolder::Variant => entries,
        TagHolder::Holder => beside,
    };
    let tag = holder.iter().find_map(|(name, value)| match value {
        Literal::String(tag) if *name == union.by => Some(tag.as_str()),
        _ => None,
    });
    let tag = tag.map(|tag| match union.matching {
        Matching::Exact => tag,
        Matching::Prefix => tag.split('.').next().unwrap_or(tag),
    });
    let by_tag = union.variants.iter().find(|variant| tag == Some(&variant.value));
    by_tag.or_else(|| {
        let has_all = |variant: &&Variant| {
            let model = api.model(variant.model);
            entries.iter().all(|(name, _)| model.property(name).is_some())
        };
        union.variants.iter().find(has_all)
    })
}

/// The first example of a model, or one made up from the examples, defaults and types of its properties.
pub(crate) fn sample(api: &Api, model: &Model) -> Json {
    match model.examples.first() {
        Some((_, literal)) => example(api, model, literal),
        None => made_up(api, model, 0),
    }
}

/// A sample of any type.
pub(crate) fn sample_of(api: &Api, ty: &Type) -> Json {
    match ty {
        Type::Model(id) => sample(api, api.model(*id)),
        Type::List(item) => Json::list([sample_of(api, item)]),
        other => value(api, other, &Limits::default(), 0),
    }
}

/// How deep required models may nest in what is made up; a schema without a finite value never comes here.
const DEEPEST: usize = 8;

/// Everything at the top, what holds no other model one level below, and deeper only what is required.
fn made_up(api: &Api, model: &Model, depth: usize) -> Json {
    let wanted = |property: &&Property| {
        let is_nested = matches!(property.ty.innermost(), Type::Model(_) | Type::Union(_));
        let is_close = depth == 0 || (depth == 1 && !is_nested);
        is_close || (property.required && depth < DEEPEST)
    };
    let wanted: Vec<&Property> = model.properties.iter().filter(wanted).collect();
    Json::object(wanted.iter().map(|property| {
        let tag = tag_of(api, &wanted, property);
        let value = tag.map_or_else(|| property_value(api, property, depth), Json::from);
        (property.wire.clone(), value)
    }))
}

/// What a property has to be because it is the tag of a union beside it.
fn tag_of(api: &Api, beside: &[&Property], property: &Property) -> Option<String> {
    let unions = beside.iter().filter_map(|other| match other.ty.innermost() {
        Type::Union(id) => Some(api.union(*id)),
        _ => None,
    });
    let mut by_it = unions.filter(|union| union.on == TagHolder::Holder && union.by == property.name);
    by_it.find_map(|union| Some(tag(api, union, union.variants.first()?, &property.ty)))
}

/// The tag of a variant; where a prefix says it, the first choice that has the prefix.
fn tag(api: &Api, union: &Union, variant: &Variant, ty: &Type) -> String {
    let listed = match (union.matching, ty) {
        (Matching::Prefix, Type::Enum(id)) => {
            let mut values = api.choices(*id).choices.iter().map(|choice| &choice.value);
            values.find(|value| value.split('.').next() == Some(&variant.value))
        }
        _ => None,
    };
    listed.unwrap_or(&variant.value).clone()
}

fn property_value(api: &Api, property: &Property, depth: usize) -> Json {
    let said = property.examples.first().or(property.default.as_ref());
    match said {
        Some(literal) => wire(api, &property.ty, literal, &[]),
        None => value(api, &property.ty, &property.limits, depth),
    }
}

fn value(api: &Api, ty: &Type, limits: &Limits, depth: usize) -> Json {
    match ty {
        Type::String => string(limits).into(),
        Type::Integer | Type::Number => number(ty, limits),
        Type::Boolean => Json::Bool(true),
        Type::Datetime => "2026-01-31T12:00:00Z".into(),
        Type::Date => "2026-01-31".into(),
        Type::Color => "#4a90d9".into(),
        Type::Bytes => "aGVsbG8=".into(),
        Type::Any => Json::Object(Vec::new()),
        Type::Enum(id) => api.choices(*id).choices.first().map(|choice| &choice.value).into(),
        Type::Model(id) => nested(api, api.model(*id), depth),
        Type::Union(id) => variant(api, api.union(*id), depth),
        Type::List(item) => Json::list((0..count(limits)).map(|_| value(api, item, limits, depth))),
        Type::Map(item) => Json::object((1..=count(limits)).map(|n| {
            let key = if n == 1 { "key".to_owned() } else { format!("key{n}") };
            (key, value(api, item, limits, depth))
        })),
    }
}

/// One item, if that many are allowed, or as many as there have to be.
fn count(limits: &Limits) -> u64 {
    let least = limits.min_items.unwrap_or(1).clamp(1, 100);
    least.min(limits.max_items.unwrap_or(least))
}

fn nested(api: &Api, model: &Model, depth: usize) -> Json {
    match model.examples.first() {
        Some((_, literal)) => example(api, model, literal),
        None => made_up(api, model, depth + 1),
    }
}

/// A value of the first variant of a union, which says what it is if the tag is inside.
fn variant(api: &Api, union: &Union, depth: usize) -> Json {
    let Some(variant) = union.variants.first() else {
        return Json::Null;
    };
    let model = api.model(variant.model);
    let mut value = nested(api, model, depth);
    if let (TagHolder::Variant, Some(property), Json::Object(entries)) =
        (union.on, model.property(&union.by), &mut value)
    {
        let tag = Json::from(tag(api, union, variant, &property.ty));
        match entries.iter_mut().find(|(key, _)| *key == property.wire) {
            Some((_, value)) => *value = tag,
            None => entries.insert(0, (property.wire.clone(), tag)),
        }
    }
    value
}

fn number(ty: &Type, limits: &Limits) -> Json {
    let one = if *ty == Type::Integer {
        Json::Integer(1)
    } else {
        Json::Number(1.5)
    };
    match (&limits.min, &limits.max) {
        (Some(limit), _) | (None, Some(limit)) => Json::from(limit),
        (None, None) => one,
    }
}

/// Some text of a length within the limits; a pattern is not followed.
fn string(limits: &Limits) -> String {
    use crate::model::Format;
    let text = match limits.format {
        Some(Format::Email) => "ada@example.com",
        Some(Format::Url) => "https://example.com/",
        Some(Format::Base64) => "aGVsbG8=",
        Some(Format::Timezone) => "Europe/London",
        Some(Format::Html) => "<p>Hello</p>",
        Some(Format::Markdown) => "*Hello*",
        None => "text",
    };
    let shortest = usize::try_from(limits.min_length.unwrap_or(0).min(200)).unwrap_or(200);
    let longest = usize::try_from(limits.max_length.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let padded = text.chars().chain(std::iter::repeat('x'));
    padded.take(text.len().max(shortest).min(longest)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::fixture;

    #[test]
    fn a_sample_has_wire_names_and_keeps_to_limits() {
        let mut schema = fixture::zoo();
        let api = &mut schema.apis[0];
        api.models[2].examples.clear();
        api.models[2].properties[1].limits.max_length = Some(3);
        let json = sample(api, &api.models[2]).pretty();
        let expected = "{\n  \"id\": 1,\n  \"firstName\": \"tex\",\n  \"type\": \"customer\",\n  \"order\": 0\n}\n";
        assert_eq!(json, expected);
    }

    #[test]
    fn a_cycle_ends() {
        let schema = fixture::zoo();
        let api = &schema.apis[0];
        let json = sample(api, &api.models[3]).pretty();
        assert_eq!(json.matches("\"mother\"").count(), 1);
    }

    #[test]
    fn an_example_keeps_its_order_and_names_nested_models() {
        let schema = fixture::zoo();
        let api = &schema.apis[0];
        let ada = Literal::Object(vec![("first_name".into(), Literal::String("Ada".into()))]);
        let pet = Literal::Object(vec![
            ("thing_type".into(), Literal::String("person".into())),
            ("thing".into(), ada.clone()),
            ("owner".into(), ada),
        ]);
        let json = serde_json::to_string(&example(api, &api.models[3], &pet)).expect("writes");
        assert_eq!(
            json,
            r#"{"thingType":"person","thing":{"firstName":"Ada"},"owner":{"firstName":"Ada"}}"#
        );
    }
}
