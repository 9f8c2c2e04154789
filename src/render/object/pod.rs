//! The pods that an object makes.

use k8s_openapi::api::core::v1::{PodSpec, PodTemplateSpec};

use super::Object;

impl Object {
    /// The template of the pods that it makes, where it makes any.
    #[must_use]
    pub fn pod(&self) -> Option<&PodTemplateSpec> {
        match self {
            Self::Deployment(object) => Some(&object.spec.template),
            Self::StatefulSet(object) => Some(&object.spec.template),
            Self::Job(object) => object.spec.as_ref().map(|spec| &spec.template),
            Self::CronJob(object) => object.spec.job_template.spec.as_ref().map(|spec| &spec.template),
            _ => None,
        }
    }

    /// The same, for a target's pass.
    pub fn pod_mut(&mut self) -> Option<&mut PodTemplateSpec> {
        match self {
            Self::Deployment(object) => Some(&mut object.spec.template),
            Self::StatefulSet(object) => Some(&mut object.spec.template),
            Self::Job(object) => object.spec.as_mut().map(|spec| &mut spec.template),
            Self::CronJob(object) => object.spec.job_template.spec.as_mut().map(|spec| &mut spec.template),
            _ => None,
        }
    }

    /// The template of pods that run until they are replaced, such as the gateway's; a job's are not among them.
    pub fn workload_pod_mut(&mut self) -> Option<&mut PodTemplateSpec> {
        match self {
            Self::Deployment(_) | Self::StatefulSet(_) => self.pod_mut(),
            _ => None,
        }
    }
}

/// The pod of a template; an empty one where the template has none.
pub fn pod_spec(template: &mut PodTemplateSpec) -> &mut PodSpec {
    template.spec.get_or_insert_default()
}
