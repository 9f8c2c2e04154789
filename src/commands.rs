//! The commands: the only modules that read files and write output.

mod docs;
mod explain;
mod failure;
mod images;
mod init;
mod input;
mod lint;
mod origin;
mod planned;
mod render;
mod restore;
mod schema;
mod stdout;
mod values;

pub use failure::Failure;

use crate::cli::Command;

/// Runs a command. What it prints on standard output is complete, or nothing.
///
/// # Errors
/// What keeps the command from doing its work; nothing has been printed on standard output then.
pub fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Render(args) => render::run(args),
        Command::Lint(args) => lint::run(args),
        Command::Values(args) => values::run(&args),
        Command::Images(args) => images::run(args),
        Command::Init(args) => init::run(&args),
        Command::Restore(args) => restore::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Docs(args) => docs::run(&args),
        Command::Explain(args) => explain::run(&args),
    }
}
