//! `schema`: the JSON Schema of the values.

use super::{Failure, stdout};
use crate::cli::{DraftArg, SchemaArgs};
use crate::output::json;
use crate::reference::json_schema::{Draft, json_schema};

/// Runs the command.
pub fn run(args: &SchemaArgs) -> Result<(), Failure> {
    let draft = match args.draft {
        DraftArg::Draft202012 => Draft::Draft202012,
        DraftArg::Draft7 => Draft::Draft7,
    };
    stdout::print(&text(draft)?)
}

/// The schema as it is printed.
pub fn text(draft: Draft) -> Result<String, Failure> {
    json::document(&json_schema(draft)).map_err(Failure::unprintable)
}
