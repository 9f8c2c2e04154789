//! Secrets that stand in a second place, where no name tells that they are some.

use std::collections::HashMap;
use std::ops::Range;

use super::{MASK, hidden};
use crate::diagnostic::Diagnostic;
use crate::source::{Origin, SourceId, Sources, Span};

/// Shorter texts are not hidden: they are words of the messages themselves.
const SHORTEST: usize = 4;

/// Finds the places that may repeat a secret or hold a part of one.
#[derive(Debug)]
pub struct Repeated<'a> {
    sources: &'a Sources,
    hidden: HashMap<SourceId, Vec<Range<usize>>>,
}

impl<'a> Repeated<'a> {
    /// For places in these texts.
    #[must_use]
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, hidden: HashMap::new() }
    }

    /// Whether an alias of a secret stands there, or something behind a secret in a flag's argument, as the secret may
    /// have a comma in it.
    pub fn is_at(&mut self, span: Span) -> bool {
        let source = self.sources.get(span.source);
        let alias = self.sources.slice(span).strip_prefix('*');
        if source.origin == Origin::Defaults || (source.origin == Origin::File && alias.is_none()) {
            return false;
        }
        let hidden = self.hidden.entry(span.source).or_insert_with(|| hidden(source));
        match alias.filter(|_| source.origin == Origin::File) {
            Some(alias) => is_of_secret(alias, &source.text, hidden),
            None => hidden.iter().any(|range| range.start <= span.start),
        }
    }
}

/// Whether the anchor of an alias is at a secret.
fn is_of_secret(alias: &str, text: &str, hidden: &[Range<usize>]) -> bool {
    let ends = |c: char| c.is_whitespace() || ",[]{}".contains(c);
    let anchor = format!("&{}", alias.split(ends).next().unwrap_or_default());
    text.match_indices(&anchor).any(|(start, _)| {
        let end = start + anchor.len();
        let is_longer = text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(|next| !ends(next));
        let is_before = |range: &Range<usize>| {
            text.get(end..range.start).is_some_and(|between| between.trim().is_empty())
        };
        !is_longer && hidden.iter().any(|range| range.contains(&start) || is_before(range))
    })
}

/// Replaces these texts wherever a problem quotes them as a whole word. They may stand in messages as they are or
/// escaped.
pub fn hide(texts: &[String], problem: &mut Diagnostic) {
    let label = problem.label.as_mut().map(|label| &mut label.text);
    let object = problem.object.as_mut().map(|place| [&mut place.object, &mut place.field]);
    let shown = [&mut problem.message].into_iter().chain(&mut problem.setting).chain(&mut problem.help);
    for shown in shown.chain(label).chain(object.into_iter().flatten()) {
        for text in texts.iter().filter(|text| text.chars().count() >= SHORTEST) {
            replace(shown, text);
            replace(shown, &text.escape_debug().to_string());
        }
    }
}

fn replace(shown: &mut String, text: &str) {
    let is_whole = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = shown.get(..at).and_then(|before| before.chars().next_back());
        let behind = shown.get(at + text.len()..).and_then(|behind| behind.chars().next());
        !letter(before) && !letter(behind)
    };
    let places: Vec<usize> = shown.match_indices(text).map(|(at, _)| at).filter(|at| is_whole(*at)).collect();
    for at in places.into_iter().rev() {
        shown.replace_range(at..at + text.len(), MASK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn aliased(text: &str) -> bool {
        let mut sources = Sources::default();
        let source = sources.add("values.yaml", text, Origin::File);
        let start = text.rfind('*').unwrap();
        Repeated::new(&sources).is_at(Span { source, start, end: start + 2 })
    }

    #[test]
    fn only_aliases_of_secrets_repeat_one() {
        assert!(aliased("password: &a hunter2\nhost: *a\n"));
        assert!(aliased("password: &a\n  hunter2\nhost: *a\n"));
        assert!(aliased("{password: &a 'hunter2', host: *a }\n"));
        assert!(!aliased("size: &a 1Gi\npassword: &ab hunter2\nmore: *a\n"));
    }

    #[test]
    fn what_follows_a_secret_in_a_flag_may_be_a_part_of_it() {
        let mut sources = Sources::default();
        let source = sources.add("--set", "a=1,password=x,b=2", Origin::Flag);
        let mut repeated = Repeated::new(&sources);
        assert!(!repeated.is_at(Span { source, start: 0, end: 1 }));
        assert!(repeated.is_at(Span { source, start: 15, end: 16 }));
    }

    #[test]
    fn whole_words_are_hidden_in_all_that_is_said() {
        let mut problem = Diagnostic::error(Code::InvalidValue, "`a.word` is sword, w\\\"ord")
            .about("a.word")
            .in_object("Pod word", "labels[word]")
            .help("not word");
        hide(&["word".to_owned(), "w\"ord".to_owned()], &mut problem);
        assert_eq!(problem.message, "`a.***` is sword, ***");
        assert_eq!(problem.setting.as_deref(), Some("a.***"));
        assert_eq!(problem.object.unwrap().to_string(), "in Pod ***, labels[***]");
        assert_eq!(problem.help, ["not ***"]);
    }
}
