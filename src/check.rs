//! What an API server would refuse, and what it takes though a controller or a kubelet then cannot do anything with it.
//!
//! [`check`] looks at finished objects and not at values, so that whatever a field comes from is held to the same rules.
//! [`cause`] then finds the setting behind a finding.

pub mod cause;
pub mod field;
pub mod finding;
mod label;
mod metadata;
mod pod;

use k8s_openapi::api::core::v1::{PersistentVolumeClaim, PodTemplateSpec};

use self::field::Field;
use self::finding::{Finding, Findings};
use crate::render::object::Object;

/// All findings, in the order of the objects. Without any, an API server of the Kubernetes version that the objects were
/// rendered for takes every one of them.
#[must_use]
pub fn check(objects: &[Object]) -> Vec<Finding> {
    let mut findings = Findings::default();
    for object in objects {
        findings.of(object.kind(), object.metadata().name.as_deref().unwrap_or_default());
        metadata::check(object, &mut findings);
        specification(object, &mut findings);
        if findings.is_full() {
            break;
        }
    }
    findings.into_list()
}

/// The rules of the object's kind.
fn specification(object: &Object, findings: &mut Findings) {
    let spec = Field::root("spec");
    match object {
        Object::Deployment(object) => template(&object.spec.template, &[], &spec, findings),
        Object::StatefulSet(object) => {
            let claims = object.spec.volume_claim_templates.as_deref().unwrap_or_default();
            template(&object.spec.template, claims, &spec, findings);
        }
        _ => {}
    }
}

/// The template of pods at `spec`; a StatefulSet makes `claims` beside each of them.
fn template(
    template: &PodTemplateSpec,
    claims: &[PersistentVolumeClaim],
    spec: &Field,
    findings: &mut Findings,
) {
    let at = spec.name("template");
    if let Some(metadata) = &template.metadata {
        metadata::labels_and_annotations(metadata, &at.name("metadata"), findings);
    }
    pod::check(template, claims, &at, findings);
}
