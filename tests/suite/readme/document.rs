//! What a document asks its reader to do, step by step.

/// A step, in the document's order.
pub enum Step {
    /// A block marked `yaml PATH`: the reader has a file with this text.
    File { path: String, text: String },
    /// A block marked `yaml`: a part of a values file.
    Values(String),
    /// A line of a block marked `sh`, which works wherever there is a cluster.
    Command(String),
    /// A line behind `$ ` in a block marked `console`, and what is shown below it.
    Session { command: String, shown: String },
}

/// The steps of a document. A command goes on after a line that ends in a backslash.
pub fn steps(document: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        let Some(mark) = line.trim_start().strip_prefix("```") else { continue };
        // Blocks in lists are indented.
        let indent = line.len() - line.trim_start().len();
        let block: Vec<&str> = lines
            .by_ref()
            .take_while(|line| line.trim() != "```")
            .map(|line| line.get(indent..).unwrap_or_default())
            .collect();
        let text = block.join("\n") + "\n";
        match mark.split_once(' ').unwrap_or((mark, "")) {
            ("yaml", "") => steps.push(Step::Values(text)),
            ("yaml", path) => steps.push(Step::File { path: path.to_owned(), text }),
            ("sh", "") => steps.extend(commands(&text).map(Step::Command)),
            ("console", "") => steps.extend(sessions(&text)),
            ("text", "") => {}
            _ => panic!("a block is marked `{mark}`"),
        }
    }
    steps
}

fn commands(block: &str) -> impl Iterator<Item = String> {
    let joined = block.replace("\\\n", " ");
    let lines: Vec<String> = joined.lines().map(|line| line.trim().to_owned()).collect();
    lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn sessions(block: &str) -> Vec<Step> {
    let joined = block.replace("\\\n", " ");
    let mut sessions: Vec<(String, String)> = Vec::new();
    for line in joined.lines() {
        match (line.strip_prefix("$ "), sessions.last_mut()) {
            (Some(command), _) => sessions.push((command.to_owned(), String::new())),
            (None, Some((_, shown))) => shown.extend([line, "\n"]),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    sessions.into_iter().map(|(command, shown)| Step::Session { command, shown }).collect()
}

/// Whether a text is what is shown of it: `…` on a line of its own stands for any lines, at the end of a line for the
/// rest of it.
pub fn is_shown(shown: &str, text: &str) -> bool {
    let (shown, text): (Vec<&str>, Vec<&str>) =
        (shown.trim().lines().collect(), text.trim().lines().collect());
    fits(&shown, &text)
}

fn fits(shown: &[&str], text: &[&str]) -> bool {
    match (shown.split_first(), text.split_first()) {
        (None, None) => true,
        (Some((first, rest)), _) if first.trim() == "…" => {
            (0..=text.len()).any(|skipped| text.get(skipped..).is_some_and(|text| fits(rest, text)))
        }
        (Some((first, rest)), Some((line, others))) => {
            let same = match first.strip_suffix(" …") {
                Some(beginning) => line.starts_with(beginning),
                None => first == line,
            };
            same && fits(rest, others)
        }
        _ => false,
    }
}

#[test]
fn omissions_are_for_what_is_left_out_only() {
    let text = "one\ntwo three\nfour\n";
    for shown in ["one\n…\n", "…\ntwo …\nfour", "one\ntwo three\nfour", "…"] {
        assert!(is_shown(shown, text), "{shown}");
    }
    for shown in ["one\n", "one\ntwo\nfour", "…\nfive", "two …\nfour", ""] {
        assert!(!is_shown(shown, text), "{shown}");
    }
}
