//! What can be asked for on the command line: one file a command.

mod approve;
mod check;
mod compare;
mod completions;
mod diff;
mod explain;
mod export;
mod fmt;
mod generate;
mod git_diff;
mod lint;
mod places;
mod report;
mod rules;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns a YAML description of an API into a Rust crate: models, enums, validators, documentation.
///
/// Without a command it generates everything: reads the schema folder, checks all of it, and writes the crate into
/// the output folder. Only files that differ are written, and what was generated earlier and is no longer wanted is
/// removed; files that codegen did not write are never touched. If the schema has mistakes, all of them are reported
/// and nothing is written.
#[derive(Debug, Parser)]
#[command(name = "codegen", version, after_help = AFTER_HELP, args_conflicts_with_subcommands = false)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    folders: Folders,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: ReportFormat,
}

const AFTER_HELP: &str = "\
Examples:
  codegen                                    generate: schema/ in, generated/ out
  codegen check                              is everything as it should be? writes nothing
  codegen fmt                                canonical order and style of the schema files
  codegen lint                               advice on the schema, beyond its mistakes
  codegen diff --against main                what does the change of the schema mean? writes nothing
  codegen explain unknown-ref                why is there a rule, and what is right?
  codegen export model --format json         the resolved schema, for other tools
  codegen --schema api --out client          the same for any other schema
  codegen completions bash > /etc/bash_completion.d/codegen

Exit status:
  0  done and clean
  1  findings: mistakes in the schema, stale files, whatever has not passed
  2  no answer: wrong arguments, a folder that cannot be read or written";

#[derive(Debug, Subcommand)]
enum Command {
    /// Say whether everything is as it should be: schema, format, lint, generated files; write nothing
    ///
    /// One line a question, and below what is wrong and the command that mends it. With `--against`, also whether the
    /// change may pass, and whether the declared version is far enough.
    Check(check::Check),
    /// Bring the files of the schema into canonical order and style
    ///
    /// Comments stay with what they belong to, and what the schema says never changes. Prints the files that it wrote.
    Fmt(fmt::Fmt),
    /// Say what in the schema is allowed and still not good; write nothing
    ///
    /// `# codegen: ignore RULE -- reason` above a key of the schema ignores a rule there.
    Lint(lint::Lint),
    /// Say what the change of the schema means for users of the crate and of the API; write nothing
    ///
    /// Compares with a revision of git, read from its objects, or with another folder, and says which release the
    /// change needs, what breaks, and a proof of each.
    Diff(diff::Diff),
    /// Approve a finding of `diff`, with a reason; write it into approvals.yaml of the schema
    ///
    /// What is approved is still shown, and does not count for the exit status of `diff` any more. An approval is of one
    /// change: it ends when the change becomes another, and is stale when the base contains the change.
    Approve(approve::Approve),
    /// Show one changed file to git in the words of `diff`: git runs this, where it is told to
    ///
    /// `git config diff.codegen.command "codegen git-diff"`, and `schema/** diff=codegen` in .gitattributes. Where there
    /// is no verdict it shows the text.
    #[command(name = "git-diff")]
    GitDiff(git_diff::GitDiff),
    /// Say why there is a rule, what breaks it and what does not; or why a finding of the diff is as bad as it is
    Explain(explain::Explain),
    /// List every rule: of the language, of lint, of diff
    Rules(rules::List),
    /// Print what codegen knows, for other tools
    Export(export::Export),
    /// Print a script that completes codegen's arguments in a shell
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
}

/// Where a run reads and writes.
#[derive(Debug, Args)]
pub(crate) struct Folders {
    /// The folder of the schema
    #[arg(long, global = true, default_value = "schema", value_name = "DIR")]
    pub(crate) schema: PathBuf,
    /// The folder of the generated crate
    #[arg(long, global = true, default_value = "generated", value_name = "DIR")]
    pub(crate) out: PathBuf,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    #[default]
    Text,
    /// One JSON object
    Json,
    /// Workflow commands, which GitHub shows beside the lines
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done and clean.
    Clean,
    /// There are findings.
    Findings,
    /// There is no answer.
    Failure,
}

/// Why a command has no answer.
pub(crate) type Failure = Box<dyn std::error::Error>;

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::Findings => ExitCode::from(1),
            Outcome::Failure => ExitCode::from(2),
        }
    }
}

/// Runs one command: the report goes to `out`, everything else to `err`.
pub fn run(cli: &Cli, out: &mut impl Write, err: &mut impl Write) -> Outcome {
    let result = match &cli.command {
        None => generate::run(&cli.folders, cli.format, out),
        Some(Command::Check(check)) => check::run(check, &cli.folders, cli.format, out),
        Some(Command::Fmt(fmt)) => fmt::run(fmt, &cli.folders, out, err),
        Some(Command::Lint(lint)) => lint::run(lint, &cli.folders, cli.format, out),
        Some(Command::Diff(diff)) => diff::run(diff, &cli.folders, out),
        Some(Command::Approve(approve)) => approve::run(approve, &cli.folders, out),
        Some(Command::GitDiff(diff)) => git_diff::run(diff, out),
        Some(Command::Explain(explain)) => explain::run(explain, &cli.folders, out),
        Some(Command::Rules(list)) => rules::run(list, out),
        Some(Command::Export(export)) => export::run(export, &cli.folders, out),
        Some(Command::Completions { shell }) => completions::run(*shell, out),
    };
    let flushed = out.flush();
    match result.and_then(|outcome| flushed.map(|()| outcome).map_err(Failure::from)) {
        Ok(outcome) => outcome,
        // Whoever reads our output has enough of it: `codegen export model | head`.
        Err(failure) if is_broken_pipe(failure.as_ref()) => Outcome::Clean,
        Err(failure) => {
            // Where not even this can be printed, the exit status still says it.
            let _ = writeln!(err, "codegen: {failure}");
            Outcome::Failure
        }
    }
}

fn is_broken_pipe(failure: &(dyn std::error::Error + 'static)) -> bool {
    failure
        .downcast_ref::<io::Error>()
        .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
