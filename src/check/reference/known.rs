//! The objects of a release by what others look for.

use std::collections::{BTreeMap, HashSet};

use k8s_openapi::api::core::v1::PodSpec;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;
use crate::render::object::Object;

pub(super) use crate::plan::names::INSTANCE;

pub(super) type Labels = BTreeMap<String, String>;

/// The objects of a release by what others look for.
#[derive(Default)]
pub(in crate::check) struct Known<'a> {
    /// Kind, namespace and name.
    names: HashSet<(&'a str, &'a str, &'a str)>,
    /// The same with the kinds' API groups.
    objects: HashSet<(&'a str, &'a str, &'a str, &'a str)>,
    /// Namespace and labels of the pods that workloads and Jobs make.
    pods: Vec<(&'a str, &'a Labels)>,
    /// Those of workloads, which run on, with what is in them.
    running: Vec<(&'a str, &'a Labels, &'a PodSpec)>,
    /// Whether it makes a Gateway.
    pub(super) has_gateway: bool,
}

impl<'a> Known<'a> {
    /// Looks through all objects, and adds those that have the name of an earlier one to `findings`.
    pub(in crate::check) fn new(objects: &'a [Object], findings: &mut Findings) -> Self {
        let mut known = Self::default();
        for object in objects {
            let (metadata, kind) = (object.metadata(), object.kind());
            let (namespace, name) = (text(metadata.namespace.as_ref()), text(metadata.name.as_ref()));
            known.names.insert((kind, namespace, name));
            if !known.objects.insert((object.group(), kind, namespace, name)) {
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
            let labels = object.pod().and_then(|template| template.metadata.as_ref()?.labels.as_ref());
            known.pods.extend(labels.map(|labels| (namespace, labels)));
            if let (Object::Deployment(_) | Object::StatefulSet(_), Some(labels)) = (object, labels) {
                let spec = object.pod().and_then(|template| template.spec.as_ref());
                known.running.extend(spec.map(|spec| (namespace, labels, spec)));
            }
        }
        known
    }

    /// Whether the release makes such an object.
    pub(super) fn has(&self, kind: &str, namespace: &str, name: &str) -> bool {
        self.names.contains(&(kind, namespace, name))
    }

    /// The pods of a namespace that run on and whose labels are taken.
    pub(super) fn running(
        &self,
        namespace: &str,
        takes: impl Fn(&Labels) -> bool,
    ) -> impl Iterator<Item = &'a PodSpec> {
        let found = self.running.iter().filter(move |(of, labels, _)| *of == namespace && takes(labels));
        found.map(|(_, _, spec)| *spec)
    }

    /// Whether a selector that means the release's own pods takes none of them.
    pub(super) fn misses(
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
}

/// A text, where none is an empty one.
pub(super) fn text(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}
