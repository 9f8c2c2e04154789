//! Volumes of the gateway's pods and where they are mounted.

use k8s_openapi::api::core::v1::{KeyToPath, SecretVolumeSource, Volume, VolumeMount};

use crate::plan::Plan;
use crate::plan::cloudnative_pg::tls::Verification;
use crate::plan::database::Database;
use crate::plan::release::Target;
use crate::plan::tls::{ClientCa, Tls};
use crate::render::gateway::{config_map, peer};
use crate::render::volume::{config_map as config_map_volume, read_only};

/// Where the configuration is mounted.
const CONFIG: &str = "/etc/openshell";

/// The volumes, except those that the workload itself brings along.
#[must_use]
pub fn gateway(plan: &Plan) -> Vec<Volume> {
    mounted(plan).into_iter().map(|(volume, _)| volume).collect()
}

/// Where [`gateway`]'s volumes are mounted, all of them read-only.
#[must_use]
pub fn mounts(plan: &Plan) -> Vec<VolumeMount> {
    let mount = |(volume, path): (Volume, &str)| match path {
        CONFIG if plan.release.target == Target::Kubectl && plan.gateway_version.refuses_links() => {
            VolumeMount {
                sub_path: Some(config_map::GATEWAY_TOML.into()),
                ..read_only(&volume.name, &format!("{CONFIG}/{}", config_map::GATEWAY_TOML))
            }
        }
        path => read_only(&volume.name, path),
    };
    mounted(plan).into_iter().map(mount).collect()
}

/// The ConfigMap with the authority that signed the OIDC issuer's certificate, where one is in use.
#[must_use]
pub fn oidc_ca(plan: &Plan) -> Option<&str> {
    let oidc = &plan.values.server.oidc;
    oidc.issuer.get().and(oidc.ca_config_map_name.get())
}

fn mounted(plan: &Plan) -> Vec<(Volume, &'static str)> {
    let jwt_keys = SecretVolumeSource {
        secret_name: Some(plan.jwt_keys.secret.clone()),
        default_mode: Some(plan.jwt_keys.mode),
        ..Default::default()
    };
    let mut mounted = vec![
        (config_map_volume("gateway-config", &plan.names.config()), CONFIG),
        (secret("sandbox-jwt", jwt_keys), "/etc/openshell-jwt"),
    ];
    if let Tls::Enabled { server_secret, client_ca, external_secret, .. } = &plan.tls {
        mounted.push((secret("tls-cert", named(server_secret)), "/etc/openshell-tls/server"));
        if let Some(external) = external_secret {
            mounted
                .push((secret("tls-external-cert", named(external)), "/etc/openshell-tls/server-external"));
        }
        let client_ca = match client_ca {
            ClientCa::ServerSecret => {
                Some(SecretVolumeSource { items: Some(vec![ca()]), ..named(server_secret) })
            }
            ClientCa::Secret(name) => Some(named(name)),
            ClientCa::None { .. } => None,
        };
        mounted.extend(
            client_ca.map(|source| (secret("tls-client-ca", source), "/etc/openshell-tls/client-ca")),
        );
    }
    if let Some(authority) = database_authority(plan) {
        let source = SecretVolumeSource { items: Some(vec![ca()]), ..named(&authority) };
        mounted.push((secret("postgres-ca", source), "/etc/openshell-tls/postgres"));
    }
    mounted.extend(plan.availability.peers.iter().flat_map(peer::volumes));
    mounted
        .extend(oidc_ca(plan).map(|name| (config_map_volume("oidc-ca", name), "/etc/openshell-tls/oidc-ca")));
    mounted
}

/// The Secret with the authority against which the gateway verifies a database of the release.
fn database_authority(plan: &Plan) -> Option<String> {
    match &plan.database {
        Database::Internal(server) => server.tls.as_ref().map(|tls| tls.secret.clone()),
        Database::Cluster(cluster) => cluster.verification.as_ref().map(|verification| match verification {
            Verification::Operator => cluster.names.authority(),
            Verification::Existing(secret) => secret.clone(),
        }),
        Database::Sqlite { .. } | Database::ExistingSecret { .. } | Database::External { .. } => None,
    }
}

fn secret(name: &str, source: SecretVolumeSource) -> Volume {
    Volume { name: name.into(), secret: Some(source), ..Default::default() }
}

fn named(secret: &str) -> SecretVolumeSource {
    SecretVolumeSource { secret_name: Some(secret.to_owned()), ..Default::default() }
}

fn ca() -> KeyToPath {
    KeyToPath { key: "ca.crt".into(), path: "ca.crt".into(), ..Default::default() }
}
