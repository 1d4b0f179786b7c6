//! What the generated client does with a call.

use crate::model::{Api, Endpoint, Parameter, Returns, Type};

/// Whether a parameter is an argument of its method: a call without it would be refused. Any other is a method of the
/// request, so that a new one breaks no call.
#[must_use]
pub fn is_argument(parameter: &Parameter) -> bool {
    parameter.required && parameter.value.is_none()
}

/// Whether the caller may set a parameter or leave it.
#[must_use]
pub fn is_setter(parameter: &Parameter) -> bool {
    !parameter.required && parameter.value.is_none()
}

/// Parameters in the query or the body of a call that the caller may set or leave. A call that has none needs no type
/// of its own.
pub fn setters(endpoint: &Endpoint) -> impl Iterator<Item = &Parameter> {
    let parameters = endpoint.query.iter().chain(&endpoint.body_params);
    parameters.filter(|parameter| is_setter(parameter))
}

/// What a call gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives<'a> {
    /// Nothing but success.
    Nothing,
    /// The id of what was made.
    Created,
    /// One value, or a bare list.
    Value(&'a Type),
    /// A page of values, and those after it.
    Page(&'a Type),
}

/// What a call gives. The header with the id of what was made counts where the service declares one and nothing else
/// comes back.
#[must_use]
pub fn gives<'a>(api: &Api, endpoint: &'a Endpoint) -> Gives<'a> {
    match &endpoint.returns {
        Some(Returns::Plain(ty)) => Gives::Value(ty),
        Some(Returns::Page(ty)) => Gives::Page(ty),
        None if api.protocol.responses.created.is_some() && endpoint.success == Some(CREATED) => Gives::Created,
        None => Gives::Nothing,
    }
}

/// The status of a call that made something.
const CREATED: u16 = 201;

/// The status of success where none is declared: with something in the answer, or with nothing.
#[must_use]
pub fn success(endpoint: &Endpoint) -> u16 {
    let usual = if endpoint.returns.is_some() { 200 } else { 204 };
    endpoint.success.unwrap_or(usual)
}

/// The type of a field that can be searched by, in `codegen-client`.
#[must_use]
pub fn kind_of_field(ty: &Type) -> &'static str {
    match ty {
        Type::Integer => "Integer",
        Type::Number => "Number",
        Type::Boolean => "Boolean",
        Type::Datetime => "Moment",
        Type::Date => "Day",
        _ => "Text",
    }
}

/// Whether the module of an API shows its client. One that has a type of this name, or had one, keeps the client one
/// level below.
#[must_use]
pub fn shows_client(api: &Api) -> bool {
    let is_client = |name: &str, former: &Option<String>| name == "Client" || former.as_deref() == Some("Client");
    let models = api
        .models
        .iter()
        .any(|model| is_client(&model.name, &model.renamed_from));
    let enums = api
        .enums
        .iter()
        .any(|choices| is_client(&choices.name, &choices.renamed_from));
    let unions = api
        .unions
        .iter()
        .any(|union| is_client(&union.name, &union.renamed_from));
    !(models || enums || unions)
}
