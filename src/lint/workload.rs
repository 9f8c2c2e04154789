//! Pods of the rendered workloads.

use k8s_openapi::api::core::v1::{Container, PodSpec, PodTemplateSpec};

use crate::plan::names::INSTANCE;
use crate::render::gateway::certgen::CERTGEN;
use crate::render::metadata::COMPONENT;
use crate::render::object::Object;
use crate::render::{backup, pgbackrest, postgres};

/// The pods of one workload.
pub(super) struct Pod<'a> {
    /// Kind and name of the workload.
    pub(super) object: String,
    /// Where the pod's spec stands in it.
    pub(super) field: &'static str,
    /// What the pods are for.
    pub(super) part: Part,
    /// Their spec.
    pub(super) spec: &'a PodSpec,
}

/// The parts of a release that have pods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Gateway,
    Certgen,
    Postgres,
    Backup,
    Pgbackrest,
    /// An object that a user has written.
    Users,
}

/// All pods of these objects.
pub(super) fn pods(objects: &[Object]) -> impl Iterator<Item = Pod<'_>> {
    objects.iter().filter_map(|object| {
        let (template, field) = template(object)?;
        Some(Pod { object: name(object), field, part: part(object), spec: template.spec.as_ref()? })
    })
}

/// Kind and name, such as `StatefulSet openshell`.
pub(super) fn name(object: &Object) -> String {
    format!("{} {}", object.kind(), object.metadata().name.as_deref().unwrap_or_default())
}

/// All containers of a pod with where they stand below its spec, those that run first at the front.
pub(super) fn containers(spec: &PodSpec) -> impl Iterator<Item = (String, &Container)> {
    let first = spec.init_containers.as_deref().unwrap_or_default();
    [("initContainers", first), ("containers", &spec.containers)].into_iter().flat_map(|(name, list)| {
        list.iter().enumerate().map(move |(index, container)| (format!("{name}[{index}]"), container))
    })
}

fn template(object: &Object) -> Option<(&PodTemplateSpec, &'static str)> {
    match object {
        Object::Deployment(object) => Some((&object.spec.template, "spec.template.spec")),
        Object::StatefulSet(object) => Some((&object.spec.template, "spec.template.spec")),
        Object::Job(object) => Some((&object.spec.as_ref()?.template, "spec.template.spec")),
        Object::CronJob(object) => {
            Some((&object.spec.job_template.spec.as_ref()?.template, "spec.jobTemplate.spec.template.spec"))
        }
        _ => None,
    }
}

/// Which part of the release an object belongs to.
pub(super) fn part(object: &Object) -> Part {
    let labels = object.metadata().labels.as_ref();
    match labels.and_then(|labels| labels.get(COMPONENT)).map(String::as_str) {
        Some(CERTGEN) => Part::Certgen,
        Some(postgres::COMPONENT) => Part::Postgres,
        Some(backup::COMPONENT) => Part::Backup,
        Some(pgbackrest::COMPONENT) => Part::Pgbackrest,
        _ if labels.is_some_and(|labels| labels.contains_key(INSTANCE)) => Part::Gateway,
        _ => Part::Users,
    }
}
