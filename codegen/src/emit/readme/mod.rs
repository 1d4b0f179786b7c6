//! The front page of the generated package.

mod calls;

use std::fmt::Write as _;

pub(super) use calls::needed;

use super::json::Json;
use super::package::has_client;
use super::sample::sample;
use super::text::{code, inline, safe};
use super::{File, Target};
use crate::model::{Api, Model, Schema};
use crate::{names, policy};

/// `README.md`: the front page on a git host and in rustdoc.
pub(crate) fn readme(schema: &Schema, target: &Target) -> File {
    let package = &schema.package;
    let marker = target.marker("");
    let sections = [
        format!("<!-- {marker} -->\n# {}", inline(&package.name)),
        package.description.as_deref().map(safe).unwrap_or_default(),
        apis(schema),
        depend(schema),
        calls::section(schema),
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
    let features = match (schema.apis.last(), schema.apis.len(), has_client(schema)) {
        (Some(api), _, true) => format!(
            "\n\nEach API is a feature, and all are on by default, as is `client`. For the models of one of them, \
             without anything\nthat speaks HTTP, write `default-features = false, features = [\"{}\"]`.",
            api.name
        ),
        (Some(api), 2.., false) => format!(
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
    use crate::emit::client::tests::service;
    use crate::emit::fixture;
    use crate::model::Literal;

    #[test]
    fn the_front_page_shows_a_model_with_an_example() {
        let text = readme(&fixture::zoo(), &fixture::target()).contents;
        assert!(text.starts_with("<!-- @generated by codegen from schema; do not edit -->\n# pets\n"));
        assert!(text.contains("let value: pets::v1::Person = pets::from_slice(json.as_bytes())?;"));
        assert!(text.contains("[reference][docs]"));
    }

    #[test]
    fn the_front_page_calls_a_list_that_needs_nothing() {
        let mut schema = service();
        let page = |schema: &Schema| readme(schema, &fixture::target()).contents;
        assert!(
            !page(&schema).contains("## Calling the service"),
            "every list asks for something"
        );
        schema.apis[0].resources[0].endpoints[0].query.clear();
        let text = page(&schema);
        for part in [
            "pets::v1::Client::builder().client_credentials(\"id\", \"secret\").build()?;\n",
            "    let mut list = client.pets().list().stream();\n",
            "    let server = pets::v1::mock::start()?;\n",
            "builder().base_url(server.base_url()).access_token(\"any\").build()?;\n",
            "use pets::v1::webhooks::{Event, Receiver};\n",
        ] {
            assert!(text.contains(part), "{part}\nis not in\n{text}");
        }
    }

    #[test]
    fn a_raw_string_is_not_ended_by_its_text() {
        let json = Json::from(&Literal::String("a\"#b".into()));
        assert_eq!(raw_string(&json), "r##\"\"a\\\"#b\"\"##");
    }
}
