//! Pods: tables of good and odd values for each field, and random mixtures of them.

mod containers;
mod fields;
mod mixtures;
mod resources;
mod running;
mod scheduling;
mod together;
mod values;
mod volumes;
mod windows;

use std::collections::BTreeSet;

use k8s_openapi::api::apps::v1::{Deployment, DeploymentSpec};
use k8s_openapi::api::core::v1::PodTemplateSpec;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use openshell_deploy::check::check;
use openshell_deploy::check::finding::Finding;
use openshell_deploy::render::object::Object;
use serde_json::{Value as Json, json};

use super::NONSENSE;
use super::server::{Server, Verdict};

/// One change of a good pod: a field of its template, and what is there. Null removes it.
#[derive(Clone, Debug)]
struct Change {
    field: String,
    value: Json,
}

impl Change {
    fn new(field: &str, value: Json) -> Self {
        Self { field: field.to_owned(), value }
    }

    /// Sets the field; numbers are indices of lists.
    fn apply(&self, template: &mut Json) {
        let mut at = template;
        for step in self.field.split('.') {
            at = match step.parse::<usize>() {
                Ok(index) => &mut at[index],
                Err(_) => &mut at[step],
            };
        }
        *at = self.value.clone();
    }
}

/// A good pod, with something of all that others refer to.
fn good() -> Json {
    json!({
        "metadata": { "labels": { "app": "a" }, "annotations": {} },
        "spec": {
            "containers": [{ "name": "a", "image": "a" }, { "name": "b", "image": "b" }],
            "initContainers": [{ "name": "i", "image": "i" }],
            "volumes": [
                { "name": "v", "emptyDir": {} },
                { "name": "w", "configMap": { "name": "c" } },
                { "name": "claim", "persistentVolumeClaim": { "claimName": "c" } },
            ],
        },
    })
}

/// The pod with changes.
fn changed(changes: &[Change]) -> Json {
    let mut template = good();
    for change in changes {
        change.apply(&mut template);
    }
    template
}

/// What we say.
fn ours(template: &PodTemplateSpec) -> Vec<Finding> {
    let labels = template.metadata.as_ref().and_then(|metadata| metadata.labels.clone());
    let mut spec = DeploymentSpec { template: template.clone(), ..Default::default() };
    spec.selector.match_labels = labels;
    let metadata = ObjectMeta { name: Some("a".into()), ..Default::default() };
    check(&[Object::Deployment(Deployment { metadata, spec, ..Default::default() })])
}

/// The differences between our verdicts and those of the server, and the nonsense that was met.
#[derive(Default)]
struct Differences {
    list: Vec<String>,
    nonsense: BTreeSet<&'static str>,
    refused: usize,
}

impl Differences {
    /// Holds one pod against the server. Reading into types loses what is not in them, so both get what was read.
    fn compare(&mut self, server: &Server, changes: &[Change]) {
        let template: PodTemplateSpec =
            serde_json::from_value(changed(changes)).unwrap_or_else(|error| panic!("{changes:?}: {error}"));
        let ours = ours(&template);
        let object = json!({
            "apiVersion": "v1",
            "kind": "PodTemplate",
            "metadata": { "name": "a" },
            "template": template,
        });
        match server.verdict(&object) {
            Verdict::Refused(_, theirs) => {
                self.refused += 1;
                if ours.is_empty() {
                    self.list.push(format!("only the server refuses {changes:?}: {theirs}"));
                }
            }
            Verdict::Taken => {
                for finding in ours {
                    match NONSENSE.into_iter().find(|words| finding.message.contains(words)) {
                        Some(words) => drop(self.nonsense.insert(words)),
                        None => self.list.push(format!("only we refuse {changes:?}: {finding:?}")),
                    }
                }
            }
        }
    }
}

#[test]
fn verdicts_on_single_fields_are_those_of_the_server() {
    let Some(server) = Server::start("v-pods") else { return };
    let changes = fields::changes().into_iter().chain(scheduling::changes()).map(|change| vec![change]);
    let changes: Vec<Vec<Change>> = changes.chain(together::together()).chain(windows::windows()).collect();
    let mut differences = Differences::default();
    for changes in &changes {
        differences.compare(&server, changes);
    }
    let Differences { list, nonsense, refused } = differences;
    assert!(list.is_empty(), "{} of {}: {list:#?}", list.len(), changes.len());
    assert_eq!(
        nonsense.len(),
        NONSENSE.len(),
        "the server refuses some of it now; still taken: {nonsense:?}"
    );
    assert!(changes.len() > 1500 && refused > 500, "{refused} of {}", changes.len());
}

#[test]
fn verdicts_on_mixtures_are_those_of_the_server() {
    let Some(server) = Server::start("v-pod-mixtures") else { return };
    let mut differences = Differences::default();
    for changes in mixtures::mixtures(2000) {
        differences.compare(&server, &changes);
    }
    let Differences { list, refused, .. } = differences;
    assert!(list.is_empty(), "{}: {list:#?}", list.len());
    assert!((200..1800).contains(&refused), "{refused}");
}
