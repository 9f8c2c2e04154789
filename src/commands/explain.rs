//! `explain`: what a setting means and does, and what a code of a problem stands for.

use super::input::Input;
use super::{Failure, origin, stdout};
use crate::cli::{ExplainArgs, ValueFlags};
use crate::diagnostic::{Code, Diagnostic, secret};
use crate::explain::place::{self, Place};
use crate::explain::steps::Step;
use crate::explain::{code, effect, text};
use crate::source::Sources;
use crate::values::defaults::Extent;
use crate::values::node::{Node, Value};

/// Runs the command.
pub fn run(args: &ExplainArgs) -> Result<(), Failure> {
    let text = match args.subject.as_deref() {
        None => text::top(),
        Some(subject) => match subject.to_ascii_uppercase().strip_prefix("OSD") {
            Some("" | "-") => code::all(),
            Some(_) => code::page(subject.parse().map_err(|why: String| no_code(subject, &why))?),
            None => setting(subject, &args.values)?,
        },
    };
    stdout::print(&text)
}

fn no_code(subject: &str, why: &str) -> Failure {
    let problem = Diagnostic::error(Code::InvalidFlag, format!("`{subject}`: {why}"))
        .help("`openshell-deploy explain OSD` lists all codes");
    Failure::refused(vec![problem], Sources::default())
}

fn setting(path: &str, flags: &ValueFlags) -> Result<String, Failure> {
    let place = place::find(path).map_err(|problem| Failure::refused(vec![problem], Sources::default()))?;
    if !is_given(flags) {
        return Ok(text::place(&place, None, effect::of(&place, None).as_ref()));
    }
    let checked = Input::read(flags).checked(false)?;
    let own = checked.overrides.clone();
    let (merged, sources, _) = checked.completed(Extent::All)?;
    let now = now(&place, &secret::mask_tree(&merged), &sources)?;
    Ok(text::place(&place, Some(&now), effect::of(&place, Some(&own)).as_ref()))
}

fn is_given(flags: &ValueFlags) -> bool {
    let ValueFlags { files, set, set_string, set_json, set_file, set_literal } = flags;
    [files, set, set_string, set_json, set_file, set_literal].iter().any(|given| !given.is_empty())
}

/// What the place is set to, and where.
fn now(place: &Place, merged: &Node, sources: &Sources) -> Result<String, Failure> {
    let found = place.steps.iter().try_fold(merged, |node, step| match (step, &node.value) {
        (Step::Key(key), Value::Map(map)) => map.get(key).map(|entry| &entry.node),
        (Step::Index(index), Value::List(list)) => list.get(*index),
        _ => None,
    });
    match found {
        Some(node) => origin::lines(&place.setting.path, node, sources),
        None => Ok(format!("{}: not set\n", place.setting.path)),
    }
}
