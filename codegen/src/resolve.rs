//! From what is written to what is meant: names become ids, inherited properties come into place, facts are checked.
//!
//! ```text
//! source::load -> Sources -> decl::folder -> FolderDecl -> (per API) Names -> World -> model::Api -> model::Schema
//!    files          texts      as written                  who is who   own facts   linked, frozen
//! ```
//!
//! Each step reports what it finds and goes on with what is sound, so that one run shows every mistake, and each once.

mod bases;
mod choices;
mod collisions;
mod computed;
mod cycles;
mod directions;
mod former;
mod forms;
mod limits;
mod link;
mod literals;
mod members;
mod names;
mod parameters;
mod places;
mod properties;
mod protocol;
mod reserved;
mod resources;
mod types;
mod unions;
mod world;

#[cfg(test)]
mod tests;

use std::path::Path;

pub(crate) use forms::{base64_bytes, has_format, is_date};

use crate::decl::{self, ApiDecl, PackageDecl};
use crate::diagnostic::{Finding, Findings};
use crate::model::{Api, Package, Runtime, Schema};
use crate::source::{self, InputError, Sources};

/// What reading a schema folder gives.
#[derive(Debug)]
pub struct Reading {
    /// The texts, for whoever shows findings.
    pub sources: Sources,
    /// The resolved schema; `None` where there was an error.
    pub schema: Option<Schema>,
    /// What was found, sorted.
    pub findings: Vec<Finding>,
}

/// Reads, resolves and checks a schema folder: the one door of the front end.
///
/// ```
/// # use std::fs;
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
/// # fs::create_dir_all(folder.join("v1/models"))?;
/// # fs::write(folder.join("v1/api.yaml"), "wire_case: camelCase\n")?;
/// # fs::write(folder.join("v1/models/Person.yaml"), "model: Person\nproperties:\n  first_name: { type: string }\n")?;
/// let reading = codegen::resolve::read(folder)?;
/// assert!(reading.findings.is_empty());
/// let schema = reading.schema.expect("no error, so there is a schema");
/// assert_eq!(schema.apis[0].models[0].properties[0].wire, "firstName");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The folder, or something in it, cannot be read at all. Whatever is wrong with its content is a finding.
pub fn read(folder: &Path) -> Result<Reading, InputError> {
    let mut findings = Findings::default();
    let sources = source::load(folder, &mut findings)?;
    let schema = schema(&sources, &mut findings);
    Ok(Reading {
        sources,
        schema,
        findings: findings.into_sorted(),
    })
}

/// Resolves and checks texts that were loaded; `None` where anything is in error, be it from before.
pub fn schema(sources: &Sources, findings: &mut Findings) -> Option<Schema> {
    let folder = decl::folder(sources, findings);
    let apis = folder
        .apis
        .iter()
        .map(|decl| api(decl, sources, findings))
        .collect::<Vec<_>>();
    if findings.has_errors() {
        return None;
    }
    Some(Schema {
        package: package(folder.package, sources.folder_name()),
        approvals: folder.approvals,
        apis: apis.into_iter().collect::<Option<Vec<_>>>()?,
    })
}

fn api(decl: &ApiDecl<'_>, sources: &Sources, findings: &mut Findings) -> Option<Api> {
    let names = names::Names::new(decl, sources, findings);
    let world = world::World::new(names, findings);
    (!findings.has_errors()).then(|| link::api(world))
}

fn package(decl: PackageDecl<'_>, folder: &str) -> Package {
    Package {
        is_named: decl.name.is_some(),
        name: decl
            .name
            .map_or_else(|| package_name(folder), |name| name.text.into_owned()),
        version: decl
            .version
            .map_or_else(|| "0.1.0".to_owned(), |version| version.text.into_owned()),
        description: decl.description.map(Into::into),
        licence: decl.licence.map(|licence| licence.text.into_owned()),
        docs_url: decl.docs_url.map(|url| url.text.into_owned()),
        runtime: decl.runtime.unwrap_or(Runtime::Default),
        client: decl.client.unwrap_or(Runtime::Default),
    }
}

/// The folder's name as cargo takes it, or a name that says nothing.
fn package_name(folder: &str) -> String {
    let name: String = folder
        .to_ascii_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' })
        .collect();
    if decl::is_package_name(&name) {
        name
    } else {
        "models".to_owned()
    }
}
