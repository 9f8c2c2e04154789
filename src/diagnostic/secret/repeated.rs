//! Secrets that stand in a second place, where no name tells that they are some.

use std::collections::{HashMap, HashSet};

use super::{MASK, hidden};
use crate::diagnostic::Diagnostic;
use crate::source::{Origin, Source, SourceId, Sources, Span};

/// Shorter texts are not hidden: they are words of the messages themselves.
const SHORTEST: usize = 4;

/// Finds the places that may repeat a secret or hold a part of one.
#[derive(Debug)]
pub struct Repeated<'a> {
    sources: &'a Sources,
    known: HashMap<SourceId, Hidden<'a>>,
}

/// Where secrets of one source are.
#[derive(Debug)]
struct Hidden<'a> {
    /// The first byte of the first one.
    first: Option<usize>,
    /// The names of anchors at them.
    anchors: HashSet<&'a str>,
}

impl<'a> Repeated<'a> {
    /// For places in these texts.
    #[must_use]
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, known: HashMap::new() }
    }

    /// Whether an alias of a secret stands there, or something behind a secret in a flag's argument, as the secret may
    /// have a comma in it.
    pub fn is_at(&mut self, span: Span) -> bool {
        let source = self.sources.get(span.source);
        let alias = self.sources.slice(span).strip_prefix('*');
        if source.origin == Origin::Defaults || (source.origin == Origin::File && alias.is_none()) {
            return false;
        }
        let known = self.known.entry(span.source).or_insert_with(|| Hidden::of(source));
        match alias.filter(|_| source.origin == Origin::File) {
            Some(alias) => known.anchors.contains(name(alias)),
            None => known.first.is_some_and(|first| first <= span.start),
        }
    }
}

impl<'a> Hidden<'a> {
    fn of(source: &'a Source) -> Self {
        let mut ranges = hidden(source);
        ranges.sort_unstable_by_key(|range| range.start);
        let text = source.text.as_str();
        let anchors = text.match_indices('&').filter_map(|(start, _)| {
            let anchor = name(text.get(start + 1..)?);
            let end = start + 1 + anchor.len();
            let next = ranges.partition_point(|range| range.start <= start);
            let is_within =
                next.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|it| start < it.end);
            let is_before = ranges
                .get(next)
                .and_then(|range| text.get(end..range.start))
                .is_some_and(|between| between.trim().is_empty());
            (is_within || is_before).then_some(anchor)
        });
        Self { first: ranges.first().map(|range| range.start), anchors: anchors.collect() }
    }
}

/// The name at the beginning of what follows `&` or `*`.
fn name(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || ",[]{}".contains(c)).next().unwrap_or_default()
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
