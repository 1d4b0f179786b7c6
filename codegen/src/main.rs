//! Arguments to one command.

use std::process::ExitCode;

use clap::Parser;
use codegen::commands::{self, Cli};

fn main() -> ExitCode {
    let mut stdout = anstream::AutoStream::auto(std::io::stdout());
    let mut stderr = anstream::AutoStream::auto(std::io::stderr());
    commands::run(&Cli::parse(), &mut stdout, &mut stderr).into()
}
