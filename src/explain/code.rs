//! What is printed about a code.

use std::fmt::Write;

use crate::diagnostic::Code;
use crate::explain::wrap::wrapped;

/// The page of a code, for reading in a terminal: Markdown's headings and fences are left out.
#[must_use]
pub fn page(code: Code) -> String {
    let page = code.page();
    let mut text = format!("{code}: {}\n\n", page.title);
    let mut paragraph = String::new();
    let mut is_block = false;
    for line in page.text.lines() {
        let is_fence = line.starts_with("```");
        let heading = line.strip_prefix("## ");
        if is_block && !is_fence {
            text.push_str(format!("  {line}").trim_end());
            text.push('\n');
            continue;
        }
        if line.is_empty() || is_fence || heading.is_some() {
            text.push_str(&wrapped(&std::mem::take(&mut paragraph), ""));
        } else {
            let space = if paragraph.is_empty() { "" } else { " " };
            paragraph.extend([space, line]);
        }
        is_block ^= is_fence;
        match heading {
            // What follows says that it is one.
            Some("Example") => text.truncate(text.trim_end().len() + 1),
            Some(heading) => text.extend([heading, ":\n"]),
            None if line.is_empty() => text.push('\n'),
            None => {}
        }
    }
    text + &wrapped(&paragraph, "")
}

/// All codes with their titles.
#[must_use]
pub fn all() -> String {
    Code::all().fold(String::new(), |mut text, code| {
        let _ = writeln!(text, "{code}  {}", code.page().title); // writing to a String cannot fail
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_plain_text_in_lines_of_a_terminal() {
        for code in Code::all() {
            let text = page(code);
            assert!(!text.contains("```") && !text.contains("\n#") && !text.contains("\n\n\n"), "{text}");
            assert!(text.contains("\n\nHow to fix:\n\n") && text.contains("\n\nGood:\n\n  "), "{text}");
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text}");
        }
        assert!(page(Code::InvalidResources).contains("\n\nBad:\n\n  resources:\n    requests:\n"));
    }
}
