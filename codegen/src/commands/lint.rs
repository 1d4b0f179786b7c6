//! `codegen lint`.

use std::io::Write;

use clap::Args;

use serde_json::{Value, json};

use super::{Failure, Folders, Outcome, ReportFormat, report};
use crate::diagnostic::render;
use crate::lint::{self, Mended, Selection};
use crate::resolve::{self, Reading};

#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Mend what a safe edit mends, and say what
    #[arg(long)]
    fix: bool,
    /// Rules to add, by id: those that are opt-in, or `all`
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Rules to leave out, by id
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// How findings are printed
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<ReportFormat>,
}

pub(super) fn run(
    lint: &Lint,
    folders: &Folders,
    format: ReportFormat,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let format = lint.format.unwrap_or(format);
    let selection = Selection::default()
        .select(lint.select.iter().map(String::as_str))?
        .ignore(lint.ignore.iter().map(String::as_str))?;
    if lint.fix {
        let fixed = lint::fix(&folders.schema, &selection)?;
        for file in &fixed.files {
            let failed = |error| format!("cannot write `{}`: {error}", file.path.display());
            file.write().map_err(failed)?;
        }
        return said(&fixed.reading, &fixed.mended, format, out);
    }
    let mut reading = resolve::read(&folders.schema)?;
    if reading.schema.is_some() {
        reading.findings = lint::run(&reading, &selection).into_sorted();
    }
    said(&reading, &[], format, out)
}

/// Says what was mended, and what is found.
fn said(reading: &Reading, mended: &[Mended], format: ReportFormat, out: &mut impl Write) -> Result<Outcome, Failure> {
    match format {
        ReportFormat::Json => {
            let fixed: Vec<Value> = mended.iter().map(record).collect();
            let text = render::json(&reading.sources, &reading.findings, Some(json!({ "fixed": fixed })));
            out.write_all(text.as_bytes())?;
        }
        ReportFormat::Github | ReportFormat::Sarif => report::write(reading, format, out)?,
        ReportFormat::Text => {
            for Mended {
                rule,
                path,
                line,
                message,
            } in mended
            {
                writeln!(out, "   fixed {}:{line}: {message} [{rule}]", path.display())?;
            }
            report::write(reading, format, out)?;
            writeln!(out, "{}", report::count_findings(reading))?;
        }
    }
    Ok(if reading.findings.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

fn record(mended: &Mended) -> Value {
    json!({
        "code": mended.rule,
        "file": mended.path.to_string_lossy().replace('\\', "/"),
        "line": mended.line,
        "message": mended.message,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use clap::Parser;

    use crate::commands::{Cli, Outcome, run};

    fn schema(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("temporary folder");
        for (name, text) in files.iter().chain(&[("v1/api.yaml", "title: T\n")]) {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("parent")).expect("folder");
            fs::write(path, text).expect("file");
        }
        folder
    }

    fn lint(folder: &tempfile::TempDir, flags: &[&str]) -> (Outcome, String, String) {
        let path = folder.path().to_str().expect("UTF-8");
        let args = ["codegen", "lint", "--schema", path]
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

    const A: &str = "v1/models/A.yaml";

    #[test]
    fn mends_what_it_can_keeps_every_comment_and_says_what() {
        let before = "# The file.\nmodel: A\ndirection: response\ndoc: the a\n\nproperties:\n  b: # mine\n    \
                      type: string\n    read_only: true\n    # codegen: ignore doc-missing -- it has one\n    \
                      doc: B.\n  c:\n    type: string\n    read_only: true # why\n    doc: C.\n";
        let folder = schema(&[(A, before)]);
        let (outcome, out, _) = lint(&folder, &["--fix"]);
        assert_eq!(outcome, Outcome::Findings, "{out}");
        let fixed: Vec<&str> = out.lines().filter(|line| line.contains("fixed ")).collect();
        assert_eq!(
            fixed,
            [
                "   fixed schema/v1/models/A.yaml:9: this is only received, as is everything of its model [flag-inert]",
                "   fixed schema/v1/models/A.yaml:10: nothing here breaks `doc-missing` [ignore-unused]",
            ]
        );
        assert!(out.contains("A.yaml:12:5"), "a comment would go along: {out}");
        assert!(out.ends_with("1 warning\n"), "{out}");
        let after = before.replacen("    read_only: true\n", "", 1);
        let after = after.replacen("    # codegen: ignore doc-missing -- it has one\n", "", 1);
        assert_eq!(text(&folder, A), after);
        let again = lint(&folder, &["--fix"]);
        assert!(!again.1.contains("fixed "), "{}", again.1);
        assert_eq!(text(&folder, A), after);
    }

    #[test]
    fn mends_docs_where_that_is_selected() {
        let folder = schema(&[(
            A,
            "model: A\ndoc: the \"a\" of it\n\nproperties:\n  b:\n    type: string\n    doc: |\n      \
                                   some text\n\n      of two lines\n",
        )]);
        assert_eq!(lint(&folder, &[]).0, Outcome::Clean);
        let select = ["--select", "doc-style"];
        let (outcome, out, err) = lint(&folder, &[&select[..], &["--fix"]].concat());
        assert_eq!(err, "");
        assert_eq!(
            outcome,
            Outcome::Findings,
            "an article before no word is the author's: {out}"
        );
        assert_eq!(
            text(&folder, A),
            "model: A\ndoc: the \"a\" of it.\n\nproperties:\n  b:\n    type: string\n    doc: |\n      \
             Some text\n\n      of two lines.\n"
        );
    }

    #[test]
    fn quotes_what_some_readers_of_yaml_take_for_something_else() {
        let before = "enum: E\ndoc: An e.\nchoices:\n  no: Norway. # north\n  se: Sweden.\n";
        let folder = schema(&[("v1/enums/E.yaml", before)]);
        let (outcome, out, _) = lint(&folder, &[]);
        assert_eq!(outcome, Outcome::Findings);
        assert!(out.contains("error[yaml-truthy]"), "{out}");
        let (outcome, out, err) = lint(&folder, &["--fix"]);
        assert_eq!((outcome, err.as_str()), (Outcome::Clean, ""), "{out}");
        assert_eq!(text(&folder, "v1/enums/E.yaml"), before.replace("  no:", "  \"no\":"));
    }

    #[test]
    fn a_broken_schema_gives_the_errors_of_the_language() {
        let folder = schema(&[(A, "model: A\nproperties:\n  b: { type: strng }\n")]);
        for flags in [&[][..], &["--fix"]] {
            let (outcome, out, _) = lint(&folder, flags);
            assert_eq!(outcome, Outcome::Findings);
            assert!(
                out.contains("error[unknown-ref]") && out.ends_with("1 error\n"),
                "{out}"
            );
        }
    }

    #[test]
    fn tells_programs_too() {
        let folder = schema(&[(A, "model: A\nproperties:\n  b: { type: string, doc: B. }\n")]);
        let (outcome, out, _) = lint(&folder, &["--format", "json"]);
        assert_eq!(outcome, Outcome::Findings);
        let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!(
            (&value["warnings"], &value["findings"][0]["code"]),
            (&1.into(), &"doc-missing".into())
        );
        let (_, out, _) = lint(&folder, &["--format", "github"]);
        assert!(
            out.starts_with("::warning file=schema/v1/models/A.yaml,line=1,col=8,"),
            "{out}"
        );
        let (outcome, _, err) = lint(&folder, &["--select", "nothing"]);
        assert_eq!(outcome, Outcome::Failure);
        assert!(err.contains("there is no rule `nothing` of lint"), "{err}");
    }

    #[test]
    fn the_schema_of_this_repository_is_clean() {
        let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema");
        let cli = Cli::try_parse_from(["codegen", "lint", "--schema", schema]).expect("arguments");
        let mut out = Vec::new();
        assert_eq!(run(&cli, &mut out, &mut Vec::new()), Outcome::Clean);
        assert_eq!(String::from_utf8_lossy(&out), "no findings\n");
    }
}
