//! What is printed about a code.

use std::fmt::Write;

use crate::diagnostic::Code;

/// The page of a code.
#[must_use]
pub fn page(code: Code) -> String {
    let page = code.page();
    format!("{code}: {}\n\n{}\n", page.title, page.text)
}

/// All codes with their titles.
#[must_use]
pub fn all() -> String {
    Code::ALL.into_iter().fold(String::new(), |mut text, code| {
        let _ = writeln!(text, "{code}  {}", code.page().title); // writing to a String cannot fail
        text
    })
}
