//! `docs`: parts of the documentation, which the program makes itself.

use super::{Failure, stdout};
use crate::cli::{DocsArgs, Subject};
use crate::diagnostic::page;
use crate::reference::markdown;

/// Runs the command.
pub fn run(args: &DocsArgs) -> Result<(), Failure> {
    stdout::print(&match args.subject {
        Subject::Values => markdown::values(),
        Subject::Codes => page::document(),
    })
}
