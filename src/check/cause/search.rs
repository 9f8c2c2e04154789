//! The search for the setting that makes the difference.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::Cause;
use super::cut::Cut;
use super::difference::{Objects, by_kind, difference};
use crate::check;
use crate::check::finding::Finding;
use crate::render::object::Object;
use crate::values::node::{Node, Value};
use crate::values::path;

/// The most renderings of a release, and how many settings all of them may read together: a second or so.
const MOST: usize = 500;
const MOST_SETTINGS: usize = 300_000;

pub(super) struct Search<'a> {
    overrides: &'a Node,
    render: &'a dyn Fn(Node) -> Option<Vec<Object>>,
    whole: Objects,
    trials: HashMap<Cut, Rc<Outcome>>,
    /// How many of them there may be.
    most: usize,
}

/// What a release is like without a part of the values.
struct Outcome {
    findings: Vec<Finding>,
    effect: Effect,
}

/// What leaving out a part does to a release.
#[derive(Clone, Copy)]
enum Effect {
    /// There is none: the part is needed.
    NoRelease,
    /// It differs in so many fields.
    Differs(usize),
}

/// A setting without which the finding is gone.
struct Candidate {
    steps: Vec<String>,
    effect: Effect,
}

impl<'a> Search<'a> {
    pub(super) fn new(overrides: &'a Node, render: &'a dyn Fn(Node) -> Option<Vec<Object>>) -> Self {
        let whole = render(overrides.clone()).map(|objects| by_kind(&objects)).unwrap_or_default();
        let most = (MOST_SETTINGS / settings(overrides)).min(MOST);
        Self { overrides, render, whole, trials: HashMap::new(), most }
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
        let steps = self.refine(finding, best.steps);
        self.describe(&steps)
    }

    /// A field that an object needs is refused without a value too, and then for another reason: the setting within the
    /// map at `steps` whose absence alone changes what is said of the field.
    fn refine(&mut self, finding: &Finding, mut steps: Vec<String>) -> Vec<String> {
        loop {
            let node = self.overrides.at(steps.iter().map(String::as_str));
            let Some(Value::Map(map)) = node.map(|node| &node.value) else { return steps };
            let is_changed = |index: &usize| {
                let cut = Cut { at: steps.clone(), from: *index, to: index + 1 };
                self.outcome(cut).is_some_and(|outcome| {
                    outcome
                        .findings
                        .iter()
                        .any(|other| other.is_same(finding) && other.message != finding.message)
                })
            };
            let changed: Vec<usize> = (0..map.len()).filter(is_changed).collect();
            match (changed.as_slice(), changed.first().and_then(|index| map.keys().nth(*index))) {
                ([_], Some(key)) => steps.push(key.clone()),
                _ => return steps,
            }
        }
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
        let outcome = self.outcome(Cut { at: at.to_vec(), from: range.start, to: range.end })?;
        let is_gone = !outcome.findings.iter().any(|other| other.is_same(finding));
        is_gone.then_some(outcome.effect)
    }

    /// What the release is like without a part; None where there were too many renderings already.
    fn outcome(&mut self, cut: Cut) -> Option<Rc<Outcome>> {
        if let Some(known) = self.trials.get(&cut) {
            return Some(Rc::clone(known));
        }
        if self.trials.len() >= self.most {
            return None;
        }
        let outcome = Rc::new(self.without(&cut));
        self.trials.insert(cut, Rc::clone(&outcome));
        Some(outcome)
    }

    fn without(&self, cut: &Cut) -> Outcome {
        match (self.render)(cut.leave_out(self.overrides)) {
            None => Outcome { findings: Vec::new(), effect: Effect::NoRelease },
            Some(objects) => Outcome {
                findings: check::check(&objects),
                effect: Effect::Differs(difference(&self.whole, &by_kind(&objects))),
            },
        }
    }

    fn describe(&self, steps: &[String]) -> Option<Cause> {
        let (mut node, mut path, mut span) = (self.overrides, String::new(), self.overrides.span);
        for step in steps {
            match &node.value {
                Value::Map(map) => {
                    let entry = map.get(step)?;
                    path = path::of_key(&path, step);
                    let is_section = matches!(entry.node.value, Value::Map(_) | Value::List(_));
                    span = if is_section { entry.key } else { entry.node.span };
                    node = &entry.node;
                }
                Value::List(list) => {
                    let index = step.parse().ok()?;
                    path = path::of_item(&path, index);
                    node = list.get(index)?;
                    span = node.span;
                }
                _ => return None,
            }
        }
        Some(Cause { path, span })
    }
}

/// The number of settings in a tree, at least one.
fn settings(node: &Node) -> usize {
    match &node.value {
        Value::Map(map) => map.values().map(|entry| settings(&entry.node)).sum::<usize>().max(1),
        Value::List(list) => list.iter().map(settings).sum::<usize>().max(1),
        _ => 1,
    }
}

/// How many steps at the end of a setting's path are called as in a field, where the field may be one or two steps within
/// what is set.
fn likeness(steps: &[String], field: &str) -> usize {
    let words: Vec<&str> = field.split(['.', '[', ']']).filter(|word| !word.is_empty()).collect();
    let alike = |words: &[&str]| {
        let common =
            steps.iter().rev().zip(words.iter().rev()).take_while(|(step, word)| step == *word).count();
        // An index alone is like any other.
        let is_index = steps.last().is_some_and(|step| step.parse::<usize>().is_ok());
        if is_index && common == 1 { 0 } else { common }
    };
    (0..3)
        .filter_map(|within| Some(alike(words.get(..words.len().checked_sub(within)?)?)))
        .max()
        .unwrap_or_default()
}
