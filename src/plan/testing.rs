//! Planning in tests.

use serde_json::{Value as Json, json};

use super::{Plan, plan};
use crate::plan::release::Release;
use crate::source::{Origin, Sources};
use crate::trial;
use crate::values::decode::decode;
use crate::values::merge::coalesce;
use crate::values::node::Node;
use crate::values::yaml;

/// These values as a tree.
pub fn tree(values: &Json) -> Node {
    let text = values.to_string();
    let id = Sources::default().add("values.yaml", text.as_str(), Origin::Defaults);
    yaml::parse(id, &text).unwrap().pop().unwrap()
}

/// The plan of a release with these values and a key-encryption key, or the messages of what is wrong.
pub fn planned(values: &Json) -> Result<Plan, Vec<String>> {
    let key = json!({ "server": { "credentialStorage": { "existingSecret": "key" } } });
    let overrides = coalesce(tree(values), tree(&key));
    let values = decode(&coalesce(overrides, trial::defaults().unwrap())).unwrap();
    plan(values, Release::new("openshell", "openshell")).map(|(plan, _)| plan).map_err(|problems| {
        let problems = problems.locate(&tree(&json!({})), &Sources::default()).into_iter();
        let errors = problems.filter(|problem| problem.severity == crate::diagnostic::Severity::Error);
        errors.map(|problem| problem.message).collect()
    })
}

/// The messages of what is wrong with these values.
pub fn refused(values: &Json) -> Vec<String> {
    planned(values).err().unwrap_or_default()
}
