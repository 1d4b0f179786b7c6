//! The generated package: `Cargo.toml` and its front page.

use std::fmt::Write as _;

use super::json::Json;
use super::sample::sample;
use super::text::{code, inline, safe};
use super::{File, Target};
use crate::model::{Api, Endpoint, Model, Parameter, Runtime, Schema};
use crate::{names, policy};

/// `Cargo.toml`.
pub(crate) fn manifest(schema: &Schema, target: &Target) -> File {
    let package = &schema.package;
    let optional = |key: &str, value: &Option<String>| match value {
        Some(value) => format!("{key} = {}\n", toml(value)),
        None => String::new(),
    };
    // A registry takes only what depends on registries.
    let publish = match package.runtime {
        Runtime::Version(_) => "",
        _ => "publish = false\n",
    };
    let mut on: Vec<String> = schema.apis.iter().map(|api| toml(&api.name)).collect();
    on.extend(has_client(schema).then(|| toml("client")));
    let mut contents = format!(
        "# {marker}\n\
         [package]\n\
         name = {name}\n\
         version = {version}\n\
         edition = \"2024\"\n\
         rust-version = \"1.89\"\n\
         {description}{licence}\
         readme = \"README.md\"\n\
         {publish}\n\
         [package.metadata.docs.rs]\n\
         all-features = true\n\
         rustdoc-args = [\"--cfg\", \"docsrs\"]\n\n\
         [features]\n\
         default = [{default}]\n",
        marker = target.marker(""),
        name = toml(&package.name),
        version = toml(&package.version),
        description = optional("description", &package.description),
        licence = optional("license", &package.licence),
        default = on.join(", "),
    );
    for api in &schema.apis {
        let _ = writeln!(contents, "{} = []", api.name);
    }
    contents.push_str(&client_features(schema));
    contents.push_str("\n[dependencies]\n");
    if has_client(schema) || has_webhooks(schema) {
        let from = source(&schema.package.client, &target.client);
        let _ = writeln!(
            contents,
            "codegen-client = {{ {from}, optional = true, default-features = false }}"
        );
    }
    let from = source(&schema.package.runtime, &target.runtime);
    // Regular expressions are the heaviest thing that a model crate can depend on.
    let pattern = if has_pattern(schema) {
        ", features = [\"pattern\"]"
    } else {
        ""
    };
    let _ = writeln!(contents, "codegen-runtime = {{ {from}{pattern} }}");
    File {
        path: "Cargo.toml".to_owned(),
        contents,
    }
}

/// Where a package that comes with the tool is found; `usual` is the way to the one that came with this tool.
fn source(from: &Runtime, usual: &str) -> String {
    let (key, value) = match from {
        Runtime::Default => ("path", usual),
        Runtime::Path(path) => ("path", path.as_str()),
        Runtime::Git(url) => ("git", url.as_str()),
        Runtime::Version(version) => ("version", version.as_str()),
    };
    format!("{key} = {}", toml(value))
}

/// Whether there is anything to call or to search for.
pub(super) fn has_client(schema: &Schema) -> bool {
    schema
        .apis
        .iter()
        .any(|api| !api.resources.is_empty() || !api.protocol.search.is_empty())
}

fn has_webhooks(schema: &Schema) -> bool {
    schema.apis.iter().any(|api| api.protocol.webhooks.is_some())
}

/// The features beside those of the APIs: only what the schema has something for.
fn client_features(schema: &Schema) -> String {
    let mut features = String::new();
    if has_client(schema) {
        features.push_str(
            "# Calls over HTTP, async on tokio.\n\
             client = [\"dep:codegen-client\", \"codegen-client/http\"]\n\
             # The same calls without async.\n\
             blocking = [\"client\", \"codegen-client/blocking\"]\n\
             # A server in the same process that answers instead of the service.\n\
             mock = [\"client\", \"codegen-client/mock\"]\n",
        );
    }
    if has_webhooks(schema) {
        features.push_str(
            "# Verification of what the service sends on its own.\n\
             webhooks = [\"dep:codegen-client\", \"codegen-client/webhooks\"]\n",
        );
    }
    features
}

fn has_pattern(schema: &Schema) -> bool {
    let models = schema.apis.iter().flat_map(|api| &api.models);
    let endpoints = schema
        .apis
        .iter()
        .flat_map(|api| &api.resources)
        .flat_map(|resource| &resource.endpoints);
    models
        .flat_map(|model| &model.properties)
        .any(|property| property.limits.pattern.is_some())
        || endpoints
            .flat_map(parameters)
            .any(|parameter| parameter.limits.pattern.is_some())
}

/// Everything that a call is given beside its body.
fn parameters(endpoint: &Endpoint) -> impl Iterator<Item = &Parameter> {
    let operations = endpoint.patch.iter().flat_map(|patch| &patch.operations);
    let changed = operations.flat_map(|operation| operation.params.iter().chain(&operation.value));
    let sent = endpoint
        .params
        .iter()
        .chain(&endpoint.query)
        .chain(&endpoint.body_params);
    sent.chain(changed)
}

/// A basic string of TOML.
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `README.md`: the front page on a git host and in rustdoc.
pub(crate) fn readme(schema: &Schema, target: &Target) -> File {
    let package = &schema.package;
    let marker = target.marker("");
    let sections = [
        format!("<!-- {marker} -->\n# {}", inline(&package.name)),
        package.description.as_deref().map(safe).unwrap_or_default(),
        apis(schema),
        depend(schema),
        example(schema),
        PROMISES.to_owned(),
        reference(schema),
    ];
    let sections: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    File {
        path: "README.md".to_owned(),
        contents: format!("{}\n", sections.join("\n\n")),
    }
}

/// What every generated crate does with values, whatever its schema.
const PROMISES: &str = "\
## What it does with values

- **Reading keeps everything.** A property that this version does not know stays in `extra`, an unknown choice of an
  open enum in `Unrecognized(..)`; both are written back as they came.
- **Reading rarely fails.** Required properties and limits are checked by `validate()` (and by `build()` of a builder),
  not while reading. It finds every violation, each with a JSON pointer and a code.
- **Nothing is invented.** Defaults belong to newly built values (`builder()`, `Default`), never to what was read.
- **Absent and null** are told apart where the service tells them apart: `Nullable` has three states.";

fn apis(schema: &Schema) -> String {
    let mut out = String::from("| Module and feature | API | Models |\n|---|---|---|");
    for api in &schema.apis {
        let models = api.models.iter().filter(|model| !model.is_abstract).count();
        let title = super::text::cell(api.title.as_deref().unwrap_or_default());
        let _ = write!(out, "\n| `{}` | {title} | {models} |", api.name);
    }
    out
}

fn depend(schema: &Schema) -> String {
    let name = &schema.package.name;
    let features = match schema.apis.first() {
        Some(api) if schema.apis.len() > 1 => format!(
            "\n\nEach API is a feature, and all are on by default. For one of them write\n\
             `default-features = false, features = [\"{}\"]`.",
            api.name
        ),
        _ => String::new(),
    };
    format!(
        "## Depending on it\n\n\
         ```toml\n\
         [dependencies]\n\
         {name} = {{ path = \"path/to/{name}\" }}\n\
         # or, from a repository that holds it:\n\
         {name} = {{ git = \"https://…\" }}\n\
         ```{features}"
    )
}

/// The model that shows best: one with an example of its own, if possible one of which something is asked before it
/// is sent; else the first that has properties.
fn shown(schema: &Schema) -> Option<(&Api, &Model)> {
    let models = || {
        schema
            .apis
            .iter()
            .flat_map(|api| api.models.iter().map(move |model| (api, model)))
    };
    let usable = || models().filter(|(_, model)| !model.is_abstract && model.deprecated.is_none());
    let with_example = || usable().filter(|(_, model)| !model.examples.is_empty());
    let asks = |model: &Model| {
        model
            .properties
            .iter()
            .any(|property| policy::is_asked_for(model, property))
    };
    with_example()
        .find(|(_, model)| asks(model))
        .or_else(|| with_example().next())
        .or_else(|| usable().find(|(_, model)| !model.properties.is_empty()))
}

/// Rust that is run as a doctest, so it names nothing that a model could shadow.
fn example(schema: &Schema) -> String {
    let Some((api, model)) = shown(schema) else {
        return String::new();
    };
    let krate = schema.package.name.replace('-', "_");
    let module = names::module(&api.name);
    let module = names::value_ident(&module);
    let name = &model.name;
    let json = raw_string(&sample(api, model));
    format!(
        "## Reading and validating\n\n\
         ```rust\n\
         fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
         \x20   let json = {json};\n\
         \x20   let value: {krate}::{module}::{name} = {krate}::from_slice(json.as_bytes())?;\n\
         \x20   println!(\"{{value:?}}\");\n\n\
         \x20   // Asks for what is required and checks limits: before sending, never while reading.\n\
         \x20   if let Err(violations) = value.validate() {{\n\
         \x20       println!(\"{{violations}}\");\n\
         \x20   }}\n\
         \x20   Ok(())\n\
         }}\n\
         ```"
    )
}

/// A raw string with more `#` than its text needs to end it. Its lines stay within the fence of Markdown around it,
/// because pretty JSON begins each with a brace, a bracket, a space or a quote.
fn raw_string(json: &Json) -> String {
    let text = json.pretty();
    let text = text.trim_end();
    let hashes = text
        .split('"')
        .skip(1)
        .map(|rest| rest.bytes().take_while(|byte| *byte == b'#').count() + 1)
        .max();
    let hashes = "#".repeat(hashes.unwrap_or(1));
    format!("r{hashes}\"{text}\"{hashes}")
}

fn reference(schema: &Schema) -> String {
    let base = schema
        .package
        .docs_url
        .as_deref()
        .unwrap_or("docs")
        .trim_end_matches('/');
    let services = schema.apis.iter().filter_map(|api| Some((api, api.docs_url.as_ref()?)));
    let services: String = services
        .map(|(api, url)| format!("\nThe service documents {} at {}.", code(&api.name), inline(url)))
        .collect();
    format!(
        "## Reference\n\nEvery model, property and choice is described in the [reference][docs] and in \
         rustdoc.{services}\n\n[docs]: {base}/README.md"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::fixture;
    use crate::model::Literal;

    #[test]
    fn the_manifest_names_features_and_runtime() {
        let mut schema = fixture::zoo();
        schema.apis[0].resources.clear();
        let text = manifest(&schema, &fixture::target()).contents;
        assert!(text.contains("[features]\ndefault = [\"v1\"]\nv1 = []\n"));
        assert!(text.contains("codegen-runtime = { path = \"../codegen/runtime\" }\n"));
        assert!(text.contains("publish = false\n"));
        schema.apis[0].models[2].properties[1].limits.pattern = Some("^a".into());
        schema.package.runtime = Runtime::Version("1".into());
        schema.package.description = Some("Says \"hi\"\n\\".into());
        let text = manifest(&schema, &fixture::target()).contents;
        assert!(text.contains("codegen-runtime = { version = \"1\", features = [\"pattern\"] }\n"));
        assert!(text.contains("description = \"Says \\\"hi\\\"\\n\\\\\"\n"));
        assert!(!text.contains("publish"));
    }

    #[test]
    fn the_front_page_shows_a_model_with_an_example() {
        let text = readme(&fixture::zoo(), &fixture::target()).contents;
        assert!(text.starts_with("<!-- @generated by codegen from schema; do not edit -->\n# pets\n"));
        assert!(text.contains("let value: pets::v1::Person = pets::from_slice(json.as_bytes())?;"));
        assert!(text.contains("[reference][docs]"));
    }

    #[test]
    fn a_raw_string_is_not_ended_by_its_text() {
        let json = Json::from(&Literal::String("a\"#b".into()));
        assert_eq!(raw_string(&json), "r##\"\"a\\\"#b\"\"##");
    }
}
