//! Secrets in a values file, by the parser's events as far as it can be parsed.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, options};

use super::names::{OBJECTS, holds_secrets, is_inside_secret, is_secret_key, names_a_key};
use super::words;

/// The ranges to hide. From the first syntax error on the structure is unknown: there the first word that
/// names a secret hides all that follows, and so does a secret that may not be complete.
pub(super) fn hidden(text: &str) -> Vec<Range<usize>> {
    let mut walk = Walk {
        text,
        frames: Vec::new(),
        ranges: Vec::new(),
        anchors: HashMap::new(),
        end: 0,
        start: 0,
        after: None,
    };
    let options = options! { emit_unresolved_aliases: true };
    for event in Parser::new_from_str_with_options(text, options) {
        let Ok((event, span)) = event else {
            walk.fail();
            break;
        };
        walk.event(event, &span.byte_range().unwrap_or_default());
    }
    walk.ranges
}

struct Walk<'a> {
    text: &'a str,
    frames: Vec<Frame>,
    ranges: Vec<Range<usize>>,
    /// Where anchored values stand: one that a secret refers to is a secret.
    anchors: HashMap<usize, Range<usize>>,
    /// Where the last event ended.
    end: usize,
    /// Where it started.
    start: usize,
    /// Where the last secret starts, as long as nothing but ends of lists and maps follows it: what cannot be
    /// parsed then may belong to it.
    after: Option<usize>,
}

#[derive(Default)]
struct Frame {
    map: bool,
    key: Option<String>,
    /// Where the value of a secret key starts.
    secret: Option<usize>,
    start: usize,
    anchor: usize,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Scalar(value, _, anchor, _) => {
                if anchor != 0 {
                    self.anchors.insert(anchor, range.clone());
                }
                self.scalar(&value, range);
            }
            Event::SequenceStart(_, anchor, _) => self.open(false, anchor, range.start),
            Event::MappingStart(_, anchor, _) => self.open(true, anchor, range.start),
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Alias(anchor) => {
                if self.in_secret() {
                    self.ranges.extend(self.anchors.get(&anchor).cloned());
                }
                self.done(range.end);
            }
            Event::UnresolvedAlias(_) => self.done(range.end),
            _ => {}
        }
        self.end = self.end.max(range.end);
        self.start = range.start;
    }

    fn scalar(&mut self, value: &str, range: &Range<usize>) {
        let Some(frame) = self.frames.last_mut().filter(|frame| frame.map && frame.key.is_none()) else {
            // A name instead of a value may be a key without its colon.
            self.after = is_secret_key(&[value]).then_some(range.end);
            if self.stands_for_a_section() {
                self.ranges.push(range.clone());
            }
            self.look_inside(value, range);
            return self.done(range.end);
        };
        frame.key = Some(value.to_owned());
        self.after = None;
        // A key that is refused may be part of something else, such as the text in the line before.
        if matches!(value, "" | "~") || is_secret_key(&self.path()) {
            let start = words::after_separator(self.text, range.end);
            if let Some(frame) = self.frames.last_mut() {
                frame.secret = Some(start);
            }
        }
    }

    /// Whether a text stands, perhaps in a list, where a section with secrets belongs: it may be one of them.
    fn stands_for_a_section(&self) -> bool {
        let map = self.frames.iter().rev().find(|frame| frame.map);
        map.and_then(|frame| frame.key.as_deref()).is_some_and(holds_secrets)
    }

    /// A longer text may hold lines such as `password: x`, or a URL over several lines.
    fn look_inside(&mut self, value: &str, range: &Range<usize>) {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        if let Some(start) = words::first_strict(raw) {
            self.ranges.push(range.start + start..range.end);
        }
        if raw.contains('\n') || words::credentials(raw).is_empty() {
            let joined = value.replace('\n', " ");
            if !words::credentials(&joined).is_empty() {
                self.ranges.push(range.clone());
            }
        }
    }

    fn open(&mut self, map: bool, anchor: usize, start: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, start..self.text.len());
        }
        self.frames.push(Frame { map, start, anchor, ..Frame::default() });
        self.after = None;
    }

    fn close(&mut self, end: usize) {
        if let Some(frame) = self.frames.pop()
            && frame.anchor != 0
        {
            self.anchors.insert(frame.anchor, frame.start..end);
        }
        self.done(end);
    }

    /// A value (or a list or map as a key) is complete.
    fn done(&mut self, end: usize) {
        let Some(frame) = self.frames.last_mut().filter(|frame| frame.map) else { return };
        if frame.key.take().is_none() {
            frame.key = Some(String::new());
            frame.secret = Some(end);
        } else if let Some(start) = frame.secret.take() {
            self.ranges.push(start..end.max(start));
            self.after = Some(start);
        }
    }

    /// From here on the structure is unknown.
    fn fail(&mut self) {
        let open = self.frames.iter().find_map(|frame| frame.secret).or(self.after);
        // The error may lie in what the last event took, such as a name torn apart.
        let before = self.text.get(..self.start).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let rest = self.text.get(line..).unwrap_or_default();
        let names_key = self.path().iter().any(|part| names_a_key(part));
        let start = open.or_else(|| words::first_loose(rest, names_key).map(|start| line + start));
        let near = self.lines_around();
        let torn = words::first_torn(self.text.get(near.clone()).unwrap_or_default());
        let object = self.path().first().is_some_and(|key| *key == OBJECTS).then_some(line);
        let start = start.into_iter().chain(torn.map(|start| near.start + start)).chain(object).min();
        self.ranges.extend(start.map(|start| start..self.text.len()));
    }

    /// From two lines before the last event to two lines behind it.
    fn lines_around(&self) -> Range<usize> {
        let before = self.text.get(..self.start).unwrap_or_default();
        let after = self.text.get(self.end..).unwrap_or_default();
        let start = before.rmatch_indices('\n').nth(2).map_or(0, |(at, _)| at + 1);
        let end = after.match_indices('\n').nth(2).map_or(self.text.len(), |(at, _)| self.end + at);
        start..end
    }

    fn in_secret(&self) -> bool {
        is_inside_secret(&self.path())
    }

    fn path(&self) -> Vec<&str> {
        self.frames.iter().filter_map(|frame| frame.key.as_deref()).collect()
    }
}
