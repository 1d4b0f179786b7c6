//! The generated package's `Cargo.toml`.

use std::fmt::Write as _;

use super::{File, Target};
use crate::model::{Endpoint, Parameter, Runtime, Schema};

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
    if has_client(schema) {
        contents.push_str(
            "\n[dev-dependencies]\n\
             tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }\n",
        );
    }
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

/// Whether the service sends anything on its own.
pub(super) fn has_webhooks(schema: &Schema) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::fixture;

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
}
