//! PersistentVolumeClaims, and the templates of a StatefulSet's.
//!
//! Source: `ValidatePersistentVolumeClaimSpec` in `k8s.io/kubernetes/pkg/apis/core/validation`.

use k8s_openapi::api::core::v1::{PersistentVolumeClaim, PersistentVolumeClaimSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{metadata, name, selector, word};
use crate::diagnostic::Code;
use crate::plan::quantity;

const ONE_POD: &str = "ReadWriteOncePod";
const ACCESS_MODES: [&str; 4] = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", ONE_POD];

/// Checks a claim.
pub(super) fn claim(claim: &PersistentVolumeClaim, findings: &mut Findings) {
    if let Some(spec) = &claim.spec {
        specification(spec, &Field::root("spec"), findings);
    }
}

/// Checks the template at `at`. The API server does not look at its labels and annotations, and the controller could
/// not make claims of bad ones.
pub(super) fn template(claim: &PersistentVolumeClaim, at: &Field, findings: &mut Findings) {
    metadata::labels_and_annotations(&claim.metadata, &at.name("metadata"), findings);
    if let Some(spec) = &claim.spec {
        specification(spec, &at.name("spec"), findings);
    }
}

/// Checks what a claim asks for.
pub(super) fn specification(spec: &PersistentVolumeClaimSpec, at: &Field, findings: &mut Findings) {
    access_modes(spec.access_modes.as_deref().unwrap_or_default(), &at.name("accessModes"), findings);
    let requests = spec.resources.as_ref().and_then(|resources| resources.requests.as_ref());
    let size = requests.and_then(|requests| requests.get("storage")).map_or("", |size| size.0.as_str());
    if quantity::bytes(size).is_none_or(|bytes| bytes == 0) {
        let (resources, message) = (at.name("resources"), format!("`{size}` is no size of a volume"));
        let requests = resources.name("requests");
        findings
            .add(Code::InvalidResources, &requests.key("storage"), message)
            .help("write a number and a unit, such as `10Gi`");
    }
    if let Some(class) = word::set(spec.storage_class_name.as_deref()) {
        name::object("StorageClass", class, &at.name("storageClassName"), findings);
    }
    let modes = ["Filesystem", "Block"];
    let mode = spec.volume_mode.as_deref();
    word::given(mode, &modes, Code::InvalidVolume, &at.name("volumeMode"), findings);
    selector::optional(spec.selector.as_ref(), Code::InvalidLabel, &at.name("selector"), findings);
}

/// Checks the ways in which a volume is mounted.
pub(super) fn access_modes(modes: &[String], at: &Field, findings: &mut Findings) {
    if modes.is_empty() {
        findings
            .add(Code::InvalidVolume, at, "a volume has at least one access mode")
            .help("set it to `[ReadWriteOnce]`");
    }
    for (index, mode) in modes.iter().enumerate() {
        word::check(mode, &ACCESS_MODES, Code::InvalidVolume, &at.index(index), findings);
    }
    let is_other = |mode: &String| mode != ONE_POD && ACCESS_MODES.contains(&mode.as_str());
    if modes.iter().any(|mode| mode == ONE_POD) && modes.iter().any(is_other) {
        findings
            .add(Code::InvalidVolume, at, format!("`{ONE_POD}` cannot stand next to another access mode"))
            .help("leave one of them");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::{self, object, with};

    fn fields(change: Json) -> Vec<String> {
        let spec =
            json!({ "accessModes": ["ReadWriteOnce"], "resources": { "requests": { "storage": "1Gi" } } });
        let claim: PersistentVolumeClaim = object("a", with(spec, change));
        testing::fields(|findings| super::claim(&claim, findings))
    }

    #[test]
    fn access_modes_are_known_and_go_together() {
        for good in [json!(["ReadWriteOncePod"]), json!(["ReadWriteOnce", "ReadOnlyMany", "ReadWriteOnce"])] {
            assert!(fields(json!({ "accessModes": good })).is_empty(), "{good}");
        }
        assert_eq!(fields(json!({ "accessModes": [] })), ["spec.accessModes"]);
        assert_eq!(fields(json!({ "accessModes": ["ReadWriteOnce", "RWO"] })), ["spec.accessModes[1]"]);
        let both = json!(["ReadWriteOncePod", "ReadWriteMany"]);
        assert_eq!(fields(json!({ "accessModes": both })), ["spec.accessModes"]);
        // The API server names the unknown word alone.
        assert_eq!(fields(json!({ "accessModes": ["ReadWriteOncePod", "x"] })), ["spec.accessModes[1]"]);
    }

    #[test]
    fn a_claim_asks_for_more_than_nothing() {
        for size in ["0", "-1Gi", "ten", ""] {
            let requests = json!({ "resources": { "requests": { "storage": size } } });
            assert_eq!(fields(requests), ["spec.resources.requests[storage]"], "{size}");
        }
        assert_eq!(fields(json!({ "resources": {} })), ["spec.resources.requests[storage]"]);
        assert!(fields(json!({ "resources": { "requests": { "storage": "1m" } } })).is_empty());
    }

    #[test]
    fn classes_have_names_and_modes_are_known() {
        assert!(fields(json!({ "storageClassName": "" })).is_empty());
        assert_eq!(fields(json!({ "storageClassName": "Fast SSD" })), ["spec.storageClassName"]);
        assert_eq!(fields(json!({ "volumeMode": "block" })), ["spec.volumeMode"]);
    }

    #[test]
    fn templates_hold_what_claims_can_be_made_of() {
        let claim = serde_json::from_value(json!({ "metadata": { "annotations": { "a b": "" } } })).unwrap();
        let found = testing::fields(|findings| template(&claim, &Field::root("template"), findings));
        assert_eq!(found, ["template.metadata.annotations[a b]"]);
    }
}
