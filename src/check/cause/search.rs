//! The search for the setting that makes the difference.

use std::cmp::Reverse;
use std::ops::Range;

use super::Cause;
use super::cut::Cut;
use super::setting::{describe, likeness};
use super::trials::{Effect, Trials};
use crate::check::finding::Finding;
use crate::render::object::Object;
use crate::values::node::{Node, Value};

/// A search through what the user has set.
pub(super) struct Search<'a> {
    overrides: &'a Node,
    trials: Trials<'a>,
}

/// A setting without which the finding is gone.
struct Candidate {
    steps: Vec<String>,
    effect: Effect,
}

impl<'a> Search<'a> {
    pub(super) fn new(overrides: &'a Node, render: &'a dyn Fn(Node) -> Option<Vec<Object>>) -> Self {
        Self { overrides, trials: Trials::new(overrides, render) }
    }

    /// The setting that the finding is about: of those without which it is gone the one that changes the least
    /// besides. A section that switches the whole object on is one of them, too.
    pub(super) fn cause(&mut self, finding: &Finding) -> Option<Cause> {
        let candidates = self.narrow(finding, &[]);
        let best = candidates.into_iter().min_by_key(|candidate| {
            let likeness = likeness(&candidate.steps, &finding.place.field);
            let difference = match candidate.effect {
                Effect::Differs(fields) => fields,
                Effect::NoRelease if likeness > 0 => 1,
                Effect::NoRelease => usize::MAX,
            };
            (difference, Reverse(likeness))
        })?;
        describe(self.overrides, &best.steps)
    }

    /// Settings in the map or list at `at`, or deeper, without which the finding is gone.
    fn narrow(&mut self, finding: &Finding, at: &[String]) -> Vec<Candidate> {
        match self.overrides.at(at.iter().map(String::as_str)).map(|node| &node.value) {
            Some(Value::Map(map)) => self.in_map(finding, at, 0..map.len()),
            Some(Value::List(list)) => self.in_list(finding, at, list.len()),
            _ => Vec::new(),
        }
    }

    fn in_map(&mut self, finding: &Finding, at: &[String], range: Range<usize>) -> Vec<Candidate> {
        let Some(effect) = self.gone(finding, at, range.clone()) else { return Vec::new() };
        if range.len() > 1 {
            let middle = range.start + range.len() / 2;
            let mut found = self.in_map(finding, at, range.start..middle);
            found.extend(self.in_map(finding, at, middle..range.end));
            if found.is_empty() && !at.is_empty() {
                found.push(Candidate { steps: at.to_vec(), effect });
            }
            return found;
        }
        let key = match self.overrides.at(at.iter().map(String::as_str)).map(|node| &node.value) {
            Some(Value::Map(map)) => map.keys().nth(range.start).cloned(),
            _ => None,
        };
        self.deeper(finding, at, key, effect)
    }

    /// Whoever leaves out one item moves those after it, so lists are cut off: the item before whose end the finding is
    /// not there, and after whose end it is.
    fn in_list(&mut self, finding: &Finding, at: &[String], len: usize) -> Vec<Candidate> {
        let Some(mut effect) = self.gone(finding, at, 0..len) else { return Vec::new() };
        let (mut without, mut with) = (0, len);
        while with - without > 1 {
            let middle = without + (with - without) / 2;
            match self.gone(finding, at, middle..len) {
                Some(found) => (without, effect) = (middle, found),
                None => with = middle,
            }
        }
        self.deeper(finding, at, (len > 0).then(|| without.to_string()), effect)
    }

    fn deeper(
        &mut self,
        finding: &Finding,
        at: &[String],
        step: Option<String>,
        effect: Effect,
    ) -> Vec<Candidate> {
        let Some(step) = step else { return Vec::new() };
        let steps = [at, &[step]].concat();
        let found = self.narrow(finding, &steps);
        if found.is_empty() { vec![Candidate { steps, effect }] } else { found }
    }

    /// What leaving out entries of a map or list does, where the finding is gone then.
    fn gone(&mut self, finding: &Finding, at: &[String], range: Range<usize>) -> Option<Effect> {
        if range.is_empty() {
            return None;
        }
        self.trials.gone(finding, Cut { at: at.to_vec(), from: range.start, to: range.end })
    }
}
