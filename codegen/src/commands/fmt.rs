//! `codegen fmt`.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;

use super::{Failure, Folders, Outcome};
use crate::diagnostic::render;
use crate::format::{self, Folder, Refusal};

#[derive(Debug, Args)]
pub(super) struct Fmt {
    /// Only list the files that are not canonical; write nothing
    #[arg(long, conflicts_with = "diff")]
    check: bool,
    /// Only print what would change, as a unified diff; write nothing
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(
    fmt: &Fmt,
    folders: &Folders,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Failure> {
    let folder = format::read_folder(&folders.schema)?;
    // The report of `--diff` is a patch, so whatever else is to be said goes beside it.
    if fmt.diff {
        problems(&folder, err)?;
    } else {
        problems(&folder, out)?;
    }
    if folder
        .refused
        .iter()
        .any(|(_, refusal)| matches!(refusal, Refusal::Promise(_)))
    {
        writeln!(err, "codegen: nothing was written")?;
        return Ok(Outcome::Failure);
    }
    let is_clean = folder.findings.is_empty() && folder.refused.is_empty();
    let is_canonical = folder.changed.is_empty();
    if fmt.diff {
        for file in &folder.changed {
            out.write_all(format::unified(shown(&file.path).trim_start_matches('/'), &file.old, &file.new).as_bytes())?;
        }
    } else if fmt.check {
        for file in &folder.changed {
            writeln!(out, "{}", shown(&file.path))?;
        }
    } else {
        write(&folder, out)?;
    }
    let is_done = is_canonical || !(fmt.check || fmt.diff);
    Ok(if is_clean && is_done {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

/// Says which files are left alone, and why.
fn problems(folder: &Folder, to: &mut impl Write) -> io::Result<()> {
    to.write_all(render::text(&folder.sources, &folder.findings, true).as_bytes())?;
    for (path, refusal) in &folder.refused {
        writeln!(to, "{} is left as it is: {refusal}", shown(path))?;
    }
    Ok(())
}

fn write(folder: &Folder, out: &mut impl Write) -> Result<(), Failure> {
    for file in &folder.changed {
        let path = shown(&file.path);
        file.write()
            .map_err(|error| format!("cannot write `{path}`: {error}"))?;
        writeln!(out, "   wrote {path}")?;
    }
    let (written, unchanged) = (folder.changed.len(), folder.canonical);
    let files = if written == 1 { "file" } else { "files" };
    writeln!(out, "{written} {files} written, {unchanged} unchanged")?;
    Ok(())
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use clap::Parser;

    use crate::commands::{Cli, Outcome, run};

    const MODEL: &str = "v1/models/A.yaml";
    const BEFORE: &str = "\u{FEFF}model: A\r\nproperties:\r\n  b: {doc: 'B.', type: string} # mine\r\n";
    const AFTER: &str = "model: A\n\nproperties:\n  b: # mine\n    type: string\n    doc: B.\n";

    fn schema(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("temporary folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("parent")).expect("folder");
            fs::write(path, text).expect("file");
        }
        folder
    }

    fn fmt(folder: &tempfile::TempDir, flags: &[&str]) -> (Outcome, String, String) {
        let path = folder.path().to_str().expect("UTF-8");
        let args = ["codegen", "fmt", "--schema", path]
            .into_iter()
            .chain(flags.iter().copied());
        let cli = Cli::try_parse_from(args).expect("arguments");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = run(&cli, &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace(path, "schema");
        (outcome, text(out), text(err))
    }

    fn text(folder: &tempfile::TempDir, name: &str) -> String {
        fs::read_to_string(folder.path().join(name)).expect("file")
    }

    #[test]
    fn lists_shows_and_writes_what_is_not_canonical() {
        let folder = schema(&[("v1/api.yaml", "title: T\n"), (MODEL, BEFORE)]);
        let listed = (Outcome::Findings, "schema/v1/models/A.yaml\n".to_owned(), String::new());
        assert_eq!(fmt(&folder, &["--check"]), listed);
        let (outcome, diff, _) = fmt(&folder, &["--diff"]);
        assert_eq!(outcome, Outcome::Findings);
        assert!(diff.contains("@@ -1,3 +1,6 @@\n-\u{FEFF}model: A\r\n"), "{diff}");
        assert!(diff.contains("\n+  b: # mine\n"), "{diff}");
        assert_eq!(text(&folder, MODEL), BEFORE, "neither writes");
        let (outcome, out, err) = fmt(&folder, &[]);
        assert_eq!((outcome, err.as_str()), (Outcome::Clean, ""));
        assert_eq!(out, "   wrote schema/v1/models/A.yaml\n1 file written, 1 unchanged\n");
        assert_eq!(text(&folder, MODEL), AFTER);
        assert_eq!(
            fmt(&folder, &["--check"]),
            (Outcome::Clean, String::new(), String::new())
        );
        assert_eq!(fmt(&folder, &["--diff"]).0, Outcome::Clean);
        assert_eq!(fmt(&folder, &[]).1, "0 files written, 2 unchanged\n");
        let left: Vec<_> = fs::read_dir(folder.path().join("v1/models")).expect("folder").collect();
        assert_eq!(left.len(), 1, "nothing else is left there");
    }

    #[test]
    fn leaves_what_it_cannot_read_and_says_so() {
        let folder = schema(&[
            ("v1/api.yaml", "wire_case: camelCase\ntitle: T\n"),
            (MODEL, "model: [A\n"),
        ]);
        fs::write(folder.path().join("v1/models/B.yaml"), "? model\n: B\n").expect("file");
        fs::write(folder.path().join("v1/models/C.yaml"), b"model: \xE4\n").expect("file");
        let (outcome, out, _) = fmt(&folder, &[]);
        assert_eq!(outcome, Outcome::Findings);
        for part in [
            "error[yaml-syntax]",
            "A.yaml:",
            "B.yaml is left as it is",
            "yaml-encoding",
            "1 file written",
        ] {
            assert!(out.contains(part), "{part} in {out}");
        }
        assert_eq!(text(&folder, MODEL), "model: [A\n");
        assert_eq!(text(&folder, "v1/api.yaml"), "title: T\nwire_case: camelCase\n");
    }

    #[cfg(unix)]
    #[test]
    fn keeps_links_and_permissions() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = schema(&[
            ("v1/api.yaml", "title: T\n"),
            ("elsewhere.txt", BEFORE),
            ("v1/models/x.txt", ""),
        ]);
        let (place, link) = (folder.path().join("elsewhere.txt"), folder.path().join(MODEL));
        fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).expect("permissions");
        symlink(&place, &link).expect("link");
        assert_eq!(fmt(&folder, &[]).0, Outcome::Clean);
        assert!(link.is_symlink());
        assert_eq!(text(&folder, "elsewhere.txt"), AFTER);
        assert_eq!(fs::metadata(&place).expect("file").permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn the_schema_of_this_repository_is_canonical() {
        let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema");
        let cli = Cli::try_parse_from(["codegen", "fmt", "--check", "--schema", schema]).expect("arguments");
        let mut out = Vec::new();
        assert_eq!(run(&cli, &mut out, &mut Vec::new()), Outcome::Clean);
        assert_eq!(String::from_utf8_lossy(&out), "");
    }
}
