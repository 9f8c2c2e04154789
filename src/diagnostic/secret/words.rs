//! Secrets in plain text, by the words before them.

use std::ops::Range;

use super::names::{OBJECTS, UNMISTAKABLE, is_secret_key, names_a_key};

/// Where the text after the first secret's name starts, for text of unknown structure: an argument, or the
/// part of a file that could not be parsed. Any word that names a secret counts, so that a missing colon
/// does not show a password; so do its letters with other characters between them. `names_key` says whether a bare `key` before the first comma is harmless.
pub(super) fn first_loose(text: &str, names_key: bool) -> Option<usize> {
    let spelled = spelled_out(text).into_iter().map(|name| after_separator(text, word_end(text, name.end)));
    spelled.chain(first_word(text, names_key)).min()
}

fn first_word(text: &str, mut names_key: bool) -> Option<usize> {
    let (mut end, mut in_objects) = (0, false);
    for word in words(text) {
        if text.get(end..word.start).is_some_and(|between| between.contains([',', '\n'])) {
            names_key = false;
        }
        end = word.end;
        let raw = text.get(word.clone()).unwrap_or_default();
        let name = raw.replace('\\', "");
        // An escape such as \x70 in a quoted key hides its name.
        let escaped = raw.contains("\\u") || raw.contains("\\x") || raw.contains("\\U");
        names_key |= names_a_key(&name);
        in_objects |= name == OBJECTS;
        let harmless = name.eq_ignore_ascii_case("key") && names_key;
        if escaped || (is_secret_key(&[&name]) && !harmless) || (in_objects && name == "data") {
            return Some(after_separator(text, word.end));
        }
    }
    None
}

/// The same for text that is known to be a value or a comment: only a word that looks like a key, with `:`,
/// `=` or another word behind it. A bare `key` counts only where it starts a line without a colon.
pub(super) fn first_strict(text: &str) -> Option<usize> {
    words(text).find_map(|word| {
        let name = text.get(word.clone()).filter(|name| is_secret_key(&[name]))?;
        let rest = text.get(word.end..)?.trim_start_matches(['"', '\'']);
        let next = rest.trim_start_matches([' ', '\t']);
        let spaced = next.len() < rest.len() && next.starts_with(is_text) && !next.starts_with([':', '=']);
        let separated = if name.eq_ignore_ascii_case("key") {
            spaced && text.get(..word.start)?.rsplit('\n').next()?.trim_matches([' ', '-']).is_empty()
        } else {
            spaced || next.starts_with([':', '='])
        };
        separated.then(|| after_separator(text, word.end))
    })
}

/// The user and password in every `scheme://user:password@host`. Passwords may hold any character, so that
/// all up to the last `@` of the line counts.
pub(super) fn credentials(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let after = line.find("://").map(|scheme| scheme + 3);
        if let (Some(after), Some(at)) = (after, line.rfind('@'))
            && after < at
        {
            found.push(start + after..start + at);
        }
        start += line.len();
    }
    found
}

/// Where a secret starts whose name, or whose URL, a line break has torn apart.
pub(super) fn first_torn(text: &str) -> Option<usize> {
    let torn = |range: &Range<usize>| text.get(range.clone()).is_some_and(|piece| piece.contains('\n'));
    let names = spelled_out(text).into_iter().filter(torn).map(|name| word_end(text, name.end));
    let urls = credentials(&text.replace('\n', " ")).into_iter().filter(torn).map(|url| url.start);
    names.chain(urls).min()
}

/// The offset behind a key's closing quote, space, `:` or `=`, and space, all on one line.
pub(super) fn after_separator(text: &str, end: usize) -> usize {
    let blank = [' ', '\t'];
    let rest = text.get(end..).unwrap_or_default();
    let unquoted = rest.trim_start_matches(['"', '\'']).trim_start_matches(blank);
    let value = unquoted.strip_prefix([':', '=']).unwrap_or(unquoted).trim_start_matches(blank);
    end + rest.len() - value.len()
}

/// Where secrets' names stand, whatever stands between their letters.
fn spelled_out(text: &str) -> Vec<Range<usize>> {
    let letters = text.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric());
    let (offsets, letters): (Vec<usize>, String) =
        letters.map(|(at, c)| (at, c.to_ascii_lowercase())).unzip();
    let names = UNMISTAKABLE.iter().flat_map(|name| letters.match_indices(name));
    names.filter_map(|(at, name)| Some(*offsets.get(at)?..*offsets.get(at + name.len() - 1)? + 1)).collect()
}

fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c| !is_word(c)).unwrap_or(rest.len())
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(is_word)?;
        let end = word_end(text, start);
        from = end;
        Some(start..end)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '\\')
}

fn is_text(c: char) -> bool {
    !matches!(c, ',' | '}' | ']' | '#' | '\n' | '\r')
}
