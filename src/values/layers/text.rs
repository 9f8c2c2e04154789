//! From bytes to text.

use crate::diagnostic::{Code, Diagnostic};

/// The text of a values file. A UTF-8 byte order mark is part of it; YAML allows one.
///
/// # Errors
/// Why this is not UTF-8 text, with the byte (from 0) and the line (from 1). `name` is what messages call
/// the file.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let problem = |message: String, help: &str| Err(Diagnostic::error(Code::NotUtf8, message).help(help));
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return problem(format!("{name} is UTF-16 text"), "save it as UTF-8");
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let message = format!("{name} is not text: there is a zero byte at {}", place(&bytes, at));
        return problem(message, "a values file is YAML in UTF-8; is this the right file?");
    }
    String::from_utf8(bytes).or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("{name} is not UTF-8 text: invalid from {} on", place(error.as_bytes(), at));
        problem(message, "save it as UTF-8")
    })
}

fn place(bytes: &[u8], at: usize) -> String {
    let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
    format!("byte {at} (line {line})")
}
