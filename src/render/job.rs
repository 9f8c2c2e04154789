//! What the pods of all jobs about a database share.

use k8s_openapi::api::batch::v1::{CronJob, CronJobSpec, JobSpec, JobTemplateSpec};
use k8s_openapi::api::core::v1::PodSpec;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::list::unless_empty;
use crate::render::metadata::{component, component_selector};
use crate::render::restricted;

/// Seconds within which a job that was missed still starts.
const STARTING_DEADLINE: i64 = 3600;

/// A pod that runs to its end, with the server's user and where the server may run.
#[must_use]
pub fn pod(plan: &Plan, server: &PostgresServer) -> PodSpec {
    let values = &plan.values.postgres;
    PodSpec {
        restart_policy: Some("Never".into()),
        service_account_name: Some(server.names.server()),
        automount_service_account_token: Some(false),
        enable_service_links: Some(false),
        security_context: Some(restricted::pod(server.image.user)),
        image_pull_secrets: unless_empty(&plan.values.image_pull_secrets),
        node_selector: Some(values.node_selector.clone()).filter(|map| !map.is_empty()),
        tolerations: unless_empty(&values.tolerations),
        ..Default::default()
    }
}

/// Metadata of such a pod.
#[must_use]
pub fn metadata(plan: &Plan, part: &str) -> ObjectMeta {
    ObjectMeta { labels: Some(component_selector(plan, part)), ..Default::default() }
}

/// A job on schedule. Two never run at once.
#[must_use]
pub fn cron_job(
    plan: &Plan,
    (part, name): (&str, String),
    (schedule, time_zone): (&str, Option<String>),
    job: JobSpec,
) -> CronJob {
    CronJob {
        metadata: component(plan, part, name),
        spec: CronJobSpec {
            schedule: schedule.to_owned(),
            time_zone,
            concurrency_policy: Some("Forbid".into()),
            starting_deadline_seconds: Some(STARTING_DEADLINE),
            successful_jobs_history_limit: Some(3),
            failed_jobs_history_limit: Some(3),
            job_template: JobTemplateSpec { spec: Some(job), ..Default::default() },
            ..Default::default()
        },
        ..Default::default()
    }
}
