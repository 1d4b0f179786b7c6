//! Rust that makes a call: what stands in the code of who uses the generated client.

use super::types::{rust_name, std_name};
use super::verdict::Bump;
use super::witness::{Witness, field_name, rust};
use crate::model::{Api, Auth, Endpoint, Operation, Parameter, Patch, SearchDomain, Type};
use crate::names;
use crate::policy::{self, Gives};

/// An endpoint as its caller sees it.
#[derive(Clone, Copy)]
pub(super) struct Caller<'a> {
    pub(super) api: &'a Api,
    pub(super) resource: &'a str,
    pub(super) endpoint: &'a Endpoint,
}

/// Every endpoint of an API.
pub(super) fn all(api: &Api) -> impl Iterator<Item = Caller<'_>> {
    api.resources.iter().flat_map(move |resource| {
        resource.endpoints.iter().map(move |endpoint| Caller {
            api,
            resource: &resource.name,
            endpoint,
        })
    })
}

impl<'a> Caller<'a> {
    /// What the call gives.
    pub(super) fn gives(&self) -> Gives<'a> {
        policy::gives(self.api, self.endpoint)
    }

    /// Rust that begins the call, with all that it has to be given.
    pub(super) fn made(&self) -> String {
        self.function("", "", &format!("let _ = {};", self.call("", "")))
    }

    /// Rust that gives the call a parameter, with the others or by its own method, and `how` on its value.
    pub(super) fn given(&self, parameter: &Parameter, how: &str) -> Witness {
        if !policy::is_setter(parameter) {
            let call = self.call(&parameter.name, how);
            return rust(self.function("", "", &format!("let _ = {call};")));
        }
        let (setter, name) = (names::setter(&parameter.name), field_name(&parameter.name));
        let taken = format!(", {name}: {}", accepted(self.api, parameter));
        let call = self.call("", "");
        rust(self.function(&taken, "", &format!("let _ = {call}.{setter}({name}{how});")))
    }

    /// Rust that waits for the call and names what it gives.
    pub(super) fn awaited(&self) -> Witness {
        let (api, call) = (self.api, self.call("", ""));
        let option = std_name(api, "Option", "std::option::Option");
        let of = |ty: &str, value: &str| (format!("{option}<{ty}>"), format!("{call}.await.ok(){value}"));
        let (returned, value) = match self.gives() {
            Gives::Nothing => of("()", ""),
            Gives::Created => of("i64", "?.id"),
            Gives::Value(ty) => of(&rust_name(api, ty), ""),
            Gives::Page(ty) => of(
                &rust_name(api, &Type::List(Box::new(ty.clone()))),
                "?.into_items().ok()",
            ),
        };
        let function = self.function("", &format!(" -> {returned}"), &value);
        rust(format!("async {function}"))
    }

    /// Whether code that makes the one call makes the other, but for its name.
    pub(super) fn is_called_like(&self, other: &Caller<'_>) -> bool {
        let with_types = |caller: &Caller<'_>| -> Vec<String> {
            let parameters = caller.arguments().map(|parameter| accepted(caller.api, parameter));
            parameters.chain(caller.body().map(|(_, ty, _)| ty)).collect()
        };
        with_types(self) == with_types(other)
    }

    fn function(&self, taken: &str, returned: &str, body: &str) -> String {
        let arguments: String = self
            .arguments()
            .map(|parameter| format!(", {}: {}", field_name(&parameter.name), accepted(self.api, parameter)))
            .collect();
        let sent = self.body().map(|(name, ty, _)| format!(", {name}: {ty}"));
        let (client, sent) = (self.client(), sent.unwrap_or_default());
        format!("fn f({client}: client::Client{arguments}{sent}{taken}){returned} {{ {body} }}")
    }

    /// `c.conversations().get(id)`, with `how` on the value of one parameter.
    fn call(&self, parameter: &str, how: &str) -> String {
        let arguments = self.arguments().map(|argument| {
            let how = if argument.name == parameter { how } else { "" };
            format!("{}{how}", field_name(&argument.name))
        });
        let arguments: Vec<String> = arguments.chain(self.body().map(|(.., value)| value)).collect();
        let (accessor, method) = (names::accessor(self.resource), field_name(&self.endpoint.name));
        format!("{}.{accessor}().{method}({})", self.client(), arguments.join(", "))
    }

    /// What its method has to be given but the body, in its order.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        let Endpoint {
            params,
            query,
            body_params,
            ..
        } = self.endpoint;
        let all = params.iter().chain(query).chain(body_params);
        all.filter(|parameter| policy::is_argument(parameter))
    }

    /// The body by its name, the type that a caller has, and how it is given.
    fn body(&self) -> Option<(String, String, String)> {
        if let Some(Patch { name, is_list, .. }) = &self.endpoint.patch {
            let change = format!("client::{name}");
            let list = std_name(self.api, "Vec", "std::vec::Vec");
            let ty = if *is_list { format!("{list}<{change}>") } else { change };
            let name = self.free("change");
            return Some((name.clone(), ty, name));
        }
        let ty = self.endpoint.body.as_ref()?;
        let name = self.free("body");
        let lent = if matches!(ty, Type::List(_)) { "" } else { "&" };
        Some((name.clone(), rust_name(self.api, ty), format!("{lent}{name}")))
    }

    fn client(&self) -> String {
        self.free("c")
    }

    /// A name that no parameter has.
    fn free(&self, name: &str) -> String {
        let Endpoint {
            params,
            query,
            body_params,
            ..
        } = self.endpoint;
        let mut parameters = params.iter().chain(query).chain(body_params);
        let is_taken = parameters.any(|parameter| parameter.name == name);
        format!("{name}{}", if is_taken { "_" } else { "" })
    }
}

/// Rust that makes a change of a patch.
pub(super) fn changed(api: &Api, patch: &Patch, operation: &Operation, how: &str) -> Witness {
    let given = operation.value.iter().filter(|value| value.value.is_none());
    let given: Vec<&Parameter> = operation.params.iter().chain(given).collect();
    let taken: Vec<String> = given
        .iter()
        .map(|parameter| format!("{}: {}", field_name(&parameter.name), accepted(api, parameter)))
        .collect();
    let names: Vec<String> = given
        .iter()
        .map(|parameter| format!("{}{how}", field_name(&parameter.name)))
        .collect();
    rust(format!(
        "fn f({}) {{ let _ = client::{}::{}({}); }}",
        taken.join(", "),
        patch.name,
        field_name(&operation.name),
        names.join(", ")
    ))
}

/// A type that a caller may give for a parameter, and that it may no longer give for one of another type: `&String` can
/// become a string and nothing else.
pub(super) fn accepted(api: &Api, parameter: &Parameter) -> String {
    if parameter.search.is_some() {
        return "search::Query".into();
    }
    match &parameter.ty {
        Type::String => format!("&{}", rust_name(api, &Type::String)),
        Type::Bytes => format!("{}<[u8]>", std_name(api, "Box", "std::boxed::Box")),
        ty => rust_name(api, ty),
    }
}

/// What code does with a value of a type that leaves it to the parameter which type that is; nothing, where the value's
/// own type tells enough.
pub(super) fn inferred(old: &Type, new: &Type) -> &'static str {
    match (old, new) {
        (Type::List(_), Type::Any) => ".into_iter()",
        // Whatever is a value of JSON may be given.
        (Type::Integer | Type::Number | Type::Boolean, Type::Any) => ".into()",
        _ => "",
    }
}

/// What the builder of a client can be told about who calls: the method, and how many words it takes.
pub(super) fn credentials(auth: Option<&Auth>) -> Vec<(String, usize)> {
    match auth {
        None => Vec::new(),
        Some(Auth::Basic { username, password }) => {
            vec![(
                names::credential(username).into_owned(),
                2 - usize::from(password.is_some()),
            )]
        }
        Some(Auth::OAuth2 { grants, .. }) => {
            let granted = grants.iter().map(|grant| {
                let words = if *grant == crate::model::Grant::ClientCredentials {
                    2
                } else {
                    3
                };
                (grant.name().to_owned(), words)
            });
            granted.chain([("access_token".to_owned(), 1)]).collect()
        }
    }
}

/// Rust that says who calls.
pub(super) fn known_by((method, words): &(String, usize)) -> Witness {
    let words = vec!["\"a\""; *words].join(", ");
    rust(format!(
        "fn f(b: client::ClientBuilder) {{ let _ = b.{method}({words}); }}"
    ))
}

/// What became of a query language in Rust, where each field is a constant of a kind of its own.
pub(super) fn searched(name: &str, old: Option<&SearchDomain>, new: Option<&SearchDomain>) -> (Bump, Option<Witness>) {
    let constants = |domain: Option<&SearchDomain>| -> Option<Vec<(String, &'static str)>> {
        let fields = domain?.fields.iter();
        Some(
            fields
                .map(|field| (names::constant(&field.name), policy::kind_of_field(&field.ty)))
                .collect(),
        )
    };
    let of = |fields: &[(String, &'static str)], others: &Option<Vec<(String, &'static str)>>| {
        let is_there = |field: &&(String, &'static str)| others.as_ref().is_some_and(|others| others.contains(field));
        let field = fields.iter().find(|field| !is_there(field));
        field.map(|(field, kind)| {
            let (taken, asked) = asked(kind);
            rust(format!("fn f({taken}) {{ let _ = search::{name}::{field}.{asked}; }}"))
        })
    };
    let whole = || Some(rust(format!("fn f(_: search::{name}) {{}}")));
    let (before, after) = (constants(old), constants(new));
    match (&before, &after) {
        (Some(_), None) => (Bump::Major, whole()),
        (None, Some(_)) => (Bump::Minor, whole()),
        (Some(fields), Some(others)) => match (of(fields, &after), of(others, &before)) {
            (Some(lost), _) => (Bump::Major, Some(lost)),
            (_, Some(gained)) => (Bump::Minor, Some(gained)),
            _ => (Bump::None, None),
        },
        (None, None) => (Bump::None, None),
    }
}

/// How a field is asked for: the arguments of code that does, and the code.
fn asked(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "Integer" => ("x: i64", "is(x)"),
        "Number" => ("x: f64", "is(x)"),
        "Boolean" => ("x: bool", "is(x)"),
        "Moment" => ("x: codegen_runtime::jiff::Timestamp", "within(x..)"),
        "Day" => ("x: codegen_runtime::jiff::civil::Date", "is(x)"),
        _ => ("x: &str", "is(x)"),
    }
}
