//! The gateway's own configuration.

pub mod credentials;
pub mod drivers;
pub mod extra_config;
pub mod oidc;
pub mod peer;
pub mod provider_token_grants;
pub mod sandbox_jwt;
pub mod tls;

use k8s_openapi::api::core::v1::LocalObjectReference;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use self::credentials::{CredentialDrivers, CredentialStorage};
use self::drivers::Drivers;
use self::extra_config::ExtraConfig;
use self::oidc::Oidc;
use self::peer::Peer;
use self::provider_token_grants::ProviderTokenGrants;
use self::sandbox_jwt::SandboxJwt;
use self::tls::Tls;
use crate::values::schema::deferred::Deferred;
use crate::values::schema::setting::Setting;

/// The gateway's own configuration.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Server {
    /// How much the gateway logs: `error`, `warn`, `info`, `debug` or `trace`.
    pub log_level: String,
    /// Whether the gateway and the supervisors that it starts send anonymous usage data.
    pub telemetry_enabled: bool,
    /// Namespace for sandbox pods. Empty: the release's namespace.
    pub sandbox_namespace: Setting,
    /// URL of the SQLite database, on the gateway's volume. Without effect with PostgreSQL. It is part of
    /// the pod's arguments, so it must not hold a password.
    pub db_url: String,
    /// Existing Secret whose key `uri` holds the URL of a PostgreSQL database, in place of
    /// `server.dbUrl`. Empty: SQLite, or what `postgres` says.
    pub external_db_secret: Setting,
    /// Image of sandboxes that ask for none.
    pub sandbox_image: String,
    /// When nodes pull sandbox images: `Always`, `IfNotPresent` or `Never`. Empty: the cluster decides.
    pub sandbox_image_pull_policy: Setting,
    /// Secrets with registry credentials for sandbox pods. They must exist in the sandboxes' namespace.
    #[schemars(with = "Vec<Deferred<LocalObjectReference>>")]
    pub sandbox_image_pull_secrets: Vec<LocalObjectReference>,
    /// Size of each sandbox's workspace volume, such as `10Gi`. Empty: the gateway's default, 2Gi.
    pub workspace_default_storage_size: Setting,
    /// Storage class of workspace volumes. Empty: the cluster's default class; where there is none,
    /// sandboxes never start.
    pub workspace_storage_class: Setting,
    /// Runtime class of sandbox pods that ask for none, such as `kata-containers`. Empty: the cluster's
    /// default.
    pub default_runtime_class_name: Setting,
    /// URL at which sandboxes reach the gateway. Empty: the gateway's service inside the cluster.
    pub grpc_endpoint: Setting,
    /// IP address that the names `host.docker.internal` and `host.openshell.internal` stand for in pods.
    /// Empty: the names are not defined.
    #[serde(rename = "hostGatewayIP")]
    pub host_gateway_ip: Setting,
    /// Whether sandbox pods run in user namespaces, so that root in a pod is nobody on its node. It needs
    /// Kubernetes 1.33 and a node with support for it.
    pub enable_user_namespaces: bool,
    /// `AppArmor` profile of agents' containers: `Unconfined`, `RuntimeDefault` or `Localhost/` with a
    /// profile's name. The supervisor sets up mounts that a runtime's default profile may forbid. Empty:
    /// none is asked for.
    pub app_armor_profile: Setting,
    /// What makes sandboxes.
    pub drivers: Drivers,
    /// Whether the gateway serves plaintext HTTP. Only for a gateway behind something that ends TLS.
    pub disable_tls: bool,
    /// What gateways send to each other.
    pub peer: Peer,
    /// Whether URLs of sandbox services at the loopback address work over plaintext HTTP on a gateway
    /// with TLS.
    pub enable_loopback_service_http: bool,
    /// What happens when a new sandbox policy is invalid: `fail_closed` drops the previous one too,
    /// `retain_last_valid` keeps it.
    pub policy_validation_failure_mode: String,
    /// Limit on gRPC requests to one gateway; health, metrics and loopback HTTP are not limited.
    pub grpc_rate_limit: GrpcRateLimit,
    /// Credentials in the gateway's own database, encrypted; used where no credential driver is enabled.
    pub credential_storage: CredentialStorage,
    /// Places outside of the database for credentials; at most one can be enabled.
    pub credential_drivers: CredentialDrivers,
    /// Whom the gateway lets in.
    pub auth: Auth,
    /// The Secrets of TLS; without effect where `server.disableTls` is set.
    pub tls: Tls,
    /// Tokens by which sandboxes prove themselves to the gateway, which signs them.
    pub sandbox_jwt: SandboxJwt,
    /// Tokens that sandboxes obtain from providers at run time.
    pub provider_token_grants: ProviderTokenGrants,
    /// Users from an OIDC provider, who prove themselves with bearer tokens.
    pub oidc: Oidc,
    /// Tables and keys of gateway.toml that have no value of their own, by their names below `[openshell]`. It is no place
    /// for secrets, as gateway.toml is in a ConfigMap.
    #[schemars(with = "Deferred<ExtraConfig>")]
    pub extra_config: Map<String, Json>,
}

/// Whom the gateway lets in.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Auth {
    /// Unsafe: whether users need not prove who they are. Only for development on one machine, or behind
    /// a proxy that does it.
    pub allow_unauthenticated_users: bool,
}

/// Limit on gRPC requests; it takes both numbers.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GrpcRateLimit {
    /// Requests that one gateway takes in a window. 0 or unset: no limit.
    #[schemars(range(min = 0))]
    pub requests: Option<i64>,
    /// Length of the window in seconds. 0 or unset: no limit.
    #[schemars(range(min = 0))]
    pub window_seconds: Option<i64>,
}
