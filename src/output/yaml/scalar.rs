//! How a string is written so that no reader takes it for anything else.

use std::borrow::Cow;
use std::fmt::Write;

/// Words that YAML 1.1 or 1.2 reads as null or booleans, in whatever case.
const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// A string on one line: as it is where that is safe for every reader, else in double quotes.
pub(super) fn one_line(string: &str) -> Cow<'_, str> {
    if is_plain(string) { Cow::Borrowed(string) } else { Cow::Owned(quoted(string)) }
}

/// Whether a string is written line by line: several lines of ordinary characters, none of which starts or ends in
/// a way that indentation, editors or readers could change.
pub(super) fn is_block(string: &str) -> bool {
    let lines = string.strip_suffix('\n').unwrap_or(string);
    let ordinary = |line: &str| !line.ends_with(' ') && !line.contains(must_be_escaped);
    string.contains('\n')
        && !lines.ends_with('\n')
        && !lines.is_empty()
        && !lines.starts_with([' ', '\n'])
        && lines.split('\n').all(ordinary)
}

/// Names, paths, URLs, images, quantities and words. Everything else is quoted, needed or not.
fn is_plain(string: &str) -> bool {
    let bytes = string.as_bytes();
    let safe_start = match bytes.first() {
        Some(b'0'..=b'9') => is_quantity(string),
        // An argument such as `--config`; `---` and numbers stay out.
        Some(b'-') => matches!(bytes, [_, b'-', letter, ..] if letter.is_ascii_alphabetic()),
        Some(first) => first.is_ascii_alphabetic() || *first == b'/',
        None => false,
    };
    let safe = |(index, byte): (usize, &u8)| match byte {
        b'_' | b'-' | b'.' | b'/' | b'@' | b'+' | b'=' | b',' | b'*' => true,
        // `: ` ends a key and ` #` starts a comment.
        b':' | b' ' => bytes.get(index + 1).is_some_and(|next| !matches!(next, b' ' | b'#' | b':')),
        byte => byte.is_ascii_alphanumeric(),
    };
    safe_start
        && bytes.iter().enumerate().all(safe)
        && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(string))
}

/// Digits and a unit such as `Gi`, `m` or `h`, which no reader takes for a number (`1e3` it would).
fn is_quantity(string: &str) -> bool {
    let unit = string.trim_start_matches(|digit: char| digit.is_ascii_digit());
    matches!(unit, "m" | "k" | "Ki" | "M" | "Mi" | "G" | "Gi" | "T" | "Ti" | "h" | "s")
}

fn quoted(string: &str) -> String {
    let mut text = String::with_capacity(string.len() + 2);
    text.push('"');
    for letter in string.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            letter if must_be_escaped(letter) => {
                let code = u32::from(letter);
                // Writing to a String cannot fail.
                let _ =
                    if code < 0x100 { write!(text, "\\x{code:02X}") } else { write!(text, "\\u{code:04X}") };
            }
            letter => text.push(letter),
        }
    }
    text.push('"');
    text
}

/// Control characters, line separators, byte order marks and what is no character: some reader refuses or changes
/// each of them. All of them have at most four hexadecimal digits.
fn must_be_escaped(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_strings_stay_plain() {
        for text in [
            "openshell",
            "ghcr.io/nvidia/openshell/gateway:0.0.111",
            "/healthz",
            "https://openshell.openshell.svc.cluster.local:8080",
            "server auth",
            "100m",
            "1Gi",
            "8760h",
            "--config",
            "pre-install,pre-upgrade",
        ] {
            assert_eq!(one_line(text), text);
        }
    }

    #[test]
    fn what_a_reader_could_mistake_is_quoted() {
        for text in [
            "",
            "Yes",
            "NULL",
            "y",
            "1",
            "1e3",
            "0x1F",
            "1_000",
            "1:30",
            "2024-01-01",
            "a: b",
            "a:",
            "a #b",
            "a ",
            " a",
            "#",
            "~",
            "=",
            "*",
        ] {
            assert_eq!(one_line(text), format!("\"{text}\""));
        }
        assert_eq!(one_line("a\"\\\n\t\u{7}\u{85}\u{2028}🦀"), "\"a\\\"\\\\\\n\\t\\x07\\x85\\u2028🦀\"");
    }

    #[test]
    fn blocks_hold_ordinary_lines_only() {
        for text in ["a\nb", "a\nb\n", "a\n\n  b\n"] {
            assert!(is_block(text), "{text:?}");
        }
        for text in ["a", "\n", "a\n\n", "\na", " a\nb", "a \nb", "a\n \nb", "a\tb\nc", "a\r\nb"] {
            assert!(!is_block(text), "{text:?}");
        }
    }
}
