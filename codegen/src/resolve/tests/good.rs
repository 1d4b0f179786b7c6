//! Schemas without a mistake, and what becomes of them.

use super::api;
use crate::model::{Form, Literal, Matching, Returns, TagHolder, Type};

#[test]
fn inheritance_is_flattened_in_order() {
    let api = api(&[
        (
            "models/Base",
            "model: Base\nabstract: true\nproperties:\n  id: { type: integer, read_only: true, example: 4 }\n",
        ),
        (
            "models/Customer",
            "model: Customer\nextends: Person\nproperties:\n  emails: { type: list<Email>, override: true }\n  background: { type: string }\n",
        ),
        (
            "models/Email",
            "model: Email\nproperties:\n  value: { type: string, required: true }\n",
        ),
        (
            "models/Person",
            "model: Person\nextends: Base\nproperties:\n  first_name: { type: string }\n  emails: { type: list<string> }\n  last_name: { type: string, wire: surname, aliases: [family] }\n",
        ),
    ]);
    let names: Vec<&str> = api.models.iter().map(|model| model.name.as_str()).collect();
    assert_eq!(names, ["Base", "Customer", "Email", "Person"]);
    let customer = &api.models[1];
    let properties: Vec<(&str, &str, usize, bool)> = customer
        .properties
        .iter()
        .map(|p| (p.name.as_str(), p.wire.as_str(), p.declared_in.0, p.is_override))
        .collect();
    assert_eq!(
        properties,
        [
            ("id", "id", 0, false),
            ("first_name", "firstName", 3, false),
            ("emails", "emails", 1, true),
            ("last_name", "surname", 3, false),
            ("background", "background", 1, false),
        ]
    );
    assert_eq!(customer.properties[0].examples, [Literal::Integer(4)]);
    assert_eq!(customer.properties[3].aliases, ["family"]);
    assert_eq!(customer.extends.map(|id| id.0), Some(3));
    assert_eq!(api.models[3].properties[2].ty, Type::List(Box::new(Type::String)));
}

#[test]
fn inline_enums_are_named_and_kept_by_overrides() {
    let api = api(&[
        (
            "models/A",
            "model: A\nproperties:\n  kind: { type: enum, doc: Its kind., default: b-c, choices: { a: Doc., b-c: { name: bee } } }\n  tags: { type: list<enum>, open: false, choices: { x: } }\n",
        ),
        (
            "models/B",
            "model: B\nextends: A\nproperties:\n  kind: { type: enum, override: true, doc: Same choices. }\n",
        ),
        (
            "models/C",
            "model: C\nextends: A\nproperties:\n  kind: { type: enum, override: true, choices: { a: } }\n",
        ),
    ]);
    let names: Vec<&str> = api.enums.iter().map(|choices| choices.name.as_str()).collect();
    assert_eq!(names, ["AKind", "ATags", "CKind"]);
    let kind = &api.enums[0];
    assert_eq!(
        (kind.doc.as_str(), kind.open, kind.file.as_str()),
        ("Its kind.", true, "v1/models/A.yaml")
    );
    assert_eq!(kind.choices[1].variant, "Bee");
    assert_eq!(kind.choices[0].doc.as_deref(), Some("Doc."));
    assert_eq!(
        kind.inline_in.as_ref().map(|(model, name)| (model.0, name.as_str())),
        Some((0, "kind"))
    );
    assert!(!api.enums[1].open);
    let id = |model: usize| api.models[model].properties[0].ty.clone();
    assert_eq!(id(0), id(1));
    assert_ne!(id(0), id(2));
    assert_eq!(api.models[0].properties[0].default, Some(Literal::String("b-c".into())));
    assert_eq!(api.models[1].properties[0].default, None);
}

#[test]
fn types_nest_and_examples_are_typed() {
    let api = api(&[(
        "models/A",
        "model: A\nproperties:\n  deep: { type: list<list<map<A>>> }\n  when: { type: datetime }\n  any: { type: any }\n  ratio: { type: number, min: 0, max: 1 }\n\
         examples:\n  one: { deep: [[{k: {ratio: 1}}]], when: 2012-07-24T20:18:33Z, any: {a: [1, x, null, 1.5, true]} }\n",
    )]);
    let model = &api.models[0];
    assert_eq!(
        model.properties[0].ty,
        Type::List(Box::new(Type::List(Box::new(Type::Map(Box::new(Type::Model(
            crate::model::ModelId(0)
        )))))))
    );
    assert_eq!(model.properties[3].limits.min, Some(Literal::Number(0.0)));
    let Literal::Object(example) = &model.examples[0].1 else {
        panic!("an object")
    };
    let inner = Literal::Object(vec![("ratio".into(), Literal::Number(1.0))]);
    let list = |item| Literal::List(vec![item]);
    assert_eq!(example[0].1, list(list(Literal::Object(vec![("k".into(), inner)]))));
    assert_eq!(example[1].1, Literal::String("2012-07-24T20:18:33Z".into()));
}

#[test]
fn computed_properties_and_unions() {
    let api = api(&[
        (
            "models/Event",
            "model: Event\nproperties:\n  event_type: { type: string }\n  record: { type: Record }\n",
        ),
        (
            "models/Person",
            "model: Person\nproperties:\n  type: { type: enum, choices: {user: , team: } }\n  data: { type: string }\ncomputed:\n\
             \x20 is_team: { type: boolean, from: type, equals: team, else: user, wire: isTeam }\n\
             \x20 raw: { type: bytes, from: data, codec: base64 }\n",
        ),
        (
            "unions/Record",
            "union: Record\nby: event_type\nmatch: prefix\nvariants:\n  convo: Person\n  customer: { model: Person, doc: Same. }\n",
        ),
    ]);
    let person = &api.models[1];
    assert!(person.computed[0].settable && !person.computed[1].settable);
    assert_eq!(person.computed[0].wire.as_deref(), Some("isTeam"));
    assert!(matches!(&person.computed[1].form, Form::Codec { from, .. } if from == "data"));
    let union = &api.unions[0];
    assert_eq!((union.on, union.matching), (TagHolder::Holder, Matching::Prefix));
    assert_eq!(
        union.variants.iter().map(|v| v.variant.as_str()).collect::<Vec<_>>(),
        ["Convo", "Customer"]
    );
}

#[test]
fn endpoints_have_whole_paths_and_parameters_in_order() {
    let api = api(&[
        ("models/M", "model: M\n"),
        (
            "resources/Things",
            "resource: Things\npath: /things/{box_id}\nerrors: { full: { status: 412, doc: Full. } }\nendpoints:\n\
             \x20 search: { method: GET, path: /, returns: page<M>, query: { sort_by: { type: enum, choices: {a: } } } }\n\
             \x20 change: { method: PATCH, path: \"/{id}\", body: M, partial: true, success: 204, errors: [full], params: { id: { type: string } } }\n",
        ),
    ]);
    let resource = &api.resources[0];
    let (search, change) = (&resource.endpoints[0], &resource.endpoints[1]);
    assert_eq!(
        (search.path.as_str(), change.path.as_str()),
        ("/things/{box_id}", "/things/{box_id}/{id}")
    );
    assert_eq!(search.query[0].wire, "sortBy");
    assert_eq!(api.enums[0].name, "ThingsSearchSortBy");
    assert!(matches!(search.returns, Some(Returns::Page(Type::Model(_)))));
    let params: Vec<(&str, &Type)> = change.params.iter().map(|p| (p.name.as_str(), &p.ty)).collect();
    assert_eq!(params, [("box_id", &Type::Integer), ("id", &Type::String)]);
    assert_eq!(
        (change.errors[0].status, change.partial, change.success),
        (412, true, Some(204))
    );
}

#[test]
fn an_inline_enum_keeps_the_name_that_it_had() {
    let enums = |files: &[(&str, &str)]| -> Vec<(String, Option<String>)> {
        let all = api(files).enums.into_iter();
        all.map(|choices| (choices.name, choices.renamed_from)).collect()
    };
    let some = |name: &str, former: &str| (name.to_owned(), Some(former.to_owned()));
    let kind = "kind: {type: enum, choices: {a: }}";
    let model = format!("model: B\nrenamed_from: A\nproperties:\n  {kind}\n");
    assert_eq!(enums(&[("models/B", &model)]), [some("BKind", "AKind")]);
    let property = "model: B\nproperties:\n  sort: {type: enum, choices: {a: }, renamed_from: kind}\n";
    assert_eq!(enums(&[("models/B", property)]), [some("BSort", "BKind")]);
    let endpoint = "resource: R\npath: /\nendpoints:\n  all:\n    method: GET\n    path: /\n    renamed_from: list\n    query: {kind: {type: enum, choices: {a: }}}\n";
    assert_eq!(enums(&[("resources/R", endpoint)]), [some("RAllKind", "RListKind")]);
    // A name that something else has is no former name.
    let other = "enum: AKind\nchoices: {a: }\n";
    let taken = enums(&[("models/B", &model), ("enums/AKind", other)]);
    assert_eq!(taken, [("AKind".to_owned(), None), ("BKind".to_owned(), None)]);
}
