//! Schemas built by hand, for the tests of emitters.

use codegen_attrs::WireCase;

use super::{Error, File, Target};
use crate::model::*;
use crate::source::{SourceId, Span};

pub(crate) const SPAN: Span = Span {
    source: SourceId(0),
    start: 0,
    end: 0,
};

/// A schema with one API, `v1`.
pub(crate) fn schema(models: Vec<Model>, enums: Vec<Enum>, unions: Vec<Union>) -> Schema {
    Schema {
        package: Package {
            name: "pets".into(),
            is_named: true,
            version: "0.1.0".into(),
            description: None,
            licence: None,
            docs_url: None,
            runtime: Runtime::Default,
            client: Runtime::Default,
        },
        approvals: Vec::new(),
        apis: vec![Api {
            name: "v1".into(),
            title: Some("Pets API".into()),
            base_url: None,
            docs_url: None,
            wire_case: WireCase::Camel,
            models,
            enums,
            unions,
            resources: Vec::new(),
            protocol: crate::model::Protocol::default(),
            file: "v1/api.yaml".into(),
        }],
    }
}

pub(crate) fn model(name: &str, properties: Vec<Property>) -> Model {
    Model {
        name: name.into(),
        doc: format!("A {}.", name.to_lowercase()),
        extends: None,
        is_abstract: false,
        direction: Direction::Both,
        properties,
        computed: Vec::new(),
        examples: Vec::new(),
        deprecated: None,
        renamed_from: None,
        removed: Vec::new(),
        file: format!("v1/models/{name}.yaml"),
        span: SPAN,
    }
}

/// A property of the model with this number.
pub(crate) fn property(declared_in: usize, name: &str, ty: Type) -> Property {
    Property {
        name: name.into(),
        wire: WireCase::Camel.apply(name),
        aliases: Vec::new(),
        doc: format!("The {}.", name.replace('_', " ")),
        ty,
        declared_in: ModelId(declared_in),
        is_override: false,
        required: false,
        nullable: false,
        read_only: false,
        write_only: false,
        sensitive: false,
        default: None,
        limits: FewLimits::default(),
        deprecated: None,
        renamed_from: None,
        examples: Vec::new(),
        span: SPAN,
    }
}

pub(crate) fn choices(name: &str, values: &[&str]) -> Enum {
    Enum {
        name: name.into(),
        doc: format!("Choices of {name}."),
        open: true,
        choices: values.iter().map(|value| choice(value)).collect(),
        inline_in: None,
        deprecated: None,
        renamed_from: None,
        removed: Vec::new(),
        file: format!("v1/enums/{name}.yaml"),
        span: SPAN,
    }
}

fn choice(value: &str) -> Choice {
    Choice {
        value: value.into(),
        variant: crate::names::variant(value),
        doc: None,
        deprecated: None,
        renamed_from: None,
        span: SPAN,
    }
}

pub(crate) fn union(name: &str, by: &str, on: TagHolder, variants: &[(&str, &str, usize)]) -> Union {
    Union {
        name: name.into(),
        doc: format!("One of several, {name}."),
        by: by.into(),
        on,
        matching: Matching::Exact,
        variants: variants
            .iter()
            .map(|(value, variant, model)| Variant {
                value: (*value).into(),
                variant: (*variant).into(),
                model: ModelId(*model),
                doc: None,
                span: SPAN,
            })
            .collect(),
        deprecated: None,
        renamed_from: None,
        file: format!("v1/unions/{name}.yaml"),
        span: SPAN,
    }
}

pub(crate) fn target() -> Target {
    Target {
        schema: "schema".into(),
        schema_from_output: "../schema".into(),
        output: "generated".into(),
        runtime: "../codegen/runtime".into(),
        client: "../codegen/client".into(),
    }
}

/// Every file that a schema gives.
pub(crate) fn files(schema: &Schema) -> Vec<File> {
    let mut files = Vec::new();
    super::each::<Error>(schema, &target(), &mut |file| {
        files.push(file);
        Ok(())
    })
    .expect("emits");
    files
}

/// The text of one file.
pub(crate) fn text(schema: &Schema, path: &str) -> String {
    let files = files(schema);
    let found = files.iter().find(|file| file.path == path);
    let paths = || {
        files
            .iter()
            .map(|file| file.path.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    };
    found
        .unwrap_or_else(|| panic!("no {path} among\n{}", paths()))
        .contents
        .clone()
}

/// People, who extend something abstract and are extended; pets that hold each other; every kind of type.
pub(crate) fn zoo() -> Schema {
    let id = || Property {
        read_only: true,
        ..property(0, "id", Type::Integer)
    };
    let base = Model {
        is_abstract: true,
        ..model("Base", vec![id()])
    };
    let kind = Enum {
        inline_in: Some((ModelId(2), "type".into())),
        file: "v1/models/Person.yaml".into(),
        ..choices("PersonType", &["user", "customer"])
    };
    let narrowed = Enum {
        inline_in: Some((ModelId(1), "type".into())),
        file: "v1/models/Customer.yaml".into(),
        ..choices("CustomerType", &["customer"])
    };
    let person = person(id());
    let mut customer = Model {
        extends: Some(ModelId(2)),
        ..model("Customer", person.properties.clone())
    };
    customer.properties[2] = Property {
        is_override: true,
        required: true,
        ..property(1, "type", Type::Enum(EnumId(0)))
    };
    customer
        .properties
        .push(property(1, "pets", Type::List(Box::new(Type::Model(ModelId(3))))));
    let pet = model(
        "Pet",
        vec![
            property(3, "owner", Type::Model(ModelId(2))),
            property(3, "mother", Type::Model(ModelId(3))),
            property(3, "weight", Type::Number),
            property(3, "born", Type::Date),
            property(3, "seen_at", Type::Datetime),
            property(3, "coat", Type::Color),
            property(3, "photo", Type::Bytes),
            property(3, "more", Type::Any),
            property(3, "names", Type::Map(Box::new(Type::String))),
            property(3, "thing_type", Type::String),
            property(3, "thing", Type::Union(UnionId(0))),
        ],
    );
    let thing = union(
        "Thing",
        "thing_type",
        TagHolder::Holder,
        &[("person", "Person", 2), ("pet", "Pet", 3)],
    );
    let mut schema = schema(vec![base, customer, person, pet], vec![narrowed, kind], vec![thing]);
    schema.apis[0].resources.push(resource());
    schema
}

/// Pets by owner, and a new pet.
fn resource() -> Resource {
    let owner_type = Parameter {
        name: "owner_type".into(),
        wire: "ownerType".into(),
        doc: "Only pets of such owners.".into(),
        ty: Type::Enum(EnumId(1)),
        required: false,
        default: Some(Literal::String("user".into())),
        value: None,
        search: None,
        limits: FewLimits::default(),
        span: SPAN,
    };
    let list = Endpoint {
        name: "list".into(),
        doc: "Pets, newest first.".into(),
        method: "GET".into(),
        path: "/pets".into(),
        params: Vec::new(),
        query: vec![owner_type],
        body: None,
        body_params: Vec::new(),
        patch: None,
        returns: Some(Returns::Page(Type::Model(ModelId(3)))),
        paging: None,
        items: Vec::new(),
        authenticated: true,
        success: None,
        errors: Vec::new(),
        partial: false,
        deprecated: None,
        renamed_from: None,
        span: SPAN,
    };
    let create = Endpoint {
        name: "create".into(),
        doc: "Adds a pet.".into(),
        method: "POST".into(),
        query: Vec::new(),
        body: Some(Type::Model(ModelId(3))),
        returns: Some(Returns::Plain(Type::List(Box::new(Type::Model(ModelId(2)))))),
        success: Some(201),
        errors: vec![ApiError {
            name: "too_many".into(),
            status: 412,
            doc: "There are too many pets.".into(),
        }],
        ..list.clone()
    };
    Resource {
        name: "Pets".into(),
        doc: "Pets and their owners.".into(),
        path: "/pets".into(),
        endpoints: vec![list, create],
        file: "v1/resources/Pets.yaml".into(),
        span: SPAN,
    }
}

fn person(id: Property) -> Model {
    let first_name = Property {
        required: true,
        limits: FewLimits::from(Limits {
            max_length: Some(40),
            ..Limits::default()
        }),
        ..property(2, "first_name", Type::String)
    };
    let kind = Property {
        required: true,
        default: Some(Literal::String("customer".into())),
        ..property(2, "type", Type::Enum(EnumId(1)))
    };
    let order = Property {
        nullable: true,
        limits: FewLimits::from(Limits {
            min: Some(Literal::Integer(0)),
            max: Some(Literal::Integer(255)),
            ..Limits::default()
        }),
        ..property(2, "order", Type::Integer)
    };
    let is_customer = Computed {
        name: "is_customer".into(),
        wire: Some("isCustomer".into()),
        doc: "Whether this is a customer.".into(),
        ty: Type::Boolean,
        form: Form::Equals {
            from: "type".into(),
            equals: "customer".into(),
            otherwise: Some("user".into()),
        },
        declared_in: ModelId(2),
        settable: true,
        deprecated: None,
        span: SPAN,
    };
    Model {
        extends: Some(ModelId(0)),
        computed: vec![is_customer],
        examples: vec![(
            "ada".into(),
            Literal::Object(vec![("first_name".into(), Literal::String("Ada".into()))]),
        )],
        ..model("Person", vec![id, first_name, kind, order])
    }
}
