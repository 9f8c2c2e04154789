//! Pods.
//!
//! Source: `ValidatePodSpec` in `k8s.io/kubernetes/pkg/apis/core/validation`.

use k8s_openapi::api::core::v1::PodSpec;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::label;

/// Checks the pod at `at`, such as `spec.template.spec`.
pub(super) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    if let Some(selector) = &pod.node_selector {
        label::labels(selector, &at.name("nodeSelector"), findings);
    }
}
