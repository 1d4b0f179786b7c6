//! Rust that uses all that a generated API gives: whoever compiles this compiles anything.

use std::fmt::Write as _;

use codegen::model::{Api, Auth, Endpoint, Grant, Model, ModelId, Parameter, Property, Returns, Type};
use codegen::names::{self, value_ident};
use codegen::policy::{self, Boxes, Presence};

/// One item for each thing that code can rely on.
pub(super) fn of(api: &Api) -> String {
    let mut out = Out {
        api,
        boxes: Boxes::of(api),
        text: String::new(),
        count: 0,
    };
    for (id, model) in api.models().filter(|(_, model)| !model.is_abstract) {
        out.model(id, model);
    }
    out.enums();
    out.unions();
    out.former_names();
    for resource in &api.resources {
        for endpoint in &resource.endpoints {
            out.endpoint(&resource.name, endpoint);
        }
    }
    out.protocol();
    out.text
}

/// A call as a user writes it: what the function around it is given, and the expression.
pub(super) struct Written {
    pub(super) given: String,
    pub(super) call: String,
}

struct Out<'a> {
    api: &'a Api,
    boxes: Boxes,
    text: String,
    count: usize,
}

impl Out<'_> {
    /// A function of its own, `fn f0(parameters) -> result { body }`.
    fn item(&mut self, signature: &str, body: &str) {
        let _ = writeln!(self.text, "fn f{}{signature} {{ {body} }}", self.count);
        self.count += 1;
    }

    fn model(&mut self, id: ModelId, model: &Model) {
        let name = &model.name;
        let derives = if policy::comparable(self.api)[id.0] {
            "Clone + PartialEq + ::core::fmt::Debug + ::core::default::Default + Eq + ::core::hash::Hash"
        } else {
            "Clone + PartialEq + ::core::fmt::Debug + ::core::default::Default"
        };
        self.item(&format!("(x: {name}) -> impl {derives}"), "x");
        self.item(&format!("(x: {name}Builder)"), "let _ = x.build();");
        for property in &model.properties {
            self.property(id, model, property);
        }
        for computed in &model.computed {
            let method = value_ident(&computed.name);
            self.item(&format!("(x: &{name})"), &format!("let _ = x.{method}();"));
            if computed.settable {
                let value = if computed.ty == Type::Boolean { "true" } else { "b\"a\"" };
                let body = format!("let _ = x.set_{}({value});", computed.name);
                self.item(&format!("(x: &mut {name})"), &body);
            }
        }
        for ancestor in policy::ancestors(self.api, id) {
            if policy::upcasts(self.api, id, ancestor) {
                let signature = format!("(x: {name}) -> {}", self.api.model(ancestor).name);
                self.item(&signature, "x.into()");
            }
        }
    }

    fn property(&mut self, id: ModelId, model: &Model, property: &Property) {
        let (name, field) = (&model.name, value_ident(&property.name));
        let value = self.value(&property.ty);
        let held = if self.boxes.holds(self.api, id, property) {
            format!("::std::boxed::Box<{value}>")
        } else {
            value.clone()
        };
        let ty = match policy::presence(model, property) {
            Presence::Plain => held,
            Presence::Optional => format!("::core::option::Option<{held}>"),
            Presence::ThreeState => format!("::codegen_runtime::Nullable<{held}>"),
        };
        let given = if ty.starts_with("::codegen_runtime::Nullable") {
            ty.clone()
        } else {
            value.clone()
        };
        self.item(&format!("(x: {name}) -> {ty}"), &format!("x.{field}"));
        self.item(
            &format!("(x: &mut {name}, value: {ty})"),
            &format!("x.{field} = value;"),
        );
        self.item(
            &format!("(value: {given})"),
            &format!("let _ = {name}::builder().{field}(value);"),
        );
        if let Type::List(item) = &property.ty {
            let item = self.value(item);
            self.item(&format!("(x: &{name}) -> &[{item}]"), &format!("x.{field}()"));
        }
    }

    fn enums(&mut self) {
        for choices in &self.api.enums {
            let name = &choices.name;
            for (n, choice) in choices.choices.iter().enumerate() {
                let variant = &choice.variant;
                let body = format!("const V: {name} = {name}::{variant}; matches!(*x, {name}::{variant})");
                self.item(&format!("(x: &{name}) -> bool"), &body);
                if !choices.open {
                    self.item(
                        "()",
                        &format!("const _: () = assert!({name}::{variant} as usize == {n});"),
                    );
                }
                if let Some(former) = &choice.renamed_from {
                    let former = codegen::names::variant(former);
                    self.item("()", &format!("const _: {name} = {name}::{former};"));
                }
            }
            if choices.open {
                let body = format!("matches!(x, {name}::Unrecognized(_))");
                self.item(&format!("(x: &{name}) -> bool"), &body);
            } else {
                self.item(&format!("(x: {name}) -> impl Copy"), "x");
            }
        }
    }

    fn unions(&mut self) {
        let comparable = policy::comparable(self.api);
        for union in &self.api.unions {
            let name = &union.name;
            for variant in &union.variants {
                let model = &self.api.model(variant.model).name;
                let body = format!("{name}::{}(x)", variant.variant);
                self.item(&format!("(x: ::std::boxed::Box<{model}>) -> {name}"), &body);
                if policy::joins(union, variant) {
                    self.item(&format!("(x: {model}) -> {name}"), "x.into()");
                }
            }
            if union.variants.iter().all(|variant| comparable[variant.model.0]) {
                self.item(&format!("(x: {name}) -> impl Eq + ::core::hash::Hash"), "x");
            }
        }
    }

    fn former_names(&mut self) {
        let models = self.api.models.iter().filter(|model| !model.is_abstract);
        let mut formers: Vec<&String> = models.filter_map(|model| model.renamed_from.as_ref()).collect();
        formers.extend(
            self.api
                .enums
                .iter()
                .filter_map(|choices| choices.renamed_from.as_ref()),
        );
        formers.extend(self.api.unions.iter().filter_map(|union| union.renamed_from.as_ref()));
        for former in formers {
            self.item(&format!("(_: {former})"), "");
        }
    }

    /// Who calls, what can be searched by, what the service sends on its own.
    fn protocol(&mut self) {
        let api = self.api;
        let credentials = match &api.protocol.auth {
            _ if api.resources.is_empty() => Vec::new(),
            None => Vec::new(),
            Some(Auth::Basic { username, password }) => {
                let words = if password.is_some() { "\"a\"" } else { "\"a\", \"b\"" };
                vec![format!("{}({words})", names::credential(username))]
            }
            Some(Auth::OAuth2 { grants, .. }) => {
                let grants = grants.iter().map(|grant| match grant {
                    Grant::ClientCredentials => "client_credentials(\"a\", \"b\")",
                    Grant::AuthorizationCode => "authorization_code(\"a\", \"b\", \"c\")",
                    Grant::RefreshToken => "refresh_token(\"a\", \"b\", \"c\")",
                });
                let beside = ["access_token(\"a\")", "token_url(\"a\")", "on_token(|_| ())"];
                grants.chain(beside).map(str::to_owned).collect()
            }
        };
        for told in credentials {
            self.item("(b: client::ClientBuilder)", &format!("let _ = b.{told}.build();"));
        }
        for domain in &api.protocol.search {
            self.item(&format!("(_: search::{})", domain.name), "");
            for field in &domain.fields {
                let asked = match field.ty {
                    Type::Integer => "is(1)",
                    Type::Number => "is(1.0)",
                    Type::Boolean => "is(true)",
                    Type::Datetime => "within(::codegen_runtime::jiff::Timestamp::UNIX_EPOCH..)",
                    Type::Date => "is(::codegen_runtime::jiff::civil::Date::ZERO)",
                    _ => "is(\"a\")",
                };
                let constant = names::constant(&field.name);
                let body = format!("search::{}::{constant}.{asked}", domain.name);
                self.item("() -> search::Query", &body);
            }
        }
        if let Some(webhooks) = &api.protocol.webhooks {
            let (name, payload) = (&api.choices(webhooks.events).name, &api.union(webhooks.payload).name);
            self.item(
                &format!("(x: webhooks::Event) -> ({name}, {payload})"),
                "(x.name, x.payload)",
            );
        }
    }

    /// A call with all that it has to be given, waited for in each way; every parameter that may be set; the handle of
    /// its resource and every change of a patch by its name.
    fn endpoint(&mut self, resource: &str, endpoint: &Endpoint) {
        let accessor = names::accessor(resource);
        self.item(
            &format!("(c: &client::Client) -> client::{resource}"),
            &format!("c.{accessor}()"),
        );
        let mut all = vec![value_ident(&endpoint.name).into_owned()];
        all.extend(
            endpoint
                .renamed_from
                .as_ref()
                .map(|former| value_ident(former).into_owned()),
        );
        for method in &all {
            let Written { given, call } = self.written(&accessor, method, endpoint);
            let error = "::codegen_client::Error";
            let result = format!("::core::result::Result<{}, {error}>", self.given_back(endpoint));
            for sent in ["", ".send()", ".timeout(::core::time::Duration::ZERO)"] {
                self.text += "async ";
                self.item(&format!("({given}) -> {result}"), &format!("{call}{sent}.await"));
            }
            self.item(&format!("({given}) -> {result}"), &format!("{call}.blocking()"));
            if let Some(Returns::Page(item)) = &endpoint.returns {
                let items = format!("::codegen_client::Items<{}>", self.value(item));
                self.item(&format!("({given}) -> {items}"), &format!("{call}.page(2).stream()"));
            }
            for parameter in endpoint.query.iter().chain(&endpoint.body_params) {
                if !parameter.required && parameter.value.is_none() {
                    let (ty, how) = self.taken(parameter);
                    let body = format!("let _ = {call}.{}(value{how});", names::setter(&parameter.name));
                    self.item(&format!("({given}, value: {ty})"), &body);
                }
            }
        }
        self.patch(endpoint);
    }

    fn written(&self, accessor: &str, method: &str, endpoint: &Endpoint) -> Written {
        let Endpoint {
            params,
            query,
            body_params,
            ..
        } = endpoint;
        let (mut given, mut values) = (vec!["c: client::Client".to_owned()], Vec::new());
        for (n, parameter) in params.iter().chain(query).chain(body_params).enumerate() {
            if parameter.required && parameter.value.is_none() {
                let (ty, how) = self.taken(parameter);
                given.push(format!("a{n}: {ty}"));
                values.push(format!("a{n}{how}"));
            }
        }
        match (&endpoint.patch, &endpoint.body) {
            (Some(patch), _) => {
                let list = if patch.is_list { "; 1]" } else { "" };
                let open = if patch.is_list { "[" } else { "" };
                given.push(format!("body: {open}client::{}{list}", patch.name));
                values.push("body".to_owned());
            }
            (None, Some(ty @ Type::List(_))) => {
                given.push(format!("body: {}", self.value(ty)));
                values.push("body".to_owned());
            }
            (None, Some(ty)) => {
                given.push(format!("body: {}", self.value(ty)));
                values.push("&body".to_owned());
            }
            (None, None) => {}
        }
        Written {
            given: given.join(", "),
            call: format!("c.{accessor}().{method}({})", values.join(", ")),
        }
    }

    /// What a call gives when it is waited for.
    fn given_back(&self, endpoint: &Endpoint) -> String {
        let has_id = self.api.protocol.responses.created.is_some() && endpoint.success == Some(201);
        match &endpoint.returns {
            Some(Returns::Plain(ty)) => self.value(ty),
            Some(Returns::Page(ty)) => format!("::codegen_client::Page<{}>", self.value(ty)),
            None if has_id => "::codegen_client::Created".into(),
            None => "()".into(),
        }
    }

    fn patch(&mut self, endpoint: &Endpoint) {
        let Some(patch) = &endpoint.patch else { return };
        for operation in &patch.operations {
            let value = operation.value.iter().filter(|value| value.value.is_none());
            let (mut given, mut values) = (Vec::new(), Vec::new());
            for (n, parameter) in operation.params.iter().chain(value).enumerate() {
                let (ty, how) = self.taken(parameter);
                given.push(format!("a{n}: {ty}"));
                values.push(format!("a{n}{how}"));
            }
            let (name, method) = (&patch.name, value_ident(&operation.name));
            let body = format!("client::{name}::{method}({})", values.join(", "));
            self.item(&format!("({}) -> client::{name}", given.join(", ")), &body);
        }
    }

    /// What a user may give for a parameter, of the types that leave the least to chance, and what is done with it.
    fn taken(&self, parameter: &Parameter) -> (String, &'static str) {
        if parameter.search.is_some() {
            return ("search::Query".into(), "");
        }
        match &parameter.ty {
            Type::String => ("&::std::string::String".into(), ""),
            Type::Bytes => ("::std::boxed::Box<[u8]>".into(), ""),
            ty @ Type::List(_) => (self.value(ty), ".into_iter()"),
            ty @ (Type::Integer | Type::Number | Type::Boolean) => (self.value(ty), ".into()"),
            ty => (self.value(ty), ""),
        }
    }

    fn value(&self, ty: &Type) -> String {
        value(self.api, ty)
    }
}

/// A type in Rust, where the types of the API are in scope.
pub(super) fn value(api: &Api, ty: &Type) -> String {
    match ty {
        Type::String => "::std::string::String".into(),
        Type::Integer => "i64".into(),
        Type::Number => "f64".into(),
        Type::Boolean => "bool".into(),
        Type::Datetime => "::codegen_runtime::jiff::Timestamp".into(),
        Type::Date => "::codegen_runtime::jiff::civil::Date".into(),
        Type::Color => "::codegen_runtime::Color".into(),
        Type::Bytes => "::std::vec::Vec<u8>".into(),
        Type::Any => "::codegen_runtime::serde_json::Value".into(),
        Type::Model(id) => api.model(*id).name.clone(),
        Type::Enum(id) => api.choices(*id).name.clone(),
        Type::Union(id) => api.union(*id).name.clone(),
        Type::List(item) => format!("::std::vec::Vec<{}>", value(api, item)),
        Type::Map(item) => format!(
            "::std::collections::BTreeMap<::std::string::String, {}>",
            value(api, item)
        ),
    }
}
