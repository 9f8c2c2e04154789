//! What objects of a release say of each other.
//!
//! An API server takes each object for itself. What is not of the release may exist already, so only what could come
//! from nowhere else is looked for: objects of one name, and references that mean the release's own.

use std::collections::{BTreeMap, HashSet};

use k8s_openapi::api::core::v1::PodTemplateSpec;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::selector;
use crate::diagnostic::Code;
use crate::render::object::Object;

const INSTANCE: &str = "app.kubernetes.io/instance";

type Labels = BTreeMap<String, String>;

/// The objects of a release by what others look for.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Kind, namespace and name.
    names: HashSet<(&'static str, &'a str, &'a str)>,
    /// Namespace and labels of the pods that workloads and Jobs make.
    pods: Vec<(&'a str, &'a Labels)>,
    has_gateway: bool,
}

impl<'a> Known<'a> {
    /// Looks through all objects, and adds those that have the name of an earlier one to `findings`.
    pub(super) fn new(objects: &'a [Object], findings: &mut Findings) -> Self {
        let mut known = Self::default();
        for object in objects {
            let (metadata, kind) = (object.metadata(), object.kind());
            let (namespace, name) = (text(metadata.namespace.as_ref()), text(metadata.name.as_ref()));
            if !known.names.insert((kind, namespace, name)) {
                findings.of(kind, name);
                let at = Field::root("metadata");
                findings
                    .add(
                        Code::InvalidObjectName,
                        &at.name("name"),
                        format!(
                            "another {kind} of the release is called `{name}` too, and would be replaced"
                        ),
                    )
                    .help("give one of them another name");
            }
            known.has_gateway |= matches!(object, Object::Gateway(_));
            let labels = pods(object).and_then(|template| template.metadata.as_ref()?.labels.as_ref());
            known.pods.extend(labels.map(|labels| (namespace, labels)));
        }
        known
    }

    fn has(&self, kind: &'static str, namespace: &str, name: &str) -> bool {
        self.names.contains(&(kind, namespace, name))
    }

    /// Whether a selector that means the release's own pods takes none of them.
    fn misses(
        &self,
        metadata: &ObjectMeta,
        wanted: Option<&Labels>,
        takes: impl Fn(&Labels) -> bool,
    ) -> bool {
        let instance = metadata.labels.as_ref().and_then(|labels| labels.get(INSTANCE));
        let means_own = wanted.is_some_and(|wanted| instance.is_some() && wanted.get(INSTANCE) == instance);
        let namespace = text(metadata.namespace.as_ref());
        means_own && !self.pods.iter().any(|(of, labels)| *of == namespace && takes(labels))
    }

    /// Checks what an object says of others.
    pub(super) fn check(&self, object: &Object, findings: &mut Findings) {
        let spec = Field::root("spec");
        let metadata = object.metadata();
        let namespace = text(metadata.namespace.as_ref());
        match object {
            Object::Service(service) => {
                let wanted = service.spec.as_ref().and_then(|spec| spec.selector.as_ref());
                let takes = |labels: &Labels| wanted.is_some_and(|wanted| selector::takes(wanted, labels));
                if self.misses(metadata, wanted, takes) {
                    no_pods(&spec.name("selector"), findings);
                }
            }
            Object::PodDisruptionBudget(budget) => {
                let pods = budget.spec.as_ref().and_then(|spec| spec.selector.as_ref());
                let takes = |labels: &Labels| pods.is_some_and(|pods| selector::matches(pods, labels));
                if self.misses(metadata, pods.and_then(|pods| pods.match_labels.as_ref()), takes) {
                    no_pods(&spec.name("selector"), findings);
                }
            }
            Object::NetworkPolicy(policy) => {
                let pods = policy.spec.as_ref().and_then(|spec| spec.pod_selector.as_ref());
                let takes = |labels: &Labels| pods.is_some_and(|pods| selector::matches(pods, labels));
                if self.misses(metadata, pods.and_then(|pods| pods.match_labels.as_ref()), takes) {
                    no_pods(&spec.name("podSelector"), findings);
                }
            }
            Object::StatefulSet(set) => {
                let service = text(set.spec.service_name.as_ref());
                if !service.is_empty() && !self.has("Service", namespace, service) {
                    nothing_makes("Service", service, &spec.name("serviceName"), findings);
                }
            }
            Object::RoleBinding(binding) => {
                let role = &binding.role_ref;
                if role.kind == "Role" && !self.has("Role", namespace, &role.name) {
                    nothing_makes("Role", &role.name, &Field::root("roleRef").name("name"), findings);
                }
            }
            Object::GrpcRoute(route) if self.has_gateway => {
                let at = spec.name("parentRefs");
                for (index, parent) in route.spec.parent_refs.iter().enumerate() {
                    if !self.has("Gateway", &parent.namespace, &parent.name) {
                        nothing_attaches(&at.index(index), namespace, findings);
                    }
                }
            }
            _ => {}
        }
    }
}

fn no_pods(at: &Field, findings: &mut Findings) {
    findings
        .add(Code::BrokenReference, at, "it selects none of the release's pods")
        .help("leave the labels by which the pods are selected as they are");
}

fn nothing_makes(kind: &str, name: &str, at: &Field, findings: &mut Findings) {
    findings
        .add(Code::BrokenReference, at, format!("nothing in the release makes a {kind} called `{name}`"))
        .help("choose a name that is valid for both");
}

fn nothing_attaches(at: &Field, namespace: &str, findings: &mut Findings) {
    findings
        .add(
            Code::BrokenReference,
            at,
            "the Gateway of the release is another one, so nothing would come from it",
        )
        .help(format!("the release's Gateway is made in its own namespace `{namespace}`: name that, or none"))
        .help("or leave the making of a Gateway off, and use the one that is named");
}

fn pods(object: &Object) -> Option<&PodTemplateSpec> {
    match object {
        Object::Deployment(object) => Some(&object.spec.template),
        Object::StatefulSet(object) => Some(&object.spec.template),
        Object::Job(object) => object.spec.as_ref().map(|spec| &spec.template),
        Object::CronJob(object) => object.spec.job_template.spec.as_ref().map(|spec| &spec.template),
        _ => None,
    }
}

fn text(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn fields(objects: &[Object]) -> Vec<String> {
        let mut findings = Findings::default();
        let known = Known::new(objects, &mut findings);
        for object in objects {
            findings.of(object.kind(), "");
            known.check(object, &mut findings);
        }
        findings.into_list().into_iter().map(|finding| finding.place.field).collect()
    }

    fn metadata(name: &str) -> Json {
        json!({ "name": name, "namespace": "n", "labels": { INSTANCE: "r" } })
    }

    fn set(service: &str) -> Object {
        let labels = json!({ INSTANCE: "r", "a": "b" });
        let spec = json!({
            "serviceName": service,
            "selector": { "matchLabels": labels },
            "template": { "metadata": { "labels": labels } },
        });
        Object::StatefulSet(
            serde_json::from_value(json!({ "metadata": metadata("s"), "spec": spec })).unwrap(),
        )
    }

    fn service(name: &str, selector: &Json) -> Object {
        let spec = json!({ "selector": selector });
        Object::Service(serde_json::from_value(json!({ "metadata": metadata(name), "spec": spec })).unwrap())
    }

    #[test]
    fn selectors_of_the_release_s_own_pods_take_some() {
        let set = || set("s");
        assert!(fields(&[set(), service("s", &json!({ INSTANCE: "r" }))]).is_empty());
        let missing = json!({ INSTANCE: "r", "a": "c" });
        assert_eq!(fields(&[set(), service("s", &missing)]), ["spec.selector"]);
        let of_others = json!({ INSTANCE: "other", "a": "c" });
        assert!(fields(&[set(), service("s", &of_others)]).is_empty());
        let policy = |pods: Json| {
            let spec = json!({ "podSelector": { "matchLabels": pods } });
            let object = json!({ "metadata": metadata("p"), "spec": spec });
            Object::NetworkPolicy(serde_json::from_value(object).unwrap())
        };
        assert!(fields(&[policy(json!({ "sandbox": "x" }))]).is_empty());
        assert_eq!(fields(&[policy(missing.clone())]), ["spec.podSelector"]);
        let spec = json!({ "selector": { "matchLabels": missing } });
        let budget = serde_json::from_value(json!({ "metadata": metadata("b"), "spec": spec })).unwrap();
        assert_eq!(fields(&[Object::PodDisruptionBudget(budget)]), ["spec.selector"]);
    }

    #[test]
    fn names_are_there_and_there_once() {
        assert_eq!(fields(&[set("other")]), ["spec.serviceName"]);
        let one = || service("s", &json!({}));
        assert_eq!(fields(&[one(), one()]), ["metadata.name"]);
        assert!(fields(&[one(), service("t", &json!({}))]).is_empty());
        let binding = |kind: &str| {
            let role = json!({ "apiGroup": "g", "kind": kind, "name": "r" });
            let object = json!({ "metadata": metadata("b"), "roleRef": role });
            Object::RoleBinding(serde_json::from_value(object).unwrap())
        };
        assert_eq!(fields(&[binding("Role")]), ["roleRef.name"]);
        assert!(fields(&[binding("ClusterRole")]).is_empty());
    }
}
