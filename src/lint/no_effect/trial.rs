//! Rendering other values, to see whether it makes a difference.

use crate::plan::{self, Plan};
use crate::render::object::Object;
use crate::target;
use crate::trial;
use crate::values::decode;
use crate::values::node::{Node, Value};

/// The most trials. A values file of thousands of settings is not tried out to its end.
const MOST: usize = 300;

/// What other values make of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The same objects.
    Same,
    /// Other objects, or a refusal.
    Different,
    /// They are no values: something has a wrong type.
    NoValues,
}

/// What is tried out, and what it is compared with.
pub(super) struct Trials<'a> {
    plan: &'a Plan,
    values: &'a Node,
    defaults: Node,
    objects: &'a [Object],
    left: usize,
}

impl<'a> Trials<'a> {
    /// Trials with the values of a plan; None where the defaults cannot be read, which does not happen.
    pub(super) fn new(plan: &'a Plan, objects: &'a [Object], values: &'a Node) -> Option<Self> {
        let defaults = trial::defaults()?;
        Some(Self { plan, values, defaults, objects, left: trial::affordable(MOST, values) })
    }

    /// Whether a setting is at its default.
    pub(super) fn is_default(&self, path: &[&str], node: &Node) -> bool {
        self.defaults.at(path.iter().copied()).is_some_and(|default| default.to_json() == node.to_json())
    }

    /// The outcome with the default in place of what a user wrote.
    pub(super) fn without(&mut self, path: &[&str]) -> Outcome {
        let mut values = self.values.clone();
        replace(&mut values, path, self.defaults.at(path.iter().copied()).cloned());
        self.run(&values)
    }

    /// The outcome with other values for all of these settings.
    pub(super) fn with_others(&mut self, paths: &[Vec<&str>]) -> Outcome {
        let mut values = self.values.clone();
        for path in paths {
            if let Some(node) = values.at(path.iter().copied()) {
                let other = Node { value: other(&node.value), span: node.span };
                replace(&mut values, path, Some(other));
            }
        }
        self.run(&values)
    }

    fn run(&mut self, values: &Node) -> Outcome {
        let Some(left) = self.left.checked_sub(1) else { return Outcome::Different };
        self.left = left;
        let Ok(typed) = decode::decode(values) else { return Outcome::NoValues };
        let Ok((plan, _)) = plan::plan(typed, self.plan.release.clone()) else { return Outcome::Different };
        match target::objects(&plan) {
            Ok(objects) if objects == self.objects => Outcome::Same,
            _ => Outcome::Different,
        }
    }
}

/// Another value of the same type. Digits before a text keep most texts valid: names, quantities, hosts.
fn other(value: &Value) -> Value {
    match value {
        Value::Bool(switch) => Value::Bool(!switch),
        Value::Int(number) => Value::Int(number.saturating_add(1)),
        Value::Float(number) => Value::Float(number + 1.0),
        Value::String(text) => Value::String(format!("1{text}")),
        Value::Null | Value::List(_) | Value::Map(_) => value.clone(),
    }
}

/// Puts a value in the place of another, or takes that away.
fn replace(root: &mut Node, path: &[&str], node: Option<Node>) {
    let Some((last, above)) = path.split_last() else { return };
    let mut parent = root;
    for key in above {
        let Value::Map(map) = &mut parent.value else { return };
        let Some(entry) = map.get_mut(*key) else { return };
        parent = &mut entry.node;
    }
    let Value::Map(map) = &mut parent.value else { return };
    match node {
        None => drop(map.remove(*last)),
        Some(node) => {
            if let Some(entry) = map.get_mut(*last) {
                entry.node = node;
            }
        }
    }
}
