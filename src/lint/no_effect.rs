//! Settings that change nothing that is rendered.
//!
//! No table says which settings need which others. Each setting that a user wrote is tried out: a setting has no
//! effect where the same is rendered without it, and with another value in its place. (Without the second test, a
//! setting that spells out what would be derived anyway would seem to have none.)

mod trial;

use self::trial::{Outcome, Trials};
use super::Subject;
use super::deprecated::DEPRECATED;
use crate::diagnostic::secret::is_secret_key;
use crate::diagnostic::{Code, Diagnostic};
use crate::values::node::{Node, Value};

/// Settings that have their effect elsewhere than in what is rendered.
const ELSEWHERE: [&str; 2] = ["agentSandbox.preflight.enabled", "lint"];

/// Reports each section without effect, or else each such setting in it.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(mut search) = Trials::new(subject.plan, subject.objects, subject.values).map(|trials| Search {
        subject,
        trials,
        found,
    }) else {
        return;
    };
    search.children(&[], subject.values);
}

struct Search<'a> {
    subject: &'a Subject<'a>,
    trials: Trials<'a>,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Search<'a> {
    fn children(&mut self, path: &[&'a str], node: &'a Node) {
        if let Value::Map(map) = &node.value {
            for (key, entry) in map {
                let path: Vec<&str> = path.iter().copied().chain([key.as_str()]).collect();
                self.setting(&path, &entry.node);
            }
        }
    }

    fn setting(&mut self, path: &[&'a str], node: &'a Node) {
        let mut leaves = Vec::new();
        self.leaves(path, node, &mut leaves);
        if leaves.is_empty() {
            return;
        }
        let is_leaf = leaves.iter().any(|leaf| leaf.as_slice() == path);
        // A section with one setting is called by that.
        let named = if let [leaf] = leaves.as_slice() { leaf.as_slice() } else { path };
        if self.trials.without(path) == Outcome::Same {
            match self.trials.with_others(&leaves) {
                Outcome::Same if self.is_stock(path, &leaves) => return,
                Outcome::Same => return self.found.push(finding(named, &leaves, self.subject)),
                // A word of a list of words has no other that could be made up.
                Outcome::NoValues if is_leaf => return self.found.push(finding(path, &leaves, self.subject)),
                Outcome::NoValues | Outcome::Different => {}
            }
        }
        self.children(path, node);
    }

    /// Whether these are secrets alone, of a section that is off: `init` makes some for what may be switched on later,
    /// and a file of them often serves several releases.
    fn is_stock(&self, path: &[&str], leaves: &[Vec<&str>]) -> bool {
        let is_certificate = |leaf: &Vec<&str>| leaf.last().is_some_and(|key| key.ends_with("Certificate"));
        switch(path, self.subject.values).is_some()
            && leaves.iter().all(|leaf| is_secret_key(leaf) || is_certificate(leaf))
    }

    /// The settings below a path that a user wrote and that are not at their defaults.
    fn leaves(&self, path: &[&'a str], node: &'a Node, leaves: &mut Vec<Vec<&'a str>>) {
        match &node.value {
            Value::Map(map) if !map.is_empty() => {
                for (key, entry) in map {
                    let path: Vec<&str> = path.iter().copied().chain([key.as_str()]).collect();
                    self.leaves(&path, &entry.node, leaves);
                }
            }
            _ => {
                let counts = self.subject.is_of_user(node.span)
                    && !self.trials.is_default(path, node)
                    && !is_elsewhere(&path.join("."));
                if counts {
                    leaves.push(path.to_vec());
                }
            }
        }
    }
}

/// Whether a setting has its effect elsewhere, or has a code of its own.
fn is_elsewhere(setting: &str) -> bool {
    let mut settings = ELSEWHERE.into_iter().chain(DEPRECATED.map(|(setting, _)| setting));
    settings.any(|one| setting.strip_prefix(one).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

/// A note where secrets are among the settings: several releases often share a file of them.
fn finding(path: &[&str], leaves: &[Vec<&str>], subject: &Subject) -> Diagnostic {
    let setting = subject.name(path);
    let message = format!("`{setting}` has no effect here: the same is rendered without it");
    let holds_secrets = leaves.iter().any(|leaf| is_secret_key(leaf));
    let new = if holds_secrets { Diagnostic::note } else { Diagnostic::warning };
    let finding = new(Code::NoEffect, message).about(&setting);
    let finding = match subject.values.at(path.iter().copied()) {
        // The key says more than the values below it.
        Some(Node { value: Value::Map(_), .. }) | None => finding,
        Some(node) => finding.at(node.span, ""),
    };
    match switch(path, subject.values) {
        Some(switch) => {
            finding.help(format!("remove it, or set `{switch}: true`, which it may be meant for"))
        }
        None => finding.help("remove it, or turn on what it is meant for"),
    }
}

/// The switch of the innermost section around a setting, where that is off.
fn switch(path: &[&str], values: &Node) -> Option<String> {
    (1..=path.len()).rev().find_map(|length| {
        let section = path.get(..length)?;
        let enabled = values.at(section.iter().copied().chain(["enabled"]))?;
        (enabled.value == Value::Bool(false)).then(|| format!("{}.enabled", section.join(".")))
    })
}
