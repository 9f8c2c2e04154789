//! What the tests of single rules share.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json, json};

use crate::check::finding::{Finding, Findings};

/// What a rule finds.
pub(super) fn findings(check: impl FnOnce(&mut Findings)) -> Vec<Finding> {
    let mut findings = Findings::default();
    check(&mut findings);
    findings.into_list()
}

/// The fields in which a rule finds something.
pub(super) fn fields(check: impl FnOnce(&mut Findings)) -> Vec<String> {
    findings(check).into_iter().map(|finding| finding.place.field).collect()
}

/// What a rule says.
pub(super) fn messages(check: impl FnOnce(&mut Findings)) -> Vec<String> {
    findings(check).into_iter().map(|finding| finding.message).collect()
}

/// The object of a name and a specification.
pub(super) fn object<T: DeserializeOwned>(name: &str, spec: Json) -> T {
    let mut object = json!({ "metadata": { "name": name } });
    object["spec"] = spec;
    serde_json::from_value(object).unwrap()
}

/// A map in which some entries are replaced or added.
pub(super) fn with(mut map: Json, change: Json) -> Json {
    map.as_object_mut().unwrap().extend(serde_json::from_value::<Map<String, Json>>(change).unwrap());
    map
}
