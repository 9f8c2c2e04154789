//! The gateway's container.

use k8s_openapi::api::core::v1::{
    Container, ContainerPort, EnvVar, HTTPGetAction, Probe, ResourceRequirements, VolumeMount,
};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::plan::Plan;
use crate::plan::credentials::Credentials as ProviderCredentials;
use crate::plan::database::Database;
use crate::render::env::{from_secret, literal};
use crate::render::gateway::{database_url, gateway_toml, secret, volumes};
use crate::values::schema::probes;

/// Name of the container.
pub const NAME: &str = "openshell-gateway";

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
        env: Some(env(plan)),
        volume_mounts: Some(mounts.into_iter().chain(volumes::mounts(plan)).collect()),
        ports: Some(ports(plan)),
        startup_probe: Some(startup(&values.probes.startup)),
        liveness_probe: Some(probe("/healthz", &values.probes.liveness)),
        readiness_probe: Some(probe("/readyz", &values.probes.readiness)),
        resources: values.resources.clone().filter(|resources| *resources != ResourceRequirements::default()),
        ..Default::default()
    }
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
    [port("grpc", plan.ports.grpc), port("health", plan.ports.health)].into_iter().chain(metrics).collect()
}

fn startup(settings: &probes::StartupProbe) -> Probe {
    Probe {
        period_seconds: settings.period_seconds,
        timeout_seconds: settings.timeout_seconds,
        failure_threshold: settings.failure_threshold,
        ..get("/healthz")
    }
}

fn probe(path: &str, settings: &probes::Probe) -> Probe {
    Probe {
        initial_delay_seconds: settings.initial_delay_seconds,
        period_seconds: settings.period_seconds,
        timeout_seconds: settings.timeout_seconds,
        failure_threshold: settings.failure_threshold,
        ..get(path)
    }
}

fn get(path: &str) -> Probe {
    let port = IntOrString::String("health".into());
    Probe {
        http_get: Some(HTTPGetAction { path: Some(path.into()), port, ..Default::default() }),
        ..Default::default()
    }
}
