//! Standard output.

use std::io::{self, Write};

use super::Failure;

/// Writes the whole text, at the very end of a command.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    written.map_err(|error| Failure::Io("cannot write to standard output".into(), error))
}
