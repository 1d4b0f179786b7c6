//! Structs that people write: with the std derives that they like, without what they do not want, in a crate that
//! knows nothing of codegen.

#![allow(clippy::unwrap_used)]

use codegen_runtime::{Extra, Model, TypeDef, Unrecognized, Violations};
use serde_json::json;
use std::net::IpAddr;

/// Under another name, as in a crate that re-exports it.
mod elsewhere {
    pub(crate) use codegen_runtime as runtime;
}

#[derive(Clone, Debug, Default, PartialEq, codegen_runtime::Model)]
struct Server {
    #[model(min_length = 1, max_length = 8, alias = "title")]
    name: String,
    #[model(serde, required)]
    address: Option<IpAddr>,
    #[model(serde, wire = "weights", alias = "w")]
    weight: Option<Vec<f32>>,
    tags: Vec<String>,
    #[model(serde)]
    ports: Option<(u16, u16)>,
    next: Option<Box<Self>>,
    state: State,
    #[model(name = "self")]
    this: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, codegen_runtime::Choice)]
#[model(crate = "crate::elsewhere::runtime")]
enum State {
    #[default]
    Up,
    GoingDown,
    Unrecognized(Unrecognized),
}

#[derive(Debug, Default, codegen_runtime::Model)]
#[model(
    crate = "crate::elsewhere::runtime",
    wire_case = "SCREAMING_SNAKE_CASE",
    name = "Rack"
)]
struct Shelf {
    first_server: Option<Server>,
    lists: Option<Vec<Vec<Option<i64>>>>,
    extra: Extra,
}

#[derive(Clone, PartialEq, codegen_runtime::Choice)]
#[model(eq, debug)]
enum Light {
    Red,
    #[model(value = "amber")]
    Yellow,
    Unrecognized(Unrecognized),
}

#[derive(Clone, PartialEq, codegen_runtime::Model)]
#[model(eq, debug)]
struct Crossing {
    name: String,
    light: Option<Light>,
    extra: Extra,
}

#[derive(codegen_runtime::Model)]
#[model(builder)]
struct Ticket {
    id: i64,
    #[model(min_length = 1)]
    title: String,
    #[model(default = 3, max = 5)]
    priority: i64,
    note: Option<String>,
}

fn told(violations: &Violations) -> Vec<String> {
    violations
        .iter()
        .map(|v| format!("{} {}", v.pointer(), v.code()))
        .collect()
}

#[test]
fn plain_and_foreign_fields_work() {
    let json = json!({"name": "a", "tags": [], "state": "going_down", "address": "::1", "weights": [0.1], "ports": [1, 2], "self": 1});
    let server: Server = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(server.state, State::GoingDown);
    assert_eq!(serde_json::to_string(&server.weight).unwrap(), "[0.1]");
    assert_eq!(serde_json::to_value(&server).unwrap(), json);
    assert_eq!(server.validate(), Ok(()));
    assert_eq!(server.get("self").unwrap().as_i64(), Some(1));
    assert!(matches!(Server::DEF.properties[1].ty, TypeDef::Foreign("IpAddr")));
    assert_eq!(
        told(&Server::default().validate().unwrap_err()),
        ["/name min_length", "/address required"]
    );
    let error = |json: &str| serde_json::from_str::<Server>(json).unwrap_err().to_string();
    assert_eq!(
        error(r#"{"title":"x"}"#),
        "Server at /tags: missing property at line 1 column 13"
    );
    assert!(
        error(r#"{"address":"x"}"#).starts_with("Server at /address: invalid IP address syntax at line 1"),
        "{}",
        error(r#"{"address":"x"}"#)
    );
    assert!(
        error(r#"{"ports":[1,true]}"#).starts_with("Server at /ports: expected u16, got boolean true at line 1"),
        "{}",
        error(r#"{"ports":[1,true]}"#)
    );
}

#[test]
fn unknown_keys_without_a_place_are_passed_over() {
    let server: Server = serde_json::from_str(r#"{"x":[{}],"title":"a","tags":[],"state":"up","x":1}"#).unwrap();
    assert_eq!(
        serde_json::to_value(&server).unwrap(),
        json!({"name": "a", "tags": [], "state": "up"})
    );
}

#[test]
fn lists_may_be_in_lists_and_hold_nulls() {
    let json = json!({"LISTS": [[1, null], []], "FIRST_SERVER": {"name": "", "tags": [], "state": "x"}, "X": 1});
    let shelf: Shelf = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&shelf).unwrap(), json);
    assert_eq!(Shelf::DEF.properties[1].ty.to_string(), "list<list<integer>>");
    assert_eq!(Shelf::DEF.name, "Rack");
    assert_eq!(
        told(&shelf.validate().unwrap_err()),
        ["/FIRST_SERVER/name min_length", "/FIRST_SERVER/address required"]
    );
}

#[test]
fn a_builder_asks_for_what_cannot_be_absent() {
    let violations = Ticket::builder().build().err().unwrap();
    assert_eq!(told(&violations), ["/id required", "/title required"]);
    let ticket = Ticket::builder().id(1).title("x").note("n").build().ok().unwrap();
    assert_eq!(
        (
            ticket.id,
            ticket.title.as_str(),
            ticket.priority,
            ticket.note.as_deref()
        ),
        (1, "x", 3, Some("n"))
    );
    assert_eq!(
        told(&Ticket::builder().id(1).title("").priority(6).build().err().unwrap()),
        ["/title min_length", "/priority max"]
    );
}

#[test]
fn any_model_can_be_looked_at() {
    let shelf = Shelf::default();
    let any: &dyn codegen_runtime::AnyModel = &shelf;
    assert_eq!(any.def().name, "Rack");
    assert!(any.get("lists").unwrap().is_absent());
    assert_eq!(<Shelf as Model>::DEF.properties.len(), 2);
}

#[cfg(feature = "pattern")]
mod pattern {
    #[derive(Debug, Default, codegen_runtime::Model)]
    struct Codes {
        #[model(pattern = "^[A-Z]{2}-[0-9]+$", max_items = 1)]
        codes: Option<Vec<String>>,
    }

    #[test]
    fn patterns_go_for_each_item() {
        let codes = Codes {
            codes: Some(vec!["AB-1".into(), "ab-1".into()]),
        };
        let violations = codes.validate().unwrap_err();
        assert_eq!(
            violations.to_string(),
            "/codes: has more than 1 item\n/codes/1: does not match the pattern ^[A-Z]{2}-[0-9]+$"
        );
        assert_eq!(super::told(&violations), ["/codes max_items", "/codes/1 pattern"]);
    }
}

/// As `#[derive(Debug, Eq, Hash)]` of std would have it.
#[test]
fn debug_eq_and_hash_are_those_of_std() {
    use std::collections::HashSet;

    fn is_eq<T: Eq>(value: &T) -> bool {
        value == value
    }
    assert_eq!(format!("{:?} {:?}", Light::Red, Light::Yellow), "Red Yellow");
    assert_eq!(format!("{:?}", Light::from("blue")), r#"Unrecognized("blue")"#);
    let lights: HashSet<Light> = ["red", "amber", "blue", "red", "blue"].map(Light::from).into();
    assert_eq!(lights.len(), 3);
    assert!(lights.contains(&Light::Yellow) && lights.contains(&Light::from("blue")));

    let read = |text: &str| serde_json::from_str::<Crossing>(text).unwrap();
    let crossing = read(r#"{"name": "A", "light": "red", "lanes": 2}"#);
    assert!(is_eq(&crossing));
    let others = ["name", "light", "lanes"].map(|changed| {
        let mut json = serde_json::to_value(&crossing).unwrap();
        json[changed] = json!(if changed == "lanes" { json!(3) } else { json!("green") });
        read(&json.to_string())
    });
    let all: HashSet<Crossing> = others.into_iter().chain([crossing.clone(), crossing]).collect();
    assert_eq!(all.len(), 4);
}
