//! `codegen completions SHELL`.

use std::io::Write;

use clap::CommandFactory;

use super::{Cli, Failure, Outcome};

pub(super) fn run(shell: clap_complete::Shell, out: &mut impl Write) -> Result<Outcome, Failure> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "codegen", &mut script);
    out.write_all(&script)?;
    Ok(Outcome::Clean)
}
