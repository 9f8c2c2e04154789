//! The Job that makes certificates and the keys that sign sandbox tokens, and its permissions.
//!
//! It writes Secrets in the cluster and leaves those that exist alone, so it may run again at any time.

use k8s_openapi::api::batch::v1::{Job, JobSpec};
use k8s_openapi::api::core::v1::{
    Capabilities, Container, PodSecurityContext, PodSpec, PodTemplateSpec, SecurityContext, ServiceAccount,
};
use k8s_openapi::api::rbac::v1::{Role, RoleBinding};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::plan::Plan;
use crate::plan::names::APP_NAME;
use crate::render::env::of_pod;
use crate::render::gateway::rbac::{role_ref, rule, subject};
use crate::render::list::unless_empty;
use crate::render::metadata::{COMPONENT, Labels, namespaced, selector};
use crate::render::restricted::runtime_default;

/// Name of the container and of the component.
pub const CERTGEN: &str = "certgen";

/// The Job's identity.
#[must_use]
pub fn service_account(plan: &Plan) -> ServiceAccount {
    ServiceAccount { metadata: namespaced(plan, plan.names.certgen()), ..Default::default() }
}

/// Lets the Job look for Secrets and make them.
#[must_use]
pub fn role(plan: &Plan) -> Role {
    Role {
        metadata: namespaced(plan, plan.names.certgen()),
        rules: Some(vec![rule("", &["secrets"], &["get", "create"])]),
    }
}

/// Gives the Job the Role.
#[must_use]
pub fn role_binding(plan: &Plan) -> RoleBinding {
    RoleBinding {
        metadata: namespaced(plan, plan.names.certgen()),
        role_ref: role_ref("Role", plan.names.certgen()),
        subjects: Some(vec![subject(plan, &plan.names.certgen())]),
    }
}

/// Arguments for making TLS certificates and signing keys.
#[must_use]
pub fn all_args(plan: &Plan, server_sans: &[String]) -> Vec<String> {
    let tls = &plan.values.server.tls;
    let mut args = vec![
        "generate-certs".to_owned(),
        format!("--server-secret-name={}", tls.cert_secret_name.get().unwrap_or_default()),
        format!("--client-secret-name={}", tls.client_tls_secret_name.get().unwrap_or_default()),
        format!("--jwt-secret-name={}", plan.jwt_keys.secret),
    ];
    args.extend(server_sans.iter().map(|san| format!("--server-san={san}")));
    args
}

/// Arguments for making signing keys only.
#[must_use]
pub fn jwt_args(plan: &Plan) -> Vec<String> {
    vec!["generate-certs".into(), "--jwt-only".into(), format!("--jwt-secret-name={}", plan.jwt_keys.secret)]
}

/// The Job itself. It never ends by time to live: the same Job applied again would then run again.
#[must_use]
pub fn job(plan: &Plan, args: Vec<String>) -> Job {
    Job {
        metadata: namespaced(plan, plan.names.certgen()),
        spec: Some(JobSpec {
            backoff_limit: Some(3),
            active_deadline_seconds: Some(120),
            template: PodTemplateSpec {
                metadata: Some(ObjectMeta { labels: Some(pod_labels(plan)), ..Default::default() }),
                spec: Some(PodSpec {
                    restart_policy: Some("OnFailure".into()),
                    service_account_name: Some(plan.names.certgen()),
                    image_pull_secrets: unless_empty(&plan.values.image_pull_secrets),
                    security_context: Some(PodSecurityContext {
                        run_as_non_root: Some(true),
                        seccomp_profile: Some(runtime_default()),
                        ..Default::default()
                    }),
                    containers: vec![container(plan, args)],
                    ..Default::default()
                }),
            },
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// Labels by which no selector of the gateway takes the Job's pod.
fn pod_labels(plan: &Plan) -> Labels {
    let mut labels = selector(plan);
    labels.insert(APP_NAME.into(), plan.names.certgen_app());
    labels.insert(COMPONENT.into(), CERTGEN.into());
    labels
}

fn container(plan: &Plan, args: Vec<String>) -> Container {
    Container {
        name: CERTGEN.into(),
        image: Some(plan.images.gateway.clone()),
        image_pull_policy: plan.values.image.pull_policy.to_option(),
        command: Some(vec!["/usr/local/bin/openshell-gateway".into()]),
        args: Some(args),
        env: Some(vec![of_pod("POD_NAMESPACE", "metadata.namespace")]),
        security_context: Some(SecurityContext {
            allow_privilege_escalation: Some(false),
            capabilities: Some(Capabilities { drop: Some(vec!["ALL".into()]), ..Default::default() }),
            ..Default::default()
        }),
        ..Default::default()
    }
}
