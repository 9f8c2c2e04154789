//! The volume of the gateway's StatefulSet.

use k8s_openapi::api::apps::v1::StatefulSetPersistentVolumeClaimRetentionPolicy as RetentionPolicy;

use crate::diagnostic::Code;
use crate::plan::existing_secret::claim_name;
use crate::plan::postgres::claim::Made;
use crate::plan::problem::Problems;
use crate::values::schema::persistence::Persistence;

/// The volume of each gateway pod of a StatefulSet.
#[derive(Clone, Debug, PartialEq)]
pub enum Volume {
    /// A claim that the StatefulSet makes for each pod.
    Made {
        /// The claim.
        claim: Made,
        /// What becomes of it; None leaves it to Kubernetes, which keeps it.
        retention: Option<RetentionPolicy>,
    },
    /// A claim that exists, for the one pod.
    Existing(String),
    /// An empty volume that is lost with its pod.
    Ephemeral,
}

/// Decides on the volume, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    persistence: &Persistence,
    several: bool,
    on_sqlite: bool,
    problems: &mut Problems,
) -> Option<Volume> {
    if !persistence.enabled {
        if on_sqlite {
            lost_with_the_pod(problems);
        }
        return Some(Volume::Ephemeral);
    }
    let Some(name) = persistence.existing_claim.get() else { return Some(made(persistence)) };
    let path = "persistence.existingClaim";
    let name = claim_name(path, name, problems)?;
    if several && !on_sqlite {
        problems
            .error(Code::Conflict, path, "several gateways cannot have one claim between them")
            .help("remove it: with PostgreSQL the volume holds nothing")
            .help("or set `replicaCount: 1`");
        return None;
    }
    Some(Volume::Existing(name))
}

fn made(persistence: &Persistence) -> Volume {
    let policy = &persistence.retention_policy;
    let retention = RetentionPolicy {
        when_deleted: policy.when_deleted.to_option(),
        when_scaled: policy.when_scaled.to_option(),
    };
    Volume::Made {
        claim: Made {
            size: persistence.size.clone(),
            storage_class: persistence.storage_class.to_option(),
            access_modes: persistence.access_modes.clone(),
            annotations: persistence.annotations.clone(),
        },
        retention: Some(retention).filter(|retention| *retention != RetentionPolicy::default()),
    }
}

fn lost_with_the_pod(problems: &mut Problems) {
    let message = "SQLite's database is on a volume that is deleted with its pod: each update and each move to another \
                   node loses all sandboxes, users and provider credentials";
    problems
        .warning(Code::VolatileDatabase, "persistence.enabled", message)
        .help("remove `persistence.enabled`, for anything but a trial")
        .help("or use PostgreSQL: `postgres.enabled: true`");
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn planned(persistence: Json, several: bool, on_sqlite: bool) -> (Option<Volume>, Problems) {
        let mut problems = Problems::default();
        let persistence = serde_json::from_value(persistence).unwrap();
        (plan(&persistence, several, on_sqlite, &mut problems), problems)
    }

    #[test]
    fn a_claim_is_made_named_or_left_out() {
        let (made, _) = planned(json!({ "enabled": true, "size": "1Gi" }), false, true);
        assert!(matches!(made, Some(Volume::Made { retention: None, .. })), "{made:?}");
        let (named, _) = planned(json!({ "enabled": true, "existingClaim": "mine" }), false, true);
        assert_eq!(named, Some(Volume::Existing("mine".into())));
        let off = json!({ "enabled": false, "existingClaim": "mine" });
        assert_eq!(planned(off, false, true).0, Some(Volume::Ephemeral));
    }

    #[test]
    fn retention_is_left_to_kubernetes_unless_it_is_set() {
        let persistence = json!({ "enabled": true, "retentionPolicy": { "whenDeleted": "Delete" } });
        let Some(Volume::Made { retention: Some(retention), .. }) = planned(persistence, false, true).0
        else {
            panic!("no retention")
        };
        assert_eq!((retention.when_deleted.as_deref(), retention.when_scaled), (Some("Delete"), None));
    }

    #[test]
    fn only_sqlite_is_lost_with_a_pod() {
        let off = || json!({ "enabled": false });
        let notes = |on_sqlite| format!("{:?}", planned(off(), false, on_sqlite).1);
        assert!(notes(true).contains("VolatileDatabase") && notes(true).contains("Warning"));
        assert!(!notes(false).contains("VolatileDatabase"));
    }

    #[test]
    fn a_claim_is_for_one_gateway_and_has_a_name() {
        let claim = |name: &str| json!({ "enabled": true, "existingClaim": name });
        assert_eq!(planned(claim("mine"), true, false).0, None);
        assert!(planned(claim("My claim"), false, true).1.refuse());
    }
}
