//! Calls of both sides: the code that makes them, and what is asked of it.

use std::fmt::Write as _;

use codegen::model::{Api, Auth, Endpoint, Grant, Limits, Parameter, Schema, Type};
use codegen::names;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use super::usage;
use super::values::{Way, has_end, value};

/// A program's part that makes every call of both sides, told by JSON what to give.
pub(super) fn dispatch(sides: &[(&str, &Schema)]) -> String {
    let mut code = Code::default();
    for (side, schema) in sides {
        for api in schema.apis.iter().filter(|api| !api.resources.is_empty()) {
            code.api(side, api);
        }
    }
    format!(
        "use codegen_client::Endpoint;\nuse codegen_client::mock::Server;\n\
         use codegen_runtime::serde_json::{{Value, json}};\n\nuse crate::calls::{{self, Outcome}};\n\n\
         /// Makes a call, and tells what became of it.\n\
         pub fn call(side: &str, of: &str, question: &Value) -> Outcome {{\n    \
         let to = question[\"to\"].as_str().unwrap_or(side);\n    \
         let (api, _) = of.split_once(' ').unwrap();\n    \
         let server = server(to, api).ok_or(\"there is no such server\")?;\n    \
         if let Some(endpoint) = endpoint(to, of) {{\n        calls::answer(&server, endpoint, question);\n    }}\n    \
         let given = &question[\"given\"];\n    match (side, of) {{\n{}        _ => Err(\"there is no such call\".to_owned()),\n    \
         }}\n}}\n\nfn server(side: &str, api: &str) -> Option<Server> {{\n    match (side, api) {{\n{}        _ => None,\n    \
         }}\n}}\n\nfn endpoint(side: &str, of: &str) -> Option<&'static Endpoint> {{\n    match (side, of) {{\n{}        \
         _ => None,\n    }}\n}}\n\n\
         /// Where an API is called by itself.\npub fn base_url(side: &str, api: &str) -> Value {{\n    \
         match (side, api) {{\n{}        _ => Value::Null,\n    }}\n}}\n{}",
        code.calls, code.servers, code.endpoints, code.services, code.functions
    )
}

#[derive(Default)]
struct Code {
    calls: String,
    servers: String,
    endpoints: String,
    services: String,
    functions: String,
    count: usize,
}

impl Code {
    fn api(&mut self, side: &str, api: &Api) {
        let name = &api.name;
        let _ = writeln!(
            self.servers,
            "        (\"{side}\", \"{name}\") => {side}::{name}::mock::start().ok(),"
        );
        let _ = writeln!(
            self.services,
            "        (\"{side}\", \"{name}\") => json!({side}::{name}::client::SERVICE.base_url),"
        );
        for resource in &api.resources {
            let module = names::resource_module(&resource.name);
            for endpoint in &resource.endpoints {
                let of = format!("{name} {}.{}", resource.name, endpoint.name);
                let constant = names::constant(&endpoint.name);
                let _ = writeln!(
                    self.endpoints,
                    "        (\"{side}\", \"{of}\") => Some(&{side}::{name}::client::{module}::{constant}),"
                );
                let _ = writeln!(
                    self.calls,
                    "        (\"{side}\", \"{of}\") => f{}(&server, given),",
                    self.count
                );
                self.function(side, api, &resource.name, endpoint);
            }
        }
    }

    /// A function that makes one call, as a user would write it.
    fn function(&mut self, side: &str, api: &Api, resource: &str, endpoint: &Endpoint) {
        let mut arguments = Vec::new();
        let mut setters = String::new();
        for parameter in beside(endpoint) {
            let (name, ty) = (&parameter.name, usage::value(api, &parameter.ty));
            if parameter.required {
                arguments.push(format!("calls::read::<{ty}>(&given[\"{name}\"])?"));
            } else {
                let setter = names::setter(name);
                let _ = writeln!(
                    setters,
                    "    let call = match given.get(\"{name}\") {{\n        \
                     Some(value) => call.{setter}(calls::read::<{ty}>(value)?),\n        None => call,\n    }};"
                );
            }
        }
        if let Some(patch) = &endpoint.patch {
            let arms: String = patch
                .operations
                .iter()
                .map(|operation| change(api, &patch.name, operation))
                .collect();
            let of = "given[\"change\"][\"operation\"].as_str()";
            let change = format!(
                "match {of} {{\n{arms}        _ => return Err(\"there is no such change\".to_owned()),\n    }}"
            );
            arguments.push(if patch.is_list { format!("[{change}]") } else { change });
        } else if let Some(body) = &endpoint.body {
            let lent = if matches!(body, Type::List(_)) { "" } else { "&" };
            arguments.push(format!(
                "{lent}calls::read::<{}>(&given[\"body\"])?",
                usage::value(api, body)
            ));
        }
        let (accessor, method) = (names::accessor(resource), names::value_ident(&endpoint.name));
        let _ = writeln!(
            self.functions,
            "\n#[allow(unused, deprecated)]\nfn f{}(server: &Server, given: &Value) -> Outcome {{\n    \
             use {side}::{}::*;\n    let client = client::Client::builder(){}.base_url(server.base_url()).retries(0).build()\n        \
             .map_err(|error| error.to_string())?;\n    let call = client.{accessor}().{method}({});\n{setters}    \
             Ok(calls::outcome(call.blocking(), server))\n}}",
            self.count,
            api.name,
            credentials(api.protocol.auth.as_ref()),
            arguments.join(", ")
        );
        self.count += 1;
    }
}

fn change(api: &Api, patch: &str, operation: &codegen::model::Operation) -> String {
    let value = operation.value.iter().filter(|value| value.value.is_none());
    let given = operation.params.iter().chain(value).map(|parameter| {
        let ty = usage::value(api, &parameter.ty);
        format!("calls::read::<{ty}>(&given[\"change\"][\"{}\"])?", parameter.name)
    });
    let (name, method) = (&operation.name, names::value_ident(&operation.name));
    let given = given.collect::<Vec<_>>().join(", ");
    format!("        Some(\"{name}\") => client::{patch}::{method}({given}),\n")
}

fn credentials(auth: Option<&Auth>) -> String {
    match auth {
        None => String::new(),
        Some(Auth::Basic { username, password }) => {
            let second = if password.is_some() { "" } else { ", \"b\"" };
            format!(".{}(\"a\"{second})", names::credential(username))
        }
        Some(Auth::OAuth2 { grants, .. }) => match grants.first() {
            Some(Grant::ClientCredentials) => ".client_credentials(\"a\", \"b\")".into(),
            _ => ".access_token(\"a\")".into(),
        },
    }
}

/// What a caller gives beside the body, in the order of the method.
fn beside(endpoint: &Endpoint) -> impl Iterator<Item = &Parameter> {
    let Endpoint {
        params,
        query,
        body_params,
        ..
    } = endpoint;
    let all = params.iter().chain(query).chain(body_params);
    all.filter(|parameter| parameter.value.is_none())
}

/// An endpoint by `Resource.name`.
pub(super) fn endpoint<'a>(api: &'a Api, path: &str) -> Option<&'a Endpoint> {
    let (resource, name) = path.split_once('.')?;
    let resource = api.resources.iter().find(|there| there.name == resource)?;
    resource.endpoints.iter().find(|endpoint| endpoint.name == name)
}

/// What a caller gives so that a witness is sent, and as little else as can be; `None`: the caller cannot.
pub(super) fn given(api: &Api, endpoint: &Endpoint, of: &str, sent: &Value, runner: &mut TestRunner) -> Option<Value> {
    let mut given = Map::new();
    let mut open = if of == "request" {
        Map::new()
    } else {
        sent.as_object().cloned().unwrap_or_default()
    };
    for (place, parameters) in [
        ("path", &endpoint.params),
        ("query", &endpoint.query),
        ("body", &endpoint.body_params),
    ] {
        for parameter in parameters {
            let told = (place == of).then(|| open.get(&parameter.wire)).flatten();
            match (&parameter.value, told.cloned()) {
                (Some(fixed), Some(told)) if literal(fixed) != told => return None,
                (Some(_), _) => {}
                (None, Some(told)) => {
                    given.insert(parameter.name.clone(), told);
                }
                (None, None) if parameter.required => {
                    given.insert(parameter.name.clone(), some(api, parameter, runner));
                }
                (None, None) => continue,
            }
            if place == of {
                open.remove(&parameter.wire);
            }
        }
    }
    if let Some(patch) = &endpoint.patch {
        let operation = patch.operations.iter().find(|operation| {
            let at = open.get("path").and_then(Value::as_str).unwrap_or(&operation.path);
            let op = open.get("op").and_then(Value::as_str).unwrap_or(&operation.op);
            operation.op == op && is_at(&operation.path, at)
        })?;
        let mut change = Map::from_iter([("operation".to_owned(), json!(operation.name))]);
        let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
        let at = open
            .get("path")
            .and_then(Value::as_str)
            .unwrap_or(&operation.path)
            .to_owned();
        for parameter in &operation.params {
            let place = parts(&operation.path)
                .iter()
                .position(|part| *part == format!("{{{}}}", parameter.name))?;
            let text = parts(&at).get(place).cloned()?;
            let told = if text.starts_with('{') {
                some(api, parameter, runner)
            } else {
                text.parse::<i64>().map_or(json!(text), Value::from)
            };
            change.insert(parameter.name.clone(), told);
        }
        if let Some(parameter) = operation.value.as_ref().filter(|value| value.value.is_none()) {
            let told = open.get("value").cloned();
            change.insert(
                parameter.name.clone(),
                told.unwrap_or_else(|| some(api, parameter, runner)),
            );
        }
        given.insert("change".to_owned(), Value::Object(change));
        open.clear();
    } else if let Some(body) = &endpoint.body {
        let is_told = of == "body" && endpoint.body_params.is_empty();
        let told = if is_told {
            sent.clone()
        } else {
            document(api, body, runner)
        };
        given.insert("body".to_owned(), told);
        if is_told {
            open.clear();
        }
    }
    open.is_empty().then_some(Value::Object(given))
}

/// Whether a path is one of a template.
fn is_at(template: &str, path: &str) -> bool {
    let (template, path) = (template.split('/'), path.split('/'));
    template.clone().count() == path.clone().count()
        && template
            .zip(path)
            .all(|(part, there)| part == there || part.starts_with('{'))
}

/// What was sent, if it is what a witness says.
pub(super) fn is_sent(endpoint: &Endpoint, of: &str, witness: &Value, answer: &Value) -> bool {
    let sent = &answer["sent"];
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let each = |holds: &dyn Fn(&String, &Value) -> bool| {
        witness
            .as_object()
            .is_some_and(|entries| entries.iter().all(|(name, value)| holds(name, value)))
    };
    match of {
        _ if sent.is_null() => false,
        "request" => {
            let path = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            sent["method"] == witness["method"] && is_at(&path(&witness["path"]), &path(&sent["path"]))
        }
        "query" => {
            let query = sent["query"].as_array().cloned().unwrap_or_default();
            // A list is sent with commas.
            let as_sent = |value: &Value| match value {
                Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
                value => text(value),
            };
            let needed = endpoint
                .query
                .iter()
                .filter(|parameter| parameter.required || parameter.value.is_some());
            let is_known = |name: &Value| {
                witness.get(text(name)).is_some() || needed.clone().any(|parameter| *name == json!(parameter.wire))
            };
            // A number is sent without what tells it from an integer.
            let is_alike = |a: &str, b: &str| a == b || a.parse::<f64>().is_ok_and(|a| b.parse() == Ok(a));
            let is_entry =
                |entry: &Value, name: &str, value: &str| entry[0] == *name && is_alike(&text(&entry[1]), value);
            each(&|name, value| query.iter().any(|entry| is_entry(entry, name, &as_sent(value))))
                && query.iter().all(|entry| is_known(&entry[0]))
        }
        "path" => {
            let path = text(&sent["path"]);
            each(&|_, value| path.split('/').any(|part| part == text(value)))
        }
        "body" if endpoint.patch.is_some() => {
            let list = sent["body"].as_array().and_then(|changes| changes.first());
            let change = list.unwrap_or(&sent["body"]);
            each(&|name, value| match name.as_str() {
                "path" => is_at(&text(value), &text(&change["path"])),
                name => change[name] == *value,
            })
        }
        _ if witness.as_object().is_none_or(Map::is_empty) && endpoint.body_params.is_empty() => {
            sent["body"] == *witness
        }
        _ => each(&|name, value| sent["body"][name] == *value),
    }
}

fn literal(value: &codegen::model::Literal) -> Value {
    use codegen::model::Literal;
    match value {
        Literal::Boolean(value) => json!(value),
        Literal::Integer(value) => json!(value),
        Literal::Number(value) => json!(value),
        Literal::String(value) => json!(value),
        _ => Value::Null,
    }
}

fn some(api: &Api, parameter: &Parameter, runner: &mut TestRunner) -> Value {
    let strategy = value(api, &parameter.ty, &parameter.limits, Way::Request, 0);
    // In a path there has to be something.
    let all = (0..20).map(|_| strategy.new_tree(runner).unwrap().current());
    let mut told = all.filter(|value| value.as_str() != Some(""));
    told.next().unwrap_or_default()
}

/// A body that can be sent.
pub(super) fn document(api: &Api, ty: &Type, runner: &mut TestRunner) -> Value {
    if !has_end(api, ty) {
        return Value::Null;
    }
    value(api, ty, &Limits::default(), Way::Request, 0)
        .new_tree(runner)
        .unwrap()
        .current()
}
