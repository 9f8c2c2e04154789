//! What an API server tells of an object, and nobody gives it: it comes along when an object of a cluster is copied.
//! No values file may hold it, unless unknown values are allowed.
//!
//! The first time, the server takes most of it; applying the same again is refused, and on the server's side at once.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;

/// Checks that metadata hold nothing that keeps the object from being applied again.
pub(super) fn check(metadata: &ObjectMeta, at: &Field, findings: &mut Findings) {
    let fields = [
        ("uid", metadata.uid.is_some()),
        ("resourceVersion", metadata.resource_version.is_some()),
        ("managedFields", metadata.managed_fields.is_some()),
        ("deletionTimestamp", metadata.deletion_timestamp.is_some()),
        ("deletionGracePeriodSeconds", metadata.deletion_grace_period_seconds.is_some()),
    ];
    for (field, is_set) in fields {
        if is_set {
            findings
                .add(
                    CODE,
                    &at.name(field),
                    format!("`{field}` is of an object in a cluster, and cannot be applied"),
                )
                .help(
                    "remove it; `creationTimestamp`, `generation`, `selfLink` and `status` are needless too",
                );
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::testing::fields;

    #[test]
    fn a_copy_out_of_a_cluster_is_stripped() {
        let copy = json!({
            "name": "a", "uid": "b", "resourceVersion": "1", "managedFields": [],
            "creationTimestamp": "2025-01-01T00:00:00Z",
        });
        let copy = serde_json::from_value(copy).unwrap();
        let at = Field::root("m");
        assert_eq!(
            fields(|findings| check(&copy, &at, findings)),
            ["m.uid", "m.resourceVersion", "m.managedFields"]
        );
    }
}
