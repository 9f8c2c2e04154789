//! The gateway's container.

use k8s_openapi::api::core::v1::{
    Container, ContainerPort, EnvVar, Lifecycle, LifecycleHandler, ResourceRequirements, SleepAction,
    VolumeMount,
};

use crate::plan::Plan;
use crate::plan::credentials::Credentials as ProviderCredentials;
use crate::plan::database::Database;
use crate::plan::extras;
use crate::render::env::{from_secret, literal};
use crate::render::gateway::{database_url, gateway_toml, peer, probes, secret, volumes};
use crate::render::list::{unless_empty, with};

/// Name of the container.
pub const NAME: &str = extras::CONTAINER;

/// The gateway with its arguments, environment, mounts, ports and probes.
#[must_use]
pub fn gateway(plan: &Plan, mounts: Vec<VolumeMount>) -> Container {
    let values = &plan.values;
    Container {
        name: NAME.into(),
        security_context: values.security_context.clone(),
        image: Some(plan.images.gateway.clone()),
        image_pull_policy: values.image.pull_policy.to_option(),
        args: Some(args(plan)),
        env: Some(with(env(plan), &values.extra_env)),
        env_from: unless_empty(&values.extra_env_from),
        volume_mounts: Some(with(
            mounts.into_iter().chain(volumes::mounts(plan)).collect(),
            &values.extra_volume_mounts,
        )),
        ports: Some(ports(plan)),
        lifecycle: plan.availability.shutdown.pre_stop_sleep_seconds.map(sleep),
        startup_probe: probes::startup(plan),
        liveness_probe: probes::liveness(plan),
        readiness_probe: probes::readiness(plan),
        resources: values.resources.clone().filter(|resources| *resources != ResourceRequirements::default()),
        ..Default::default()
    }
}

/// Kubernetes' own pause before a container is told to stop: the image has no shell to run one.
fn sleep(seconds: i64) -> Lifecycle {
    let pre_stop = LifecycleHandler { sleep: Some(SleepAction { seconds }), ..Default::default() };
    Lifecycle { pre_stop: Some(pre_stop), ..Default::default() }
}

fn args(plan: &Plan) -> Vec<String> {
    let mut args = vec!["--config".to_owned(), "/etc/openshell/gateway.toml".to_owned()];
    if let Database::Sqlite { url } = &plan.database {
        args.extend(["--db-url".to_owned(), url.clone()]);
    }
    args
}

fn env(plan: &Plan) -> Vec<EnvVar> {
    let mut env = Vec::new();
    if let ProviderCredentials::Database(key) = &plan.credentials {
        env.push(from_secret(gateway_toml::KEY_ENCRYPTION_KEY_ENV, key.secret(), secret::KEY_ENCRYPTION_KEY));
    }
    env.extend(database_url::env(plan));
    if let Some(peers) = &plan.availability.peers {
        env.extend(peer::env(plan, peers));
    }
    if volumes::oidc_ca(plan).is_some() {
        // Read by the gateway's TLS library, so it has no setting in gateway.toml.
        env.push(literal("SSL_CERT_FILE", "/etc/openshell-tls/oidc-ca/ca.crt"));
    }
    env.push(literal("OPENSHELL_TELEMETRY_ENABLED", &plan.values.server.telemetry_enabled.to_string()));
    env
}

fn ports(plan: &Plan) -> Vec<ContainerPort> {
    let port = |name: &str, number: u16| ContainerPort {
        name: Some(name.into()),
        container_port: number.into(),
        protocol: Some("TCP".into()),
        ..Default::default()
    };
    let metrics = plan.ports.metrics.map(|number| port("metrics", number));
    let health = plan.ports.health.map(|number| port("health", number));
    [port("grpc", plan.ports.grpc)].into_iter().chain(health).chain(metrics).collect()
}
