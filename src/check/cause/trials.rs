//! What was rendered in the search for a cause, so that nothing is twice.

use std::collections::HashMap;
use std::rc::Rc;

use super::cut::Cut;
use super::difference::{Objects, by_kind, difference};
use crate::check;
use crate::check::finding::Finding;
use crate::render::object::Object;
use crate::trial;
use crate::values::node::Node;

/// The most renderings of a release.
const MOST: usize = 500;

/// Renderings of a release without parts of the values.
pub(super) struct Trials<'a> {
    overrides: &'a Node,
    render: &'a dyn Fn(Node) -> Option<Vec<Object>>,
    whole: Objects,
    known: HashMap<Cut, Rc<Outcome>>,
    /// How many of them there may be.
    most: usize,
}

/// What a release is like without a part of the values.
pub(super) struct Outcome {
    pub findings: Vec<Finding>,
    pub effect: Effect,
}

/// What leaving out a part does to a release.
#[derive(Clone, Copy)]
pub(super) enum Effect {
    /// There is none: the part is needed.
    NoRelease,
    /// It differs in so many fields.
    Differs(usize),
}

impl<'a> Trials<'a> {
    /// None yet but the release as it is.
    pub(super) fn new(overrides: &'a Node, render: &'a dyn Fn(Node) -> Option<Vec<Object>>) -> Self {
        let whole = render(overrides.clone()).map(|objects| by_kind(&objects)).unwrap_or_default();
        let most = trial::affordable(MOST, overrides);
        Self { overrides, render, whole, known: HashMap::new(), most }
    }

    /// What leaving out a part does, where the finding is gone then.
    pub(super) fn gone(&mut self, finding: &Finding, cut: Cut) -> Option<Effect> {
        let outcome = self.outcome(cut)?;
        let is_gone = !outcome.findings.iter().any(|other| other.is_same(finding));
        is_gone.then_some(outcome.effect)
    }

    /// What the release is like without a part; None where there were too many renderings already.
    fn outcome(&mut self, cut: Cut) -> Option<Rc<Outcome>> {
        if let Some(known) = self.known.get(&cut) {
            return Some(Rc::clone(known));
        }
        if self.known.len() >= self.most {
            return None;
        }
        let outcome = Rc::new(self.without(&cut));
        self.known.insert(cut, Rc::clone(&outcome));
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
}
