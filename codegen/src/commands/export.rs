//! `codegen export`.

use std::io::Write;

use clap::{Args, Subcommand, ValueEnum};

use crate::export::Format;

use super::{Failure, Folders, Outcome, ReportFormat, report};

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The resolved schema: every name linked, every inherited property in place
    Model {
        /// In which notation
        #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
        format: Notation,
    },
    /// The JSON Schema of what `codegen diff --format json` prints
    DiffSchema,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Notation {
    #[default]
    Json,
    Yaml,
}

pub(super) fn run(export: &Export, folders: &Folders, out: &mut impl Write) -> Result<Outcome, Failure> {
    let What::Model { format } = &export.what else {
        out.write_all(crate::diff::render::JSON_SCHEMA.as_bytes())?;
        return Ok(Outcome::Clean);
    };
    let input = crate::resolve::read(&folders.schema)?;
    let Some(schema) = &input.schema else {
        return report::findings(&input, ReportFormat::Text, out);
    };
    let format = match format {
        Notation::Json => Format::Json,
        Notation::Yaml => Format::Yaml,
    };
    out.write_all(crate::export::model(schema, format)?.as_bytes())?;
    Ok(Outcome::Clean)
}
