//! The reference: Markdown that reads on a git host without being built.

mod choices;
mod diagram;
mod index;
mod model;
mod patch;
mod protocol;
mod resource;
mod table;
mod union;

use super::usage::{Place, Usage};
use super::{File, Scope, Target};
use crate::model::{Schema, Type};

/// `docs/README.md`.
pub(crate) fn index(schema: &Schema, target: &Target) -> File {
    index::page(schema, target)
}

/// Hands every page of an API to `sink`.
pub(crate) fn each<E>(scope: &Scope<'_>, sink: &mut dyn FnMut(File) -> Result<(), E>) -> Result<(), E> {
    let usage = Usage::of(scope.api);
    let page = Page { scope, usage: &usage };
    for (id, model) in scope.api.models() {
        sink(model::page(&page, id, model))?;
    }
    for (n, choices) in scope.api.enums.iter().enumerate() {
        sink(choices::page(&page, &usage.enums[n], choices))?;
    }
    for (n, union) in scope.api.unions.iter().enumerate() {
        sink(union::page(&page, &usage.unions[n], union))?;
    }
    for resource in &scope.api.resources {
        sink(resource::page(&page, resource))?;
    }
    if let Some(protocol) = protocol::page(&page) {
        sink(protocol)?;
    }
    Ok(())
}

/// What every page of an API reads.
struct Page<'a> {
    scope: &'a Scope<'a>,
    usage: &'a Usage<'a>,
}

impl Page<'_> {
    /// A page from its sections; the empty ones are left out.
    fn file(&self, stem: &str, source: &str, sections: &[String]) -> File {
        let body: Vec<&str> = sections
            .iter()
            .map(|part| part.trim_end())
            .filter(|part| !part.is_empty())
            .collect();
        File {
            path: format!("docs/{}/{stem}.md", self.scope.api.name),
            contents: format!("<!-- {} -->\n{}\n", self.scope.target.marker(source), body.join("\n\n")),
        }
    }

    /// The line below a title: back to the index, to the Rust source (if any) and to the YAML.
    fn links(&self, up: &str, rust: Option<&str>, source: &str) -> String {
        let (api, target) = (self.scope.api, self.scope.target);
        let module = crate::names::module(&api.name);
        let rust = rust
            .map(|stem| format!(" · [Rust]({up}/src/{module}/{stem}.rs)"))
            .unwrap_or_default();
        let yaml = encoded(&format!("{up}/{}/{source}", target.schema_from_output));
        // The index stands one level below the root of the output.
        let index = up.strip_prefix("../").unwrap_or(up);
        format!("[{0}]({index}/README.md#{0}){rust} · [YAML]({yaml})", api.name)
    }

    /// A type in words, with links; `up` leads to the folder of the pages.
    fn type_text(&self, up: &str, ty: &Type) -> String {
        let api = self.scope.api;
        let link = |name: &str| format!("[{name}]({up}{name}.md)");
        match ty {
            Type::Model(id) => link(&api.model(*id).name),
            Type::Enum(id) => link(&api.choices(*id).name),
            Type::Union(id) => link(&api.union(*id).name),
            Type::List(item) => format!("list of {}", self.type_text(up, item)),
            Type::Map(item) => format!("map of {}", self.type_text(up, item)),
            plain => super::facts::type_name(plain).to_owned(),
        }
    }

    /// The section that says where a type is used.
    fn used_by(&self, places: &[Place<'_>]) -> String {
        let api = self.scope.api;
        let lines: Vec<String> = places
            .iter()
            .map(|place| match place {
                Place::Property(id, property) => {
                    let name = &api.model(*id).name;
                    format!("- [{name}]({name}.md).[`{property}`]({name}.md#{property})")
                }
                Place::Variant(id) => format!("- [{0}]({0}.md), as a variant", api.union(*id).name),
                Place::Endpoint(resource, endpoint, part) => {
                    format!("- [{resource}](resources/{resource}.md).[`{endpoint}`](resources/{resource}.md#{endpoint}), {part}")
                }
                Place::Webhooks => format!("- [Webhooks]({}#webhooks)", protocol::FILE),
                Place::Search(domain, field) => {
                    format!("- [{domain}]({}#{}), `{field}`", protocol::FILE, domain.to_lowercase())
                }
            })
            .collect();
        if lines.is_empty() {
            return String::new();
        }
        format!("## Used by\n\n{}", lines.join("\n"))
    }
}

/// A path as the target of a link.
fn encoded(path: &str) -> String {
    path.replace(' ', "%20").replace('(', "%28").replace(')', "%29")
}

#[cfg(test)]
mod tests;
