//! The command line of this run, to be pasted again.

use crate::cli::RestoreArgs;

/// The command with its arguments quoted for a shell. Values given by `--set` and its like may be secrets, and become `…`.
pub fn line(args: &RestoreArgs) -> String {
    let mut words = vec!["openshell-deploy".to_owned(), "restore".to_owned()];
    let mut option = |name: &str, value: &str| words.extend([name.to_owned(), quoted(value)]);
    for file in &args.values.files {
        option("-f", file);
    }
    if args.namespace != "openshell" {
        option("-n", &args.namespace);
    }
    for (name, value) in [("--to", &args.to), ("--dump", &args.dump), ("--backup", &args.backup)] {
        if let Some(value) = value {
            option(name, value);
        }
    }
    if let Some(timeline) = args.timeline {
        option("--timeline", &timeline.to_string());
    }
    for (name, is_set) in [("--latest", args.latest), ("--immediate", args.immediate)] {
        if is_set {
            words.push(name.to_owned());
        }
    }
    if args.release != "openshell" {
        words.insert(2, quoted(&args.release));
    }
    let flags = &args.values;
    let lists = [&flags.set, &flags.set_string, &flags.set_json, &flags.set_file, &flags.set_literal];
    if lists.iter().any(|list| !list.is_empty()) {
        words.push("…".to_owned());
    }
    words.join(" ")
}

/// A word as a POSIX shell reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:@%+=,".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_come_back_as_they_were() {
        assert_eq!(quoted("values.yaml"), "values.yaml");
        assert_eq!(quoted("2026-01-02 03:04:05+00"), "'2026-01-02 03:04:05+00'");
        assert_eq!(quoted("it's $HOME"), "'it'\\''s $HOME'");
        assert_eq!(quoted(""), "''");
    }
}
