//! How the folders of a run lie to each other, as far as that shows in what is generated.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Failure, Folders};
use crate::emit::Target;
use crate::model::{Runtime, Schema};

/// Where the packages that come with this tool were when it was built.
const PACKAGES: &str = env!("CARGO_MANIFEST_DIR");

/// A package that came with this tool. A build folder can outlive the checkout that it was made from, so where cargo
/// runs us, it is asked first.
fn package(name: &str) -> PathBuf {
    let running = std::env::var_os("CARGO_MANIFEST_DIR").map(|tool| PathBuf::from(tool).join(name));
    let running = running.filter(|package| package.join("Cargo.toml").exists());
    running.unwrap_or_else(|| Path::new(PACKAGES).join(name))
}

/// What depends on where things are.
pub(super) fn target(schema: &Schema, folders: &Folders) -> Result<Target, Failure> {
    let out = absolute(&folders.out)?;
    let schema_folder = absolute(&folders.schema)?;
    if out.starts_with(&schema_folder) {
        return Err(format!("the output folder {} lies in the schema folder", folders.out.display()).into());
    }
    let way = |from: &Runtime, name: &str| match from {
        Runtime::Default => Ok::<_, io::Error>(slashed(&relative(&out, &absolute(&package(name))?))),
        _ => Ok(String::new()),
    };
    Ok(Target {
        schema: last(&schema_folder),
        schema_from_output: slashed(&relative(&out, &schema_folder)),
        output: last(&out),
        runtime: way(&schema.package.runtime, "runtime")?,
        client: way(&schema.package.client, "client")?,
    })
}

/// The real place of a folder that may not exist yet.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let existing = path.ancestors().find(|ancestor| ancestor.exists());
    let Some(existing) = existing else { return Ok(path) };
    let below = path.strip_prefix(existing).unwrap_or(Path::new(""));
    Ok(existing.canonicalize()?.join(below))
}

/// The way from one absolute folder to another.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

fn last(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_from_one_folder_to_another() {
        let way = |from: &str, to: &str| slashed(&relative(Path::new(from), Path::new(to)));
        assert_eq!(way("/a/generated", "/a/codegen/runtime"), "../codegen/runtime");
        assert_eq!(way("/a/b", "/a/b/c"), "c");
        assert_eq!(way("/x/y", "/a"), "../../a");
    }
}
