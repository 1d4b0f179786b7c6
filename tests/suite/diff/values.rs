//! Documents that are valid under a schema, made from what it says and not from what its code does.

use codegen::model::{
    Api, Direction, Format, Limits, Literal, Matching, Model, ModelId, Property, TagHolder, Type, UnionId, Variant,
};
use proptest::prelude::*;
use proptest::strategy::Union;
use serde_json::{Map, Value, json};

/// Which way a document travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The service sends it.
    Response,
    /// A client sends it.
    Request,
}

/// Models deeper than this are left out where they need not be there.
const DEEP: usize = 3;

impl Way {
    pub(super) fn travels(self, model: &Model) -> bool {
        match self {
            Way::Response => model.direction != Direction::Request,
            Way::Request => model.direction != Direction::Response,
        }
    }

    fn has(self, property: &Property) -> bool {
        match self {
            Way::Response => !property.write_only,
            Way::Request => !property.read_only,
        }
    }
}

/// A document of a model: what is required is there, the rest by chance.
pub(super) fn document(api: &Api, id: ModelId, way: Way, depth: usize) -> BoxedStrategy<Value> {
    let mut unions = api.model(id).properties.iter().filter_map(|p| held(api, &p.ty));
    let Some(union) = unions.next().map(|union| api.union(union)) else {
        return properties(api, id, way, depth, None);
    };
    // One tag goes for all that the model holds.
    let of_variant = |variant: &Variant| {
        let tag = variant.value.clone();
        tagged(
            api,
            id,
            union,
            tag,
            properties(api, id, way, depth, Some(variant.model)),
            way,
        )
    };
    Union::new(union.variants.iter().map(of_variant).collect::<Vec<_>>()).boxed()
}

/// The union of a type whose tag is beside it.
fn held(api: &Api, ty: &Type) -> Option<UnionId> {
    match ty.innermost() {
        Type::Union(id) if api.union(*id).on == TagHolder::Holder => Some(*id),
        _ => None,
    }
}

/// Documents of a model that has the tag of a union, with this one.
fn tagged(
    api: &Api,
    id: ModelId,
    union: &codegen::model::Union,
    tag: String,
    documents: BoxedStrategy<Value>,
    way: Way,
) -> BoxedStrategy<Value> {
    let holder = api
        .model(id)
        .properties
        .iter()
        .find(|property| property.name == union.by);
    let Some(key) = holder
        .filter(|property| way.has(property))
        .map(|property| property.wire.clone())
    else {
        return documents;
    };
    let more = if union.matching == Matching::Prefix {
        ".more"
    } else {
        ""
    };
    let tags = prop::sample::select(vec![tag.clone(), format!("{tag}{more}")]);
    (documents, tags)
        .prop_map(move |(mut document, tag)| {
            document[&key] = json!(tag);
            document
        })
        .boxed()
}

/// The properties of a model, with a model for what it holds of a union.
fn properties(api: &Api, id: ModelId, way: Way, depth: usize, variant: Option<ModelId>) -> BoxedStrategy<Value> {
    let travelling = api.model(id).properties.iter().filter(|property| way.has(property));
    let properties: Vec<BoxedStrategy<Option<(String, Value)>>> = travelling
        .filter(|property| property.required || !is_model(&property.ty) || depth < DEEP && has_end(api, &property.ty))
        .map(|property| {
            let is_held = held(api, &property.ty).is_some();
            let ty = variant
                .filter(|_| is_held)
                .map(|variant| instead(&property.ty, variant));
            entry(api, property, ty.as_ref().unwrap_or(&property.ty), way, depth)
        })
        .collect();
    properties
        .prop_map(|entries| Value::Object(entries.into_iter().flatten().collect::<Map<_, _>>()))
        .boxed()
}

/// A type with a model in place of its innermost one.
fn instead(ty: &Type, model: ModelId) -> Type {
    match ty {
        Type::List(item) => Type::List(Box::new(instead(item, model))),
        Type::Map(item) => Type::Map(Box::new(instead(item, model))),
        _ => Type::Model(model),
    }
}

/// Whether every document of a model has another of the same model in it, so that there is none.
fn is_endless(api: &Api, id: ModelId) -> bool {
    let mut open = vec![id];
    let mut seen = Vec::new();
    while let Some(at) = open.pop() {
        for property in api.model(at).properties.iter().filter(|property| property.required) {
            let held: Vec<ModelId> = match property.ty {
                Type::Model(next) => vec![next],
                Type::Union(union) => api.union(union).variants.iter().map(|variant| variant.model).collect(),
                _ => Vec::new(),
            };
            for next in held {
                if next == id {
                    return true;
                }
                if !seen.contains(&next) {
                    seen.push(next);
                    open.push(next);
                }
            }
        }
    }
    // One that leads to such a model has no end either.
    seen.into_iter().any(|next| next != id && is_endless(api, next))
}

/// Whether there are documents of a type and of all that it may hold of models.
pub(super) fn has_end(api: &Api, ty: &Type) -> bool {
    match ty.innermost() {
        Type::Model(id) => !is_endless(api, *id),
        Type::Union(id) => api
            .union(*id)
            .variants
            .iter()
            .all(|variant| !is_endless(api, variant.model)),
        _ => true,
    }
}

fn is_model(ty: &Type) -> bool {
    matches!(ty.innermost(), Type::Model(_) | Type::Union(_))
}

fn entry(api: &Api, property: &Property, ty: &Type, way: Way, depth: usize) -> BoxedStrategy<Option<(String, Value)>> {
    let key = property.wire.clone();
    let some = value(api, ty, &property.limits, way, depth).prop_map(move |value| Some((key.clone(), value)));
    let null = Some((property.wire.clone(), Value::Null));
    match (property.required, property.nullable) {
        (true, false) => some.boxed(),
        (true, true) => prop_oneof![3 => some, 1 => Just(null)].boxed(),
        (false, false) => prop_oneof![2 => some, 1 => Just(None)].boxed(),
        (false, true) => prop_oneof![2 => some, 1 => Just(None), 1 => Just(null)].boxed(),
    }
}

/// A value of a type within its limits.
pub(super) fn value(api: &Api, ty: &Type, limits: &Limits, way: Way, depth: usize) -> BoxedStrategy<Value> {
    match ty {
        Type::String => text(limits),
        Type::Integer => integer(limits),
        Type::Number => prop_oneof![integer(limits), halves(limits)].boxed(),
        Type::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Type::Datetime => one_of(&["2020-01-01T00:00:00Z", "1999-12-31T23:59:59.5+02:00"]),
        Type::Date => one_of(&["2020-01-01", "1999-12-31"]),
        Type::Color => one_of(&["red", "#00ff00"]),
        Type::Bytes => one_of(&["", "YQ=="]),
        Type::Any => prop_oneof![
            Just(json!(1)),
            Just(json!("x")),
            Just(json!([{}])),
            Just(json!({"a": null}))
        ]
        .boxed(),
        Type::Enum(id) => {
            let values: Vec<Value> = api
                .choices(*id)
                .choices
                .iter()
                .map(|choice| json!(choice.value))
                .collect();
            prop::sample::select(values).boxed()
        }
        Type::Model(id) => document(api, *id, way, depth + 1),
        Type::Union(id) if api.union(*id).on == TagHolder::Holder => Just(json!({})).boxed(),
        Type::Union(id) => {
            let union = api.union(*id);
            let of_variant = |variant: &Variant| {
                let documents = document(api, variant.model, way, depth + 1);
                tagged(api, variant.model, union, variant.value.clone(), documents, way)
            };
            Union::new(union.variants.iter().map(of_variant).collect::<Vec<_>>()).boxed()
        }
        Type::List(item) if is_model(item) && (depth >= DEEP || !has_end(api, item)) => Just(json!([])).boxed(),
        Type::Map(item) if is_model(item) && (depth >= DEEP || !has_end(api, item)) => Just(json!({})).boxed(),
        Type::List(item) => {
            let item = value(api, item, &inner(limits), way, depth + 1);
            prop::collection::vec(item, counts(limits))
                .prop_map(Value::from)
                .boxed()
        }
        Type::Map(item) => {
            let item = value(api, item, &inner(limits), way, depth + 1);
            let items = prop::collection::vec(item, counts(limits));
            let keyed = |items: Vec<Value>| items.into_iter().enumerate().map(|(n, item)| (format!("k{n}"), item));
            items
                .prop_map(move |items| Value::Object(keyed(items).collect()))
                .boxed()
        }
    }
}

fn one_of(texts: &'static [&'static str]) -> BoxedStrategy<Value> {
    prop::sample::select(texts).prop_map(Value::from).boxed()
}

/// What goes for the items: all but how many there are.
fn inner(limits: &Limits) -> Limits {
    Limits {
        min_items: None,
        max_items: None,
        ..limits.clone()
    }
}

fn counts(limits: &Limits) -> std::ops::RangeInclusive<usize> {
    let count = |limit: Option<u64>, or: usize| limit.map_or(or, |limit| usize::try_from(limit).unwrap());
    let least = count(limits.min_items, 0);
    least..=count(limits.max_items, least + 2)
}

fn bounds(limits: &Limits) -> (i64, i64) {
    let bound = |limit: &Option<Literal>| match limit {
        Some(Literal::Integer(limit)) => Some(*limit),
        #[allow(clippy::cast_possible_truncation, reason = "small numbers")]
        Some(Literal::Number(limit)) => Some(*limit as i64),
        _ => None,
    };
    let (min, max) = (bound(&limits.min), bound(&limits.max));
    (
        min.unwrap_or(max.unwrap_or(0) - 20),
        max.unwrap_or(min.unwrap_or(0) + 20),
    )
}

fn integer(limits: &Limits) -> BoxedStrategy<Value> {
    let (min, max) = bounds(limits);
    (min..=max).prop_map(Value::from).boxed()
}

#[allow(clippy::cast_precision_loss, reason = "small numbers")]
fn halves(limits: &Limits) -> BoxedStrategy<Value> {
    let (min, max) = bounds(limits);
    if min == max {
        return Just(json!(min)).boxed();
    }
    (min..max).prop_map(|n| json!(n as f64 + 0.5)).boxed()
}

fn text(limits: &Limits) -> BoxedStrategy<Value> {
    if limits.format == Some(Format::Email) {
        return one_of(&["a@example.com", "b@example.com"]);
    }
    let form = match &limits.pattern {
        Some(pattern) => pattern.trim_start_matches('^').trim_end_matches('$').to_owned(),
        None => {
            let least = limits.min_length.unwrap_or(0);
            format!(".{{{least},{}}}", limits.max_length.unwrap_or(least + 6))
        }
    };
    prop::string::string_regex(&form).unwrap().prop_map(Value::from).boxed()
}
