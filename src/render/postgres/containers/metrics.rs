//! Metrics of the server.

use k8s_openapi::api::core::v1::{Container, ContainerPort, HTTPGetAction, Probe};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{METRICS_PORT, resources};
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::image::Image;
use crate::render::env::literal;
use crate::render::restricted;
use crate::render::volume::read_only;

/// `postgres_exporter`, logged in as the gateway's role, which sees the statistics that the alerts need.
#[must_use]
pub fn container(plan: &Plan, server: &PostgresServer, image: &Image) -> Container {
    let database = utf8_percent_encode(&server.role.database, NON_ALPHANUMERIC);
    let sslmode = if server.tls.is_some() { "require" } else { "disable" };
    Container {
        name: "metrics".into(),
        image: Some(image.reference.clone()),
        image_pull_policy: image.pull_policy.clone(),
        env: Some(vec![
            literal("DATA_SOURCE_URI", &format!("127.0.0.1:5432/{database}?sslmode={sslmode}")),
            literal("DATA_SOURCE_USER", &server.role.name),
            literal("DATA_SOURCE_PASS_FILE", "/run/secrets/postgres/password"),
        ]),
        ports: Some(vec![ContainerPort {
            name: Some("metrics".into()),
            container_port: METRICS_PORT.into(),
            protocol: Some("TCP".into()),
            ..Default::default()
        }]),
        volume_mounts: Some(vec![read_only("passwords", "/run/secrets/postgres")]),
        liveness_probe: Some(Probe {
            http_get: Some(HTTPGetAction {
                path: Some("/".into()),
                port: IntOrString::String("metrics".into()),
                ..Default::default()
            }),
            period_seconds: Some(30),
            timeout_seconds: Some(5),
            ..Default::default()
        }),
        resources: resources(plan.values.postgres.sidecar_resources.as_ref()),
        security_context: Some(restricted::container()),
        ..Default::default()
    }
}
