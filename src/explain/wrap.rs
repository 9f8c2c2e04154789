//! Text in lines of a terminal's width.

/// Columns of a line.
const WIDTH: usize = 96;

/// Paragraphs in lines that begin with `indent`, each ending in a newline. Lists and other short lines stay as they are.
pub fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = String::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && indent.len() + line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.extend([indent, &line, "\n"]);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push_str(format!("{indent}{line}").trim_end());
        lines.push('\n');
    }
    lines
}

/// The same lines, each moved to the right.
pub fn indented(text: &str, indent: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".into() } else { format!("{indent}{line}\n") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_between_words() {
        let text = wrapped(&"word ".repeat(40), "  ");
        assert!(text.lines().count() == 3 && text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert_eq!(wrapped("one\n\ntwo", "  "), "  one\n\n  two\n");
        assert_eq!(indented("a:\n  b\n", "  "), "  a:\n    b\n");
    }
}
