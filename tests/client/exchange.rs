//! One call of each kind, held against what the reference says of it.

use std::collections::{BTreeMap, BTreeSet};
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use helpscout::client::{Created, Error, Page};
use helpscout::runtime::jiff;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::service::{Answer, Service};

/// What became of a call, as JSON.
pub(crate) type Outcome = Pin<Box<dyn Future<Output = Result<Value, Error>>>>;
/// Method and path as the reference writes them, and the call; it is given the body that the reference would send.
pub(crate) type Case<C> = (&'static str, fn(&C, &Value) -> Outcome);

/// A call that returns one value, or a bare array.
pub(crate) fn value<T: Serialize + 'static>(call: impl IntoFuture<Output = Result<T, Error>> + 'static) -> Outcome {
    Box::pin(async { Ok(json!(call.await?)) })
}

/// A call that returns a page.
pub(crate) fn page<T: Serialize + 'static>(
    call: impl IntoFuture<Output = Result<Page<T>, Error>> + 'static,
) -> Outcome {
    Box::pin(async { Ok(json!(call.await?.into_items()?)) })
}

/// A call that makes something.
pub(crate) fn created(call: impl IntoFuture<Output = Result<Created, Error>> + 'static) -> Outcome {
    Box::pin(async { Ok(json!(call.await?.id)) })
}

/// A call whose answer says nothing but that it worked.
pub(crate) fn nothing(call: impl IntoFuture<Output = Result<(), Error>> + 'static) -> Outcome {
    Box::pin(async { Ok(json!(call.await?)) })
}

/// A call that returns bytes.
pub(crate) fn raw(call: impl IntoFuture<Output = Result<Vec<u8>, Error>> + 'static) -> Outcome {
    Box::pin(async { Ok(json!(call.await?)) })
}

/// What the reference would send, as the crate's own type.
pub(crate) fn sent<T: DeserializeOwned>(body: &Value) -> T {
    serde_json::from_value(body.clone()).unwrap()
}

pub(crate) fn moment(text: &str) -> jiff::Timestamp {
    text.parse().unwrap()
}

/// Makes every call of `cases` against a service that answers as `facts` say, and holds what arrived and what came of
/// the answer against them.
pub(crate) fn exchange<C>(facts: &str, client: impl Fn(&str) -> C, authorization: &str, cases: &[Case<C>]) {
    let facts: Vec<Value> = serde_json::from_str(facts).unwrap();
    let mut facts: BTreeMap<String, &Value> = facts.iter().map(|fact| (key(fact), fact)).collect();
    let service = Service::start();
    let client = client(service.address());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut wrong = Vec::new();
    for (name, call) in cases {
        let fact = facts
            .remove(*name)
            .unwrap_or_else(|| panic!("{name} is not in the reference"));
        service.answer(answer(fact));
        let outcome = runtime.block_on(call(&client, &fact["body"]));
        let mut note = |what: &str, is: Value, should: Value| {
            if is != should {
                wrong.push(format!("{name}: {what}\n   is {is}\n  not {should}"));
            }
        };
        let arrived = service.arrived();
        let [arrived] = arrived.as_slice() else {
            panic!("{name}: {} requests, {outcome:?}", arrived.len())
        };
        note(
            "method and path",
            json!(format!("{} {}", arrived.method, arrived.path)),
            json!(target(fact)),
        );
        let query: BTreeMap<_, _> = arrived.query.iter().cloned().collect();
        note("query", json!(query), fact["query"].clone());
        let authorization = if fact["anonymous"] == json!(true) {
            None
        } else {
            Some(authorization)
        };
        note(
            "authorization",
            json!(arrived.header("authorization")),
            json!(authorization),
        );
        if fact.get("patch").is_none() {
            let body = serde_json::from_slice(&arrived.body).unwrap_or(Value::Null);
            note("body", body, fact["body"].clone());
        }
        match outcome {
            Ok(outcome) => note("answer", outcome, expected(fact)),
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(facts.is_empty(), "not called: {:?}", facts.keys());
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// Method and path as the reference writes them.
fn key(fact: &Value) -> String {
    format!(
        "{} {}",
        fact["method"].as_str().unwrap(),
        fact["path"].as_str().unwrap()
    )
}

/// Method and path with the values in their places.
fn target(fact: &Value) -> String {
    let mut target = key(fact);
    for (name, value) in fact["values"].as_object().unwrap() {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), |text| text.replace(' ', "%20"));
        target = target.replace(&format!("{{{name}}}"), &value);
    }
    target
}

fn answer(fact: &Value) -> Answer {
    let status = u16::try_from(fact["status"].as_u64().unwrap()).unwrap();
    let mut answer = match fact.get("answer") {
        Some(body) => Answer::json(status, body),
        None => Answer::empty(status),
    };
    if let Some(created) = fact.get("created") {
        answer.headers.push(("resource-id", created.to_string()));
    }
    if fact.get("bytes").is_some() {
        answer.headers.push(("Content-Type", "image/png".to_owned()));
        answer.body = BYTES.to_vec();
    }
    answer
}

/// Not text in any encoding.
const BYTES: &[u8] = &[0x89, b'P', b'N', b'G', 0, 0xff];

/// What the call gives: what stands in the answer where the reference says.
fn expected(fact: &Value) -> Value {
    if fact.get("bytes").is_some() {
        return json!(BYTES);
    }
    let answer = fact.get("answer").unwrap_or(&Value::Null);
    match fact.get("items") {
        Some(place) => answer.pointer(place.as_str().unwrap()).unwrap().clone(),
        None if answer.is_null() => fact.get("created").cloned().unwrap_or(Value::Null),
        None => answer.clone(),
    }
}

/// The schema has the same calls as the reference. What a parameter in a path is called is not held against it.
pub(crate) fn same_calls<C>(of_the_schema: impl Iterator<Item = String>, cases: &[Case<C>]) {
    let plain = |call: &str| {
        let parts = call
            .split('/')
            .map(|part| if part.starts_with('{') { "{}" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    let schema: BTreeSet<String> = of_the_schema.map(|call| plain(&call)).collect();
    let called: BTreeSet<String> = cases.iter().map(|(name, _)| plain(name)).collect();
    assert_eq!(schema, called);
}
