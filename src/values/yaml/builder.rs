//! Builds trees from parser events without recursion.

mod frame;
mod place;

use std::ops::Range;

use granit_parser::{Event, ScalarStyle, StructureStyle, Tag};

use self::frame::{Collected, Frame, Key};
use super::anchors::{Anchors, Refusal};
use super::{MAX_DEPTH, MAX_PROBLEMS, key, scalar, syntax};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Span};
use crate::values::node::{Node, Value};

/// The state between two events.
pub(super) struct Builder<'a> {
    source: SourceId,
    text: &'a str,
    frames: Vec<Frame>,
    anchors: Anchors,
    /// What the last event covers.
    last: Range<usize>,
    documents: Vec<Node>,
    problems: Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    /// For one file.
    pub(super) fn new(source: SourceId, text: &'a str) -> Self {
        let (frames, documents, problems) = (Vec::new(), Vec::new(), Vec::new());
        Self { source, text, frames, anchors: Anchors::default(), last: 0..0, documents, problems }
    }

    /// Takes the next event.
    ///
    /// # Errors
    /// A problem that ends the file. All others are kept until [`finish`](Self::finish).
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Diagnostic> {
        self.last = range.clone();
        let span = Span { source: self.source, start: range.start, end: range.end };
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                // The parser writes `~` for a value that is not there.
                let text = if range.is_empty() { "" } else { &text };
                self.scalar(text, style, tag.as_deref(), anchor, span)
            }
            Event::SequenceStart(style, anchor, _) => {
                self.open(Collected::List(Vec::new()), style, anchor, span)
            }
            Event::MappingStart(style, anchor, _) => self.open(Collected::map(), style, anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::UnresolvedAlias(_) => {
                self.report(
                    Diagnostic::error(
                        Code::Syntax,
                        "this alias refers to an anchor that is not defined above it",
                    )
                    .at(span, "no such anchor")
                    .help("a string that starts with `*` must be quoted"),
                );
                self.place(Node { value: Value::Null, span }, true);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Keeps a problem.
    pub(super) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Whether there are so many problems that more would not help.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    /// What a syntax error needs to know about the text before it.
    pub(super) fn context(&self) -> syntax::Context {
        let open = self.frames.iter().rev().find(|frame| frame.flow).map(|frame| frame.start);
        syntax::Context { last: self.last.clone(), open }
    }

    /// The documents, or all problems.
    pub(super) fn finish(self) -> Result<Vec<Node>, Vec<Diagnostic>> {
        if self.problems.is_empty() { Ok(self.documents) } else { Err(self.problems) }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        anchor: usize,
        span: Span,
    ) -> Result<(), Diagnostic> {
        let merge = text == "<<" && (style == ScalarStyle::Plain && tag.is_none());
        if let Some(key @ None) = self.frames.last_mut().and_then(Frame::key) {
            if merge {
                *key = Some(Key::Merge);
                return Ok(());
            }
            let resolved = scalar::resolve(text, style, tag);
            let found = resolved.and_then(|found| key::text(found).map_err(str::to_owned));
            let node = Node { value: found.clone().map_or(Value::Null, Value::String), span };
            self.set_key(found, span);
            return self.define(anchor, &node);
        }
        let value = scalar::resolve(text, style, tag).and_then(scalar::Scalar::into_value);
        let value = value.unwrap_or_else(|message| {
            self.report(Diagnostic::error(Code::InvalidScalar, message).at(span, "this value"));
            Value::Null
        });
        let node = Node { value, span };
        self.define(anchor, &node)?;
        self.place(node, false);
        Ok(())
    }

    fn open(
        &mut self,
        collected: Collected,
        style: StructureStyle,
        anchor: usize,
        span: Span,
    ) -> Result<(), Diagnostic> {
        if self.frames.len() >= MAX_DEPTH {
            return Err(syntax::too_deep(span));
        }
        let flow = style == StructureStyle::Flow;
        if (!flow || self.frames.is_empty())
            && let Some(problem) = syntax::tab_before(self.text, span)
        {
            return Err(problem);
        }
        self.frames.push(Frame { collected, anchor, start: span.start, flow });
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), Diagnostic> {
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        let (anchor, node) = (frame.anchor, frame.finish(span));
        self.define(anchor, &node)?;
        self.place(node, false);
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        let node = match self.anchors.copy(anchor, self.frames.len()) {
            Ok(node) => Node { span, ..node },
            Err(Refusal::Itself) => {
                self.report(
                    Diagnostic::error(Code::Syntax, "this alias stands inside the value that it refers to")
                        .at(span, "its anchor is further out"),
                );
                Node { value: Value::Null, span }
            }
            Err(Refusal::TooDeep) => return Err(syntax::too_deep(span)),
            Err(Refusal::TooLarge) => return Err(syntax::too_many_copies(span)),
        };
        self.place(node, true);
        Ok(())
    }

    fn define(&mut self, anchor: usize, node: &Node) -> Result<(), Diagnostic> {
        if anchor == 0 {
            return Ok(());
        }
        self.anchors.define(anchor, node).map_err(|_| syntax::too_many_copies(node.span))
    }
}
