//! What is emitted of a client.

use crate::emit::fixture::*;
use crate::model::*;

fn parameter(name: &str, ty: Type) -> Parameter {
    Parameter {
        name: name.into(),
        wire: codegen_attrs::WireCase::Camel.apply(name),
        doc: format!("The {}.", name.replace('_', " ")),
        ty,
        required: false,
        default: None,
        value: None,
        search: None,
        limits: FewLimits::default(),
        span: SPAN,
    }
}

fn required(name: &str, ty: Type) -> Parameter {
    Parameter {
        required: true,
        ..parameter(name, ty)
    }
}

fn fixed(name: &str, ty: Type, value: Literal) -> Parameter {
    Parameter {
        value: Some(value),
        ..parameter(name, ty)
    }
}

fn limited(parameter: Parameter, limits: Limits) -> Parameter {
    Parameter {
        limits: FewLimits::from(limits),
        ..parameter
    }
}

fn keys(path: &str) -> Vec<String> {
    path.split('.').map(Into::into).collect()
}

/// The zoo, with every kind of call.
pub(in crate::emit) fn service() -> Schema {
    let mut schema = zoo();
    let api = &mut schema.apis[0];
    api.base_url = Some("https://pets.example.com".into());
    api.protocol = protocol();
    let pets = &mut api.resources[0];
    let [list, create] = &mut pets.endpoints[..] else {
        unreachable!("two endpoints")
    };
    list.paging = Some(0);
    list.items = vec!["pets".into()];
    list.renamed_from = Some("all".into());
    list.query.extend([
        parameter("ids", Type::List(Box::new(Type::Integer))),
        parameter("names", Type::List(Box::new(Type::String))),
        parameter("type", Type::String),
        parameter("send", Type::Boolean),
        Parameter {
            search: Some(0),
            ..parameter("query", Type::String)
        },
        required("born_after", Type::Datetime),
        limited(
            required("breed", Type::String),
            Limits {
                max_length: Some(40),
                pattern: Some("^[a-z]+$".into()),
                ..Limits::default()
            },
        ),
        fixed("full", Type::Boolean, Literal::Boolean(true)),
    ]);
    create.returns = None;
    create.body_params = vec![
        fixed("reload", Type::Boolean, Literal::Boolean(true)),
        parameter("imported", Type::Boolean),
    ];
    let plain = |name: &str, method: &str, path: &str| Endpoint {
        name: name.into(),
        doc: String::new(),
        method: method.into(),
        path: path.into(),
        params: vec![required("pet_id", Type::Integer)],
        query: Vec::new(),
        body: None,
        body_params: Vec::new(),
        success: None,
        returns: None,
        errors: Vec::new(),
        ..create.clone()
    };
    let get = Endpoint {
        returns: Some(Returns::Plain(Type::Model(ModelId(3)))),
        ..plain("get", "GET", "/pets/{pet_id}")
    };
    let photo = Endpoint {
        returns: Some(Returns::Plain(Type::Bytes)),
        ..plain("photo", "GET", "/pets/{pet_id}/photo")
    };
    let owners = Endpoint {
        returns: Some(Returns::Page(Type::Model(ModelId(2)))),
        paging: Some(1),
        ..plain("owners", "GET", "/pets/{pet_id}/owners")
    };
    let replace = Endpoint {
        body: Some(Type::List(Box::new(Type::Model(ModelId(2))))),
        partial: true,
        authenticated: false,
        ..plain("replace_owners", "PUT", "/pets/{pet_id}/owners")
    };
    let change = Endpoint {
        patch: Some(patch("PetPatch", false)),
        ..plain("change", "PATCH", "/pets/{pet_id}")
    };
    let change_many = Endpoint {
        patch: Some(patch("PetsPatch", true)),
        ..plain("change_many", "PATCH", "/pets/{pet_id}/all")
    };
    let delete = plain("delete", "DELETE", "/pets/{pet_id}");
    pets.endpoints
        .extend([get, photo, owners, replace, change, change_many, delete]);
    schema
}

fn patch(name: &str, is_list: bool) -> Patch {
    let operation = |name: &str, op: &str, path: &str, value: Option<Parameter>| Operation {
        name: name.into(),
        doc: format!("Does {name}."),
        op: op.into(),
        path: path.into(),
        params: Vec::new(),
        value,
        span: SPAN,
    };
    let limits = Limits {
        min_length: Some(1),
        ..Limits::default()
    };
    Patch {
        name: name.into(),
        is_list,
        operations: vec![
            operation(
                "name",
                "replace",
                "/name",
                Some(limited(parameter("value", Type::String), limits)),
            ),
            operation("forget", "remove", "/name", None),
            operation(
                "publish",
                "replace",
                "/draft",
                Some(fixed("value", Type::Boolean, Literal::Boolean(false))),
            ),
            Operation {
                params: vec![required("slug", Type::String)],
                ..operation("set", "add", "/more/{slug}", Some(parameter("value", Type::Any)))
            },
        ],
    }
}

fn protocol() -> Protocol {
    Protocol {
        auth: Some(Auth::OAuth2 {
            token_url: "https://pets.example.com/token".into(),
            authorize_url: None,
            grants: vec![Grant::ClientCredentials, Grant::RefreshToken],
        }),
        limits: CallLimits::default(),
        responses: Responses {
            envelope: None,
            created: Some("Resource-ID".into()),
        },
        paging: vec![
            Paging {
                name: "pages".into(),
                items: keys("_embedded"),
                parameter: Some("page".into()),
                first: 1,
                number: Some(keys("page.number")),
                total_pages: None,
                total_items: None,
                next: Some(keys("_links.next.href")),
            },
            Paging {
                name: "whole".into(),
                items: Vec::new(),
                parameter: None,
                first: 1,
                number: None,
                total_pages: None,
                total_items: None,
                next: None,
            },
        ],
        errors: ErrorFormat {
            message: vec![keys("message"), keys("error.text")],
            ..ErrorFormat::default()
        },
        webhooks: Some(Webhooks {
            event_header: "X-Pets-Event".into(),
            signature_header: "X-Pets-Signature".into(),
            signature: Signature::HmacSha1Base64,
            events: EnumId(1),
            payload: UnionId(0),
        }),
        search: vec![SearchDomain {
            name: "PetQuery".into(),
            doc: "What pets can be searched by.".into(),
            fields: vec![parameter("first_name", Type::String), parameter("age", Type::Integer)],
        }],
    }
}

/// The text of one file, on one line, so that it does not matter where lines break.
fn flat(path: &str) -> String {
    text(&service(), path).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(path: &str, parts: &[&str]) {
    let text = flat(path);
    for part in parts {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

#[test]
fn what_is_asked_for_is_an_argument_and_everything_else_is_set() {
    has(
        "src/v1/client/pets.rs",
        &[
            "pub fn list( &self, born_after: ::codegen_runtime::jiff::Timestamp, breed: impl \
             ::core::convert::Into<::std::string::String>, ) -> PetsList {",
            ".query(\"bornAfter\", &born_after)",
            ".query(\"full\", &true)",
            "pub fn owner_type(self, owner_type: crate::v1::PersonType) -> Self",
            "/// default `user` · on the wire `ownerType`",
            "pub fn ids(self, ids: impl ::core::iter::IntoIterator<Item = i64>) -> Self",
            "pub fn r#type( self,",
            "#[doc(alias = \"send\")] pub fn send_(self, send: bool) -> Self",
            "query: impl ::core::convert::Into<::codegen_client::search::Query>",
            "::codegen_client::page_request!(PetsList, crate::v1::Pet);",
        ],
    );
    assert!(!flat("src/v1/client/pets.rs").contains("fn full"));
}

#[test]
fn limits_of_parameters_are_checked() {
    has(
        "src/v1/client/pets.rs",
        &[
            "/// - `breed`: The breed. · at most 40 characters · matches `^[a-z]+$`",
            ".check( \"breed\", &breed, const { &::codegen_runtime::Limits::NONE .max_length(40) .pattern( \"^[a-z]+$\",",
        ],
    );
}

#[test]
fn a_call_without_anything_to_set_has_no_type_of_its_own() {
    has(
        "src/v1/client/pets.rs",
        &[
            "pub fn get(&self, pet_id: i64) -> ::codegen_client::Call<crate::v1::Pet> { \
             ::codegen_client::Call::new(&self.client, &GET).path(\"pet_id\", &pet_id) }",
            "pub fn photo(&self, pet_id: i64) -> ::codegen_client::Call<::std::vec::Vec<u8>> { \
             ::codegen_client::Call::bytes(",
            "pub fn owners(&self, pet_id: i64) -> ::codegen_client::PageCall<crate::v1::Person>",
            "pub fn delete(&self, pet_id: i64) -> ::codegen_client::Call<()> { ::codegen_client::Call::empty(",
        ],
    );
}

#[test]
fn what_is_created_and_what_is_sent() {
    has(
        "src/v1/client/pets.rs",
        &[
            "pub fn create(&self, body: &crate::v1::Pet) -> PetsCreate {",
            "::codegen_client::Call::created(&self.client, &CREATE) .body_param(\"reload\", &true) .body(body)",
            "/// # Errors /// - 412 `too_many`: There are too many pets.",
            "body: impl ::core::iter::IntoIterator<Item = crate::v1::Person>,",
        ],
    );
}

#[test]
fn a_former_name_of_a_call_lives_on() {
    has(
        "src/v1/client/pets.rs",
        &[
            "#[deprecated(note = \"renamed to `list`\")] pub fn all(",
            "self.list(born_after, breed)",
            "#[deprecated(note = \"renamed to `PetsList`\")] pub type PetsAll = PetsList;",
        ],
    );
}

#[test]
fn changes_are_made_one_by_one() {
    has(
        "src/v1/client/pets.rs",
        &[
            "/// `replace /name` /// /// - `value`: at least 1 character pub fn name(",
            "Operation::new(\"replace\", \"/draft\") .value(\"value\", &false, &::codegen_runtime::Limits::NONE)",
            ".param(\"slug\", &slug) .value(\"value\", &value, &::codegen_runtime::Limits::NONE)",
            "pub fn change(&self, pet_id: i64, change: PetPatch)",
            "changes: impl ::core::iter::IntoIterator<Item = PetsPatch>,",
            ".patches(&changes)",
        ],
    );
}

#[test]
fn the_service_is_described_once() {
    has(
        "src/v1/client/mod.rs",
        &[
            "pub use pets::{PetPatch, Pets, PetsPatch};",
            "base_url: \"https://pets.example.com\",",
            "created: ::core::option::Option::Some(\"Resource-ID\"),",
            "message: &[&[\"message\"], &[\"error\", \"text\"]],",
            "pub static PAGING_PAGES:",
            "pub fn client_credentials(",
            "pub fn refresh_token(",
        ],
    );
    assert!(!flat("src/v1/client/mod.rs").contains("authorization_code"));
}

#[test]
fn each_part_has_its_feature() {
    has(
        "src/v1/mod.rs",
        &[
            "#[cfg(feature = \"client\")] #[cfg_attr(docsrs, doc(cfg(feature = \"client\")))] pub mod client;",
            "#[cfg(feature = \"mock\")] #[cfg_attr(docsrs, doc(cfg(feature = \"mock\")))] pub mod mock;",
            "#[cfg(feature = \"webhooks\")] #[cfg_attr(docsrs, doc(cfg(feature = \"webhooks\")))] pub mod webhooks;",
            "pub use client::{Client, PetPatch, PetsPatch};",
        ],
    );
    has(
        "src/v1/search.rs",
        &["pub const FIRST_NAME: ::codegen_client::search::Text"],
    );
    let manifest = text(&service(), "Cargo.toml");
    assert!(manifest.contains("webhooks = [\"dep:codegen-client\", \"codegen-client/webhooks\"]\n"));
    let models_alone = schema(Vec::new(), Vec::new(), Vec::new());
    let manifest = text(&models_alone, "Cargo.toml");
    assert!(!manifest.contains("codegen-client"), "{manifest}");
}

#[test]
fn a_model_called_client_keeps_its_name() {
    let mut schema = service();
    schema.apis[0].models.push(model("Client", Vec::new()));
    let text = text(&schema, "src/v1/mod.rs");
    assert!(text.contains("mod client_;\n"), "{text}");
    assert!(text.contains("pub use client_::{Client, ClientBuilder};"));
    assert!(text.contains("pub use client::{PetPatch, PetsPatch};"));
}

#[test]
fn the_mock_knows_what_each_call_gives_and_takes() {
    has(
        "src/v1/mock.rs",
        &[
            "endpoint: &super::client::pets::GET, sample: json::PET, check: ::codegen_client::mock::check_nothing, \
             query: &[],",
            "check_body::< crate::v1::Pet, >(body, false, &[\"reload\", \"imported\"]),",
            "(\"add\", \"/more/{slug}\", true),",
            "::codegen_client::mock::Sample::of::<crate::v1::Person>(json::PERSON),",
            "pub(super) const PERSON: &str = r#\"{\"firstName\":\"Ada\"}\"#;",
        ],
    );
}
