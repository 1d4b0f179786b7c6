//! Promises 2, 4 and 5: what is required, what is limited, builders, defaults, access by name, constant data.

#![allow(clippy::unwrap_used, clippy::field_reassign_with_default)]

mod models;

use codegen_runtime::{
    ComputedForm, Direction, LiteralDef, Nullable, Parameter, PropertyRef, TypeDef, Validate, Violations,
};
use models::{Animal, Cat, Closed, Event, EventRecord, Option as Choices, Page, Person, PersonType};
use serde_json::json;

fn told(result: Result<(), Violations>) -> Vec<String> {
    match result {
        Ok(()) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|v| format!("{} {}", v.pointer(), v.code()))
            .collect(),
    }
}

fn valid() -> Person {
    Person::builder().first_name("Ada").build().unwrap()
}

#[test]
fn a_builder_starts_with_the_defaults_and_validates() {
    let person = valid();
    assert_eq!(person.r#type, Some(PersonType::Customer));
    assert_eq!(person.active, Some(true));
    assert_eq!(Person::default().r#type, Some(PersonType::Customer));
    assert_eq!(told(Person::builder().build().map(|_| ())), ["/firstName required"]);
    let person = Person::builder()
        .first_name("Ada")
        .order(Nullable::Null)
        .emails(["a@b", "c@d"])
        .options([Choices::builder().label("x").build().unwrap()])
        .parent(valid())
        .names([("x", Choices::builder().label("y").build().unwrap())])
        .raw([1, 2])
        .score(1)
        .id(5)
        .any("x")
        .extra("z", 1)
        .build()
        .unwrap();
    assert_eq!(person.order, Nullable::Null);
    assert_eq!(person.emails(), ["a@b", "c@d"]);
    assert_eq!(person.extra.get("z"), Some(&json!(1)));
    assert_eq!(
        Person::builder().first_name("A").order(3).build().unwrap().order,
        Nullable::Value(3)
    );
}

#[test]
fn every_violation_is_told_with_place_code_and_limit() {
    let mut person = valid();
    person.first_name = Some("é".repeat(41));
    person.r#type = None;
    person.order = Nullable::Value(256);
    person.emails = Some(vec!["a@b".into(), "nope".into(), "c@d".into()]);
    person.score = Some(2.0);
    person.options = Some(vec![Choices::default()]);
    person.names = Some([("a/b".to_owned(), Choices::default())].into());
    person.photo_url = Some("x".into());
    person.secret_key = Some("123456789".into());
    person.raw = Some(vec![0; 5]);
    let violations = person.validate().unwrap_err();
    let told: Vec<String> = violations
        .iter()
        .map(|v| format!("{} {}", v.pointer(), v.code()))
        .collect();
    assert_eq!(
        told,
        [
            "/firstName max_length",
            "/type required",
            "/order max",
            "/emails max_items",
            "/emails/1 format",
            "/score max",
            "/options/0/label required",
            "/names/a~1b/label required",
            "/photoURL format",
            "/secretKey max_length",
            "/raw max_length",
        ]
    );
    let limits: Vec<_> = violations.iter().flat_map(|v| v.parameters().to_vec()).collect();
    assert_eq!(
        limits[..3],
        [
            ("max_length", Parameter::Integer(40)),
            ("max", Parameter::Integer(255)),
            ("max_items", Parameter::Integer(2))
        ]
    );
    assert_eq!(limits[4], ("max", Parameter::Number(1.5)));
    assert_eq!(violations.len(), 11);
    let text = violations.to_string();
    assert_eq!(text.lines().count(), 11);
    assert!(
        text.starts_with("/firstName: has more than 40 characters\n/type: is required\n/order: is greater than 255\n"),
        "{text}"
    );
    assert!(!text.contains("nope") && !text.contains("123456789"));
}

#[test]
fn lengths_count_code_points_and_limits_are_inside() {
    let mut person = valid();
    for (text, expected) in [
        ("é".repeat(40), vec![]),
        ("🙂".repeat(40), vec![]),
        ("x".repeat(41), vec!["/firstName max_length"]),
        (String::new(), vec!["/firstName min_length"]),
        ("🙂".into(), vec![]),
    ] {
        person.first_name = Some(text);
        assert_eq!(told(person.validate()), expected);
    }
    person = valid();
    for (order, count) in [(-1, 1), (0, 0), (255, 0), (256, 1)] {
        person.order = Nullable::Value(order);
        assert_eq!(told(person.validate()).len(), count);
    }
    person = valid();
    for (score, count) in [(-0.0, 0), (1.5, 0), (1.500_000_1, 1), (f64::NAN, 2)] {
        person.score = Some(score);
        assert_eq!(told(person.validate()).len(), count, "{score}");
    }
}

#[test]
fn required_is_not_asked_of_references_and_not_in_parts() {
    let mut person = valid();
    person.parent = Some(Box::new(Person {
        id: Some(1),
        parent: Some(Box::default()),
        ..Person::default()
    }));
    // A reference needs nothing, nor does what is below it; its limits hold.
    assert_eq!(told(person.validate()), [""; 0]);
    person.parent.as_mut().unwrap().order = Nullable::Value(-1);
    assert_eq!(told(person.validate()), ["/parent/order min"]);
    person.parent.as_mut().unwrap().id = None;
    assert_eq!(
        told(person.validate()),
        [
            "/parent/firstName required",
            "/parent/order min",
            "/parent/parent/firstName required"
        ]
    );
    assert_eq!(told(person.validate_partial()), ["/parent/order min"]);
    // The model itself is no reference, even with an id.
    let person = Person {
        id: Some(1),
        ..Person::default()
    };
    assert_eq!(told(Validate::validate(&person)), ["/firstName required"]);
}

#[test]
fn what_is_never_sent_is_not_checked() {
    let page = Page {
        page: 99,
        items: vec![Person::default()],
        next: None,
        closed: Closed::On,
    };
    assert_eq!(page.validate(), Ok(()));
    assert_eq!(told(Page::builder().page(1).build().map(|_| ())), ["/items required"]);
    assert_eq!(
        Page::builder().page(1).items([valid()]).build().unwrap().closed,
        Closed::On
    );
}

#[test]
fn a_model_that_is_called_like_a_type_is_one() {
    let text = models::String {
        other: Some(Box::default()),
        ..models::String::default()
    };
    assert_eq!(told(text.validate()), ["/value required", "/other/value required"]);
}

#[test]
fn unions_are_checked_inside() {
    let mut event = Event::default();
    event.animals = Some(vec![Animal::Cat(Cat::default()), Animal::Unrecognized(json!(1))]);
    event.record = Some(EventRecord::Person(Box::default()));
    assert_eq!(
        told(event.validate()),
        ["/record/firstName required", "/animals/0/name required"]
    );
}

#[test]
fn values_are_there_by_name() {
    let mut person = valid();
    person.parent = Some(Box::new(valid()));
    person.created_at = Some("2020-01-01T00:00:00Z".parse().unwrap());
    assert_eq!(person.get("first_name").unwrap().as_str(), Some("Ada"));
    assert_eq!(person.get("type").unwrap().as_str(), Some("customer"));
    assert_eq!(person.get("active").unwrap().as_bool(), Some(true));
    assert!(person.get("id").unwrap().is_absent());
    assert!(person.get("firstName").is_none());
    assert_eq!(person.get("created_at").unwrap().as_datetime(), person.created_at);
    assert_eq!(
        person
            .get("parent")
            .unwrap()
            .as_model()
            .unwrap()
            .get("first_name")
            .unwrap()
            .as_str(),
        Some("Ada")
    );
    assert_eq!(person.get("customer_person_type").unwrap().as_bool(), Some(true));
    person.order = Nullable::Null;
    assert!(matches!(person.get("order"), Some(PropertyRef::Null)));
    person.emails = Some(vec!["a@b".into()]);
    let emails = person.get("emails").unwrap();
    assert_eq!(emails.as_list().unwrap().get(0).unwrap().as_str(), Some("a@b"));
    assert_eq!(serde_json::to_string(&emails).unwrap(), r#"["a@b"]"#);
    let model = person.get("parent").unwrap().as_model().unwrap();
    assert_eq!(
        format!("{model:?}"),
        r#"Person { first_name: "Ada", type: "customer", active: true, .. }"#
    );
}

#[test]
fn computed_properties_follow_their_source() {
    let mut person: Person = serde_json::from_str(r#"{"customerPersonType":true}"#).unwrap();
    // Without a source it is what came, and written back; it takes no part in equality and is not unknown.
    assert_eq!(person.customer_person_type(), Some(true));
    assert!(person.extra.is_empty());
    assert_eq!(person, serde_json::from_str::<Person>("{}").unwrap());
    assert_eq!(
        serde_json::to_string(&person).unwrap(),
        r#"{"customerPersonType":true}"#
    );
    person.r#type = Some(PersonType::User);
    assert_eq!(person.customer_person_type(), Some(false));
    assert_eq!(
        serde_json::to_string(&person).unwrap(),
        r#"{"type":"user","customerPersonType":false}"#
    );
    // Only what came is written.
    assert_eq!(serde_json::to_value(valid()).unwrap().get("customerPersonType"), None);
    // A wrong type is what came, too.
    let person: Person = serde_json::from_str(r#"{"customerPersonType":"yes"}"#).unwrap();
    assert_eq!(person.customer_person_type(), None);
    assert_eq!(
        serde_json::to_string(&person).unwrap(),
        r#"{"customerPersonType":"yes"}"#
    );
}

#[test]
fn setting_a_computed_property_writes_its_source() {
    let mut person = Person::default();
    person.r#type = None;
    person.set_customer_person_type(false).unwrap();
    assert_eq!(person.r#type, Some(PersonType::User));
    person.set_customer_person_type(true).unwrap();
    assert_eq!(person.r#type, Some(PersonType::Customer));
    person.set_customer_person_type(false).unwrap();
    person.set_customer_person_type(false).unwrap();
    assert_eq!(person.r#type, Some(PersonType::User));
    person.r#type = Some(PersonType::Team);
    let refused = person.set_customer_person_type(false).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "`customer_person_type` cannot be set: the property that it follows has a third value"
    );
    assert_eq!(person.r#type, Some(PersonType::Team));
    person.set_customer_person_type(true).unwrap();

    assert_eq!(person.raw_data(), Ok(None));
    person.set_raw_data(b"\x00\xffA");
    assert_eq!(person.data.as_deref(), Some("AP9B"));
    assert_eq!(person.raw_data(), Ok(Some(vec![0, 255, 65])));
    assert_eq!(person.get("raw_data").unwrap().as_str(), Some("AP9B"));
    person.data = Some("no base 64".into());
    assert!(person.raw_data().is_err());
}

#[test]
fn choices_are_texts_and_back() {
    assert_eq!(
        PersonType::ALL,
        [PersonType::User, PersonType::Team, PersonType::Customer]
    );
    assert_eq!(PersonType::from("user"), PersonType::User);
    assert_eq!(PersonType::from("USER").as_str(), "USER");
    assert_ne!(PersonType::from("USER"), PersonType::User);
    assert_eq!("USER".parse::<PersonType>().unwrap(), PersonType::User);
    assert_eq!("bot".parse::<PersonType>().unwrap(), PersonType::from("bot"));
    assert_eq!("ON".parse::<Closed>().unwrap(), Closed::On);
    assert_eq!(
        "x".parse::<Closed>().unwrap_err().to_string(),
        "\"x\" is no Closed: expected one of on, off"
    );
    assert_eq!(format!("{:>6}|{}", PersonType::User, Closed::On), "  user|on");
    #[allow(deprecated)]
    let former = PersonType::Group;
    assert_eq!(former, PersonType::Team);
}

#[test]
fn everything_declared_is_in_the_constant_data() {
    let def = Person::DEF;
    assert_eq!(
        (def.name, def.doc, def.direction),
        ("Person", "A person.", Direction::Both)
    );
    let property = |name: &str| def.properties.iter().find(|property| property.name == name).unwrap();
    let first = property("first_name");
    assert_eq!(
        (first.wire, first.doc, first.required, first.limits.max_length),
        ("firstName", "First name.", true, Some(40))
    );
    assert!(matches!(first.ty, TypeDef::String));
    let kind = property("type");
    assert_eq!(kind.default, Some(LiteralDef::String("customer")));
    let TypeDef::Choice(choice) = kind.ty else { panic!() };
    assert!(choice.open);
    assert_eq!(
        choice.choices.iter().map(|c| (c.value, c.variant, c.doc)).next_back(),
        Some(("customer", "Customer", "A customer."))
    );
    assert!(property("order").nullable && !property("id").nullable);
    assert!(property("id").read_only && property("secret_key").sensitive);
    assert_eq!(property("photo_url").aliases, ["photo_url", "photoUrl"]);
    assert_eq!(property("color").deprecated.unwrap().since, Some("1.2.0"));
    let TypeDef::List(TypeDef::Model(inner)) = property("options").ty else {
        panic!()
    };
    assert_eq!(inner().name, "Option");
    let TypeDef::Model(same) = property("parent").ty else {
        panic!()
    };
    assert!(std::ptr::eq(same(), def));
    assert_eq!(property("names").ty.to_string(), "map<Option>");
    assert_eq!(def.computed.len(), 2);
    assert_eq!(
        (def.computed[0].name, def.computed[0].wire),
        ("customer_person_type", Some("customerPersonType"))
    );
    assert!(matches!(
        def.computed[0].form,
        ComputedForm::Equals {
            equals: LiteralDef::String("customer"),
            ..
        }
    ));
    assert_eq!(def.computed[1].form, ComputedForm::Base64);
    assert_eq!(Page::DEF.direction, Direction::Response);
    assert_eq!(Closed::DEF.choices[1].deprecated.unwrap().note, Some("leave it out"));
    let TypeDef::Union(union) = Event::DEF.properties[1].ty else {
        panic!()
    };
    assert_eq!(union().variants[0].value, "person");
    assert_eq!(Event::DEF.properties[1].by, Some("event_type"));
}

#[test]
fn everything_can_be_sent_between_threads() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Person>();
    check::<Violations>();
    check::<codegen_runtime::DecodeError>();
    check::<models::PersonBuilder>();
    check::<Animal>();
    check::<&'static codegen_runtime::ModelDef>();
}
