//! Parses arguments, runs the command, and turns its outcome into an exit status.

use std::process::ExitCode;

use clap::Parser;
use openshell_deploy::cli::Cli;
use openshell_deploy::commands;

fn main() -> ExitCode {
    match commands::run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
