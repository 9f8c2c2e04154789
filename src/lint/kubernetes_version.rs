//! What the cluster's version does not know yet, or leaves off.

use super::Subject;
use super::workload::name;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::kube_version::KubeVersion;
use crate::plan::workload::Workload;
use crate::plan::workload::volume::Volume;
use crate::render::object::Object;
use crate::values::schema::service::TrafficDistribution;

/// Warns of settings and objects that need a newer cluster than `--kube-version` says.
///
/// Source: the feature gates and API changes in Kubernetes' documentation.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let values = &subject.plan.values;
    let schedules = subject.plan.database.server();
    let dumps = schedules.is_some_and(|server| server.backup.is_some());
    let backups = schedules.is_some_and(|server| server.pgbackrest.is_some());
    let near = values.service.traffic_distribution;
    let settings = [
        ("server.enableUserNamespaces", values.server.enable_user_namespaces, KubeVersion::USER_NAMESPACES),
        (
            "supervisor.sideloadMethod",
            values.supervisor.sideload_method.get() == Some("image-volume"),
            KubeVersion::IMAGE_VOLUMES,
        ),
        (
            "podLifecycle.preStopSleepSeconds",
            values.pod_lifecycle.pre_stop_sleep_seconds.is_some_and(|sleep| sleep > 0),
            KubeVersion::SLEEP_ACTION,
        ),
        ("service.trafficDistribution", near.is_some(), near.map_or(KubeVersion::DEFAULT, since)),
        (
            "persistence.retentionPolicy",
            matches!(
                &subject.plan.workload,
                Workload::StatefulSet { volume: Volume::Made { retention: Some(_), .. }, .. }
            ),
            KubeVersion::CLAIM_RETENTION,
        ),
        ("backup.timeZone", dumps && values.backup.time_zone.is_set(), KubeVersion::TIME_ZONES),
        (
            "pgbackrest.backup.timeZone",
            backups && values.pgbackrest.backup.time_zone.is_set(),
            KubeVersion::TIME_ZONES,
        ),
    ];
    let version = subject.plan.release.kube_version;
    for (setting, _, since) in settings.into_iter().filter(|(_, is_used, since)| *is_used && version < *since)
    {
        let message = format!(
            "`{setting}` needs Kubernetes {since}, where what it relies on is on by default, and the cluster is {version}"
        );
        found.push(
            Diagnostic::warning(Code::NewerKubernetes, message)
                .about(setting)
                .help(format!(
                    "remove `{setting}`, or make sure that the cluster's administrator turned it on"
                ))
                .help("or give the cluster's version with `--kube-version`"),
        );
    }
    if version < KubeVersion::STABLE_BATCH_AND_POLICY {
        let new = subject
            .objects
            .iter()
            .filter(|object| matches!(object, Object::CronJob(_) | Object::PodDisruptionBudget(_)));
        for object in new {
            let (name, since) = (name(object), KubeVersion::STABLE_BATCH_AND_POLICY);
            let message = format!(
                "{name} is of an API that Kubernetes serves from {since} on, and the cluster is {version}"
            );
            found.push(
                Diagnostic::warning(Code::NewerKubernetes, message)
                    .in_object(name, "apiVersion")
                    .help("give the cluster's version with `--kube-version`, or upgrade the cluster"),
            );
        }
    }
}

/// The first version that knows such a word by default.
fn since(near: TrafficDistribution) -> KubeVersion {
    match near {
        TrafficDistribution::PreferClose => KubeVersion::TRAFFIC_DISTRIBUTION,
        TrafficDistribution::PreferSameZone | TrafficDistribution::PreferSameNode => KubeVersion::PREFER_SAME,
    }
}
