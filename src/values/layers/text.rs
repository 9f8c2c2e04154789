//! From bytes to text.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Origin, Sources, Span};

/// The text of a values file. A UTF-8 byte order mark is part of it; YAML allows one. `quoted` is what messages
/// call the file, `name` what the place in it is shown with.
///
/// # Errors
/// Why this is not UTF-8 text, at the first byte that is not.
pub(super) fn decode(
    quoted: &str,
    name: &str,
    bytes: &[u8],
    sources: &mut Sources,
) -> Result<String, Diagnostic> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let problem = Diagnostic::error(Code::NotUtf8, format!("{quoted} is UTF-16 text"));
        return Err(problem.help("save it as UTF-8"));
    }
    let zero = bytes.iter().position(|byte| *byte == 0);
    let (at, problem) = match (zero, std::str::from_utf8(bytes)) {
        (Some(zero), text) => {
            let at = text.map_or_else(|error| error.valid_up_to().min(zero), |_| zero);
            let problem =
                Diagnostic::error(Code::NotUtf8, format!("{quoted} is not text: it holds zero bytes"));
            (at, problem.help("a values file is YAML in UTF-8; is this the right file?"))
        }
        (None, Err(error)) => {
            let at = error.valid_up_to();
            let problem = Diagnostic::error(Code::NotUtf8, format!("{quoted} is not UTF-8 text (byte {at})"));
            (at, problem.help("save it as UTF-8"))
        }
        (None, Ok(text)) => return Ok(text.to_owned()),
    };
    // Up to there the bytes are the same in the text that is shown, which has a sign in place of what is no text.
    let shown = String::from_utf8_lossy(bytes);
    let end = shown.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |sign| at + sign.len_utf8());
    let source = sources.add(name, shown, Origin::File);
    Err(problem.at(Span { source, start: at, end }, "here"))
}
