//! Promises that hold for any document, tried on random ones: made by the facts that the crate itself gives at run
//! time, with unknown keys, unknown choices, nulls and values of the wrong type mixed in.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use codegen::diff::corpus::{self, Reading};
use codegen::model::Schema;
use codegen_runtime::{ModelDef, TypeDef, Validate};
use helpscout::v1::{Conversation, Customer, Person, Thread, WebHookEvent};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::json::without_nulls;

/// Any JSON, small.
fn any_json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>()
            .prop_filter("finite", |n| n.is_finite())
            .prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((".{0,6}", inner), 0..4).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
    .boxed()
}

/// A value that a property of this type can have.
fn value(ty: &'static TypeDef, depth: usize) -> BoxedStrategy<Value> {
    match ty {
        TypeDef::String => ".{0,12}".prop_map(Value::from).boxed(),
        TypeDef::Integer => any::<i64>().prop_map(Value::from).boxed(),
        TypeDef::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        TypeDef::Datetime => (0_i64..4_000_000_000)
            .prop_map(|seconds| {
                codegen_runtime::jiff::Timestamp::from_second(seconds)
                    .unwrap()
                    .to_string()
                    .into()
            })
            .boxed(),
        TypeDef::Color => prop_oneof!["[a-z]{0,8}", "#[0-9a-f]{6}"].prop_map(Value::from).boxed(),
        TypeDef::Choice(def) => {
            let listed = (0..def.choices.len()).prop_map(|index| def.choices[index].value.to_owned());
            prop_oneof![4 => listed, 1 => ".{0,10}"].prop_map(Value::from).boxed()
        }
        TypeDef::Model(def) => object(def(), depth + 1),
        TypeDef::List(of) => prop::collection::vec(value(of, depth), 0..3)
            .prop_map(Value::from)
            .boxed(),
        _ => any_json(),
    }
}

/// An object of a model: some of its properties, some null, and a few that nobody knows.
fn object(def: &'static ModelDef, depth: usize) -> BoxedStrategy<Value> {
    if depth > 2 {
        return Just(json!({})).boxed();
    }
    let known = def.properties.iter().map(|property| {
        let some = value(&property.ty, depth).prop_map(Some);
        let key = property.wire.to_owned();
        prop_oneof![3 => Just(None), 2 => some, 1 => Just(Some(Value::Null))]
            .prop_map(move |value| (key.clone(), value))
    });
    let known: Vec<_> = known.map(Strategy::boxed).collect();
    let unknown = prop::collection::vec(("x[a-z~/ ]{0,5}", any_json()), 0..3);
    (known, unknown)
        .prop_map(|(known, unknown)| {
            let known = known.into_iter().filter_map(|(key, value)| Some((key, value?)));
            Value::Object(known.chain(unknown).collect::<Map<_, _>>())
        })
        .boxed()
}

/// Whatever is read comes back, and reading that again gives the same value.
fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(sample: &Value) {
    let decoded: T = match serde_json::from_str(&sample.to_string()) {
        Ok(decoded) => decoded,
        Err(error) => panic!("{error}\n{sample}"),
    };
    let encoded = serde_json::to_value(&decoded).unwrap();
    assert_eq!(without_nulls(encoded.clone()), without_nulls(sample.clone()));
    assert_eq!(serde_json::from_value::<T>(encoded).unwrap(), decoded);
}

/// A value that looks like one of a type with a form of its own, and often is none.
fn formed() -> BoxedStrategy<Value> {
    let date = "[0-9]{4}[-/][01]?[0-9][-/][0-3]?[0-9]";
    let regex = |pattern: &str| prop::string::string_regex(pattern).unwrap().prop_map(Value::from);
    let time = "[0-2]?[0-9]:[0-6]?[0-9](:[0-6][0-9]([.,][0-9]{0,3})?)?";
    prop_oneof![
        regex(date),
        regex(&format!("{date}[Tt ]{time}( ?[zZ]|[+-][0-2][0-9](:?[0-6][0-9])?)?")),
        regex("9999-12-3[01]T2[0-3]:59:59(Z|-12:00)"),
        regex("[A-Za-z0-9+/]{0,9}={0,3}"),
        any::<u64>().prop_map(Value::from),
        Just(json!(-0.0)),
        any_json(),
    ]
    .boxed()
}

/// Every place in a document.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            places(
                value,
                &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                found,
            );
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(n, value)| places(value, &format!("{at}/{n}"), found)),
        _ => {}
    }
}

/// What codegen says about a document, from the schema alone, is what the crate does with it.
fn is_as_codegen_says<T: DeserializeOwned + Validate>(model: &str, document: &Value) {
    static SCHEMA: OnceLock<Schema> = OnceLock::new();
    let schema = SCHEMA.get_or_init(|| {
        let reading = codegen::resolve::read(&tests::root().join("schema")).unwrap();
        reading.schema.unwrap()
    });
    let notes = corpus::read(schema.api("v1").unwrap(), model, document).expect("a model of the schema");
    let said = |is: fn(&Reading) -> Option<&str>| -> BTreeSet<(String, String)> {
        let notes = notes
            .iter()
            .filter_map(|note| Some((note.pointer.clone(), is(&note.reading)?.to_owned())));
        notes.filter(|(_, code)| code != "format").collect()
    };
    let errors = said(|reading| matches!(reading, Reading::Error(_)).then_some("error"));
    match helpscout::from_slice::<T>(document.to_string().as_bytes()) {
        Err(error) => {
            let place = (error.pointer().unwrap_or_default().to_owned(), "error".to_owned());
            assert!(errors.contains(&place), "{error}\n{errors:?}\n{document}");
        }
        Ok(model) => {
            assert_eq!(errors, BTreeSet::new(), "{document}");
            let violations = model.validate().err();
            let violations = violations.iter().flat_map(|violations| violations.iter());
            let found = violations.map(|violation| (violation.pointer().to_owned(), violation.code().to_owned()));
            let found: BTreeSet<_> = found.filter(|(_, code)| code != "format").collect();
            let broken = said(|reading| match reading {
                Reading::Breaks(limit) => Some(limit),
                _ => None,
            });
            assert_eq!(broken, found, "{document}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_comes_back(
        person in object(Person::DEF, 0),
        customer in object(Customer::DEF, 0),
        conversation in object(Conversation::DEF, 1),
        thread in object(Thread::DEF, 0),
    ) {
        comes_back::<Person>(&person);
        comes_back::<Customer>(&customer);
        comes_back::<Conversation>(&conversation);
        comes_back::<Thread>(&thread);
    }

    #[test]
    fn codegen_knows_what_the_crate_reads(
        conversation in object(Conversation::DEF, 0),
        person in object(Person::DEF, 0),
        customer in object(Customer::DEF, 0),
        event in object(WebHookEvent::DEF, 0),
        wrong in prop::collection::vec((any::<prop::sample::Index>(), formed()), 0..4),
    ) {
        let spoilt = |mut document: Value| {
            for (at, wrong) in &wrong {
                let mut all = Vec::new();
                places(&document, "", &mut all);
                let place: &String = at.get(&all);
                *document.pointer_mut(place).unwrap() = wrong.clone();
            }
            document
        };
        is_as_codegen_says::<Conversation>("Conversation", &spoilt(conversation));
        is_as_codegen_says::<Person>("Person", &spoilt(person));
        is_as_codegen_says::<Customer>("Customer", &spoilt(customer));
        is_as_codegen_says::<WebHookEvent>("WebHookEvent", &spoilt(event));
    }

    /// Whatever came where it does not belong: no panic, and an error that names the place.
    #[test]
    fn what_does_not_belong_is_told_with_its_place(thread in object(Thread::DEF, 0), wrong in any_json()) {
        let mut sample = json!({"threads": [{}, thread]});
        sample["threads"][1]["createdBy"] = json!({"id": wrong});
        if let Err(error) = helpscout::from_slice::<Conversation>(sample.to_string().as_bytes()) {
            prop_assert_eq!(error.pointer(), Some("/threads/1/createdBy/id"), "{}", error);
            prop_assert_eq!(error.model(), Some("Person"));
        } else {
            let is_zero = wrong.as_f64() == Some(0.0);
            prop_assert!(wrong.is_i64() || is_zero || wrong.is_null(), "{} is no integer", wrong);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..64), event in any_json()) {
        let _ = helpscout::from_slice::<Conversation>(&bytes);
        let _ = serde_json::from_value::<WebHookEvent>(event);
    }
}
